"""This machine's clock, kept in step with the districts' own."""

from datetime import UTC, datetime, timedelta

from app.engine.clock import SystemClock

SLACK = timedelta(seconds=5)


def test_it_is_aware_and_utc() -> None:
    assert timedelta(0) == SystemClock().now().utcoffset()


def test_it_follows_a_clock_that_is_ahead_or_behind() -> None:
    for apart in (timedelta(hours=1), timedelta(hours=-1)):
        clock = SystemClock()
        clock.follow(datetime.now(UTC) + apart)  # noqa: TID251 - measured against the machine's
        assert abs(clock.now() - SystemClock().now() - apart) < SLACK
