"""What people may want of police in a call: asking, deciding, fulfilling what must come first, taking it back."""

from collections.abc import Sequence
from dataclasses import replace

from app.core import commands as do
from app.core import events as ev
from app.core import gate, guarding
from app.core.call import Call
from app.core.cards import Action
from app.core.dispatch import conditions
from app.core.dispatch.asking import asker, known
from app.core.policy import UNSPECIFIED
from app.core.refusals import Refusal, Refused
from app.core.request import PoliceRequest
from app.core.roster import Person
from app.core.scene import Scene
from app.core.standing import ON_CALL, relations
from app.core.words import Involved, Priority, RequestState, Role


def decide(scene: Scene, command: do.PoliceCommand) -> Sequence[ev.Event]:
    """One case for each command."""
    person = asker(scene, command.by)
    call = known(scene, command.call, person)
    if not call.is_open() and not isinstance(command, do.GiveReason):  # what is owed can be given afterwards
        raise Refused(Refusal.call_over)
    match command:
        case do.AskPolice() if call.drill:
            raise Refused(Refusal.only_a_drill)
        case do.AskPolice():
            return _endanger(scene, call, person) if command.danger else _ask(scene, call, person, command)
        case do.Say911():
            _may(person, call, scene, Action.say_911)
            return [] if call.said_911_at else [ev.Police911Said(call=call.id, said_at=command.said_at)]
        case do.DecidePolice():
            return _decide(scene, call, person, command)
        case do.MakeNotice() | do.SetMeeting() | do.MeetStudent() | do.GiveReason() | do.WithdrawPolice():
            _may(person, call, scene, conditions.ACTION[type(command)])
            return conditions.decide(scene, call, _request(call, command.request), command)
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")


def _may(person: Person, call: Call, scene: Scene, action: Action) -> None:
    if Role.visitor in person.roles() or relations(person, call, scene).isdisjoint(ON_CALL[action]):
        raise Refused(Refusal.not_allowed)


def _ask(scene: Scene, call: Call, person: Person, command: do.AskPolice) -> Sequence[ev.Event]:
    rules = gate.rules(call, scene)
    _may(person, call, scene, Action.ask_police)
    if not rules.askers:
        raise Refused(Refusal.no_police_here)
    if gate.is_school_matter(call, scene):
        raise Refused(Refusal.school_matter, instead=rules.instead)
    if not gate.may_ask(person, call, scene):
        raise Refused(Refusal.not_allowed)
    if rules.reason(command.reason) is None:
        raise Refused(Refusal.unknown_reason)
    if call.police is not None and call.police.is_pending():
        more = guarding.tightened(call, scene, command.students)
        return [more] if more else []
    number = next_number(call)
    guarded = gate.is_guarded(call, scene, command.reason)
    asked = ev.PoliceAsked(
        call=call.id,
        request=number,
        reason=command.reason,
        students=command.students,
        conditions=gate.needed(call, scene, command.students, guarded=guarded),
        guarded=guarded,
    )
    if asked.conditions and gate.may_decide(person, call, scene, guarded=guarded):
        return [asked, ev.PoliceApproved(call=call.id, request=number)]
    return [asked]


def _endanger(scene: Scene, call: Call, person: Person) -> Sequence[ev.Event]:
    """A life is in danger: everybody on the ladder at once, and an officer where the district has any. Nothing comes first.
    A school matter is none any more: it loses its type, so that no discipline ever reaches an officer."""
    _may(person, call, scene, Action.endanger)
    named = UNSPECIFIED if gate.is_school_matter(call, scene) else call.call_type
    plan = replace(call.plan, call_type=named, priority=Priority.life, everyone_at_once=True)
    found: list[ev.Event] = []
    if call.is_filled() and plan != call.plan:
        found.append(ev.CallBackupAsked(call=call.id, needed=call.needed + 1))
    if plan != call.plan or named != call.call_type or call.review_needed:
        found.append(ev.CallAmended(call=call.id, call_type=named, plan=plan))
    return [*found, *at_once(call, scene)]


def at_once(call: Call, scene: Scene) -> list[ev.Event]:
    """The gate opens without its conditions, which are told; the reason is owed where none was given. A drill opens nothing."""
    rules, request = gate.rules(call, scene), call.police
    if call.drill or not rules.askers or (request is not None and request.state is RequestState.open and request.is_pending()):
        return []
    if request is not None and request.state is RequestState.asked:
        skipped = gate.outstanding(request.conditions, request, rules)
        return [ev.PoliceGateOpened(call=call.id, request=request.number, skipped=skipped)]
    number, students = next_number(call), request.students if request else Involved.unknown
    skipped = gate.needed(call, scene, students, guarded=False)
    asked = ev.PoliceAsked(call=call.id, request=number, reason="", students=students, conditions=skipped, danger=True)
    return [asked, ev.PoliceGateOpened(call=call.id, request=number, skipped=skipped)]


def next_number(call: Call) -> int:
    """Requests of a call are numbered from 1."""
    return call.police.number + 1 if call.police else 1


def _request(call: Call, number: int) -> PoliceRequest:
    if call.police is None or call.police.number != number:
        raise Refused(Refusal.not_found)
    return call.police


def _decide(scene: Scene, call: Call, person: Person, command: do.DecidePolice) -> Sequence[ev.Event]:
    """The first answer counts. Who asked may not be the only one to decide, unless it is theirs to decide."""
    request = _request(call, command.request)
    if not gate.may_decide(person, call, scene, guarded=request.guarded):
        raise Refused(Refusal.not_allowed)
    if command.yes and gate.ends_as_school_matter(call, scene):
        raise Refused(Refusal.school_matter, instead=gate.rules(call, scene).instead)
    kind = ev.PoliceApproved if command.yes else ev.PoliceRefused
    if request.decided_by == person.id and command.yes is (request.state is not RequestState.refused):
        return []
    if not (request.state is RequestState.asked and gate.waits_for_decision(request, gate.rules(call, scene))):
        raise Refused(Refusal.already_decided)
    return [kind(call=call.id, request=request.number)]
