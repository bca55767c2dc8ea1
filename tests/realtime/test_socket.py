"""The live channel end to end: a real server, real sockets, a real database."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import websockets

from app.core import commands as do
from app.core.ids import CallId, OfferId, PersonId
from app.core.words import Disposition
from app.realtime.link import Patience
from app.realtime.socket import Pace
from app.realtime.wire import VERSION
from tests.realtime.serving import Doors, Process, process
from tests.town import TOWN, by

ROOMS = {"Tea": "n204", "Tom": "n120", "Uma": "s101"}
QUICK = Pace(link=Patience(beat_s=0.2), send_s=0.5, recheck_s=0.2)


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
async def here(sqlite_url: str, doors: Doors) -> AsyncIterator[Process]:
    async with process(sqlite_url, doors) as running:
        yield running


@pytest.fixture
async def quick(sqlite_url: str, doors: Doors) -> AsyncIterator[Process]:
    async with process(sqlite_url, doors, QUICK) as running:
        yield running


async def refusal(here: Process, name: str, origin: str | None) -> tuple[int, str]:
    with pytest.raises(websockets.InvalidStatus) as refused:
        async with here.client(name, origin=origin):
            raise AssertionError("let in")
    response = refused.value.response
    return response.status_code, json.loads(response.body or b"{}")["code"]


async def test_who_is_not_signed_in_is_refused(here: Process) -> None:
    assert await refusal(here, "", f"http://127.0.0.1:{here.port}") == (401, "not_signed_in")


@pytest.mark.parametrize("origin", ["https://evil.example.org", "null", None])
async def test_another_origin_is_refused_though_signed_in(
    here: Process, origin: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert await refusal(here, "Ana", origin) == (403, "not_allowed")
    assert [] == [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR], "strangers fill the log"


async def test_an_allowed_origin_is_let_in(here: Process) -> None:
    async with here.client("Ana", origin="https://allowed.example.org") as ana:
        assert (await ana.hello())["kind"] == "frame"


async def test_a_session_that_cannot_be_checked_is_told_to_try_again(here: Process, doors: Doors) -> None:
    doors.failing = 1
    assert await refusal(here, "Ana", f"http://127.0.0.1:{here.port}") == (503, "unavailable")


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "{",
        "null",
        "[" * 60_000,
        '{"kind":"hello"}',
        '{"kind":"ping"}',
        b"bytes",
        '{"kind":"hello","v":1,"epoch":null,"seq":-1,"holding":[]}',
        '{"kind":"hello","v":1,"epoch":"\\u0000","seq":0,"holding":[]}',
    ],
)
async def test_garbage_ends_the_connection_with_its_code(here: Process, garbage: str | bytes) -> None:
    async with here.client("Ana") as ana:
        await ana.ws.send(garbage)
        assert await ana.close_code() == 4400


async def test_a_message_over_the_limit_ends_the_connection(here: Process) -> None:
    async with here.client("Ana") as ana:
        await ana.ws.send("x" * 100_000)
        assert await ana.close_code() == 1009


async def test_another_version_is_told_so(here: Process) -> None:
    async with here.client("Ana") as ana:
        await ana.say({"kind": "hello", "v": 2})
        assert await ana.close_code() == 4426
        assert ana.ws.close_reason == str(VERSION)


async def test_garbage_after_the_hello_ends_the_connection_too(here: Process) -> None:
    async with here.client("Ana") as ana:
        await ana.hello()
        await ana.ws.send("?")
        assert await ana.close_code() == 4400


@pytest.fixture
async def hasty(sqlite_url: str, doors: Doors) -> AsyncIterator[Process]:
    async with process(sqlite_url, doors, replace(QUICK, link=Patience(hello_s=0.2))) as running:
        yield running


async def test_a_late_hello_ends_the_connection(hasty: Process) -> None:
    async with hasty.client("Ana") as ana:
        assert await ana.close_code() == 4408


async def test_beats_carry_the_cursor_to_who_sees_nothing(quick: Process) -> None:
    async with quick.client("Uma") as uma:
        first = await uma.hello()
        await quick.press("Tea")
        while (beat := await uma.hear())["seq"] == first["seq"]:
            pass
        assert ([m["kind"] for m in uma.heard[1:]], beat["kind"]) == (["beat"] * (len(uma.heard) - 1), "beat")


async def test_a_ping_is_answered(here: Process) -> None:
    async with here.client("Ana") as ana:
        first = await ana.hello()
        await ana.say({"kind": "ping"})
        assert {**await ana.hear(), "at": ""} == {"kind": "beat", "epoch": first["epoch"], "seq": first["seq"], "at": ""}


async def test_a_press_rings_the_nearest_and_is_seen_by_the_managers_and_its_caller(here: Process) -> None:
    async with here.client("Ana") as ana, here.client("Max") as max_, here.client("Tea") as tea:
        for client in (ana, max_, tea):
            await client.hello()
        call = await here.press("Tea")
        rung, seen, own = await ana.until_cue("offer.made"), await max_.until_cue("call.raised"), await tea.frame()
    told = [[(view["id"], view["you"]["state"]) for view in frame["put"]] for frame in (rung, seen, own)]
    assert told == [[(call, "offered")], [(call, None)], [(call, None)]]


async def test_who_was_asked_is_told_that_somebody_else_goes(here: Process) -> None:
    async with here.client("Ana") as ana, here.client("Tea") as tea:
        await ana.hello()
        await tea.hello()
        call = await here.press("Tea")
        await here.handle(TOWN, do.Take(by=by("Max"), call=call))
        await tea.until_cue("offer.accepted")
        await ana.until_cue("offer.withdrawn")


async def test_a_manager_is_told_who_is_on_duty_and_a_teacher_is_not(here: Process) -> None:
    async with here.client("Max") as max_, here.client("Tea") as tea:
        board, own = await max_.hello(), await tea.hello()
        await here.handle(TOWN, do.PauseDuty(by=by("Ben"), person=PersonId("Ben")))
        after = await max_.frame()
    states = {each["person"]["name"]: each["status"] for each in after["duty"]}
    assert (len(board["duty"]), own["duty"], states["Ben"]) == (9, [], "paused")


async def test_nothing_is_lost_or_doubled_over_a_gap(here: Process) -> None:
    async with here.client("Max") as max_:
        first = await max_.hello()
        kept = await here.press("Tea", "n204")
        ended = await here.press("Uma", "s101")
        end = await here.told()
        while (frame := await max_.frame())["seq"] < end:
            pass
    await here.handle(TOWN, do.Close(by=by("Max"), call=ended, disposition=Disposition.resolved))
    new = await here.press("Tom", "n120")
    await here.told()
    async with here.client("Max") as max_:
        back = await max_.hello(frame["seq"], (kept, ended), first["epoch"])
    assert ({view["id"]: view["status"] for view in back["put"]}, back["gone"]) == (
        {ended: "closed", new: "dispatched"},
        [],
    )


async def test_the_caller_may_stand_down_when_the_cancel_window_is_over(here: Process) -> None:
    async with here.client("Tea") as tea:
        await tea.hello()
        await here.press("Tea")
        actions = (await tea.frame())["put"][0]["you"]["actions"]
        while "stand_down" not in (last := (await tea.frame())["put"][0]["you"]["actions"]):
            pass
    assert ("cancel" in actions, "cancel" in last) == (True, False)


async def test_a_revoked_person_is_out_at_once_and_nobody_else(here: Process, doors: Doors) -> None:
    async with here.client("Ana") as ana, here.client("Ben") as ben:
        await ana.hello()
        await ben.hello()
        doors.out.add("Ana")
        await here.revoke("Ana")
        code = await ana.close_code()
        await ben.say({"kind": "ping"})
        assert (code, (await ben.hear())["kind"]) == (4401, "beat")


async def test_a_session_that_ran_out_is_found_out_without_being_told(quick: Process, doors: Doors) -> None:
    async with quick.client("Ana") as ana:
        await ana.hello()
        doors.out.add("Ana")
        assert await ana.close_code() == 4401


async def test_a_session_that_cannot_be_checked_for_a_while_goes_on(quick: Process, doors: Doors) -> None:
    async with quick.client("Ana") as ana:
        await ana.hello()
        doors.failing, asked = 1, doors.asked
        while doors.asked < asked + 2:
            await ana.hear()
        assert ana.ws.close_code is None


async def stir(here: Process, calls: dict[str, CallId], times: int) -> None:
    """Much to tell every manager: all calls, and all who are on duty."""
    for _ in range(times):
        for who, call in calls.items():
            await here.handle(TOWN, do.PressAgain(by=by(who), call=call))
        await here.handle(TOWN, do.PauseDuty(by=by("Ben"), person=PersonId("Ben")))
        await here.handle(TOWN, do.ResumeDuty(by=by("Ben"), person=PersonId("Ben")))


@pytest.fixture
async def patient(sqlite_url: str, doors: Doors) -> AsyncIterator[Process]:
    async with process(sqlite_url, doors, replace(QUICK, send_s=3.0)) as running:
        yield running


async def test_a_client_that_stops_reading_is_dropped_and_disturbs_nobody(patient: Process) -> None:
    deaf = await patient.small_ear()
    loop = asyncio.get_running_loop()
    async with patient.client("Max", sock=deaf, max_queue=1) as max_, patient.client("Mia") as mia:
        await max_.hello()
        await mia.hello()
        max_.ws.transport.pause_reading()
        calls = {who: await patient.press(who, room) for who, room in ROOMS.items()}
        longest = 0.0
        while 'live_dropped_total{code="4413"} 1.0' not in patient.numbers.text().decode():
            await stir(patient, calls, 1)
            began = loop.time()
            await mia.frame()
            longest = max(longest, loop.time() - began)
        max_.ws.transport.abort()
        end = await patient.told()
        while mia.heard[-1]["seq"] < end:
            await mia.hear()
    assert longest < 3.0  # nobody waited as long as the one who did not read was waited for


async def test_a_restart_says_so(here: Process) -> None:
    async with here.client("Ana") as ana:
        await ana.hello()
        here.server.should_exit = True
        assert await ana.close_code() == 1012


@pytest.fixture
async def pair(postgres_url: str, doors: Doors) -> AsyncIterator[tuple[Process, Process]]:
    async with process(postgres_url, doors) as here, process(postgres_url, doors, fresh=False) as there:
        yield here, there


async def test_what_one_process_writes_the_others_show_and_enforce(pair: tuple[Process, Process], doors: Doors) -> None:
    here, there = pair
    async with there.client("Ana") as ana:
        await ana.hello()
        call = await here.press("Tea")
        rung = await ana.until_cue("offer.made")
        await there.handle(TOWN, do.Accept(by=by("Ana"), call=call, offer=OfferId(rung["put"][0]["you"]["offer"])))
        while (going := await ana.frame())["put"][0]["you"]["state"] == "offered":
            pass
        doors.out.add("Ana")
        await here.revoke("Ana")
        code = await ana.close_code()
    assert (going["put"][0]["you"]["state"], code) == ("accepted", 4401)
