"""The schema is that of the table, and knows everything that the shipped packs say."""

import tomllib
from typing import Any

import pytest

from app.packs.schema import schema
from app.packs.shipped import NAMES, text
from tests.packs.pages import SCHEMA, schema_text


def strangers(value: Any, shape: dict[str, Any]) -> list[str]:
    """Keys that the schema would underline."""
    if isinstance(value, list):
        return [name for each in value for name in strangers(each, shape.get("items", {}))]
    if not isinstance(value, dict) or "properties" not in shape:
        inner = shape.get("additionalProperties")
        values = value.values() if isinstance(value, dict) and isinstance(inner, dict) else ()
        return [name for each in values for name in strangers(each, inner)]
    unknown = [name for name in value if name not in shape["properties"]]
    known = {name: told for name, told in value.items() if name in shape["properties"]}
    return unknown + [name for key, told in known.items() for name in strangers(told, shape["properties"][key])]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_pack_has_nothing_that_the_schema_does_not_know(name: str) -> None:
    assert strangers(tomllib.loads(text(name)), schema()) == []


def test_a_stranger_is_underlined() -> None:
    assert strangers({"plan": [{"dog": 1}], "police": {"reason": [{"cat": 1}]}}, schema()) == ["dog", "cat"]


def test_what_must_be_said_is_required() -> None:
    plan = schema()["properties"]["plan"]["items"]
    assert (plan["required"], plan["properties"]["needed"]["default"]) == (["call_type", "ladder"], 1)


def test_the_schema_that_ships_is_the_tables() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()
