"""Which questions and follow-ups belong to a call that ended so."""

import pytest

from app.core.policy import UNKNOWN, YES, AnswerKind, Answers, FollowUp, Given, Question, is_asked
from app.core.words import Group

HELD = (Given(question="hold", answer=YES),)
DEBRIEF = FollowUp(id="debrief", name="Debrief", owner=Group.safety_administrators, hours=24, when=HELD)
PRONE = Question(id="prone", name="Face down?", kind=AnswerKind.yes_no, when=HELD, call_types=("fight",))


@pytest.mark.parametrize(
    ("thing", "call_type", "answers", "expected"),
    [
        (DEBRIEF, "medical", {"hold": (YES,)}, True),
        (DEBRIEF, "medical", {"hold": (UNKNOWN,)}, False),
        (DEBRIEF, "medical", {}, False),
        (PRONE, "fight", {"hold": (YES,)}, True),
        (PRONE, "medical", {"hold": (YES,)}, False),
    ],
)
def test_it_belongs_when_all_was_given_and_the_type_fits(
    thing: Question | FollowUp, call_type: str, answers: Answers, expected: bool
) -> None:
    assert is_asked(thing, call_type, answers) is expected
