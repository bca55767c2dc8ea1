"""The clock of a process that is its own database: wall time at start plus steady time since, so that steps are absorbed."""

import time
from datetime import UTC, datetime, timedelta

from app.store.session.unit import Clock

# Counts on while the machine sleeps, where the system has such a clock.
STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def steady_clock() -> Clock:
    """A clock that no change of the wall clock moves."""
    start = datetime.fromtimestamp(time.time(), UTC)
    began = time.clock_gettime_ns(STEADY)

    def now() -> datetime:
        return start + timedelta(microseconds=(time.clock_gettime_ns(STEADY) - began) // 1000)

    return now
