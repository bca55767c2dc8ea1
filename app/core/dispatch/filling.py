"""Keeping a call filled: what time, a release or a new pair of hands makes of who is ringing. Nothing here refuses."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from app.core import commands as do
from app.core import events as ev
from app.core.assignment import Assignment
from app.core.call import Call
from app.core.dispatch import moving
from app.core.dispatch.asking import is_overdue
from app.core.dispatch.freeing import let_go, withdrawn
from app.core.ladder import TOO_LATE, Ascent, again, climb, is_just_reached, join, reach
from app.core.scene import Scene
from app.core.words import AssignmentState, EscalationCause, Purpose, WithdrawReason

Cause = EscalationCause
STAYS_ON_SCENE = frozenset({WithdrawReason.shift_ended, WithdrawReason.went_off_duty, WithdrawReason.paused})
"""A clock does not take an adult away from a child."""
WAKES = frozenset({Cause.backup, Cause.life_threat, Cause.given_up})
"""What makes a call ring again that waits for review: somebody asks for more, or the one who was going is not."""


def decide(scene: Scene, command: do.Fill | do.Release | do.TickCall, at: datetime) -> Sequence[ev.Event]:
    """One case for each cause; a call that is over or unreadable is left alone."""
    call = scene.calls.get(command.call)
    if call is None or not call.is_open() or call.unreadable:
        return []
    match command:
        case do.Fill():
            return _fill(call, scene, command, at)
        case do.Release():
            return _release(call, scene, command, at)
        case do.TickCall():
            return _tick(call, scene, command, at)
        case _:
            assert_never(command)


def _fill(call: Call, scene: Scene, command: do.Fill, at: datetime) -> Sequence[ev.Event]:
    if call.is_filled():
        return withdrawn(call, [a for a in call.live() if not call.is_extra(a)], WithdrawReason.filled)
    if call.review_needed and command.cause not in WAKES:
        return []
    match command.cause:
        case Cause.raised | Cause.backup | Cause.given_up:
            return reach(call, scene, Ascent(rung=1, cause=command.cause), at)
        case Cause.life_threat if is_just_reached(call, at):
            return []  # the same press asked for more, and so for everybody
        case Cause.life_threat:
            return reach(call, scene, Ascent(rung=call.plan.top(), cause=command.cause), at)
        case Cause.came_free:
            return join(call, scene, command.fresh, at) if command.fresh else []
        case _:
            if call.live() or call.rung >= call.plan.top():
                return []  # somebody rings, or the top's own alarm comes
            return climb(call, scene, Cause.nobody_left, at)


def _release(call: Call, scene: Scene, command: do.Release, at: datetime) -> Sequence[ev.Event]:
    """A shift that ended while nobody watched the clock rings nobody hours later: what it left unfilled waits to be looked at."""
    events = _let_go(call, command)
    duty = scene.duty.get(command.person)
    ended = duty.until if duty is not None and command.why is WithdrawReason.shift_ended else None
    if ended is None or at - ended <= TOO_LATE or not events:
        return events
    for event in events:
        scene = scene.after(ev.Fact(event=event, at=at, by=command.by))
    left = scene.calls[call.id]
    ringing = [ev.OfferExpired(call=call.id, offer=a.offer, responder=a.responder) for a in left.live()]
    return events if left.is_filled() else [*events, *ringing, ev.CallReviewNeeded(call=call.id, overdue_since=ended)]


def _let_go(call: Call, command: do.Release) -> Sequence[ev.Event]:
    decides = command.why is WithdrawReason.committed_elsewhere  # who goes elsewhere can still say yes or no
    theirs = [a for a in call.asks() if a.responder == command.person and not _stays(a, command.why)]
    return let_go(call, [a for a in theirs if not (decides and a.is_live() and a.purpose is Purpose.approve)], command.why)


def _stays(part: Assignment, why: WithdrawReason) -> bool:
    on_scene = part.state is AssignmentState.on_scene
    return (part.is_going() and why is WithdrawReason.paused) or (on_scene and why in STAYS_ON_SCENE)


def _tick(call: Call, scene: Scene, command: do.TickCall, at: datetime) -> Sequence[ev.Event]:
    silence, asked = call.silence(), moving.stalled(call, at)
    too_late = silence is not None and at - silence > TOO_LATE
    silent = [a for a in call.live() if too_late or is_overdue(a.until, at)]
    expired: list[ev.Event] = [ev.OfferExpired(call=call.id, offer=a.offer, responder=a.responder) for a in silent]
    if silence is None or silence > at:
        return [*asked, *expired]
    if too_late:
        return [*asked, *expired, ev.CallReviewNeeded(call=call.id, overdue_since=silence)]
    for event in expired:
        scene = scene.after(ev.Fact(event=event, at=at, by=command.by))
    call = scene.calls[call.id]
    if is_overdue(call.due, at):
        return [*asked, *expired, *climb(call, scene, Cause.silence, at)]
    return [*asked, *expired, *again(call, scene, {a.responder for a in silent})]
