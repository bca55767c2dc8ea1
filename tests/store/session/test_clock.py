"""The steady clock."""

import time
from datetime import UTC, datetime, timedelta

from app.store.session.clock import steady_clock


def test_it_begins_at_the_wall_clocks_time_and_never_goes_back() -> None:
    now = steady_clock()
    seen = [now() for _ in range(100)]
    wall = datetime.fromtimestamp(time.time(), UTC)
    assert abs(seen[0] - wall) < timedelta(seconds=5)
    assert sorted(seen) == seen
