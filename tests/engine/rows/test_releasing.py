"""Releases to an officer are in the record of disclosures as soon as they are made, on both databases."""

from dataclasses import replace
from functools import partial

import pytest

from app.core import board
from app.core import commands as do
from app.core.events import RosterChanged
from app.core.ids import CallId, MessageId, PersonId
from app.core.policy import PoliceReason, PoliceRules, Policy, Released
from app.core.refusals import Refused
from app.core.roster import Person, district_wide
from app.core.words import DeclineReason, Disposition, Group, Involved, Role
from app.store.district import plans
from app.store.ending import disclosures
from app.store.people import devices, roster
from app.store.session import Tx
from tests.engine.engine import Engine, engine
from tests.town import EVERYDAY, START, TOWN, by, device

CALL = CallId("call-Tea")
OFF = PersonId("Off")
FREE = (Released.call_type, Released.students_involved, Released.messages)
RULES = PoliceRules(
    askers=(Group.coaches, Group.managers), reasons=(PoliceReason(id="trespass", name="Will not leave"),), released=FREE
)


async def patrolled(town: Engine) -> None:
    """An officer is on duty; Ana goes to the teacher, and the policy lets a coach ask and releases much."""

    def put(tx: Tx) -> RosterChanged:
        roster.put_person(tx, TOWN, Person(id=OFF, name="Off", holdings=(district_wide(Role.officer, TOWN),)))
        plans.put_policy(
            tx, TOWN, Policy(default=EVERYDAY, plans=(replace(EVERYDAY, call_type="fight"),), police=RULES), None, START
        )
        return RosterChanged(ids=(OFF,))

    await town.record(TOWN, by("Max"), put)
    await town.handle(TOWN, do.StartDuty(by=by("Off"), person=OFF))
    await town.press()
    await town.accept("Ana", CALL)


async def asked(town: Engine) -> None:
    wanted = do.AskPolice(by=by("Ana"), call=CALL, reason="trespass", students=Involved.yes)
    await town.handle(TOWN, wanted)


async def told(town: Engine) -> list[tuple[str, str, str, str]]:
    rows = await town.memory.read(lambda read: disclosures.recent(read, TOWN))
    return [(row.by, row.to, row.what, row.basis) for row in reversed(rows)]


async def test_what_an_officer_is_shown_is_written_down_when_their_phone_rings(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await patrolled(town)
        assert await told(town) == []
        await asked(town)
        first = ("Ana", "Off", "students_involved", "police:trespass")
        assert await told(town) == [first]
        await town.handle(TOWN, do.Amend(by=by("Ana"), call=CALL, call_type="fight"))
        named = ("Ana", "Off", "call_type", "police:trespass")
        assert await told(town) == [first, named]
        await town.handle(TOWN, do.Message(by=by("Max"), call=CALL, message=MessageId("m1"), digest="d"))
        assert await told(town) == [first, named, ("Max", "Off", "messages", "police:trespass")]
        assert await town.memory.read(lambda read: disclosures.verify(read, TOWN)) is None


async def test_what_was_released_once_is_not_written_again_and_ends_with_the_call(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await patrolled(town)
        await asked(town)
        await town.handle(TOWN, await officers_yes(town))
        await town.handle(TOWN, do.Close(by=by("Max"), call=CALL, disposition=Disposition.resolved))
        assert len(await told(town)) == 1
        seen = await town.lookout.scene(TOWN, (CALL,))
        officer = seen.scene.setup.people[OFF]
        assert board.view(seen.scene.calls[CALL], officer, seen.scene, town.clock.now()) is None


async def test_an_officer_who_said_no_and_was_away_for_a_while_sees_nothing_that_was_written_since(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await patrolled(town)
        await asked(town)
        yes = await officers_yes(town)
        await town.handle(TOWN, do.Decline(by=by("Off"), call=CALL, offer=yes.offer, reason=DeclineReason.other))
        for active in (False, True):
            await town.record(TOWN, by("Max"), partial(_active, active=active))
            town.clock.turn(1)
        await town.handle(TOWN, do.Amend(by=by("Ana"), call=CALL, call_type="fight"))
        await town.handle(TOWN, do.Message(by=by("Max"), call=CALL, message=MessageId("m1"), digest="d"))
        seen = await town.lookout.scene(TOWN, (CALL,))
        assert board.view(seen.scene.calls[CALL], seen.scene.setup.people[OFF], seen.scene, town.clock.now()) is None
        assert [what for _, _, what, _ in await told(town)] == ["students_involved"]
        await town.handle(TOWN, do.StartDuty(by=by("Off"), person=OFF))
        with pytest.raises(Refused):
            await town.handle(TOWN, yes)


async def test_what_a_late_yes_brings_to_see_is_written_down(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await patrolled(town)
        await asked(town)
        yes = await officers_yes(town)
        await town.handle(TOWN, do.Decline(by=by("Off"), call=CALL, offer=yes.offer, reason=DeclineReason.other))
        await town.handle(TOWN, do.Amend(by=by("Ana"), call=CALL, call_type="fight"))
        await town.handle(TOWN, yes)
        assert [what for _, _, what, _ in await told(town)] == ["students_involved", "call_type", "students_involved"]


def _active(tx: Tx, *, active: bool) -> RosterChanged:
    officer = Person(id=OFF, name="Off", holdings=(district_wide(Role.officer, TOWN),), active=active)
    roster.put_person(tx, TOWN, officer)
    return RosterChanged(ids=(OFF,))


async def test_a_question_that_was_refused_releases_nothing(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await patrolled(town)
        await town.handle(TOWN, do.Message(by=by("Max"), call=CALL, message=MessageId("m1"), digest="d"))
        assert await told(town) == []


async def test_a_message_knocks_for_the_officer_who_comes_where_messages_are_released(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await patrolled(town)
        await town.memory.write(lambda tx: devices.put(tx, device("Off")))
        await asked(town)
        await town.handle(TOWN, await officers_yes(town))
        await town.knocks()
        await town.handle(TOWN, do.Message(by=by("Max"), call=CALL, message=MessageId("m1"), digest="d"))
        assert {("Ana", "message", CALL), ("Off", "message", CALL), ("Tea", "message", CALL)} == await town.knocks()


async def officers_yes(town: Engine) -> do.Accept:
    request = (await town.call()).police
    assert request is not None
    offer = next(a.offer for a in request.asks if a.responder == OFF)
    return do.Accept(by=by("Off"), call=CALL, offer=offer)
