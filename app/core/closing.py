"""What a call's own policy asks when it ends: which questions, what is still missing, which follow-ups, and whose they are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.core.assignment import said_at
from app.core.call import Call
from app.core.ids import PersonId
from app.core.outcomes import Phase
from app.core.policy import Answers, FollowUp, Policy, Question, asked, is_asked, moment, standing
from app.core.ranking import members
from app.core.report import Due
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import AssignmentState, Disposition, PoliceMark, ScopeKind

DISPOSITION = "disposition"
"""How a call ended may be named in a rule's `when` like an answer."""

NOTHING_TO_TELL = frozenset({Disposition.unfounded, Disposition.false_alarm, Disposition.drill})
"""Ends after which there is nothing to ask: nothing happened."""

_NEAREST = (ScopeKind.school, ScopeKind.zone, ScopeKind.district)


def was_nothing(call: Call, how: Disposition | None = None) -> bool:
    """Whether nothing happened, also when it ends so. What somebody told of the call, and an officer who was there, outweigh that
    another ended it as nothing."""
    ends = {end for end in (call.disposition, how) if end}
    came = PoliceMark.officer_on_scene in marks(call)
    return bool(ends) and ends <= NOTHING_TO_TELL and not came and not any(call.report.answers.values())


def asks(call: Call, how: Disposition | None = None) -> bool:
    """Whether the call has a form at all, also when it ends so. One that was raised before editions had numbers was told no
    questions."""
    return call.edition > 0 and not call.drill and call.cancelled_at is None and not was_nothing(call, how)


def marks(call: Call) -> frozenset[PoliceMark]:
    """What the log itself knows of police in the call."""
    return frozenset(call.police.marks() if call.police else ())


def offered(call: Call, question: Question) -> Question:
    """The question without the choices that deny what the log knows."""
    known = marks(call)
    return replace(question, choices=tuple(choice for choice in question.choices if choice.denies not in known))


def undenied(call: Call, policy: Policy, given: Answers) -> Answers:
    """What is left of answers when the log has been heard: one that denies what it knows answers nothing."""
    known = marks(call)
    denying = {q.id: {c.id for c in q.choices if c.denies in known} for q in policy.questions if known}
    kept = {name: tuple(code for code in codes if code not in denying.get(name, ())) for name, codes in given.items()}
    return {name: codes for name, codes in kept.items() if codes or not given[name]}


def said(call: Call, policy: Policy) -> Answers:
    """What was answered, as far as it can be so."""
    return undenied(call, policy, call.report.answers)


def answers(call: Call, policy: Policy) -> Answers:
    """All that, and how the call ended."""
    ended = {DISPOSITION: (call.disposition.value,)} if call.disposition else {}
    return {**said(call, policy), **ended}


def questions(call: Call, policy: Policy) -> tuple[Question, ...]:
    """What the call is asked, as far as it has been answered."""
    return asked(policy.questions, call.call_type, answers(call, policy)) if asks(call) else ()


def belonging(call: Call, policy: Policy, given: Answers, how: Disposition | None) -> frozenset[str]:
    """The questions that belong to the call once it is answered so: what was answered before counts too. While it is open, as if
    it ended well, as the phone's form has it. None to a call that has no form."""
    if not asks(call, how):
        return frozenset()
    ended = {DISPOSITION: ((call.disposition or how or Disposition.resolved).value,)}
    found = asked(policy.questions, call.call_type, {**said(call, policy), **given, **ended})
    return frozenset(question.id for question in found)


def apart(call: Call) -> frozenset[str]:
    """The ids of what lies apart and still answers something: all else was taken back, or belongs to a call that asks nothing."""
    answering = {code for codes in call.report.answers.values() for code in codes}
    return call.report.kept & answering if asks(call) else frozenset()


def told(call: Call, policy: Policy) -> Answers:
    """The answers that count."""
    return standing(policy.questions, call.call_type, answers(call, policy)) if asks(call) else {}


def missing(call: Call, policy: Policy) -> tuple[str, ...]:
    """The required questions that nobody has answered. Not answered is not no."""
    given = told(call, policy)
    return tuple(question.id for question in questions(call, policy) if question.required and question.id not in given)


def holding_open(call: Call) -> tuple[Due, ...]:
    """Follow-ups for which the report waits (rule A19)."""
    return tuple(due for due in call.report.dues if due.closes and due.is_open())


def owes_reason(call: Call) -> bool:
    """A threat to life passed the gate, and nobody has said yet why."""
    return call.police is not None and call.police.owes_reason()


def is_finished(call: Call, policy: Policy) -> bool:
    """Nothing required is missing, no reason is owed, and nothing that holds the report open is left to do."""
    return not missing(call, policy) and not owes_reason(call) and not holding_open(call)


def reporter(call: Call) -> PersonId | None:
    """Who is to answer: the last who was there, else who closed it."""
    there = [part for part in call.assignments if part.on_scene_at or part.state is AssignmentState.clear]
    return there[-1].responder if there else call.closed_by


def opening(call: Call, policy: Policy) -> tuple[FollowUp, ...]:
    """The follow-ups that the policy opens for a call that ended so, and that have not been opened yet."""
    if call.closed_at is None or not asks(call):
        return ()
    given = told(call, policy)
    return tuple(rule for rule in policy.follow_ups if is_asked(rule, call.call_type, given) and call.report.due(rule.id) is None)


def owner(call: Call, rule: FollowUp, scene: Scene) -> PersonId | None:
    """Whose it is: of the group, whoever said yes to the call first, then who is nearest to the school, then by id."""
    helped = {part.responder for part in call.assignments if part.accepted_at is not None}
    found = members(rule.owner, call.school, scene, rule.post)
    ranked = sorted((person.id not in helped, _how_far(person, call, scene), person.id) for person in found)
    return ranked[0][-1] if ranked else None


def _how_far(person: Person, call: Call, scene: Scene) -> tuple[bool, int]:
    school = scene.setup.schools.get(call.school)
    reach = (_NEAREST.index(h.kind) for h in person.in_force() if h.covers(school))
    return person.school != call.school, min(reach, default=len(_NEAREST))


def phase(call: Call, text: str) -> Phase | None:
    """When in the call a moment was, by the call's own marks, each when it was said; None when the text tells no moment."""
    at = moment(text)
    if at is None:
        return None
    yes = _first(said_at(part, AssignmentState.accepted) for part in call.assignments)
    here = _first(said_at(part, AssignmentState.on_scene) for part in call.assignments)
    if at < call.raised_at:
        return Phase.before_press
    if yes is None or at < yes:
        return Phase.before_yes
    return Phase.before_arrival if here is None or at < here else Phase.after_arrival


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in moments if at is not None), default=None)
