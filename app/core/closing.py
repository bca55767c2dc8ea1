"""What a call's own policy asks when it ends: which questions, what is still missing, which follow-ups, and whose they are."""

from collections.abc import Iterable
from datetime import datetime

from app.core.call import Call
from app.core.ids import PersonId
from app.core.outcomes import Phase
from app.core.policy import Answers, FollowUp, Policy, Question, asked, is_asked, moment, standing
from app.core.ranking import members
from app.core.report import Due
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import AssignmentState, Disposition, ScopeKind

DISPOSITION = "disposition"
"""How a call ended may be named in a rule's `when` like an answer."""

NOTHING_TO_TELL = frozenset({Disposition.unfounded, Disposition.false_alarm, Disposition.drill})
"""Ends after which there is nothing to ask: nothing happened."""

_NEAREST = (ScopeKind.school, ScopeKind.zone, ScopeKind.district)


def asks(call: Call) -> bool:
    """Whether the call has a form at all. One that was raised before editions had numbers was told no questions."""
    return call.edition > 0 and not call.drill and call.cancelled_at is None and call.disposition not in NOTHING_TO_TELL


def answers(call: Call) -> Answers:
    """Everything that was answered, and how the call ended."""
    ended = {DISPOSITION: (call.disposition.value,)} if call.disposition else {}
    return {**call.report.answers, **ended}


def questions(call: Call, policy: Policy) -> tuple[Question, ...]:
    """What the call is asked, as far as it has been answered."""
    return asked(policy.questions, call.call_type, answers(call)) if asks(call) else ()


def told(call: Call, policy: Policy) -> Answers:
    """The answers that count."""
    return standing(policy.questions, call.call_type, answers(call)) if asks(call) else {}


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
    """When in the call a moment was, by the call's own marks; None when the text tells no moment."""
    at = moment(text)
    if at is None:
        return None
    yes = _first(part.accepted_at for part in call.assignments)
    here = _first(part.on_scene_at for part in call.assignments)
    if at < call.raised_at:
        return Phase.before_press
    if yes is None or at < yes:
        return Phase.before_yes
    return Phase.before_arrival if here is None or at < here else Phase.after_arrival


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in moments if at is not None), default=None)
