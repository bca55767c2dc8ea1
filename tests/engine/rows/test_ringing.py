"""Whose phones are knocked on after a turn, beside the ringing of an offer itself."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core.events import RosterChanged
from app.core.ids import CallId, MessageId, PersonId, PlaceId
from app.core.policy import Policy
from app.core.roster import Person, district_wide
from app.core.words import Disposition, Role
from app.engine.wording import Words
from app.store.call import knocks
from app.store.district import plans
from app.store.people import devices, roster
from app.store.session import Tx
from tests import police
from tests.engine.engine import Engine, engine
from tests.town import EVERYDAY, START, TOWN, by, device

CALL = CallId("call-Tea")


async def stalled(town: Engine) -> None:
    await town.press()
    await town.accept("Ana", CALL)
    town.clock.turn(60)
    await town.ticker.turn()


async def test_who_said_yes_and_does_not_stir_is_knocked_for_and_asked_again(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await stalled(town)
        assert {("Ana", "stalled", CALL)} == await town.knocks()
        assert (await town.types())[-1] == "responder.stalled"
        assert await town.alarms() == {CALL: 60.0}
        town.clock.turn(60)
        await town.ticker.turn()
        assert {("Ana", "stalled", CALL)} == await town.knocks()


async def test_an_answer_ends_the_knocking_and_the_alarm(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await stalled(town)
        await town.step("Ana", do.Step.en_route)
        assert (set(), {}) == (await town.knocks(), await town.alarms())


async def test_who_gives_their_place_to_another_is_told(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        await town.accept("Ana", CALL)
        ask = do.AskByName(by=by("Max"), call=CALL, person=PersonId("Ben"), instead_of=PersonId("Ana"))
        await town.handle(TOWN, ask)
        assert {("Ben", "offer", CALL)} == await town.knocks()
        await town.accept("Ben", CALL)
        assert {("Ana", "released", CALL)} == await town.knocks()
        assert [part.responder for part in (await town.call()).going()] == ["Ben"]


async def test_who_leaves_a_drill_for_a_call_is_told_that_it_is_over_for_them_without_a_sound(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.handle(TOWN, do.Raise(by=by("Max"), call=CallId("drill"), place=PlaceId("n204"), drill=True))
        await town.accept("Ana", "drill")
        await town.press()
        assert {("Ana", "offer", CALL)} == await town.knocks()
        await town.accept("Ana", CALL)
        rows = await town.memory.write(lambda tx: knocks.claim(tx, town.clock.at, 100))
        assert [("Ana", "drill_over", "drill")] == [(row.person, row.kind, row.call) for row in rows]
        told = await Words(town.lookout).of(rows[0])
        assert told is not None
        assert ("The drill is over for you", True, "/call/drill") == (told.title(), told.silent, told.navigate)


async def test_who_goes_learns_that_a_life_is_in_danger_once_and_who_says_so_knows_it(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        await town.accept("Ana", CALL)
        await town.handle(TOWN, do.AskBackup(by=by("Ana"), call=CALL, needed=1))
        await town.accept("Ben", CALL)
        await town.handle(TOWN, do.AskPolice(by=by("Ana"), call=CALL, danger=True))
        assert {who for who, kind, _ in await town.knocks() if kind == "danger"} == {"Ben"}
        await town.handle(TOWN, do.AskPolice(by=by("Ana"), call=CALL, danger=True))
        assert "danger" not in {kind for _, kind, _ in await town.knocks()}


async def test_who_goes_learns_that_the_place_changed(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.accept("Ana", CALL)
        await town.handle(TOWN, do.Raise(by=by("Tea"), call=CallId("again"), place=PlaceId("n120")))
        assert ("Ana", "moved", CALL) in await town.knocks()


async def test_who_is_on_the_way_and_is_put_off_duty_by_another_is_told_and_by_their_own_hand_not(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        await town.accept("Ana", CALL)
        await town.handle(TOWN, do.EndDuty(by=by("Max"), person=PersonId("Ana")))
        assert ("Ana", "released", CALL) in await town.knocks()
        await town.accept("Ben", CALL)
        await town.handle(TOWN, do.EndDuty(by=by("Ben"), person=PersonId("Ben")))
        assert "Ben" not in {who for who, kind, _ in await town.knocks() if kind == "released"}


async def test_a_message_knocks_for_everybody_on_the_call_but_its_writer(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await town.press()
        await town.accept("Ana", CALL)
        await town.handle(TOWN, do.Message(by=by("Max"), call=CALL, message=MessageId("m"), digest="d"))
        assert {"Ana"} <= {who for who, kind, _ in await town.knocks() if kind == "message"} <= {"Ana", "Tea"}


async def test_who_decides_about_police_is_knocked_for_and_told_when_another_has_decided(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max", "Mia") as town:
        policy = Policy(default=EVERYDAY, police=police.POLICE)
        await town.memory.write(lambda tx: plans.put_policy(tx, TOWN, policy, PersonId("Max"), START))
        await town.press()
        await town.accept("Ana", CALL)
        await town.handle(TOWN, do.AskPolice(by=by("Ana"), call=CALL, reason="trespass"))
        rung = {who for who, kind, _ in await town.knocks() if kind == "offer"}
        asked = (await town.call()).police
        assert asked is not None
        assert rung == {part.responder for part in asked.asks} != set()
        await town.handle(TOWN, do.DecidePolice(by=by(min(rung)), call=CALL, request=1, yes=False))
        assert "offer" not in {kind for _, kind, _ in await town.knocks()}


async def test_a_message_does_not_knock_for_an_officer_who_pressed(database_url: str) -> None:
    async with engine(database_url, "Ana", "Max") as town:
        await town.record(TOWN, by("Max"), officer)
        await town.handle(TOWN, do.Raise(by=by("Off"), call=CallId("call-Off"), place=PlaceId("n204"), scanned=True))
        message = do.Message(by=by("Max"), call=CallId("call-Off"), message=MessageId("m"), digest="d")
        await town.handle(TOWN, message)
        assert [who for who, kind, _ in await town.knocks() if kind == "message"] == []


def officer(tx: Tx) -> RosterChanged:
    person = Person(id=PersonId("Off"), name="Off", holdings=(district_wide(Role.officer, TOWN),))
    roster.put_person(tx, TOWN, person)
    devices.put(tx, device("Off"))
    return RosterChanged(ids=(person.id,))


async def patrolled(town: Engine) -> None:
    """Ana is with Tea, and an officer is on the way."""
    policy = Policy(default=EVERYDAY, police=replace(police.POLICE, conditions=()))
    await town.memory.write(lambda tx: plans.put_policy(tx, TOWN, policy, PersonId("Max"), START))
    await town.record(TOWN, by("Max"), officer)
    await town.handle(TOWN, do.StartDuty(by=by("Off"), person=PersonId("Off")))
    await town.press()
    await town.accept("Ana", CALL)
    await town.step("Ana", do.Step.on_scene)
    await town.handle(TOWN, do.AskPolice(by=by("Ana"), call=CALL, reason="trespass"))
    await town.accept("Off", CALL)
    assert set() == await town.knocks()


@pytest.mark.parametrize(
    "end",
    [
        do.Close(by=by("Ana"), call=CALL, disposition=Disposition.resolved),
        do.WithdrawPolice(by=by("Ana"), call=CALL, request=1),
    ],
)
async def test_an_officer_on_the_way_is_told_at_once_when_it_is_over(database_url: str, end: do.Command) -> None:
    async with engine(database_url, "Ana") as town:
        await patrolled(town)
        await town.handle(TOWN, end)
        assert {("Off", "released", CALL)} == await town.knocks()


async def test_an_officer_on_the_way_learns_that_they_are_sent_elsewhere_and_else_not(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await patrolled(town)
        moves = do.Raise(by=by("Tea"), call=CallId("again"), place=PlaceId("n120"))
        meeting = do.SetMeeting(by=by("Ana"), call=CALL, request=1, adult=PersonId("Ana"), place=PlaceId("n120"), keep_away=False)
        await town.handle(TOWN, meeting)
        assert ("Off", "moved", CALL) in await town.knocks()
        await town.handle(TOWN, replace(meeting, keep_away=True))
        await town.handle(TOWN, moves)
        assert ("Off", "moved", CALL) not in await town.knocks()


async def test_an_officer_whom_nobody_meets_elsewhere_learns_that_the_place_changed_until_they_are_there(
    database_url: str,
) -> None:
    async with engine(database_url, "Ana") as town:
        await patrolled(town)
        await town.handle(TOWN, do.Raise(by=by("Tea"), call=CallId("again"), place=PlaceId("n120")))
        assert ("Off", "moved", CALL) in await town.knocks()
        await town.step("Off", do.Step.on_scene)
        await town.handle(TOWN, do.Raise(by=by("Tea"), call=CallId("once-more"), place=PlaceId("n204")))
        assert "Off" not in {who for who, kind, _ in await town.knocks() if kind == "moved"}


MEETING = do.SetMeeting(by=by("Ana"), call=CALL, request=1, adult=PersonId("Ben"), place=PlaceId("n120"), keep_away=True)


async def met(town: Engine) -> None:
    await patrolled(town)
    await town.handle(TOWN, MEETING)


async def of_meeting(town: Engine) -> set[str]:
    return {who for who, kind, _ in await town.knocks() if kind == "meeting"}


async def test_the_adult_who_is_to_meet_the_officer_is_knocked_for_and_told_where_to_look(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await met(town)
        rows = await town.memory.write(lambda tx: knocks.claim(tx, town.clock.at, 100))
        told = [await Words(town.lookout).of(row) for row in rows if row.kind == "meeting"]
        assert [(each.title(), each.navigate, each.silent) for each in told if each] == [
            ("You meet an officer", f"/gate/{CALL}", False)
        ]
        assert {row.person for row in rows if row.kind == "meeting"} == {"Ben"}


async def test_who_names_themselves_to_meet_the_officer_knows_it(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await patrolled(town)
        await town.handle(TOWN, replace(MEETING, adult=PersonId("Ana")))
        assert await of_meeting(town) == set()


@pytest.mark.parametrize(
    "end",
    [
        do.Close(by=by("Max"), call=CALL, disposition=Disposition.resolved),
        do.WithdrawPolice(by=by("Ana"), call=CALL, request=1),
        replace(MEETING, adult=PersonId("Ana")),
    ],
)
async def test_who_need_not_meet_an_officer_any_more_is_told(database_url: str, end: do.Command) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await met(town)
        await of_meeting(town)
        await town.handle(TOWN, end)
        rows = [row for row in await town.memory.write(lambda tx: knocks.claim(tx, town.clock.at, 100)) if row.kind == "meeting"]
        told = [await Words(town.lookout).of(row) for row in rows]
        assert [(row.person, each.title(), each.silent) for row, each in zip(rows, told, strict=True) if each] == [
            ("Ben", "You need not meet anybody", True)
        ]


async def test_who_has_met_the_officer_is_not_told_that_they_need_not(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await met(town)
        assert await of_meeting(town) == {"Ben"}
        await town.step("Off", do.Step.on_scene)
        await town.handle(TOWN, do.WithdrawPolice(by=by("Ana"), call=CALL, request=1))
        assert await of_meeting(town) == set()


async def test_who_is_done_by_their_own_word_is_not_told(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await patrolled(town)
        await town.step("Off", do.Step.clear)
        assert set() == await town.knocks()


async def test_a_colleague_on_the_way_is_told_when_another_ends_the_call_and_one_who_is_there_sees_it(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        await town.accept("Ana", CALL)
        await town.step("Ana", do.Step.on_scene)
        await town.handle(TOWN, do.AskBackup(by=by("Ana"), call=CALL, needed=1))
        await town.accept("Ben", CALL)
        await town.handle(TOWN, do.Close(by=by("Max"), call=CALL, disposition=Disposition.resolved))
        assert {("Ben", "released", CALL)} == await town.knocks()
