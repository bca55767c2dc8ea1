"""The values of one knock."""

from datetime import UTC, datetime, timedelta

import pytest

from app.engine.knock import TOPIC, topic, ttl

AT = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)


def test_a_call_is_its_own_topic() -> None:
    assert topic("q3J_-x0aZb4mT9wLk2VYcA") == "q3J_-x0aZb4mT9wLk2VYcA"


@pytest.mark.parametrize("call", ["", "x" * 33, "a.1", "ä", "a b", "a\n"])
def test_what_cannot_be_a_topic_is_shortened_to_one_that_is_always_the_same(call: str) -> None:
    assert TOPIC.fullmatch(topic(call))
    assert topic(call) == topic(call)


def test_two_calls_are_two_topics() -> None:
    assert topic("x" * 33) != topic("x" * 34)


@pytest.mark.parametrize(("seconds", "expected"), [(15, 15), (15.9, 15), (0.2, 1), (0, 1), (-3, 1)])
def test_a_push_lives_as_long_as_its_offer_and_never_less_than_a_second(seconds: float, expected: int) -> None:
    assert ttl(AT + timedelta(seconds=seconds), AT) == expected
