"""How a call ends: its report, what must be done after it, and contacts that were no crisis. Absence is never refused here:
who is still with a student may close now and answer later."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core import closing, meanwhile
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
    command = _of_what_is_asked(call, scene, _undenied(call, scene, command))
    reported = meanwhile.written(call, scene, command)
    if command.disposition is not None and call.is_open():
        return [*reported, *ended(call, command.disposition)]
    return reported


def _of_what_is_asked(call: Call, scene: Scene, command: do.Report) -> do.Report:
    """The report without what its form does not ask: nothing else is ever written.

    What answers no question of the call's edition is refused by name, but never together with an end: that may have waited on a
    phone for hours and comes once. It ends the call without the odd answer, and a required question that stays open is missed and
    asked for. An answer whose condition is not met (details of a hold, with "no hold") was taken back with the answer that asked
    for it; older phones send it along. It is passed over, with its words. The condition is judged by what is said together: an
    end that comes after another's keeps what it tells, though the other's answer stands."""
    policy = scene.setup.policy_of(call)
    questions = {question.id: question for question in policy.questions}
    brought, stands = {each.id for each in command.kept}, closing.apart(call)
    own = {name: brought | stands.intersection(codes) for name, codes in call.report.answers.items()}
    heard = [(a.question, _answering(questions.get(a.question), a, own.get(a.question, brought))) for a in command.answers]
    odd = [name for name, answer in heard if answer is None]
    if odd and command.disposition is None:
        raise Refused(Refusal.answer_not_valid, question=odd[0])
    fitting = [answer for _, answer in heard if answer is not None]
    asked = closing.belonging(call, policy, {a.question: a.codes for a in fitting}, command.disposition)
    answers = tuple(a for a in fitting if a.question in asked or not a.codes)
    told = {code for answer in answers for code in answer.codes}
    return replace(command, answers=answers, kept=tuple(each for each in command.kept if each.id in told))


def _undenied(call: Call, scene: Scene, command: do.Report) -> do.Report:
    """The report without what denies the log (police "not asked" where an officer was). It is never refused for it, with an end
    or without: the question stays as it was, and what is required is missed and asked for."""
    given = closing.undenied(call, scene.setup.policy_of(call), {a.question: a.codes for a in command.answers})
    left = tuple(replace(a, codes=given[a.question]) for a in command.answers if a.question in given)
    return replace(command, answers=left)


def _answering(question: Question | None, answer: ev.Answer, kept: Collection[str]) -> ev.Answer | None:
    """The answer, if it is one. Words answer only what they were written for, and each for itself: an odd id, or a "not
    known" beside them, takes no other along."""
    if question is None:
        return None
    if question.kind not in APART or answer.codes in {(), (UNKNOWN,)}:
        return answer if fits(question, answer.codes) else None
    ids = tuple(code for code in dict.fromkeys(answer.codes) if code in kept)
    return replace(answer, codes=ids) if ids else None


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
    school, duty = scene.setup.schools.get(command.school), scene.duty.get(person.id)
    stands = school is not None and school.id in {person.school, duty.school if duty else None}
    if school is None or not may(person, Right.log_contacts, None if stands else school):
        raise Refused(Refusal.not_allowed)
    if command.kind not in {kind.id for kind in scene.setup.policy.positive}:
        raise Refused(Refusal.unknown_contact)
    return [ev.ContactLogged(contact=command.contact, school=school.id, kind=command.kind, edition=scene.setup.edition)]
