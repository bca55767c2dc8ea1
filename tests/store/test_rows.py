"""The verbs that every noun shares."""

from dataclasses import dataclass

from app.store import districts, rows
from app.store.session import Memory
from tests.store.given import D


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    id: str
    name: str


async def test_a_row_is_read_as_the_value_that_is_asked_for(memory: Memory) -> None:
    query = rows.sa.select(*rows.columns(districts.table, Named))
    expected = Named(id=D, name="Riverside")
    assert (expected,) == await memory.read(lambda read: rows.many(read, query, Named))
    assert expected == await memory.read(lambda read: rows.one(read, query, Named))
    none = query.where(districts.table.c.id == "nowhere")
    assert None is await memory.read(lambda read: rows.one(read, none, Named))


def test_a_value_gives_its_fields_by_name() -> None:
    assert rows.values(Named(id="d", name="Riverside")) == {"id": "d", "name": "Riverside"}


async def test_a_change_says_how_many_it_touched(memory: Memory) -> None:
    renamed = rows.sa.update(districts.table).values(name="Lakeside")
    assert await memory.write(lambda tx: rows.change(tx, renamed)) == 1
    assert await memory.write(lambda tx: rows.change(tx, renamed.where(districts.table.c.id == "x"))) == 0
