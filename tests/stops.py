"""Times how soon what is over is over, at two processes on PostgreSQL: after a yes, until the other coach's app has heard
it; after a revocation, until the person's apps at both are closed: `make bench`.

That it happens is proven in `stories/test_two_processes.py`; this is how long it takes on this machine."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from tests import databases
from tests.realtime.serving import Client
from tests.stories.pair import Pair, pair

ROUNDS = 10


async def stopped(client: Client, call: str) -> None:
    """Until the call no longer rings here."""
    while True:
        frame = await client.frame()
        if any(view["id"] == call and view["you"]["state"] != "offered" for view in frame["put"]):
            return


async def yes(two: Pair) -> float:
    """Seconds from the one's yes, through one process, to the other's app at the other process."""
    carla, manager = await two.somebody("carla-jensen"), await two.somebody("yusuf-warsame")
    amara, ben = await two.somebody("amara-okafor"), await two.somebody("ben-castillo")
    async with ben.socket(two.there) as other:
        call = await carla.press(two.here)
        await other.until_cue("offer.made")
        offer = (await amara.says(two.here, "GET", f"/api/calls/{call}"))["you"]["offer"]
        began = time.perf_counter()
        await asyncio.gather(amara.says(two.here, "POST", f"/api/offers/{offer}/accept", {}), stopped(other, call))
        taken = time.perf_counter() - began
    await manager.says(two.here, "POST", f"/api/calls/{call}/close", {"disposition": "resolved"})
    return taken


async def revoked(two: Pair) -> float:
    """Seconds from the question, at one process, to the later of the two closed sockets."""
    devon = await two.somebody("devon-price")
    async with devon.socket(two.here) as here, devon.socket(two.there) as there:
        device = (await devon.says(two.there, "GET", "/api/me"))["device"]["id"]
        began = time.perf_counter()
        ended = devon.says(two.here, "DELETE", f"/api/me/sessions/{device}")
        _, *codes = await asyncio.gather(ended, here.close_code(), there.close_code())
        assert codes == [4401, 4401]
        return time.perf_counter() - began


async def measure(url: str, folder: Path) -> None:
    async with pair(url, folder) as two:
        for what, once in (("a yes until the other's app stops", yes), ("revoked until both apps are closed", revoked)):
            taken = sorted([await once(two) for _ in range(ROUNDS)])
            print(f"{what}: median of {ROUNDS} {statistics.median(taken):.3f} s   longest {taken[-1]:.3f} s")


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        databases.postgres_server() as server,
        server.migrated() as template,
        server.fresh(template) as name,
    ):
        asyncio.run(measure(server.database(name), Path(folder)))


if __name__ == "__main__":
    main()
