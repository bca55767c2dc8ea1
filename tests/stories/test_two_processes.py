"""Two real processes on one PostgreSQL database: what one writes the other shows and enforces, and one alone is enough."""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
import pytest_asyncio
from websockets.exceptions import ConnectionClosed

from app.core.events import CallDispatched, CallEscalated, OfferMade
from app.demo.district import DISTRICT
from app.store import log
from app.store.session import Memory
from tests.databases import PostgresServer
from tests.patience import PATIENCE_S
from tests.push_service import Behaviour
from tests.realtime.serving import Client
from tests.stories.pair import Pair, pair, small_ear

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.postgres, pytest.mark.timeout(240)]
RACES = 3


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    postgres_server: PostgresServer, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Pair, str]]:
    with postgres_server.fresh(postgres_template) as name:
        url = postgres_server.database(name)
        async with pair(url, tmp_path_factory.mktemp("pair")) as two:
            yield two, url


@pytest_asyncio.fixture(loop_scope="module")
async def two(running: tuple[Pair, str]) -> AsyncIterator[Pair]:
    """Both are up, and nothing is open: before and after."""
    two, _ = running
    await two.both()
    yield two
    two.service.behaviours.clear()
    await two.both()
    manager = await two.somebody("yusuf-warsame")
    for call in await manager.says(two.here, "GET", "/api/calls"):
        await manager.says(two.here, "POST", f"/api/calls/{call['id']}/close", {"disposition": "resolved"})
    two.service.received.clear()


async def offer_of(client: Client) -> str:
    """The offer that rings here. On a busy machine a rung may be over before its frame is drawn: then the next."""
    while True:
        frame = await client.until_cue("offer.made")
        rings = [str(view["you"]["offer"]) for view in frame["put"] if view["you"]["state"] == "offered"]
        if rings:
            return rings[0]


async def test_a_press_through_either_rings_the_sockets_of_the_other_and_one_of_them_knocks(two: Pair) -> None:
    carla, amara = await two.somebody("carla-jensen"), await two.somebody("amara-okafor", phone=True)
    manager = await two.somebody("yusuf-warsame")
    for pressed, watched in ((two.here, two.there), (two.there, two.here)):
        two.service.received.clear()
        async with amara.socket(watched) as ringing:
            call = await carla.press(pressed)
            offer = await offer_of(ringing)
            await two.service.wait_for(1, amara.phone)
            await ringing.until_cue("offer.made")  # the next rung: the first was knocked for by all who would
            assert 1 == two.knocks().count((amara.phone, offer))
        await manager.says(watched, "POST", f"/api/calls/{call}/close", {"disposition": "resolved"})


async def test_a_session_that_is_ended_is_over_on_both_processes(two: Pair) -> None:
    devon = await two.somebody("devon-price")
    async with devon.socket(two.here) as here, devon.socket(two.there) as there:
        device = (await devon.says(two.there, "GET", "/api/me"))["device"]["id"]
        await devon.says(two.here, "DELETE", f"/api/me/sessions/{device}")
        refused = [(await devon.ask(server, "GET", "/api/calls")).status_code for server in (two.there, two.here)]
        codes = [await here.close_code(), await there.close_code()]
    assert ([401, 401], [4401, 4401]) == (refused, codes)


async def test_a_person_who_is_revoked_is_out_on_both_processes(two: Pair) -> None:
    farah, robin = await two.somebody("farah-nasser"), await two.somebody("robin-sayles")
    async with farah.socket(two.here) as here, farah.socket(two.there) as there:
        await robin.says(two.there, "POST", "/api/people/maple-farah-nasser/revoke")
        refused = [(await farah.ask(server, "GET", "/api/calls")).status_code for server in (two.here, two.there)]
        codes = [await here.close_code(), await there.close_code()]
    assert ([401, 401], [4401, 4401]) == (refused, codes)


async def test_of_two_who_say_yes_at_once_through_two_processes_one_owns_the_call(two: Pair) -> None:
    carla, manager = await two.somebody("carla-jensen"), await two.somebody("yusuf-warsame")
    coaches = await two.somebody("amara-okafor"), await two.somebody("ben-castillo")
    for turn in range(RACES):
        servers = (two.here, two.there) if turn % 2 else (two.there, two.here)
        async with coaches[1].socket(servers[0]) as second:
            call = await carla.press(servers[0])
            second_offer = await offer_of(second)  # the second rung asks both
            asked = await coaches[0].says(servers[1], "GET", f"/api/calls/{call}")
            offers = str(asked["you"]["offer"]), second_offer
            yeses = [
                who.ask(server, "POST", f"/api/offers/{offer}/accept", {})
                for who, server, offer in zip(coaches, servers, offers, strict=True)
            ]
            answers = await asyncio.gather(*yeses)
        view = await manager.says(servers[1], "GET", f"/api/calls/{call}")
        going = [each["state"] for each in view["assignments"] if each["state"] == "accepted"]
        refused = next(answer for answer in answers if not answer.is_success)
        assert [200, 409] == sorted(answer.status_code for answer in answers)
        assert ("already_filled", ["accepted"]) == (refused.json()["code"], going)
        await manager.says(servers[0], "POST", f"/api/calls/{call}/close", {"disposition": "resolved"})


async def test_when_one_is_killed_the_other_rings_on_and_nobody_is_rung_twice(running: tuple[Pair, str], two: Pair) -> None:
    carla = await two.somebody("carla-jensen")
    amara, ben = await two.somebody("amara-okafor", phone=True), await two.somebody("ben-castillo", phone=True)
    yusuf = await two.somebody("yusuf-warsame", phone=True)
    async with amara.socket(two.there) as first, ben.socket(two.there) as second, yusuf.socket(two.there) as top:
        call = await carla.press(two.here)
        await two.here.kill()
        first_offer = await offer_of(first)
        offers = [await offer_of(first), await offer_of(second), await offer_of(top)]
        async with asyncio.timeout(PATIENCE_S):
            while (yusuf.phone, offers[2]) not in two.knocks():
                await two.service.wait_for(len(two.service.received) + 1)
    knocked = two.knocks()
    mine = [who.phone for who in (amara, ben, yusuf)]
    assert {*zip(mine, offers, strict=True)} <= {*knocked}
    assert {1} == {*Counter(knocked).values()}, f"rung twice: {knocked}"
    assert {first_offer, *offers} >= {offer for phone, offer in knocked if phone in mine}
    facts = [fact for fact in await facts_of(running[1]) if getattr(fact.event, "call", None) == call]
    assert {1} == {*Counter(fact.event.offer for fact in facts if isinstance(fact.event, OfferMade)).values()}
    rungs = [fact for fact in facts if isinstance(fact.event, CallDispatched | CallEscalated)]
    early = [after.at - before.event.due for before, after in pairwise(rungs)]  # type: ignore[union-attr]
    assert (3, []) == (len(rungs), [each for each in early if each < timedelta(0)])


async def test_a_knock_that_died_with_its_process_is_made_by_the_other(two: Pair) -> None:
    carla, yusuf = await two.somebody("carla-jensen"), await two.somebody("yusuf-warsame", phone=True)
    two.service.behaviours[yusuf.phone] = Behaviour.hang  # it has the message, and never says so
    call = await carla.press(two.here)
    asked = await two.service.wait_for(1, yusuf.phone)
    del two.service.behaviours[yusuf.phone]
    await two.who_sent(asked[0]).kill()
    before, after = await two.service.wait_for(2, yusuf.phone)
    assert two.who_sent(before) is not two.who_sent(after)
    shown = [(each.message["notification"]["tag"], each.message["notification"]["data"]["call"]) for each in (before, after)]
    assert shown[0] == shown[1] == (shown[0][0], call)


async def test_who_stops_reading_at_one_process_disturbs_nobody_at_either(two: Pair) -> None:
    carla, amara = await two.somebody("carla-jensen"), await two.somebody("amara-okafor")
    manager, deaf = await two.somebody("yusuf-warsame"), await two.somebody("wen-zhao")
    async with deaf.socket(two.here, sock=small_ear(two.here), max_queue=1, ping_interval=None) as silent:
        silent.ws.transport.pause_reading()
        dropping = asyncio.create_task(until_dropped(silent))
        for watched in (two.here, two.there):
            async with amara.socket(watched) as ringing, manager.socket(watched) as board:
                call = await carla.press(two.here)
                await asyncio.gather(offer_of(ringing), board.until_cue("call.raised"))
                await manager.says(watched, "POST", f"/api/calls/{call}/close", {"disposition": "resolved"})
        async with asyncio.timeout(PATIENCE_S):
            await dropping
        silent.ws.transport.abort()


async def until_dropped(silent: Client) -> None:
    """Asks for ever longer answers, and takes none of them."""
    with suppress(ConnectionClosed):
        while True:
            await silent.ws.ping(secrets.token_bytes(125))


async def facts_of(url: str) -> tuple[log.Fact, ...]:
    memory = await Memory.open(url)
    try:
        return await memory.read(lambda read: log.since(read, DISTRICT, 0, 100_000))
    finally:
        await memory.close()
