"""A form that every test of how a call ends knows: five questions, four things to do afterwards, two kinds of contact."""

from dataclasses import replace
from typing import Any

from app.core import commands as do
from app.core import events as ev
from app.core.call import Call
from app.core.events import Answer
from app.core.ids import CallId
from app.core.policy import AnswerKind, Choice, FollowUp, Given, Policy, Question
from app.core.scene import Scene
from app.core.words import Disposition, Group, PoliceMark
from tests import build, police

HELD, HURT = (Given(question="hold", answer="yes"),), (Given(question="injury", answer="yes"),)
OUTCOMES = (Choice(id="calm", name="Calm", positive=True), Choice(id="home", name="Went home"))
POLICE = (
    Choice(id="no", name="Not asked", denies=PoliceMark.officer_asked),
    Choice(id="asked", name="Did not come", denies=PoliceMark.officer_on_scene),
    Choice(id="came_911", name="Came"),
)
QUESTIONS = (
    Question(id="outcome", name="How did it end?", kind=AnswerKind.one, choices=OUTCOMES, required=True, at_close=True),
    Question(id="hold", name="Held?", kind=AnswerKind.yes_no, required=True, at_close=True),
    Question(id="hold_staff", name="Who held?", kind=AnswerKind.person, required=True, when=HELD),
    Question(id="hold_student", name="Who was held?", kind=AnswerKind.student, when=HELD),
    Question(id="hold_why", name="Why?", kind=AnswerKind.note, when=HELD),
    Question(id="police", name="Police?", kind=AnswerKind.one, choices=POLICE),
    Question(id="injury", name="Hurt?", kind=AnswerKind.yes_no),
    Question(id="injury_at", name="When?", kind=AnswerKind.moment, when=HURT),
)
DEBRIEF = FollowUp(id="debrief", name="Debrief", owner=Group.safety_administrators, hours=24, when=HELD, closes=True)
PARENTS = FollowUp(id="parents", name="Tell the parents", owner=Group.coaches, hours=48, when=HELD)
FORMS = Policy(
    default=build.plan(),
    plans=build.POLICY.plans,
    questions=QUESTIONS,
    follow_ups=(DEBRIEF, PARENTS),
    positive=(Choice(id="walk", name="Walked and talked", positive=True),),
)


def formed(policy: Policy = FORMS, **changes: Any) -> Scene:
    """The usual scene under that policy, which is its first edition."""
    return build.scene(**{"setup": build.setup(policy=policy, edition=1, editions={1: policy}), **changes})


def raised(**changes: Any) -> ev.CallRaised:
    return build.raised(**{"edition": 1, **changes})


def helped(*more: ev.Event, **changes: Any) -> tuple[ev.Event, ...]:
    """Tess pressed, cora went and is there."""
    return (raised(**changes), build.dispatched(), build.offered(), build.accepted(), build.happened(ev.ResponderOnScene), *more)


def closed(how: Disposition = Disposition.resolved) -> tuple[ev.Event, ...]:
    return build.happened(ev.ResponderClear), ev.CallClosed(call=build.CALL, disposition=how)


def said(**answers: str | tuple[str, ...]) -> tuple[Answer, ...]:
    """`said(hold="yes")`."""
    given = {name: (codes,) if isinstance(codes, str) else codes for name, codes in answers.items()}
    return tuple(Answer(question=name, codes=codes) for name, codes in given.items())


def reported(**answers: str | tuple[str, ...]) -> ev.CallReported:
    return ev.CallReported(call=build.CALL, edition=1, answers=said(**answers))


def report(who: str = "cora", **changes: Any) -> do.Report:
    return replace(do.Report(by=build.by(who), call=build.CALL), **changes)


def over(*more: ev.Event, how: Disposition = Disposition.resolved, **changes: Any) -> Call:
    """A call that cora was at and that is over."""
    return build.call(*helped(*closed(how), *more, **changes))


OFFICER_ASKED = (police.asked_police(), police.fact_of(ev.PoliceGateOpened), police.patrolled())
"""An officer's phone rings."""
OFFICER_HERE = (*OFFICER_ASKED, build.accepted("olaf", 2), build.happened(ev.ResponderOnScene, "olaf", 2))
DRILL = CallId("drill")
