"""Plain rows that others must learn of: the row and one event of ids, or neither."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core.events import RightsChanged, RosterChanged, SetupEvent
from app.core.ids import CallId, PersonId
from app.core.policy import Policy
from app.core.roster import Person, district_wide
from app.core.words import Role
from app.store import log
from app.store.district import plans
from app.store.people import roster
from app.store.session import Tx
from tests import police
from tests.engine.engine import engine
from tests.town import EVERYDAY, START, TOWN, by


def revoke(name: str, tx: Tx) -> SetupEvent:
    person = roster.person(tx, PersonId(name))
    assert person is not None
    roster.put_person(tx, TOWN, replace(person, active=False))
    return RightsChanged(person=PersonId(name))


async def test_the_rows_and_one_event_of_ids_are_written_and_the_setup_has_a_new_revision(database_url: str) -> None:
    async with engine(database_url) as town:
        before = (await town.lookout.scene(TOWN)).head
        await town.record(TOWN, by("Max"), lambda tx: RosterChanged(ids=("Tea",)))
        after = (await town.lookout.scene(TOWN)).head
        (fact,) = await town.memory.read(lambda read: log.since(read, TOWN, before.seq))
        assert (before.setup_rev + 1, RosterChanged(ids=("Tea",)), by("Max")) == (after.setup_rev, fact.event, fact.by)


async def test_nothing_is_said_of_what_changes_nothing(database_url: str) -> None:
    async with engine(database_url) as town:
        before = (await town.lookout.scene(TOWN)).head
        await town.record(TOWN, by("Max"), lambda _: None)
        after = (await town.lookout.scene(TOWN)).head
        assert (before.seq, before.setup_rev) == (after.seq, after.setup_rev)


async def test_whoever_may_no_longer_be_sent_is_off_duty_and_replaced_in_the_same_moment(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben", "Flo") as town:
        await town.press()
        wakes: set[int] = set()
        town.memory.on_wake(lambda _, seq: wakes.add(seq))
        seq = await town.seq()
        await town.record(TOWN, by("Max"), lambda tx: revoke("Ana", tx))
        happened = ["rights.changed", "duty.ended", "offer.withdrawn", "call.escalated", "offer.made", "offer.made"]
        assert happened == await town.types(seq)
        assert {"Ben", "Flo"} == await town.ringing()
        assert {"Ben", "Flo"} == {str(p) for p in (await town.lookout.scene(TOWN)).scene.duty}
        assert {await town.seq()} == {woken for woken in wakes if woken > seq}, "one transaction"


async def test_whoever_was_going_is_released_and_the_call_rings_again(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        await town.accept("Ana", "call-Tea")
        await town.record(TOWN, by("Max"), lambda tx: revoke("Ana", tx))
        assert ((), {"Ben"}) == ((await town.call()).going(), await town.ringing())


async def test_a_manager_who_took_a_call_without_being_on_duty_is_released_too(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.handle(TOWN, do.Take(by=by("Mia"), call=CallId("call-Tea")))
        await town.record(TOWN, by("Max"), lambda tx: revoke("Mia", tx))
        assert ((), {"Ana"}) == ((await town.call()).going(), await town.ringing())


async def test_work_that_fails_leaves_neither_row_nor_event(database_url: str) -> None:
    def fails(tx: Tx) -> SetupEvent:
        revoke("Ana", tx)
        raise LookupError("in the middle")

    async with engine(database_url, "Ana") as town:
        before = (await town.lookout.scene(TOWN)).head
        with pytest.raises(LookupError, match="in the middle"):
            await town.record(TOWN, by("Max"), fails)
        after = await town.lookout.scene(TOWN)
        assert (before.seq, True) == (after.head.seq, after.scene.setup.people[PersonId("Ana")].active)


@pytest.mark.parametrize("said", [None, do.Step.on_scene])
async def test_a_coach_who_is_made_an_officer_leaves_the_call_and_it_rings_again_in_the_same_moment(
    database_url: str, said: do.Step | None
) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        await town.accept("Ana", "call-Tea")
        if said:
            await town.step("Ana", said)
        seq = await town.seq()
        await town.record(TOWN, by("Max"), lambda tx: turn("Ana", tx))
        assert ((), {"Ben"}) == ((await town.call()).going(), await town.ringing())
        assert ["rights.changed", "duty.ended", "responder.released"] == (await town.types(seq))[:3]


@pytest.mark.parametrize("role", [Role.coach, Role.staff])
@pytest.mark.parametrize("said", [None, "yes", "here", "here, and off duty"])
async def test_who_is_no_officer_any_more_leaves_the_call_at_once_and_another_officer_is_asked(
    database_url: str, said: str | None, role: Role
) -> None:
    async with engine(database_url, "Ana") as town:
        await town.record(TOWN, by("Max"), policed)
        await town.handle(TOWN, do.StartDuty(by=by("Off"), person=PersonId("Off")))
        await town.press()
        await town.accept("Ana", "call-Tea")
        await town.handle(TOWN, do.AskPolice(by=by("Ana"), call=CallId("call-Tea"), reason="trespass"))
        if said:
            await town.accept("Off", "call-Tea")
        if said and said.startswith("here"):
            await town.step("Off", do.Step.on_scene)
        if said and said.endswith("off duty"):
            await town.handle(TOWN, do.EndDuty(by=by("Off"), person=PersonId("Off")))
        await town.handle(TOWN, do.StartDuty(by=by("Ott"), person=PersonId("Ott")))
        await town.record(TOWN, by("Max"), lambda tx: hired(tx, role))
        request = (await town.call()).police
        assert request is not None
        asks = {str(a.responder): (a.is_live(), a.is_going()) for a in request.asks}
        assert {"Off": (False, False), "Ott": (True, False)} == asks


def policed(tx: Tx) -> SetupEvent:
    for name in ("Off", "Ott"):
        officer = Person(id=PersonId(name), name=name, holdings=(district_wide(Role.officer, TOWN),))
        roster.put_person(tx, TOWN, officer)
    rules = replace(police.POLICE, conditions=())
    plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, police=rules), None, START)
    return RosterChanged(ids=("Off", "Ott"))


def hired(tx: Tx, role: Role) -> SetupEvent:
    roster.put_person(tx, TOWN, Person(id=PersonId("Off"), name="Off", holdings=(district_wide(role, TOWN),)))
    return RightsChanged(person=PersonId("Off"))


def turn(name: str, tx: Tx) -> SetupEvent:
    person = roster.person(tx, PersonId(name))
    assert person is not None
    roster.put_person(tx, TOWN, replace(person, holdings=(*person.holdings, district_wide(Role.officer, TOWN))))
    return RightsChanged(person=PersonId(name))
