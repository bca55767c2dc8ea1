"""Days of the district, and days of service."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.core.ids import PersonId
from app.core.policy import Post
from app.core.roster import Holding
from app.core.scene import Setup
from app.core.words import Role, ScopeKind
from app.engine.school_days import days, school_day, served
from app.store.people import roster, spells
from app.store.people.spells import SpellRow
from app.store.session import Tx
from tests.engine.engine import Engine, engine
from tests.town import NORTH, START, TOWN

CHICAGO = "America/Chicago"
ANA = PersonId("Ana")
SUBSTITUTE = Post(id="substitute", name="Substitute", role=Role.officer, contact_days=60)


@pytest.mark.parametrize(
    ("at", "day", "begins"),
    [
        (datetime(2027, 1, 12, 4, tzinfo=UTC), date(2027, 1, 11), date(2026, 7, 1)),
        (datetime(2027, 7, 1, 4, 59, tzinfo=UTC), date(2027, 6, 30), date(2026, 7, 1)),
        (datetime(2027, 7, 1, 5, tzinfo=UTC), date(2027, 7, 1), date(2027, 7, 1)),
    ],
)
def test_a_day_and_a_school_year_begin_by_the_districts_own_clock(at: datetime, day: date, begins: date) -> None:
    found = school_day(CHICAGO, at)
    assert (found.day, found.year_begins) == (day, begins)


def test_a_spell_touches_every_day_until_it_ends_or_now() -> None:
    night = SpellRow(person=ANA, starts=datetime(2027, 1, 12, 2, tzinfo=UTC), ends=datetime(2027, 1, 12, 14, tzinfo=UTC))
    zone, now = ZoneInfo(CHICAGO), datetime(2027, 1, 13, 14, tzinfo=UTC)
    two = [date(2027, 1, 11), date(2027, 1, 12)]
    assert [*days(night, now, zone)] == two
    assert [*days(replace(night, ends=None), now, zone)] == [*two, date(2027, 1, 13)]


def stand_in(tx: Tx) -> None:
    """Ana is a substitute; she and Ben were on duty for a moment."""
    person = roster.person(tx, ANA)
    assert person is not None
    holding = Holding(role=Role.officer, kind=ScopeKind.school, scope=NORTH, post="substitute")
    roster.put_person(tx, TOWN, replace(person, holdings=(holding,)))
    for who in (ANA, PersonId("Ben")):
        spells.put(tx, TOWN, SpellRow(person=who, starts=START, ends=START))


async def found(town: Engine, setup: Setup) -> dict[PersonId, frozenset[date]]:
    return await town.memory.read(lambda read: served(read, setup, START))


async def test_only_whose_post_allows_so_many_days_is_counted(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.memory.write(stand_in)
        setup = (await town.lookout.scene(TOWN)).scene.setup
        people = {p.id: p for p in await town.memory.read(lambda read: roster.people(read, TOWN))}
        counted = replace(setup, people=people, policy=replace(setup.policy, posts=(SUBSTITUTE,)))
        assert await found(town, counted) == {ANA: frozenset({START.date()})}
        assert await found(town, setup) == {}
