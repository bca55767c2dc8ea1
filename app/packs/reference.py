"""The reference page of the format: written from the same table as the schema."""

from collections.abc import Iterator

from app.packs.format import TABLES
from app.packs.shape import Field, Kind, Table
from app.packs.shipped import NAMES, policy

_HOLDS = {
    Kind.code: "code",
    Kind.text: "text",
    Kind.flag: "true or false",
    Kind.codes: "list of codes",
    Kind.texts: "list of texts",
    Kind.table: "table",
}


GENERATED = (
    "Generated from the table in `app/packs/format.py` by `python -m tests.packs.pages`; do not edit. The same table makes "
    "the JSON Schema in `app/packs/pack.schema.json`. What became of the rules of the sources: [policy.md](policy.md)."
)
WHOLE = (
    "A pack is one TOML file. Codes are small letters, digits and `_`. A pack is taken as a whole or not at all: "
    "`nearhand policy check FILE` names every problem with its line. Editors underline mistakes with `#:schema pack.schema.json`."
)


def page() -> str:
    """`docs/policy-reference.md`."""
    shipped = [f"| `{name}` | {policy(name).name} | {len(policy(name).types())} |" for name in NAMES]
    parts = [
        "# Policy packs: reference",
        GENERATED,
        WHOLE,
        "\n".join(["| Shipped pack | Name | Call types |", "|---|---|---|", *shipped]),
        *(_table(table) for table in TABLES),
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    lines = [f"## `{table.header()}`", "", table.about]
    if table.fields:
        lines += ["", "| Field | Holds | Default | Meaning |", "|---|---|---|---|", *_fields(table)]
    return "\n".join(lines)


def _fields(table: Table) -> Iterator[str]:
    for field in table.fields:
        yield f"| `{field.name}` | {_holds(field)} | {_default(field)} | {field.about.replace('|', '/')} |"


def _holds(field: Field) -> str:
    match field.kind:
        case Kind.whole:
            return f"{field.span[0]} to {field.span[1]}"
        case Kind.word | Kind.words:
            listed = ", ".join(f"`{word}`" for word in field.words)
            return listed if field.kind is Kind.word else f"list of {listed}"
        case _:
            return _HOLDS[field.kind]


def _default(field: Field) -> str:
    if field.needed:
        return "**must be said**"
    match field.otherwise:
        case bool():
            return "`true`" if field.otherwise else "`false`"
        case "" | None:
            return ""
        case tuple() | dict():
            return "none"
        case _:
            return f"`{field.otherwise}`"
