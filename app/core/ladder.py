"""Which rung now, who stands on it, when silence falls due. An empty rung is skipped at once and said so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core.call import Call
from app.core.events import CallDispatched, CallEscalated, CallEvent, CallLadderExhausted, OfferMade
from app.core.ids import CallId, PersonId, offer_id
from app.core.policy import Rung, Seat
from app.core.ranking import OFFICERS, Pick, Standing, members, rank, stand
from app.core.scene import Scene
from app.core.words import EscalationCause

TOO_LATE = timedelta(minutes=15)
"""After a longer gap nobody is rung without being told to: the call comes up "needs review"."""


def seats(call: Call, rung: int) -> tuple[Seat, ...]:
    """Who is asked on the rung; a threat to life asks everybody on the ladder at once. Officers are asked through the gate."""
    if call.plan.everyone_at_once:
        everyone = (replace(seat, count=None) for step in call.plan.rungs for seat in step.seats)
        return tuple(dict.fromkeys(seat for seat in everyone if seat.group not in OFFICERS))
    return tuple(seat for seat in call.plan.rung(rung).seats if seat.group not in OFFICERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascent:
    """One move on the ladder: to which rung, and why."""

    rung: int
    cause: EscalationCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """A rung that was reached: why, until when it holds, who is asked on it and who is missing."""

    rung: int
    cause: EscalationCause
    due: datetime
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Stairs:
    """A ladder in its moment: its rungs, and the call as whoever is to be asked is ranked for it."""

    call: Call
    scene: Scene
    rungs: tuple[Rung, ...]
    at: datetime

    def climbed(self, ascent: Ascent) -> list[Landing]:
        """To the rung, and past those where nobody can be asked or rings already, up to the top. The top always holds."""
        rung = self.rungs[ascent.rung - 1]
        standing = stand(self.call, self.scene, rung.seats)
        holds = bool(standing.picks) or ascent.rung == len(self.rungs) or bool(self.call.live())
        due = self.at + timedelta(seconds=rung.seconds) if holds else self.at
        landing = Landing(rung=ascent.rung, cause=ascent.cause, due=due, standing=standing)
        further = Ascent(rung=ascent.rung + 1, cause=EscalationCause.nobody_eligible)
        return [landing] if holds else [landing, *self.climbed(further)]


def reach(call: Call, scene: Scene, ascent: Ascent, at: datetime) -> list[CallEvent]:
    """Climb to the rung, past those where nobody can be asked, up to the top."""
    call = call.turned(ascent.cause)
    top = call.plan.top()
    ascent = replace(ascent, rung=top if call.plan.everyone_at_once else min(ascent.rung, top))
    rungs = tuple(replace(rung, seats=seats(call, number)) for number, rung in enumerate(call.plan.rungs, start=1))
    landings = Stairs(call=call, scene=scene, rungs=rungs, at=at).climbed(ascent)
    last = landings[-1]
    events = [_reached(call.id, landing) for landing in landings]
    events += offers(call, last.rung, last.due, last.standing.picks)
    asked = len(last.standing.picks) + len(call.live())
    if last.rung == top and not call.exhausted and (asked == 0 or _is_last_hope(call, last.cause)):
        events.append(CallLadderExhausted(call=call.id, asked=asked))
    return events


def _is_last_hope(call: Call, cause: EscalationCause) -> bool:
    """Everybody at once is not yet the end of the ladder; silence after it is."""
    return cause is EscalationCause.repeat or not call.plan.everyone_at_once


def _reached(call: CallId, landing: Landing) -> CallEvent:
    rung, due, gaps = landing.rung, landing.due, landing.standing.gaps
    if landing.cause is EscalationCause.raised:
        return CallDispatched(call=call, rung=rung, due=due, gaps=gaps)
    return CallEscalated(call=call, rung=rung, due=due, cause=landing.cause, gaps=gaps)


def offers(call: Call, rung: int, due: datetime, picks: Sequence[Pick]) -> list[OfferMade]:
    """One offer each, numbered on from those the call already made."""
    made = call.made
    return [
        OfferMade(
            call=call.id,
            offer=offer_id(call.id, made + number),
            responder=pick.person,
            rung=rung,
            until=due,
            reason=pick.way.reason,
            metres=None if pick.way.metres is None else round(pick.way.metres),
            seconds=None if pick.way.metres is None else round(pick.way.seconds),
            proven=pick.proven,
            position_age=None if pick.way.position_age is None else round(pick.way.position_age),
        )
        for number, pick in enumerate(picks, start=1)
    ]


def climb(call: Call, scene: Scene, cause: EscalationCause, at: datetime) -> list[CallEvent]:
    """From where the call stands."""
    return reach(call, scene, further(call.rung, call.plan.top(), cause), at)


def further(rung: int, top: int, cause: EscalationCause) -> Ascent:
    """One rung up; at the top, the top again."""
    return Ascent(rung=rung + 1, cause=cause) if rung < top else Ascent(rung=top, cause=EscalationCause.repeat)


def join(call: Call, scene: Scene, person: PersonId, at: datetime) -> Sequence[CallEvent]:
    """Ask somebody who came on duty or free, when they stand on this rung or one below it."""
    if call.due is None or call.due <= at:
        return []
    for number in range(1, min(call.rung, call.plan.top()) + 1):
        for seat in seats(call, number):
            if _is_taken(seat, call, scene):
                continue
            pick = next((p for p in rank(call, scene, seat.group, seat.post).picks if p.person == person), None)
            if pick is not None:
                return offers(call, call.rung, call.due, [pick])
    return []


def _is_taken(seat: Seat, call: Call, scene: Scene) -> bool:
    """As many of the group ring as the seat asks: whoever comes on duty then is asked when these are silent."""
    if seat.count is None:
        return False
    group = {person.id for person in members(seat.group, call.school, scene, seat.post)}
    return sum(a.responder in group for a in call.live()) >= seat.count


def is_just_reached(call: Call, at: datetime) -> bool:
    """Everybody on the ladder was asked in this very turn."""
    return call.plan.everyone_at_once and call.due == at + timedelta(seconds=call.plan.rung(call.plan.top()).seconds)


def again(call: Call, scene: Scene, silent: Collection[PersonId]) -> Sequence[CallEvent]:
    """Ask once more those whom the rung asks and whose offer, made before it was reached, ran out within its time."""
    standing = stand(call, scene, seats(call, min(call.rung, call.plan.top())))
    picks = [pick for pick in standing.picks if pick.person in silent]
    return offers(call, call.rung, call.due, picks) if call.due else []


def next_picks(call: Call, scene: Scene) -> tuple[PersonId, ...]:
    """Who would be asked if the rung's time ran out now: a forecast, as known now."""
    top = call.plan.top()
    call = call.turned(EscalationCause.repeat) if call.rung >= top else call
    picks = stand(call, scene, seats(call, min(call.rung + 1, top))).picks
    return tuple(p.person for p in picks)
