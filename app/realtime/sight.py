"""From what happened to what one viewer sees now: which calls to look at again, and for whom it is to be heard.

Pure. What a view holds is decided in `core/board.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.core import board
from app.core import events as ev
from app.core.call import Call
from app.core.cards import CallView, DutyView
from app.core.ids import CallId, PersonId
from app.core.reading import may_read
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import Audience, WithdrawReason
from app.realtime.link import Sight
from app.realtime.wire import Cue

COMMITTING = (
    ev.OfferAccepted,
    ev.ResponderClear,
    ev.ResponderGivenUp,
    ev.ResponderReleased,
    ev.CallCancelled,
    ev.CallClosed,
)
"""After one of these somebody on duty is committed, or free again."""
TO_THE_ASKED = (ev.OfferMade, ev.OfferWithdrawn, ev.ResponderStalled)
TO_THE_CALLER = (ev.OfferAccepted, ev.ResponderEnRoute, ev.ResponderOnScene)
TO_THE_BOARD = (ev.CallRaised, ev.CallLadderExhausted, ev.ResponderStalled)


@dataclass(slots=True)
class Stir:
    """What must be looked at again since the last look."""

    calls: set[CallId] = field(default_factory=set)
    whole: bool = False
    duty: bool = False
    heard: list[ev.CallEvent] = field(default_factory=list)

    def add(self, facts: Iterable[ev.Fact]) -> None:
        """Facts of one district, as they were committed. After one that is not a call's (duty, setup, a later version's) any view
        may differ though its call did not change: names, rights, who would be asked next."""
        for event in (fact.event for fact in facts):
            if isinstance(event, ev.CallEvent):
                self.duty |= isinstance(event, COMMITTING)
                self.calls.add(event.call)
                self.heard.append(event)
            elif not isinstance(event, ev.ContactEvent):  # no view shows one
                self.whole = self.duty = True

    def merge(self, earlier: "Stir") -> None:
        """Take back what an earlier look could not show."""
        self.calls |= earlier.calls
        self.whole |= earlier.whole
        self.duty |= earlier.duty
        self.heard[:0] = earlier.heard

    def is_urgent(self) -> bool:
        """Whether somebody's phone must ring."""
        return any(isinstance(event, ev.OfferMade) for event in self.heard)

    def asked(self) -> frozenset[PersonId]:
        """Whom an offer was made to: they are served first."""
        return frozenset(event.responder for event in self.heard if isinstance(event, ev.OfferMade))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One look at the district; the scene holds its open calls and those that were asked for. `heard_to` is the seq up to which
    the facts are in the stir, which the scene may be ahead of."""

    epoch: str
    seq: int
    heard_to: int
    stirred: int
    at: datetime
    scene: Scene


def draw(person: Person | None, moment: Moment, stir: Stir, held: frozenset[CallId] | None) -> Sight:
    """What the person may see. `held` is given for a whole sight: what their client holds."""
    whole = held is not None
    looked = stir.calls | (held or frozenset()) | (set(moment.scene.calls) if whole else set())
    views = {call: _view(person, call, moment) for call in sorted(looked)}
    duty = _duty(person, moment) if whole or stir.duty else None
    return Sight(
        epoch=moment.epoch,
        seq=moment.seq if whole else moment.heard_to,
        at=moment.at,
        calls=views,
        whole=whole,
        duty=duty,
        cues=_cues(person, moment, stir) if person else (),
        stirred=moment.stirred,
    )


def _view(person: Person | None, call_id: CallId, moment: Moment) -> CallView | None:
    call = moment.scene.calls.get(call_id)
    return board.view(call, person, moment.scene, moment.at) if call and person else None


def _duty(person: Person | None, moment: Moment) -> tuple[DutyView, ...]:
    return board.duty_views(person, moment.scene) if person else ()


def _cues(person: Person, moment: Moment, stir: Stir) -> tuple[Cue, ...]:
    calls = moment.scene.calls
    return tuple(
        Cue(call=event.call, type=event.type)
        for event in stir.heard
        if event.call in calls and _is_for(person, event, calls[event.call], moment.scene)
    )


def _is_for(person: Person, event: ev.CallEvent, call: Call, scene: Scene) -> bool:
    if isinstance(event, TO_THE_ASKED) and event.responder == person.id:
        return True
    if isinstance(event, ev.ResponderReleased):
        return event.responder == person.id and event.why in {WithdrawReason.reassigned, WithdrawReason.committed_elsewhere}
    if isinstance(event, ev.CallPressedAgain):
        return event.place is not None and _is_theirs(person, call)
    if isinstance(event, ev.CallMessaged):
        hears = person.id in {call.caller, call.met_by()} or _is_going(person, call)
        return hears and call.messages[-1].by != person.id and may_read(person, call, scene)
    if isinstance(event, ev.PoliceMeetingSet):
        return event.adult == person.id and call.met_by() == person.id
    if isinstance(event, TO_THE_CALLER):
        return call.caller == person.id
    if isinstance(event, TO_THE_BOARD):
        return call.caller != person.id and board.audience(person, call, scene) is Audience.board
    return False


def _is_theirs(person: Person, call: Call) -> bool:
    """They go, or are asked whether they would: the way is theirs to know."""
    mine = call.part_of(person.id)
    return mine is not None and (mine.is_going() or mine.is_live())


def _is_going(person: Person, call: Call) -> bool:
    mine = call.part_of(person.id)
    return mine is not None and mine.is_going()
