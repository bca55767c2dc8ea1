"""Writes what is generated from the format's table: `python -m tests.packs.pages`."""

import json
from pathlib import Path

from app.packs.reference import page
from app.packs.schema import schema

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "policy-reference.md"
SCHEMA = ROOT / "app" / "packs" / "pack.schema.json"


def schema_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    REFERENCE.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
