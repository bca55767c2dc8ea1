"""How a call ends: its report, what must be done after it, and contacts that were no crisis. Absence is never refused here:
who is still with a student may close now and answer later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core import closing
from app.core import commands as do
from app.core import events as ev
from app.core.access import Right, may
from app.core.call import Call
from app.core.dispatch.asking import asker, known
from app.core.dispatch.calling import ended
from app.core.finishing import may_follow_up, may_report, takers
from app.core.outcomes import FollowUpState
from app.core.policy import APART, UNKNOWN, Question, fits
from app.core.refusals import Refusal, Refused
from app.core.report import Due, Whose
from app.core.scene import Scene

Wanted = do.Report | do.OpenFollowUps | do.FollowUpCommand | do.ContactCommand


def decide(scene: Scene, command: Wanted, at: datetime) -> Sequence[ev.Event]:
    """One case for each command."""
    match command:
        case do.Report():
            return _report(scene, command)
        case do.OpenFollowUps():
            call = scene.calls.get(command.call)
            return [] if call is None or call.unreadable else _opened(call, scene, at)
        case do.FollowUpCommand():
            return _follow_up(scene, command)
        case do.LogContact():
            return _contact(scene, command)
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")


def _report(scene: Scene, command: do.Report) -> Sequence[ev.Event]:
    person = asker(scene, command.by)
    call = known(scene, command.call, person)
    if not may_report(person, call, scene):
        raise Refused(Refusal.not_allowed)
    if command.disposition is None and not call.is_open() and not closing.asks(call):
        raise Refused(Refusal.call_over)
    if command.disposition is None:
        return _changed(call, scene, command)
    if call.is_open():
        return [*_changed(call, scene, command), *ended(call, command.disposition)]
    return _changed(call, scene, _what_nobody_knew(call, command))


def _what_nobody_knew(call: Call, command: do.Report) -> do.Report:
    """An end that comes when another has ended the call, from a queue or from a desk: it adds what was not answered or not known,
    and takes nothing that somebody knew."""
    brought = {each.id for each in command.kept}
    known = {name for name, codes in call.report.answers.items() if codes not in {(), (UNKNOWN,)}}
    fresh = (a for a in command.answers if a.question not in known or not brought.isdisjoint(a.codes))
    return replace(command, answers=tuple(fresh))


def _changed(call: Call, scene: Scene, command: do.Report) -> list[ev.CallEvent]:
    """What the report says that was not known."""
    questions = {question.id: question for question in scene.setup.policy_of(call).questions}
    kept = call.report.kept | {each.id for each in command.kept}
    for answer in command.answers:
        if not _is_answer(questions.get(answer.question), answer.codes, kept):
            raise Refused(Refusal.answer_not_valid, question=answer.question)
    news = tuple(a for a in command.answers if call.report.answers.get(a.question, ()) != a.codes)
    fresh = tuple(each for each in command.kept if each.id not in call.report.kept)
    if not news and not fresh:
        return []
    edition = call.edition or scene.setup.edition
    return [ev.CallReported(call=call.id, edition=edition, answers=news, kept=fresh)]


def _is_answer(question: Question | None, codes: tuple[str, ...], kept: frozenset[str]) -> bool:
    if question is None or not fits(question, codes):
        return False
    return question.kind not in APART or codes == (UNKNOWN,) or kept.issuperset(codes)


def _opened(call: Call, scene: Scene, at: datetime) -> list[ev.Event]:
    return [
        ev.FollowUpOpened(
            call=call.id,
            follow_up=rule.id,
            group=rule.owner,
            owner=closing.owner(call, rule, scene),
            due=(call.closed_at or at) + timedelta(hours=rule.hours),
            closes=rule.closes,
            post=rule.post,
        )
        for rule in closing.opening(call, scene.setup.policy_of(call))
    ]


def _follow_up(scene: Scene, command: do.FollowUpCommand) -> Sequence[ev.Event]:
    person = asker(scene, command.by)
    call = scene.calls.get(command.call)
    due = call.report.due(command.follow_up) if call else None
    if call is None or due is None:
        raise Refused(Refusal.not_found)
    whose = Whose(school=call.school, group=due.group, owner=due.owner, post=due.post)
    if not may_follow_up(person, whose, scene):
        raise Refused(Refusal.not_found)
    match command:
        case do.TakeFollowUp():
            _must_be_open(due)
            owner = command.owner or person.id
            if owner not in {each.id for each in takers(whose, scene)}:
                raise Refused(Refusal.unknown_person)
            return [] if due.owner == owner else [ev.FollowUpTaken(call=call.id, follow_up=due.code, owner=owner)]
        case do.FinishFollowUp():
            return _ended(due, FollowUpState.done, ev.FollowUpDone(call=call.id, follow_up=due.code))
        case do.DeclineFollowUp():
            event = ev.FollowUpDeclined(call=call.id, follow_up=due.code, reason=command.reason)
            return _ended(due, FollowUpState.declined, event)
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")


def _ended(due: Due, state: FollowUpState, event: ev.FollowUpEvent) -> Sequence[ev.Event]:
    """Said twice is said once; the other end is a refusal."""
    if due.state is state:
        return []
    _must_be_open(due)
    return [event]


def _must_be_open(due: Due) -> None:
    if not due.is_open():
        raise Refused(Refusal.follow_up_over, state=due.state.value)


def _contact(scene: Scene, command: do.LogContact) -> Sequence[ev.Event]:
    person = asker(scene, command.by)
    school = scene.setup.schools.get(command.school)
    if school is None or not may(person, Right.log_contacts):
        raise Refused(Refusal.not_allowed)
    if command.kind not in {kind.id for kind in scene.setup.policy.positive}:
        raise Refused(Refusal.unknown_contact)
    return [ev.ContactLogged(contact=command.contact, school=school.id, kind=command.kind, edition=scene.setup.edition)]
