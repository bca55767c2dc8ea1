"""A press: it raises a call, or wakes, moves and widens the one that is open. Never refused for its number."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core import commands as do
from app.core import events as ev
from app.core.access import Right, may
from app.core.call import Call
from app.core.dispatch.amending import amended, hides_danger, is_worse, may_name
from app.core.dispatch.asking import asker
from app.core.dispatch.folding import folds_into, may_raise
from app.core.dispatch.saying import has_said_enough
from app.core.ids import PlaceId
from app.core.ladder import Ascent, reach
from app.core.policy import UNSPECIFIED
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.words import Alerting, EscalationCause

HELP_IS_OLD = timedelta(minutes=10)
"""After so long another press is taken for another need: a call that was never cleared must not make a button dead."""

MOST_PRESSES = 50
"""Beyond that a press that changes nothing is answered and not written: one phone must not slow a district's log."""


def raised(scene: Scene, command: do.Raise, at: datetime) -> Sequence[ev.Event]:
    """A call, or the one more press that it is to an open one."""
    person = asker(scene, command.by)
    place = scene.setup.places.get(command.place)
    school = scene.setup.schools.get(place.school) if place else None
    if place is None or school is None or not may_raise(person, school, command):
        raise Refused(Refusal.unknown_place)
    if command.drill and not may(person, Right.raise_drill, school):
        raise Refused(Refusal.not_allowed)
    policy = scene.setup.policy
    named = command.call_type if policy.knows(command.call_type) else UNSPECIFIED  # an old phone's press is a press
    mine = folds_into(scene, person, command)
    if mine is not None:
        return _again(mine, replace(command, call_type=named), scene, at)
    plan = policy.plan_for(named, school.id)
    return [
        ev.CallRaised(
            call=command.call,
            school=school.id,
            place=place.id,
            caller=person.id,
            call_type=named,
            plan=plan,
            alerting=Alerting.discreet if command.discreet else plan.alerting,
            drill=command.drill,
            said_at=command.said_at,
            edition=scene.setup.edition,
        )
    ]


def _again(call: Call, command: do.Raise, scene: Scene, at: datetime) -> list[ev.CallEvent]:
    """One more press, and the name it may carry: it counts though its name does not. A press whose name brings more help does not
    ask for it a second time."""
    unnamed = command.call_type == UNSPECIFIED or hides_danger(call, scene, command.call_type)
    named = [] if unnamed else amended(call, scene, command.call_type)
    person = asker(scene, command.by).id
    if not may_name(call, person, named) or (has_said_enough(call, person) and not is_worse(call, named)):
        named = []
    if _brings_help(call, named):
        moved = command.place if command.place != call.place else None
        return [ev.CallPressedAgain(call=call.id, place=moved), *named]
    return [*pressed(call, command.place, scene, at), *named]


def _brings_help(call: Call, named: Sequence[ev.CallEvent]) -> bool:
    """The new name's plan asks for more people, or everybody at once."""
    plans = [event.plan for event in named if isinstance(event, ev.CallAmended)]
    needed = max([call.needed, *(plan.needed for plan in plans)])
    more = needed > call.needed or any(plan.everyone_at_once for plan in plans)
    return more and not replace(call, needed=needed).is_filled()


def pressed(call: Call, place: PlaceId, scene: Scene, at: datetime) -> list[ev.CallEvent]:
    """One more press. It asks for more help where the help that was sent cannot be what it is about."""
    moved = place if place != call.place else None
    pressed = ev.CallPressedAgain(call=call.id, place=moved)
    if call.is_filled() and (moved is not None or _is_old_help(call, at)):
        return [pressed, ev.CallBackupAsked(call=call.id, needed=call.needed + 1)]
    woken = wake(replace(call, place=place), scene, at)
    counts = call.presses < MOST_PRESSES or moved is not None or bool(woken)
    return [pressed, *woken] if counts else []


def _is_old_help(call: Call, at: datetime) -> bool:
    """All help has ended, or does not move; or it said yes so long ago that somebody may have forgotten to say that it ended."""
    said = [a.accepted_at for a in call.going() if a.accepted_at is not None and not a.is_stalled()]
    return not said or at - max(said) > HELP_IS_OLD


def wake(call: Call, scene: Scene, at: datetime) -> list[ev.CallEvent]:
    """A call that slept through an outage rings again when its caller presses again."""
    ascent = Ascent(rung=max(call.rung, 1), cause=EscalationCause.by_hand)
    return reach(call, scene, ascent, at) if call.review_needed else []
