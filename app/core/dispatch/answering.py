"""What a responder may say to an offer, and to the part it began. The first yes wins, always."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from app.core import commands as do
from app.core import events as ev
from app.core.assignment import LATE, Assignment, may_become
from app.core.call import Call
from app.core.cards import Action
from app.core.dispatch.asking import allowed, asker, known
from app.core.dispatch.freeing import released
from app.core.ladder import offers
from app.core.places import Way
from app.core.ranking import FAR_S, Pick
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.words import AssignmentState, DeclineReason, PickReason, Purpose, RequestState, WithdrawReason

State = AssignmentState
Answer = do.Accept | do.Decline | do.Progress | do.Receive | do.Take

UNASKED = Way(metres=None, seconds=FAR_S, reason=PickReason.took_it)
"""Who goes without having been asked was not chosen for being near."""


def decide(scene: Scene, command: Answer, at: datetime) -> Sequence[ev.Event]:
    """One case for each answer."""
    match command:
        case do.Receive():
            return _receive(scene, command)
        case do.Take():
            return _take(scene, command, at)
        case do.Accept():
            return _accept(scene, command, at)
        case do.Decline():
            return _decline(scene, command)
        case do.Progress():
            return _progress(scene, command)
        case _:
            assert_never(command)


def _mine(scene: Scene, command: do.Accept | do.Decline | do.Progress) -> tuple[Call, Assignment]:
    """The asker's own latest part in the call: an old notification answers for the newest offer."""
    person = asker(scene, command.by)
    call = known(scene, command.call, person)
    named, latest = call.offer(command.offer), call.part_of(person.id)
    if named is None or latest is None or named.responder != person.id:
        raise Refused(Refusal.not_found)
    if not call.is_open():
        raise Refused(Refusal.call_over)
    return call, latest


def _accept(scene: Scene, command: do.Accept, at: datetime) -> Sequence[ev.Event]:
    call, mine = _mine(scene, command)
    if mine.is_going():
        return []
    if mine.purpose is Purpose.patrol:
        _may_patrol(call, scene)
    elif call.is_filled() and not call.is_extra(mine):
        raise Refused(Refusal.already_filled, taken_by=_names(call.going(), scene))
    if scene.kept_from(mine.responder, call) is not None:
        raise Refused(Refusal.committed_elsewhere)
    if not may_become(mine.state, State.accepted):
        raise Refused(Refusal.offer_over)
    duty = scene.duty.get(mine.responder)
    if duty is None or not duty.is_available():
        raise Refused(Refusal.not_on_duty)
    late = mine.state in LATE or at > mine.until
    yes = ev.OfferAccepted(call=call.id, offer=mine.offer, responder=mine.responder, late=late, said_at=command.said_at)
    return [*_room_for(mine, call), yes]


def _room_for(mine: Assignment, call: Call) -> Sequence[ev.Event]:
    """Asked by name: the one whose place it is goes free now, or one more is needed from now on. An officer takes nobody's."""
    if mine.purpose is Purpose.patrol:
        return []
    old = call.replaced_by(mine) if mine.is_live() else None
    if old is not None:
        return released(call, [old], WithdrawReason.reassigned)
    return [ev.CallBackupAsked(call=call.id, needed=call.needed + 1)] if call.is_filled() else []


def _may_patrol(call: Call, scene: Scene) -> None:
    """An officer comes through an open gate, and one is enough."""
    request = call.police
    if request is None or request.state is not RequestState.open:
        raise Refused(Refusal.gate_closed)
    officer = request.officer()
    if officer is not None:
        raise Refused(Refusal.already_filled, taken_by=_names([officer], scene))


def _names(going: Sequence[Assignment], scene: Scene) -> str:
    people = (scene.setup.people.get(a.responder) for a in going)
    return ", ".join(p.name for p in people if p is not None)


def _decline(scene: Scene, command: do.Decline) -> Sequence[ev.Event]:
    explained = _explained(scene, command)
    if explained is not None:
        return explained
    call, mine = _mine(scene, command)
    if mine.state in LATE:
        return []
    if not mine.is_live():
        raise Refused(Refusal.offer_over)
    return [ev.OfferDeclined(call=call.id, offer=mine.offer, responder=mine.responder, reason=command.reason)]


def _explained(scene: Scene, command: do.Decline) -> Sequence[ev.Event] | None:
    """The reason of a no that was said already: welcome after any outcome, and never a no to a newer offer."""
    call = scene.calls.get(command.call)
    part = call.offer(command.offer) if call else None
    if call is None or part is None or part.responder != command.by.person or part.state is not State.declined:
        return None
    if command.reason in {DeclineReason.other, part.decline_reason}:
        return []
    return [ev.OfferExplained(call=call.id, offer=part.offer, responder=part.responder, reason=command.reason)]


_BECOMES = {
    do.Step.en_route: State.en_route,
    do.Step.on_scene: State.on_scene,
    do.Step.clear: State.clear,
    do.Step.give_up: State.given_up,
}


def _progress(scene: Scene, command: do.Progress) -> Sequence[ev.Event]:
    call, mine = _mine(scene, command)
    wanted = _BECOMES[command.step]
    if mine.state is wanted:
        return []
    if not mine.is_going():
        raise Refused(Refusal.not_on_this_call)
    if not may_become(mine.state, wanted):
        raise Refused(Refusal.step_out_of_order, now=mine.state.value)
    call_id, offer, who = call.id, mine.offer, mine.responder
    match command.step:
        case do.Step.en_route:
            return [ev.ResponderEnRoute(call=call_id, offer=offer, responder=who, said_at=command.said_at)]
        case do.Step.on_scene:
            return [ev.ResponderOnScene(call=call_id, offer=offer, responder=who, said_at=command.said_at)]
        case do.Step.clear:
            return [ev.ResponderClear(call=call_id, offer=offer, responder=who, said_at=command.said_at)]
        case do.Step.give_up:
            return [ev.ResponderGivenUp(call=call_id, offer=offer, responder=who, reason=command.reason)]
        case _:
            assert_never(command.step)


def _receive(scene: Scene, command: do.Receive) -> Sequence[ev.Event]:
    """A milestone: taken in any order and after any outcome, never refused; what is not theirs is nothing."""
    call = scene.calls.get(command.call)
    part = call.offer(command.offer) if call else None
    device = command.by.device
    if call is None or part is None or device is None or part.responder != command.by.person:
        return []
    if (part.seen_at if command.seen else part.delivered_at) is not None:
        return []
    kind = ev.OfferSeen if command.seen else ev.OfferDelivered
    return [
        kind(
            call=call.id,
            offer=part.offer,
            responder=part.responder,
            device=device,
            observed_at=command.observed_at,
        )
    ]


def _take(scene: Scene, command: do.Take, at: datetime) -> Sequence[ev.Event]:
    """A supervisor goes without having been asked: an offer to themselves, accepted."""
    person = asker(scene, command.by)
    call = allowed(scene, command.by, command.call, Action.take)
    mine = call.part_of(person.id)
    if mine is not None and mine.is_going():
        return []
    if call.is_filled():
        raise Refused(Refusal.already_filled, taken_by=_names(call.going(), scene))
    if scene.kept_from(person.id, call) is not None:
        raise Refused(Refusal.committed_elsewhere)
    if person.id == call.caller:
        raise Refused(Refusal.not_allowed)
    if mine is not None and mine.is_live():
        return [ev.OfferAccepted(call=call.id, offer=mine.offer, responder=person.id)]
    pick = Pick(person=person.id, way=UNASKED, proven=person.id in scene.proven)
    made = offers(call, call.rung, at, [pick])
    return [*made, *(ev.OfferAccepted(call=call.id, offer=offer.offer, responder=person.id) for offer in made)]
