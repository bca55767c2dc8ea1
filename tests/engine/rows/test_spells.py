"""What a fact says of the time that somebody was on duty."""

from app.core import events as ev
from app.core.ids import PersonId
from app.core.words import DutyEnd, DutyStatus
from app.engine.rows.spells import spell
from app.store.people.spells import SpellRow
from tests import build

CORA = PersonId("cora")
ON = build.duty(build.CORA)
ENDED = ev.DutyEnded(person=CORA, why=DutyEnd.by_hand)


def test_a_spell_begins_with_duty_and_ends_with_it() -> None:
    started = ev.DutyStarted(person=CORA, school=None, place=None, until=None)
    assert spell(None, build.fact(started, 5)) == SpellRow(person=CORA, starts=build.at(5), ends=None)
    assert spell(ON, build.fact(ENDED, 9)) == SpellRow(person=CORA, starts=ON.since, ends=build.at(9))


def test_nothing_else_begins_or_ends_one() -> None:
    assert spell(ON, build.fact(ev.DutyPaused(person=CORA))) is None
    assert spell(None, build.fact(ENDED)) is None
    assert spell(build.duty(build.CORA, status=DutyStatus.off_duty), build.fact(ENDED)) is None
