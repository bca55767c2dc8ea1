"""What a phone must fetch before the button can be pressed, as the server serves it."""

import json
from pathlib import Path
from typing import Any

from tests.serving import DIST

SCRIPT_BYTES = 45_000
ROOMS = sorted(each.name for each in (DIST.parents[1] / "src" / "screens").iterdir())


def manifest() -> dict[str, dict[str, Any]]:
    file = DIST.parent / ".vite" / "manifest.json"
    assert file.exists(), "the app is not built: make test does it, or npm run build in pwa/"
    found: dict[str, dict[str, Any]] = json.loads(file.read_text())
    return found


def first_load() -> list[str]:
    """The entry's script and all that it imports, by file."""
    chunks, wanted, found = manifest(), ["index.html"], list[str]()
    while wanted:
        chunk = chunks[wanted.pop()]
        if chunk["file"] not in found:
            found.append(chunk["file"])
            wanted += chunk.get("imports", [])
    return found


def packed(file: str) -> int:
    return Path(f"{DIST.parent / file}.gz").stat().st_size


def test_the_first_load_is_at_most_45_kilobytes_of_script() -> None:
    sizes = {file: packed(file) for file in first_load()}
    assert sum(sizes.values()) <= SCRIPT_BYTES, sizes


def test_every_room_of_screens_is_one_piece_that_is_fetched_later() -> None:
    first = first_load()
    pieces = [chunk for chunk in manifest().values() if chunk.get("name") in ROOMS]
    assert ROOMS == sorted(chunk["name"] for chunk in pieces)
    assert [] == [chunk["name"] for chunk in pieces if chunk["file"] in first]


def test_every_screen_is_on_the_phone_before_the_network_is_lost() -> None:
    worker = (DIST.parent / "sw.js").read_text()
    assert [] == [chunk["file"] for chunk in manifest().values() if f"/{chunk['file']}" not in worker]
