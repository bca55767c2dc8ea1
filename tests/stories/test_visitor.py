"""A substitute without an account scans the room's code and holds the button: help comes as to anybody else."""

from app.core import commands as do
from app.core.events import Actor
from app.core.ids import CallId, DeviceId, PlaceId
from app.core.visitors import visitor_id
from app.core.words import CallStatus
from tests.stories.world import World

VERA, VITO = (Actor(person=visitor_id(PlaceId("n204"), name), device=DeviceId(name)) for name in ("vera", "vito"))
BOARD = ["call.raised"]


async def press(world: World, who: Actor, call: str = "help", key: str | None = None) -> CallId:
    raised = do.Raise(by=who, call=CallId(call), place=PlaceId("n204"), scanned=True)
    answer = await world.send(raised, key)
    assert answer.call is not None
    return answer.call


async def test_the_nearest_coach_is_rung_for_a_stranger_in_the_room_and_sees_which_room_it_is(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await press(world, VERA)
        assert {"Ana": ["offer.made", "push offer"], "Max": BOARD, "Mia": BOARD, "Sam": BOARD} == world.told()
        assert {"Ana", "Max", "Mia", "Sam"} == {name for name, phone in world.phones.items() if call in phone.calls}
        caller = world.phones["Ana"].calls[call].caller
        assert (caller and caller.name, caller and caller.role) == ("Visitor, Room 204", "visitor")
        await world.accept("Ana", call)
        await world.step("Ana", call, do.Step.on_scene)
        await world.close("Ana", call)
        assert CallStatus.closed == (await world.call(call)).status()
        world.forget()


async def test_a_stranger_whose_answer_got_lost_presses_once_and_a_second_stranger_belongs_to_the_same_call(
    database_url: str,
) -> None:
    async with World.open(database_url) as world:
        first, again = [await press(world, VERA, name, key="one-press-0") for name in ("help", "help-again")]
        second = await press(world, VITO, "more-help")
        assert first == again == second
        held = await world.call(first)
        assert (2, (VITO.person,)) == (held.presses, held.pressers)
        world.forget()


async def test_what_a_stranger_raised_is_read_from_the_log_after_a_restart(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await press(world, VERA)
        world.forget()
    async with World.again(database_url, world.clock) as restarted:
        await restarted.send(do.PressAgain(by=VERA, call=call))
        assert 2 == (await restarted.call(call)).presses
        restarted.forget()
