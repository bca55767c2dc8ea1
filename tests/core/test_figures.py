"""Counts with their denominators: what is not known is never a no."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core import events as ev
from app.core import figures
from app.core.figures import Contact, Ended, Measure, Period, Stretch, Tally
from app.core.ids import SchoolId
from app.core.outcomes import Phase
from app.core.words import Disposition
from tests import build
from tests.build import CALL, NINE, at
from tests.ending import FORMS, OFFICER_ASKED, OFFICER_HERE, closed, helped, over, raised, reported

NORTH, SOUTH = SchoolId("north"), SchoolId("south")
JANUARY = Period(over=Stretch(first=date(2027, 1, 1), last=date(2027, 1, 31)), zone=UTC, today=date(2027, 9, 1))
ENDED = Ended(school=NORTH, raised_at=NINE, finished=True, answers={Measure.hold: "no"})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, {}),
        ({"hold": "yes", "outcome": "calm"}, {"hold": "yes", "positive": "yes"}),
        ({"hold": "unknown", "outcome": "home"}, {"hold": "unknown", "positive": "no"}),
        ({"outcome": "unknown"}, {"positive": "unknown"}),
        ({"police": "came_911"}, {"police": "yes"}),
        ({"police": "no", "injury": "no"}, {"police": "no", "injury": "no"}),
    ],
)
def test_an_end_says_what_was_answered_and_no_more(answers: dict[str, str], expected: dict[str, str]) -> None:
    ended = figures.ended(over(*([reported(**answers)] if answers else [])), FORMS)
    assert ended is not None
    assert expected == {measure.value: said for measure, said in ended.answers.items()}


def test_police_who_were_asked_and_did_not_come_did_not_come() -> None:
    policy = replace(FORMS, questions=tuple(replace(q, kind="one", choices=()) for q in FORMS.questions if q.id == "police"))
    ended = figures.ended(over(reported(police="asked")), policy)
    assert ended is not None
    assert {Measure.police: "no"} == ended.answers


@pytest.mark.parametrize("answers", [{}, {"police": "unknown"}, {"police": "asked"}])
def test_an_officer_who_was_there_came_whatever_the_form_lacks(answers: dict[str, str]) -> None:
    call = build.call(*helped(*OFFICER_HERE, *([reported(**answers)] if answers else []), *closed()))
    ended = figures.ended(call, FORMS)
    assert ended is not None
    assert {Measure.police: "yes"} == ended.answers


def test_where_nobody_is_asked_about_police_a_share_of_them_is_not_made() -> None:
    ended = figures.ended(build.call(*helped(*OFFICER_HERE, *closed())), replace(FORMS, questions=()))
    assert ended is not None
    assert {} == ended.answers


def test_an_officer_who_was_asked_and_of_whom_no_more_is_known_is_not_told() -> None:
    ended = figures.ended(build.call(*helped(*OFFICER_ASKED, reported(police="no"), *closed())), FORMS)
    assert ended is not None
    assert {} == ended.answers


def test_an_injury_stands_where_it_happened() -> None:
    ended = figures.ended(over(reported(injury="yes", injury_at=at(-9).isoformat())), FORMS)
    assert ended is not None
    assert Phase.before_press is ended.injured


def test_what_somebody_told_counts_though_another_ended_it_as_nothing() -> None:
    found = figures.ended(over(reported(hold="yes"), how=Disposition.false_alarm), FORMS)
    assert found is not None
    assert found.answers[Measure.hold] == "yes"


@pytest.mark.parametrize("how", [Disposition.unfounded, Disposition.false_alarm])
def test_a_call_to_which_an_officer_came_counts_whatever_it_is_called_at_its_end(how: Disposition) -> None:
    came, asked = (figures.ended(build.call(*helped(*officer, *closed(how))), FORMS) for officer in (OFFICER_HERE, OFFICER_ASKED))
    assert came is not None
    assert ("yes", False, None) == (came.answers[Measure.police], came.finished, asked)


def test_what_is_open_or_practice_or_nothing_does_not_count() -> None:
    nothing = over(how=Disposition.false_alarm)
    assert [None] * 3 == [figures.ended(call, FORMS) for call in (build.call(raised()), over(drill=True), nothing)]


def test_a_call_of_before_the_editions_counts_as_not_told() -> None:
    ended = figures.ended(over(edition=0), FORMS)
    assert ended is not None
    assert ({}, True) == (ended.answers, ended.finished)


def test_they_are_counted_for_the_district_and_for_each_school() -> None:
    calls = [
        ENDED,
        replace(ENDED, answers={Measure.hold: "yes"}, finished=False),
        replace(ENDED, school=SOUTH, answers={Measure.hold: "unknown"}),
        replace(ENDED, school=SOUTH, answers={}),
        replace(ENDED, raised_at=NINE + timedelta(days=40)),
    ]
    contacts = [Contact(school=SOUTH, at=NINE), Contact(school=SOUTH, at=NINE - timedelta(days=40))]
    whole, schools = figures.count(calls, contacts, JANUARY)
    assert (4, 1, 1, 5) == (whole.calls, whole.unfinished, whole.contacts, whole.interactions())
    assert Tally(yes=1, no=2, unknown=1, not_told=1) == whole.measures[Measure.hold]
    assert Tally(yes=1, no=1) == schools[NORTH].measures[Measure.hold]
    assert Tally(yes=1, not_told=2) == schools[SOUTH].measures[Measure.positive]


def test_injuries_are_counted_by_when_they_happened() -> None:
    hurt = replace(ENDED, answers={Measure.injury: "yes"}, injured=Phase.before_press)
    whole, _ = figures.count([hurt, hurt, replace(hurt, injured=None), ENDED], [], JANUARY)
    assert {Phase.before_press: 2, None: 1} == whole.injuries


def test_of_a_few_no_share_is_told() -> None:
    assert (None, 0.1) == (Tally(yes=1, no=8, unknown=5).share(), Tally(yes=1, no=9).share())


def test_a_spring_may_be_left_out_and_the_days_say_so() -> None:
    spring = Stretch(first=date(2027, 1, 11), last=date(2027, 1, 20))
    period = replace(JANUARY, without=(spring,))
    assert (31, 21) == (JANUARY.days(), period.days())
    assert (True, False) == (JANUARY.has(NINE), period.has(NINE))


@pytest.mark.parametrize(
    ("today", "days", "counts"), [(date(2027, 1, 13), 13, True), (date(2027, 1, 11), 11, False), (date(2026, 12, 1), 0, False)]
)
def test_no_day_that_is_still_to_come_is_counted(today: date, days: int, counts: bool) -> None:
    period = replace(JANUARY, today=today)
    assert (days, counts) == (period.days(), period.has(NINE))


def test_a_day_is_the_schools_own() -> None:
    late = datetime(2027, 2, 1, 3, tzinfo=UTC)
    assert (False, True) == (JANUARY.has(late), replace(JANUARY, zone=ZoneInfo("America/Chicago")).has(late))
    assert CALL == ev.CallReported(call=CALL, edition=1).call
