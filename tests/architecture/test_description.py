"""What the app's types are made from is what the server says of itself."""

import json
from pathlib import Path

from app.desk import describe

ROOT = Path(__file__).parents[2]


def test_the_app_is_built_from_the_servers_own_description() -> None:
    kept = json.loads((ROOT / "pwa" / "openapi.json").read_text())
    assert kept == describe(), "run `nearhand openapi --out pwa/openapi.json && npm --prefix pwa run generate`"
