import pytest

from app.core.events import Actor, RosterChanged
from app.core.ids import PlaceId
from app.core.places import Place
from app.store.district import places
from app.store.session import Tx
from tests.api.desk import Desk, code
from tests.town import NORTH, TOWN


async def test_a_press_is_answered_with_the_call_and_rings_the_nearest(desk: Desk) -> None:
    ana = await desk.as_("Ana")
    await ana.post("/api/duty/start")
    answer = await (await desk.as_("Tea")).press()
    view = answer["view"]
    assert (answer["call"], view["status"], view["caller"]["name"]) == (view["id"], "dispatched", "Tea")
    assert [part["responder"]["name"] for part in view["assignments"]] == ["Ana"]
    assert set(view["you"]["actions"]) == {"press_again", "amend", "note", "cancel", "endanger", "say_911"}


async def test_the_same_key_is_the_same_press(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    first = await tea.post("/api/calls", {"place": "n204"}, key="press-0001")
    again = await tea.post("/api/calls", {"place": "n204"}, key="press-0001")
    assert (again["call"], again["seq"]) == (first["call"], first["seq"])
    assert again["view"]["presses"] == 1


async def test_a_press_of_a_newer_app_is_not_lost_to_a_word_that_is_not_known_here(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    answer = await tea.post("/api/calls", {"place": "n204", "held_for_ms": 1000}, key="press-0001")
    assert answer["view"]["place"]["id"] == "n204"


async def test_the_order_of_fields_does_not_make_another_body(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    first = await tea.post("/api/calls", {"place": "n204", "discreet": True}, key="press-0001")
    again = await tea.post("/api/calls", {"discreet": True, "place": "n204"}, key="press-0001")
    assert again["seq"] == first["seq"]


async def test_the_same_key_with_another_body_is_refused_and_changes_nothing(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    await tea.post("/api/calls", {"place": "n204"}, key="press-0001")
    other = await tea.send("POST", "/api/calls", {"place": "n120"}, key="press-0001")
    assert code(other) == (409, "same_key_other_body")
    assert len(await tea.get("/api/calls")) == 1


async def test_a_key_is_needed_and_must_be_one(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    answers = [await tea.send("POST", "/api/calls", {"place": "n204"}, key) for key in (None, "short", "a b c d e f")]
    assert [code(answer) for answer in answers] == [(422, "invalid")] * 3
    assert answers[0].json()["facts"] == {"header.Idempotency-Key": "missing"}


@pytest.mark.parametrize(
    "odd",
    [
        {"call_type": None, "discreet": None, "drill": "perhaps", "said_at": ""},
        {"call_type": "", "said_at": 1e20},
        {"drill": "yes"},
        {"drill": 1},
        {"call_type": "x" * 129, "said_at": "0001-01-01T00:00+14:00"},
        {"call_type": 7, "discreet": [], "drill": "yes", "said_at": "2026-01-01T00:00:00", "from": "a newer app"},
    ],
)
async def test_a_press_is_taken_whatever_odd_is_said_beside_it(desk: Desk, odd: dict[str, object]) -> None:
    tea = await desk.as_("Tea")
    answer = await tea.send("POST", "/api/calls", {"place": "n204", **odd})
    [call] = await tea.get("/api/calls")
    assert (201, "unspecified", "loud", False) == (answer.status_code, call["call_type"], call["alerting"], call["drill"])


@pytest.mark.parametrize("odd", [b'"\\ud800"', b'"\\u0000"', b"NaN", b"9" * 5000, b"[" * 20_000 + b"]" * 20_000])
@pytest.mark.parametrize("field", ["call_type", "said_at", "of a newer app"])
async def test_a_press_is_taken_though_what_stands_beside_it_could_not_even_be_read(desk: Desk, odd: bytes, field: str) -> None:
    tea = await desk.as_("Tea")
    headers = {"Idempotency-Key": "press-0001", "Content-Type": "application/json"}
    body = b'{"place": "n204", "%b": %b}' % (field.encode(), odd)
    answer = await tea.http.post("/api/calls", content=body, headers=headers)
    [call] = await tea.get("/api/calls")
    assert (201, "n204", "unspecified") == (answer.status_code, call["place"]["id"], call["call_type"])


@pytest.mark.parametrize("body", [b"no", b'{"place": ', b'["n204"]', b'{"place": "\\ud800"}', b'{"discreet": true}'])
async def test_what_names_no_place_is_no_press(desk: Desk, body: bytes) -> None:
    tea = await desk.as_("Tea")
    answer = await tea.http.post("/api/calls", content=body, headers={"Idempotency-Key": "press-0001"})
    assert code(answer) == (422, "invalid")


async def test_a_press_is_taken_in_a_room_whose_name_was_kept_before_names_were_judged(desk: Desk) -> None:
    def rename(tx: Tx) -> RosterChanged:
        room = Place(id=PlaceId("n204"), school=NORTH, name="Ro\u200bom\u202e", building="", floor=2, room="204")
        places.put_place(tx, TOWN, room)
        return RosterChanged()

    await desk.site.record(TOWN, Actor(), rename)
    answer = await (await desk.as_("Tea")).press()
    assert "Ro\u200bom\u202e" == answer["view"]["place"]["name"]


async def test_presses_are_never_too_many(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    answers = [await tea.send("POST", "/api/calls", {"place": "n204"}) for _ in range(40)]
    assert {answer.status_code for answer in answers} == {201}
    assert (await tea.get("/api/calls"))[0]["presses"] == 40


async def test_a_whole_call_from_press_to_close(desk: Desk) -> None:
    ana, tea, max_ = await desk.as_("Ana"), await desk.as_("Tea"), await desk.as_("Max")
    await ana.post("/api/duty/start")
    call = (await tea.press())["call"]
    offer = (await ana.get("/api/calls"))[0]["you"]["offer"]
    accepted = await ana.post(f"/api/offers/{offer}/accept")
    progress = f"/api/offers/{offer}/progress"
    steps = [await ana.post(progress, {"step": step}) for step in ("en_route", "on_scene", "clear")]
    told = [answer["view"]["status"] for answer in (accepted, *steps)]
    assert told == ["accepted", "en_route", "on_scene", "cleared"]
    closed = await max_.post(f"/api/calls/{call}/close", {"disposition": "resolved"})
    assert (closed["view"]["status"], closed["view"]["disposition"]) == ("closed", "resolved")
    assert await max_.get("/api/calls") == []
    again = await desk.as_("Max", raised=True)
    assert [view["id"] for view in await again.get("/api/calls/recent")] == [call]
    assert (await tea.get(f"/api/calls/{call}"))["status"] == "closed"


async def test_every_other_thing_that_may_be_asked_of_a_call(desk: Desk) -> None:
    tea, max_ = await desk.as_("Tea"), await desk.as_("Max")
    call = (await tea.press())["call"]
    amended = await tea.post(f"/api/calls/{call}/amend", {"call_type": "weapon"})
    assert (amended["view"]["call_type"], amended["view"]["priority"]) == ("weapon", 1)
    assert (await tea.post(f"/api/calls/{call}/press-again"))["view"]["presses"] == 2
    desk.clock.turn(60)
    assert (await tea.post(f"/api/calls/{call}/stand-down"))["view"]["stand_down_asked"] is True
    taken = await max_.post(f"/api/calls/{call}/take")
    assert [p["responder"]["name"] for p in taken["view"]["assignments"] if p["state"] == "accepted"] == ["Max"]
    more = await max_.post(f"/api/calls/{call}/backup", {"needed": taken["view"]["needed"]})
    assert more["view"]["needed"] == taken["view"]["needed"] + 1


async def test_a_press_may_be_cancelled_at_once(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    call = (await tea.press())["call"]
    assert (await tea.post(f"/api/calls/{call}/cancel"))["view"]["status"] == "cancelled"
    call = (await tea.press())["call"]
    desk.clock.turn(60)
    too_late = await tea.send("POST", f"/api/calls/{call}/cancel", {})
    assert code(too_late) == (409, "cancel_window_over")


async def test_a_supervisor_moves_the_ladder_one_rung(desk: Desk) -> None:
    for name in ("Ana", "Ben"):
        await (await desk.as_(name)).post("/api/duty/start")
    call = (await (await desk.as_("Tea")).press())["call"]
    max_ = await desk.as_("Max")
    first = await max_.post(f"/api/calls/{call}/escalate", {"from_rung": 1})
    again = await max_.post(f"/api/calls/{call}/escalate", {"from_rung": 1})
    assert (first["view"]["ladder"]["rung"], again["view"]["ladder"]["rung"]) == (2, 2)


async def test_a_place_of_another_school_or_district_is_as_unknown_as_none(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    answers = [await tea.send("POST", "/api/calls", {"place": place}) for place in ("s101", "hay", "nowhere")]
    assert {answer.text for answer in answers} == {answers[0].text}
    assert code(answers[0]) == (404, "unknown_place")


async def test_a_call_of_another_school_or_district_is_as_unknown_as_none(desk: Desk) -> None:
    call = (await (await desk.as_("Tea")).press())["call"]
    for name, district in (("Uma", "town"), ("Pia", "town"), ("Gus", "farm")):
        other = await desk.as_(name, district=district)  # type: ignore[arg-type]
        read, unknown = await other.send("GET", f"/api/calls/{call}"), await other.send("GET", "/api/calls/none")
        assert (code(read), read.text) == ((404, "not_found"), unknown.text)
        note = await other.send("POST", f"/api/calls/{call}/note", {"text": "hello"})
        assert code(note) == (404, "not_found")


async def test_who_may_see_few_of_the_calls_that_are_over_is_given_those(desk: Desk) -> None:
    uma, tea = await desk.as_("Uma"), await desk.as_("Tea")
    pia = await desk.as_("Pia", raised=True)
    hers = (await uma.press("s101"))["call"]
    await uma.post(f"/api/calls/{hers}/cancel")
    for _ in range(2):  # later than hers, and not Pia's to see
        call = (await tea.press())["call"]
        await tea.post(f"/api/calls/{call}/cancel")
    assert [view["id"] for view in await pia.get("/api/calls/recent?limit=1")] == [hers]
