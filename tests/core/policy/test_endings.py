"""Questions that cannot be answered, and duties that nobody has."""

from dataclasses import replace

import pytest

from app.core.policy import NO, YES, AnswerKind, Choice, FollowUp, Given, Policy, Post, Question, flaws
from app.core.words import Group, Role
from app.packs.reasons import reason
from tests import build

HELD = Question(id="hold", name="Held?", kind=AnswerKind.yes_no)
KIND = Question(
    id="kind",
    name="Which?",
    kind=AnswerKind.one,
    choices=(Choice(id="arm", name="By the arm"),),
    when=(Given(question="hold", answer=YES),),
)
WHY = Question(id="why", name="Why?", kind=AnswerKind.note, when=(Given(question="disposition", answer="resolved"),))
TALK = FollowUp(id="talk", name="Talk", owner=Group.coaches, hours=24, when=(Given(question="kind", answer="arm"),))
MINE = replace(TALK, id="mine", post="ssc", call_types=("fight",))
NURSE, STAFF = "nurse", Post(id="clerk", name="Clerk", role=Role.staff)
SSC = Post(id="ssc", name="Coach", role=Role.coach)


def policy(*rules: Question | FollowUp) -> Policy:
    questions = tuple(rule for rule in rules if isinstance(rule, Question))
    follow_ups = tuple(rule for rule in rules if isinstance(rule, FollowUp))
    return replace(build.POLICY, posts=(SSC, STAFF), questions=questions, follow_ups=follow_ups)


def test_an_end_that_can_be_answered_has_no_flaw() -> None:
    assert flaws(policy(HELD, KIND, WHY, TALK, MINE)) == ()


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((HELD, HELD), "hold id: 'hold' stands here 2 times"),
        (
            (replace(HELD, id="disposition"),),
            "disposition choices: 'disposition' is how the call ended; name the question otherwise",
        ),
        ((HELD, replace(KIND, choices=())), "kind choices: there is nothing to choose from"),
        ((replace(HELD, choices=KIND.choices),), "hold choices: a question of kind yes_no has no choices"),
        ((HELD, replace(KIND, choices=KIND.choices * 2)), "kind choices: two choices have one code"),
        ((KIND,), "kind when: 'hold' is no question asked before; there are disposition"),
        (
            (HELD, replace(KIND, when=(Given(question="hold", answer="maybe"),))),
            "kind when: 'maybe' is no answer to hold; there are yes, no, unknown",
        ),
        ((replace(HELD, call_types=("flood",)),), "hold call_types: 'flood' is no type of this pack; there are "),
        (
            (HELD, KIND, replace(TALK, post=NURSE)),
            "talk owner: it is owned by nobody: nobody can hold the post 'nurse' among the coaches",
        ),
        (
            (HELD, KIND, replace(TALK, post="clerk")),
            "talk owner: it is owned by nobody: nobody can hold the post 'clerk' among the coaches",
        ),
        (
            (HELD, KIND, replace(TALK, owner=Group.zone_officers)),
            "talk owner: an officer sees nothing of a call that is over: give it to somebody of the school",
        ),
        ((HELD, KIND, replace(TALK, hours=0)), "talk owner: it must be due after an hour or later"),
        ((HELD, replace(TALK, when=(Given(question="hold", answer=NO),)), replace(TALK, when=())), "talk id: 'talk' stands here"),
    ],
)
def test_an_end_that_cannot_is_told_why(rules: tuple[Question | FollowUp, ...], expected: str) -> None:
    assert [s for s in (f"{f.id} {f.field}: {reason(f)}" for f in flaws(policy(*rules))) if s.startswith(expected)]
