import asyncio

from app.core.commands import Accept, AskPolice, Close, Decline, SetMeeting
from app.core.events import Actor
from app.core.words import AssignmentState, CallStatus, Disposition, Involved
from app.demo.answer import LONGEST_REST, Answering
from app.demo.district import DISTRICT, place_id
from tests.demo.world import AMARA, BEN, CALL, Demo, opened


async def offers(demo: Demo) -> set[str]:
    return {part.responder for part in (await demo.call()).live()}


async def test_for_one_person_alone_a_whole_call_is_seen_in_a_minute(database_url: str) -> None:
    async with opened(database_url) as demo:
        await demo.press()
        await demo.wait(60)
        expected = [
            (0, "call.raised", "maple-carla-jensen"),
            (0, "call.dispatched", "maple-carla-jensen"),
            (0, "offer.made", "maple-carla-jensen"),
            (9, "offer.accepted", AMARA),
            (13, "responder.en_route", AMARA),
            (25, "responder.on_scene", AMARA),
            (45, "responder.clear", AMARA),
            (45, "call.closed", AMARA),
        ]
        told = [(second, kind) for second, kind, _ in await demo.story()]
        assert told == [(second, kind) for second, kind, _ in expected]
        assert [who for _, kind, who in await demo.story() if "responder." in kind or kind == "call.closed"] == [AMARA] * 4
        assert (await demo.call()).disposition is Disposition.resolved


async def test_whoever_came_in_by_a_door_is_left_alone_and_the_ladder_goes_on(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        await demo.press()
        await demo.wait(14)
        assert (await demo.call()).status() is CallStatus.dispatched
        await demo.wait(11)
        assert [part.responder for part in (await demo.call()).going()] == [BEN]


async def test_a_visitor_of_this_morning_is_absent_in_the_afternoon(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        demo.clock.turn(4 * 3600 + 1)
        await demo.press()
        await demo.wait(9)
        assert [part.responder for part in (await demo.call()).going()] == [AMARA]


async def test_a_visitor_who_accepts_does_all_the_rest_by_hand(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        await demo.press()
        offer = (await demo.call()).live()[0].offer
        await demo.handle(DISTRICT, Accept(by=Actor(person=AMARA), call=CALL, offer=offer))
        await demo.wait(60)
        assert (await demo.call()).status() is CallStatus.accepted


async def test_a_declined_offer_is_answered_by_the_next_who_is_absent(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        await demo.press()
        offer = (await demo.call()).live()[0].offer
        await demo.handle(DISTRICT, Decline(by=Actor(person=AMARA), call=CALL, offer=offer))
        asked = await offers(demo)
        await demo.wait(9)
        assert {part.responder for part in (await demo.call()).going()} <= asked
        assert (await demo.call()).status() is CallStatus.accepted


async def test_a_call_that_a_manager_closes_is_over_for_the_absent_too(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.press()
        await demo.wait(10)
        close = Close(by=Actor(person=AMARA), call=CALL, disposition=Disposition.unfounded)
        await demo.handle(DISTRICT, close)
        story = await demo.story()
        await demo.wait(60)
        assert await demo.story() == story


async def test_what_was_due_during_a_restart_is_done_at_once(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.press()
        await demo.wait(9)
        demo.clock.turn(30)
        again = Answering(demo.memory, demo.handle, demo.lookout)
        await again.turn()
        assert [kind for _, kind, _ in await demo.story()][-2:] == ["offer.accepted", "responder.en_route"]


async def test_nobody_answers_when_it_is_switched_off(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.press()
        await demo.wait(120, answering=False)
        assert (await demo.call()).status() is CallStatus.dispatched


async def test_the_absent_right_holder_says_yes_and_the_absent_officer_comes_and_goes(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        await demo.press()
        offer = (await demo.call()).live()[0].offer
        await demo.handle(DISTRICT, Accept(by=Actor(person=AMARA), call=CALL, offer=offer))
        ask = AskPolice(by=Actor(person=AMARA), call=CALL, reason="outsider", students=Involved.no)
        await demo.handle(DISTRICT, ask)
        where = place_id("alder", "M001")
        await demo.handle(DISTRICT, SetMeeting(by=Actor(person=AMARA), call=CALL, request=1, adult=AMARA, place=where))
        await demo.wait(60)
        police = [kind for _, kind, _ in await demo.story() if kind.startswith("police.")]
        assert police == [
            "police.asked",
            "police.rung_reached",
            "police.meeting_set",
            "police.approved",
            "police.gate_opened",
            "police.rung_reached",
        ]
        request = (await demo.call()).police
        assert request is not None
        assert [part.responder for part in request.asks if part.state is AssignmentState.clear] == ["maple-officer-adair"]


async def test_it_rests_until_the_next_deed_and_wakes_when_something_happens(sqlite_url: str) -> None:
    rests: list[float] = []
    rested = asyncio.Event()

    async def sleep(seconds: float) -> None:
        rests.append(seconds)
        rested.set()
        await asyncio.Event().wait()

    async with opened(sqlite_url) as demo:
        answering = Answering(demo.memory, demo.handle, demo.lookout, sleep)
        running = asyncio.create_task(answering.run())
        await rested.wait()
        await demo.press()
        demo.clock.turn(7)
        rested.clear()
        answering.heard(DISTRICT, ())
        await rested.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert rests == [LONGEST_REST, 2.0]
