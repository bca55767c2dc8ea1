"""The JSON Schema of a pack, for editors: written from the table of the format, never by hand."""

from collections.abc import Mapping
from typing import Any

from app.packs.format import CODE, LONGEST, TABLES
from app.packs.shape import Field, Kind, Table

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANCHORED = f"^{CODE}$"


def schema() -> Schema:
    """What an editor may offer and underline. What things mean together, `nearhand policy check` judges."""
    return {
        "$schema": DIALECT,
        "title": "A Nearhand policy pack",
        "type": "object",
        "additionalProperties": False,
        "required": ["plan"],
        "properties": {table.name: _whole(table) for table in TABLES if "." not in table.name},
    }


def _whole(table: Table) -> Schema:
    one = _table(table)
    if table.by:
        each = {"type": "array", "minItems": 1, "items": one} if table.many else one
        return {"type": "object", "description": table.about, "additionalProperties": each}
    return {"type": "array", "description": table.about, "items": one} if table.many else one


def _table(table: Table) -> Schema:
    if table.open:
        return {"type": "object", "description": table.about, "additionalProperties": _text()}
    inner = {each.name.rpartition(".")[2]: _whole(each) for each in TABLES if each.name.startswith(f"{table.name}.")}
    return {
        "type": "object",
        "description": table.about,
        "additionalProperties": False,
        "required": [each.name for each in table.fields if each.needed],
        "properties": {**{each.name: _field(each) for each in table.fields}, **inner},
    }


def _field(field: Field) -> Schema:
    told: Schema = {"description": field.about, **_shape(field)}
    if not field.needed and field.otherwise not in (None, "", {}, ()):
        told["default"] = field.otherwise
    return told


def _shape(field: Field) -> Schema:
    choices: Schema = {"type": "string", "enum": list(field.words)}
    code: Schema = {"type": "string", "pattern": ANCHORED}
    shapes: Mapping[Kind, Schema] = {
        Kind.code: code,
        Kind.text: _text(),
        Kind.whole: {"type": "integer", "minimum": field.span[0], "maximum": field.span[1]},
        Kind.flag: {"type": "boolean"},
        Kind.word: choices,
        Kind.words: {"type": "array", "items": choices},
        Kind.codes: {"type": "array", "items": code},
        Kind.texts: {"type": "array", "items": _text()},
        Kind.table: {"type": "object", "minProperties": 1},
    }
    return shapes[field.kind]


def _text() -> Schema:
    return {"type": "string", "maxLength": LONGEST}
