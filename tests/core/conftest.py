"""How long the random histories are looked for: a minute's worth always, hours' worth with NEARHAND_HYPOTHESIS=deep."""

import os

from hypothesis import HealthCheck, settings

# What is slow here is the machine's neighbours, and a failing history is printed: neither belongs in a result or on the disk.
usual = settings(
    deadline=None,
    database=None,
    max_examples=150,
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
    derandomize=bool(os.environ.get("CI")),
)
HISTORIES = {
    "usual": usual,
    "deep": settings(usual, max_examples=20_000, stateful_step_count=80, derandomize=False),
}[os.environ.get("NEARHAND_HYPOTHESIS", "usual")]
