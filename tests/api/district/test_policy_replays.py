"""Calls beside what they would have been, as shapes."""

from dataclasses import replace

from app.api.district.policy_replays import told_again
from app.core.hindsight import Answered
from app.core.refusals import Refusal
from app.core.replay import Compared, Run
from app.core.sentences import Say
from tests import build
from tests.build import COLE, CORA

SETUP = build.setup()
CALL = Compared(
    call=build.CALL,
    call_type="unspecified",
    place=build.place("n101").id,
    raised_at=build.at(0),
    then=Run(asked=(CORA.id,), answered=COLE.id, seconds=21),
    now=Run(asked=(CORA.id,)),
    police=Say.no_officers,
    police_asked=None,
)


def test_who_said_yes_is_told_beside_who_was_asked_first_and_where_it_was() -> None:
    [told] = told_again((CALL,), SETUP, 31).calls
    assert ([each.name for each in told.first_then], told.yes_then and told.yes_then.name, told.seconds_then) == (
        ["Cora"],
        "Cole",
        21,
    )
    assert (told.yes_now, told.seconds_now, told.replayable, told.place.school_name) == (None, None, True, "North")


def test_totals_are_over_what_could_be_played_and_of_police_over_all() -> None:
    lost = replace(CALL, now=None, police_asked=Answered(refused=Refusal.no_police_here))
    passes = replace(CALL, police_asked=Answered(first=("A caregiver is told",)))
    told = told_again((CALL, lost, passes), SETUP, 31)
    assert (told.counted, told.median_then, told.median_now, told.unanswered_then, told.unanswered_now) == (2, 21, None, 0, 2)
    assert (told.police_asked, told.police_refused) == (2, 1)
    assert [(each.police_refused, each.police_first) for each in told.calls] == [
        (None, ["A caregiver is told"]),
        (Refusal.no_police_here, []),
        (None, []),
    ]
