"""People."""

from dataclasses import replace

import pytest

from app.core.ids import DistrictId, PlaceId, SchoolId
from app.core.roster import Holding, Person
from app.core.words import Role, ScopeKind
from app.store import log
from app.store.people import roster
from app.store.session import Memory
from tests.store.given import ANNA, BEN, D

COACH = Person(
    id=ANNA,
    name="Anna Ødegård",
    holdings=(Holding(role=Role.coach, kind=ScopeKind.school, scope="oak"),),
    school=SchoolId("oak"),
    room=PlaceId("room"),
)


async def test_people_come_back_with_their_roles(memory: Memory) -> None:
    gone = replace(COACH, id=BEN, holdings=(), school=None, room=None, active=False)
    for person in (gone, COACH):
        await memory.write(lambda tx, person=person: roster.put_person(tx, D, person))
    assert (COACH, gone) == await memory.read(lambda read: roster.people(read, D))
    assert await memory.read(lambda read: roster.person(read, ANNA)) == COACH


async def test_a_person_is_changed_in_place(memory: Memory) -> None:
    married = replace(COACH, name="Anna Lee")
    for person in (COACH, married):
        await memory.write(lambda tx, person=person: roster.put_person(tx, D, person))
    assert (married,) == await memory.read(lambda read: roster.people(read, D))


async def test_nobody_takes_another_districts_person(memory: Memory) -> None:
    other = DistrictId("e")
    await memory.write(lambda tx: log.create_district(tx, other, "Elsewhere", "UTC"))
    await memory.write(lambda tx: roster.put_person(tx, D, COACH))
    with pytest.raises(LookupError, match="another district"):
        await memory.write(lambda tx: roster.put_person(tx, other, replace(COACH, name="Mine")))
    assert await memory.read(lambda read: roster.person(read, ANNA)) == COACH
