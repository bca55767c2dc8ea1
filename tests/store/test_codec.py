"""Every fact that can be told can be written and read; nothing that was ever written is lost."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.events import KINDS, CallClosed, CallPressedAgain, Event
from app.core.ids import CallId
from app.core.policy import Policy
from app.core.words import Disposition
from app.store import codec
from app.store.trouble import TextNotStorable

KEPT = Path(__file__).with_name("old_events.json")
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))

st.register_type_strategy(str, STORABLE)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
@settings(max_examples=30)
@given(data=st.data())
def test_every_fact_comes_back_as_it_was_told(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(st.from_type(kind))
    body = codec.dump(event)
    assert event == codec.load(kind.type, kind.v, body)
    assert body == codec.dump(codec.load(kind.type, kind.v, body))


@settings(max_examples=30)
@given(policy=st.from_type(Policy))
def test_plans_come_back_as_they_were_written(policy: Policy) -> None:
    assert policy == codec.from_text(Policy, codec.to_text(policy))


@pytest.mark.parametrize("old", json.loads(KEPT.read_text()), ids=lambda old: old["type"])
def test_what_was_written_once_is_read_for_ever(old: dict[str, Any]) -> None:
    event = codec.load(old["type"], old["v"], old["body"])
    assert old["type"] == event.type
    told = json.loads(old["body"])
    assert told == as_told(told, json.loads(codec.dump(event)))


def as_told(told: Any, now: Any) -> Any:
    """What is known now, without the fields that nobody knew then."""
    if isinstance(told, dict) and isinstance(now, dict):
        return {name: as_told(value, now[name]) for name, value in told.items() if name in now}
    if isinstance(told, list) and isinstance(now, list) and len(told) == len(now):
        return [as_told(before, after) for before, after in zip(told, now, strict=True)]
    return now


def test_every_kind_stands_in_the_old_events() -> None:
    assert {kind.type for kind in KINDS} == {old["type"] for old in json.loads(KEPT.read_text())}


def test_one_value_has_one_text() -> None:
    closed = CallClosed(call=CallId("é"), disposition=Disposition.resolved)
    assert codec.dump(closed) == '{"call":"é","disposition":"resolved"}'


def test_moments_are_written_in_utc_to_the_microsecond() -> None:
    noon = datetime(2027, 1, 12, 12, 0, tzinfo=timezone(timedelta(hours=-6)))
    assert codec.to_text(noon) == '"2027-01-12T18:00:00.000000Z"'
    with pytest.raises(ValueError, match="zone"):
        codec.to_text(noon.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("name", "version", "body"),
    [
        ("call.teleported", 1, '{"call":"c"}'),
        ("call.closed", 2, '{"call":"c","disposition":"resolved"}'),
        ("call.closed", 0, '{"call":"c","disposition":"resolved"}'),
        ("call.closed", 1, '{"call":"c","disposition":"a word of tomorrow"}'),
        ("call.closed", 1, '{"call":"c"}'),
        ("call.closed", 1, '{"call":7,"disposition":"resolved"}'),
        ("call.closed", 1, "[]"),
        ("call.closed", 1, "not json"),
    ],
)
def test_what_nobody_here_understands_is_carried_whole(name: str, version: int, body: str) -> None:
    assert codec.UnknownEvent(name=name, version=version, body=body) == codec.load(name, version, body)


def test_a_field_of_a_later_release_is_passed_over() -> None:
    told = '{"call":"c","disposition":"resolved","mood":"calm"}'
    assert CallClosed(call=CallId("c"), disposition=Disposition.resolved) == codec.load("call.closed", 1, told)


def test_an_old_version_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    class Newer(CallClosed):
        v = 3

    steps = {
        ("call.closed", 1): lambda told: {"call": told["call"], "how": told["ending"]},
        ("call.closed", 2): lambda told: {"call": told["call"], "disposition": told["how"]},
    }
    monkeypatch.setattr(codec, "UPCASTERS", steps)
    monkeypatch.setattr(codec, "KIND_OF", {"call.closed": Newer})
    event = codec.load("call.closed", 1, '{"call":"c","ending":"resolved"}')
    assert Newer(call=CallId("c"), disposition=Disposition.resolved) == event


def test_text_that_cannot_be_kept_is_refused_before_it_is_written() -> None:
    event = CallPressedAgain(call=CallId("c"))
    for bad in ("a\x00b", "half \ud83d"):
        with pytest.raises(TextNotStorable):
            codec.dump(replace(event, call=CallId(bad)))


@pytest.mark.parametrize("value", [object(), {"a": 1}, [1], {1}])
def test_what_is_no_value_of_the_core_has_no_text(value: object) -> None:
    with pytest.raises(TypeError):
        codec.to_text(value)


@pytest.mark.parametrize("shape", [object, dict[str, int], int | str])
def test_what_is_no_shape_of_the_core_has_no_reader(shape: Any) -> None:
    with pytest.raises(TypeError):
        codec.decoder(shape)
