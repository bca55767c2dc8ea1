"""The scene as the store remembers it; what is kept warm was committed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import commands as do
from app.core.events import Actor, Fact, RosterChanged, SetupEvent
from app.core.ids import CallId, PersonId
from app.core.places import LastPosition, Point
from app.core.roster import Person, district_wide
from app.core.words import Disposition, Role
from app.store import log
from app.store.log import Head
from app.store.people import positions, roster
from app.store.people.positions import PositionRow
from app.store.session import Tx
from tests.engine.engine import Engine, engine
from tests.town import NORTH, SOUTH, START, TOWN, by

OFF = PersonId("Off")


def rename(tx: Tx, name: str) -> SetupEvent:
    person = roster.person(tx, PersonId("Ana"))
    assert person is not None
    roster.put_person(tx, TOWN, replace(person, name=name))
    return RosterChanged(ids=("Ana",))


async def name_of_ana(town: Engine) -> str:
    return (await town.lookout.scene(TOWN)).scene.setup.people[PersonId("Ana")].name


async def test_a_setup_that_was_rolled_back_is_never_seen(database_url: str) -> None:
    seen: list[Head] = []

    async with engine(database_url) as town:

        def undone(tx: Tx) -> None:
            head = log.lock_head(tx, TOWN)
            event = rename(tx, "Never")
            head, _ = log.append(tx, head, [Fact(event=event, at=head.now, by=Actor())])
            seen.append(head)
            assert town.scenes.scene(tx, head).setup.people[PersonId("Ana")].name == "Never"
            raise LookupError("undone")

        with pytest.raises(LookupError, match="undone"):
            await town.memory.write(undone)
        await town.record(TOWN, by("Max"), lambda tx: rename(tx, "Anna"))
        after = await town.lookout.scene(TOWN)
        assert (seen[0].setup_rev, "Anna") == (after.head.setup_rev, await name_of_ana(town))


async def test_the_last_position_of_an_officer_counts_until_they_say_otherwise(database_url: str) -> None:
    async with engine(database_url) as town:
        officer = Person(id=OFF, name="Off", holdings=(district_wide(Role.officer, TOWN),))
        row = PositionRow(person=OFF, latitude=44.95, longitude=-93.27, at=START + timedelta(seconds=60))

        def put(tx: Tx) -> SetupEvent:
            roster.put_person(tx, TOWN, officer)
            return RosterChanged(ids=(OFF,))

        await town.record(TOWN, by("Max"), put)
        await town.handle(TOWN, do.StartDuty(by=by("Off"), person=OFF, school=NORTH))
        town.clock.turn(180)
        await town.memory.write(lambda tx: positions.put(tx, TOWN, row))
        known = (await town.lookout.scene(TOWN)).scene.positions
        assert known == {OFF: LastPosition(point=Point(latitude=44.95, longitude=-93.27), age=120)}
        await town.handle(TOWN, do.MoveDuty(by=by("Off"), person=OFF, school=SOUTH))
        assert (await town.lookout.scene(TOWN)).scene.positions == {}


async def test_a_decision_sees_what_its_own_transaction_changed(database_url: str) -> None:
    async with engine(database_url) as town:
        assert await name_of_ana(town) == "Ana"
        await town.record(TOWN, by("Max"), lambda tx: rename(tx, "Anna"))
        assert await name_of_ana(town) == "Anna"


async def test_the_setup_is_read_once_for_each_revision(database_url: str) -> None:
    async with engine(database_url) as town:
        one, other = [(await town.lookout.scene(TOWN)).scene.setup for _ in range(2)]
        assert one is other
        assert one.name == "Town"


async def test_calls_that_are_over_are_there_only_when_they_are_named(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.handle(TOWN, do.Close(by=by("Max"), call=CallId("call-Tea"), disposition=Disposition.resolved))
        plain = await town.lookout.scene(TOWN)
        named = await town.lookout.scene(TOWN, [CallId("call-Tea"), CallId("none")])
        assert (list(plain.scene.calls), list(named.scene.calls)) == ([], ["call-Tea"])


async def test_duty_proven_phones_and_the_last_offer_are_in_it(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        scene = (await town.lookout.scene(TOWN)).scene
        assert ({"Ana", "Ben"}, {"Ana": town.clock.at}) == (set(scene.duty), scene.last_offered)
        assert "Ana" in scene.proven


async def test_the_ways_of_a_travel_service_are_in_it_where_there_is_one(database_url: str) -> None:
    async with engine(database_url) as town:
        assert (await town.lookout.scene(TOWN)).scene.travel == {}
        town.scenes.ways[TOWN] = {(NORTH, SOUTH): 61.5}
        assert (await town.lookout.scene(TOWN)).scene.travel == {(NORTH, SOUTH): 61.5}
