"""Whose phones are knocked on after a turn, beside the ringing of an offer itself."""

from app.core import commands as do
from app.core.ids import CallId, MessageId, PersonId, PlaceId
from tests.engine.engine import Engine, engine
from tests.town import TOWN, by

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
