"""A person's duty, folded from its events."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.duty import Duty, evolve
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.words import DutyEnd, DutyStatus
from tests import build
from tests.build import at, fact

CORA = PersonId("cora")
NORTH, SOUTH = SchoolId("north"), SchoolId("south")
STARTED = ev.DutyStarted(person=CORA, school=NORTH, place=PlaceId("n102"), until=at(3600))


def after(*events: ev.Event) -> Duty | None:
    duty: Duty | None = None
    for seq, event in enumerate(events, start=1):
        duty = evolve(duty, fact(event, seconds=seq, seq=seq))
    return duty


ON = build.duty(build.CORA, place="n102", since=at(1), moved_at=at(1), until=at(3600), rev=1)


def test_duty_starts_where_and_until_when_it_was_said() -> None:
    assert after(STARTED) == ON


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (
            ev.DutyMoved(person=CORA, school=SOUTH, place=None),
            {"school": SOUTH, "place": None, "moved_at": at(2)},
        ),
        (ev.DutyPaused(person=CORA), {"status": DutyStatus.paused}),
        (ev.DutyEnded(person=CORA, why=DutyEnd.by_hand), {"status": DutyStatus.off_duty}),
        (ev.RosterChanged(), {}),
    ],
)
def test_each_event_changes_just_what_it_says(event: ev.Event, changes: dict[str, object]) -> None:
    assert after(STARTED, event) == replace(ON, rev=2, **changes)


def test_who_resumes_is_on_duty_again() -> None:
    duty = after(STARTED, ev.DutyPaused(person=CORA), ev.DutyResumed(person=CORA))
    assert duty == replace(ON, rev=3)


def test_without_a_start_there_is_no_duty() -> None:
    assert after(ev.DutyPaused(person=CORA)) is None


@pytest.mark.parametrize(
    ("status", "available", "alarm"),
    [
        (DutyStatus.on_duty, True, at(3600)),
        (DutyStatus.paused, False, at(3600)),
        (DutyStatus.off_duty, False, None),
    ],
)
def test_a_shift_has_an_end_as_long_as_it_lasts(status: DutyStatus, available: bool, alarm: object) -> None:
    duty = replace(ON, status=status)
    assert (duty.is_available(), duty.alarm()) == (available, alarm)
