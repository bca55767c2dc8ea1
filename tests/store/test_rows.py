"""The verbs that every noun shares."""

from dataclasses import dataclass, replace

from app.core.ids import ContactId, SchoolId
from app.store import rows
from app.store.district import districts
from app.store.ending import contacts
from app.store.ending.contacts import ContactRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, D


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


async def test_each_shape_of_a_row_is_put_in_its_own_way(memory: Memory) -> None:
    row = ContactRow(id=ContactId("c1"), school=SchoolId("north"), kind="walk", person=ANNA, at=NOON)
    for kind, keep, expected in (("walk", [], "walk"), ("talk", ["kind"], "walk"), ("talk", [], "talk")):
        told = {"district": D, **rows.values(replace(row, kind=kind))}
        await memory.write(lambda tx, told=told, keep=keep: rows.put(tx, contacts.table, told, keep=keep))
        assert [expected] == [each.kind for each in await memory.read(lambda read: contacts.every(read, D))]
