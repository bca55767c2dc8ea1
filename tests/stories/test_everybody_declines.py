"""A "can't" rings the next at once; when nobody is left, the ladder climbs at once."""

from tests.stories.world import World


async def test_each_no_rings_the_next_and_nobody_is_asked_twice_in_a_round(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.decline("Ana", call)
        assert {"Ben", "Flo"} == await world.ringing(call)
        await world.decline("Ben", call)
        await world.decline("Flo", call)
        assert {"Finn", "Sam"} == await world.ringing(call)
        await world.decline("Finn", call)
        await world.decline("Sam", call)
        assert {"Max", "Mia"} == await world.ringing(call)
        await world.decline("Max", call)
        await world.decline("Mia", call)
        held = await world.call(call)
        assert (set(), True) == (await world.ringing(call), held.alarm() is not None)
        world.forget()
        await world.wait(30)
        assert {"Max", "Mia", "Sam"} == await world.ringing(call), "at the top everybody is asked anew"
        rings = ["offer.made", "push offer"]
        assert {"Max": rings, "Mia": rings, "Sam": rings} == world.told()
