"""Whose phones are knocked on after a turn, beside the ringing of an offer itself."""

from app.core import commands as do
from app.core.events import RosterChanged
from app.core.ids import CallId, MessageId, PersonId, PlaceId
from app.core.policy import Policy
from app.core.roster import Person, district_wide
from app.core.words import Role
from app.store import devices, plans, roster
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
        assert {("Ana", "over", CALL)} == await town.knocks()
        assert [part.responder for part in (await town.call()).going()] == ["Ben"]


async def test_who_goes_learns_that_the_place_changed(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.accept("Ana", CALL)
        await town.handle(TOWN, do.Raise(by=by("Tea"), call=CallId("again"), place=PlaceId("n120")))
        assert ("Ana", "moved", CALL) in await town.knocks()


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
