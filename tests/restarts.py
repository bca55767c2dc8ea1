"""Times a start after a kill -9 with a rung overdue: until that rung was reached, and until the service is ready: `make bench`.

That the one comes before the other, and that nothing is lost or rung twice, is proven in `stories/test_crash.py`; this is how
long it takes on this machine. The process is forked with its modules in memory: a start by hand takes longer by their import."""

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from app.demo.district import place_id
from tests.e2e.house import House
from tests.serving import Server

ROUNDS = 5
RUNG_S = 15


def reached(house: House, call: str) -> datetime:
    """When the call's second rung was reached, by its timeline."""
    entries = house.ask("GET", f"/api/calls/{call}/timeline")["entries"]
    return min(datetime.fromisoformat(each["at"]) for each in entries if each["type"] == "call.escalated")


def once(house: House, number: int) -> tuple[float, float]:
    """Seconds from the start of the process to the overdue rung, and to ready."""
    call = house.ask("POST", "/api/calls", {"place": place_id("alder", "M104")}, key=f"press-{number:04}")["call"]
    house.server.kill()
    time.sleep(RUNG_S + 1)
    began = datetime.now(UTC)  # noqa: TID251 - beside the clock of another process
    house.server.start()
    ready = datetime.now(UTC)  # noqa: TID251
    rung = reached(house, call)
    house.ask("POST", f"/api/calls/{call}/close", {"disposition": "drill"})
    return (rung - began).total_seconds(), (ready - began).total_seconds()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name))
        server.start()
        house = House(server)
        house.enter()
        try:
            taken = [once(house, number) for number in range(ROUNDS)]
        finally:
            server.kill()
    rung, ready = (statistics.median(each) for each in zip(*taken, strict=True))
    print(f"start after kill -9, medians of {ROUNDS}: overdue rung {rung:.2f} s   ready {ready:.2f} s")


if __name__ == "__main__":
    main()
