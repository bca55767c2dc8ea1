"""Keeping a request for police going: who is asked to decide, when the gate opens, which officer is asked. Nothing here refuses.

An officer's offer is made here and nowhere else, and only for a request whose gate is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.core import commands as do
from app.core import events as ev
from app.core import gate, guarding
from app.core.call import Call
from app.core.dispatch.asking import is_overdue
from app.core.dispatch.freeing import let_go, withdrawn
from app.core.dispatch.policing import at_once
from app.core.ladder import TOO_LATE, Landing, Stairs, further, offers
from app.core.policy import Rung, Seat
from app.core.request import PoliceRequest
from app.core.scene import Scene
from app.core.words import EscalationCause, Group, PickReason, Purpose, RequestState, WithdrawReason

Cause = EscalationCause


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """A request in its moment."""

    call: Call
    request: PoliceRequest
    scene: Scene
    at: datetime

    def purpose(self) -> Purpose:
        return Purpose.approve if self.request.state is RequestState.asked else Purpose.patrol

    def rungs(self) -> tuple[Rung, ...]:
        """The ladder of those who decide; or of the officers: the zone's nearest, then the others and mutual aid (rule B6)."""
        if self.request.state is RequestState.asked:
            return gate.deciders(self.call, self.scene, guarded=self.request.guarded)
        rules = gate.rules(self.call, self.scene)
        zone = Seat(group=Group.zone_officers)
        aid = (Seat(group=Group.other_officers, count=1),) if rules.mutual_aid else ()
        last = Rung(seats=(zone, *aid), seconds=rules.seconds)
        return (last,) if self.request.danger else (Rung(seats=(replace(zone, count=1),), seconds=rules.seconds), last)

    def begun(self) -> int:
        """The rung that was reached for this purpose; 0 before the first."""
        return self.request.rung if self.request.purpose is self.purpose() else 0

    def is_asking(self) -> bool:
        """Somebody rings, or the top's own alarm comes."""
        top_waits = self.begun() >= len(self.rungs()) and self.request.due is not None and self.request.due > self.at
        return top_waits or any(a.is_live() for a in self.request.of(self.purpose()))


def decide(scene: Scene, command: do.TendPolice, at: datetime) -> Sequence[ev.Event]:
    """What follows now from how far the request has come."""
    call = scene.calls.get(command.call)
    if call is None or not call.is_open() or call.unreadable:
        return []
    if call.police is None:
        return at_once(call, scene) if call.call_type in gate.rules(call, scene).at_once else []
    if gate.ends_as_school_matter(call, scene):
        return [ev.PoliceWithdrawn(call=call.id, request=call.police.number)]
    if (more := guarding.tightened(call, scene, call.police.students)) is not None:
        return [more]
    now = _Now(call=call, request=call.police, scene=scene, at=at)
    match call.police.state:
        case RequestState.asked:
            return _asked(now)
        case RequestState.open:
            return _open(now)
        case RequestState.refused:
            return withdrawn(call, call.police.asks, WithdrawReason.decided)
        case _:
            matter = gate.is_school_matter(call, scene)
            return let_go(call, call.police.asks, WithdrawReason.school_matter if matter else WithdrawReason.sent_back)


def tick(scene: Scene, command: do.TickPolice, at: datetime) -> list[ev.CallEvent]:
    """Silence until the request's time: the next rung is reached. After a long gap nobody is asked: the request lapses."""
    call = scene.calls.get(command.call)
    request = call.police if call and call.is_open() and not call.unreadable else None
    alarm = request.alarm() if request else None
    if call is None or request is None or alarm is None or alarm > at:
        return []
    silent = [a for a in request.asks if a.is_live() and is_overdue(a.until, at)]
    expired: list[ev.CallEvent] = [ev.OfferExpired(call=call.id, offer=a.offer, responder=a.responder) for a in silent]
    if at - alarm > TOO_LATE or gate.ends_as_school_matter(call, scene):
        return [*expired, ev.PoliceWithdrawn(call=call.id, request=request.number)]
    return [*expired, *_climb(_Now(call=call, request=request, scene=scene, at=at), Cause.silence)]


def _asked(now: _Now) -> list[ev.CallEvent]:
    call, request, rules = now.call, now.request, gate.rules(now.call, now.scene)
    before = request.asks if request.rung == 0 else request.of(Purpose.patrol)  # of before the type was guarded
    if gone := let_go(call, before, WithdrawReason.guarded):
        return gone
    if not gate.outstanding(request.conditions, request, rules):
        return [ev.PoliceGateOpened(call=call.id, request=request.number)]
    if not gate.waits_for_decision(request, rules):
        return withdrawn(call, request.asks, WithdrawReason.decided)
    return [] if now.is_asking() else _climb(now, _why(now))


def _open(now: _Now) -> list[ev.CallEvent]:
    call, request = now.call, now.request
    found = withdrawn(call, request.of(Purpose.approve), WithdrawReason.decided)
    if not request.wants_officer():
        return [*found, *withdrawn(call, request.of(Purpose.patrol), WithdrawReason.filled)]
    return found if now.is_asking() else [*found, *_climb(now, _why(now))]


def _why(now: _Now) -> EscalationCause:
    return Cause.nobody_left if now.begun() else Cause.raised


def _climb(now: _Now, cause: EscalationCause) -> list[ev.CallEvent]:
    """One rung further, past those where nobody can be asked; the top repeats until somebody answers."""
    rungs = now.rungs()
    ascent = further(now.begun(), len(rungs), cause)
    call = _as_asked(now, again=ascent.cause is Cause.repeat)
    landings = Stairs(call=call, scene=now.scene, rungs=rungs, at=now.at).climbed(ascent)
    return [*(_reached(now, landing) for landing in landings), *_offers(now, landings[-1])]


def _as_asked(now: _Now, *, again: bool) -> Call:
    """The call as ranking must see it: who was asked for this purpose counts, silence ends a ring, who asks does not decide."""
    request, purpose = now.request, now.purpose()
    who = request.by if purpose is Purpose.approve and request.by else now.call.caller
    asked = tuple(a for a in request.of(purpose) if not (a.is_live() and is_overdue(a.until, now.at)))
    return replace(now.call, assignments=asked, police=None, caller=who, round=request.round + again)


def _reached(now: _Now, landing: Landing) -> ev.CallEvent:
    return ev.PoliceRungReached(
        call=now.call.id,
        request=now.request.number,
        purpose=now.purpose(),
        rung=landing.rung,
        due=landing.due,
        cause=landing.cause,
        gaps=landing.standing.gaps,
    )


def _offers(now: _Now, landing: Landing) -> list[ev.OfferMade]:
    made, purpose = offers(now.call, landing.rung, landing.due, landing.standing.picks), now.purpose()
    if purpose is Purpose.patrol:
        return [replace(offer, purpose=purpose) for offer in made]
    decides = PickReason.decides  # and how far they are says nothing about a decision
    return [replace(offer, purpose=purpose, reason=decides, metres=None, seconds=None, position_age=None) for offer in made]
