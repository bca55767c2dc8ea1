"""Bytes to values and back: understood whole, or bad."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.realtime.wire import (
    MOST_BYTES,
    MOST_HELD,
    Bad,
    Beat,
    CloseCode,
    Frame,
    Hello,
    Ping,
    close_code,
    close_reason,
    read,
    write,
)
from tests.realtime.pictures import EPOCH, T0, call, cue, duty

HELLO: dict[str, Any] = {"kind": "hello", "v": 1, "epoch": "e-one", "seq": 7, "holding": ["c1", "c2"]}


def test_a_hello_is_understood() -> None:
    assert read(json.dumps(HELLO)) == Hello(kind="hello", v=1, epoch="e-one", seq=7, holding=["c1", "c2"])


def test_a_hello_of_a_new_phone_knows_no_epoch() -> None:
    message = read(json.dumps(HELLO | {"epoch": None, "seq": 0, "holding": []}))
    assert isinstance(message, Hello)
    assert message.held() == frozenset()


def test_a_ping_is_understood() -> None:
    assert read('{"kind":"ping"}') == Ping(kind="ping")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "frame"},
        {"kind": None},
        {"more": 1},
        {"seq": -1},
        {"seq": "7"},
        {"seq": 7.5},
        {"seq": True},
        {"seq": 2**53},
        {"seq": None},
        {"epoch": 3},
        {"epoch": ""},
        {"epoch": "a b"},
        {"epoch": "e-one\n"},
        {"epoch": "e\x00"},
        {"holding": None},
        {"holding": "c1"},
        {"holding": ["c" * 65]},
        {"holding": [["c1"]]},
        {"holding": [str(n) for n in range(MOST_HELD + 1)]},
    ],
)
def test_a_hello_with_anything_else_in_it_is_not_understood(change: dict[str, Any]) -> None:
    assert read(json.dumps(HELLO | change)) is Bad.not_understood


@pytest.mark.parametrize("missing", ["v", "epoch", "seq", "holding", "kind"])
def test_a_hello_with_something_missing_is_not_understood(missing: str) -> None:
    assert read(json.dumps({key: value for key, value in HELLO.items() if key != missing})) is Bad.not_understood


@pytest.mark.parametrize("text", ["", "{", "hello", "[" * 60_000, '{"kind":"\\ud800"}', '{"kind":"ping"} x'])
def test_what_is_not_json_is_said_to_be_so(text: str) -> None:
    assert read(text) is Bad.not_json


@pytest.mark.parametrize("text", ["null", "[]", "3", '"hello"', "{}", '{"kind":"ping","kind2":1}', "\ud800"])
def test_json_of_another_shape_is_not_understood(text: str) -> None:
    assert read(text) is Bad.not_understood


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_hello_of_another_version_is_told_apart(version: int) -> None:
    assert read(json.dumps({"kind": "hello", "v": version, "since": "then"})) is Bad.version


@pytest.mark.parametrize("text", ["x" * (MOST_BYTES + 1), "é" * (MOST_BYTES // 2 + 1)])
def test_what_is_too_large_is_not_looked_at(text: str) -> None:
    assert read(text) is Bad.too_large


def test_bytes_are_not_text() -> None:
    assert read(None) is Bad.not_text


@given(st.text(max_size=200))
def test_no_text_at_all_raises(text: str) -> None:
    assert isinstance(read(text), Hello | Ping | Bad)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(HELLO)), inner, max_size=5),
    )
)
def test_no_json_at_all_raises(value: object) -> None:
    assert isinstance(read(json.dumps(value)), Hello | Ping | Bad)


def test_only_another_version_ends_with_its_own_code() -> None:
    codes = {bad: close_code(bad) for bad in Bad}
    assert codes == dict.fromkeys(Bad, CloseCode.garbage) | {Bad.version: CloseCode.version}


def test_only_to_another_version_it_is_said_which_is_spoken_here() -> None:
    assert {code: close_reason(code) for code in CloseCode} == dict.fromkeys(CloseCode, "") | {CloseCode.version: "1"}


def test_a_beat_is_three_words() -> None:
    assert json.loads(write(Beat(epoch=EPOCH, seq=3, at=T0))) == {
        "kind": "beat",
        "epoch": "e-one",
        "seq": 3,
        "at": "2027-01-12T10:31:07Z",
    }


def test_a_frame_says_which_duty_is_unchanged() -> None:
    assert json.loads(write(Frame(epoch=EPOCH, seq=3, at=T0)))["duty"] is None


def test_a_frame_carries_calls_duty_and_cues_as_the_contract_spells_them() -> None:
    frame = Frame(epoch=EPOCH, seq=3, at=T0 + timedelta(microseconds=5), put=(call(),), duty=(duty(),), cue=(cue("offer.made"),))
    told = json.loads(write(frame))
    assert (told["at"], told["put"][0]["priority"], told["put"][0]["place"]["school_phone"]) == (
        "2027-01-12T10:31:07.000005Z",
        2,
        "555-0100",
    )
    assert (told["duty"][0]["status"], told["cue"]) == ("on_duty", [{"call": "c1", "type": "offer.made"}])
