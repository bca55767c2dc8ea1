"""A district that lives through a random history, and watches each of its turns: who was asked, how far the ladder moved."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from operator import attrgetter

from app.core import commands as do
from app.core import events as ev
from app.core import gate
from app.core.assignment import Assignment
from app.core.call import Call
from app.core.dispatch import step
from app.core.events import Fact
from app.core.ids import Seq
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.words import ConditionState, EscalationCause, PickReason, Purpose, RequestState, Role
from tests import build
from tests.core.reference import Reference

AT_ONCE = EscalationCause.nobody_eligible


class World:
    """The scene, its log and its clock."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.log: list[Fact] = []
        self.now: datetime = build.NINE
        self.is_punctual = True
        self._law = Reference(scene, [])

    def want(self, command: do.Command) -> Refusal | None:
        """One turn; the refusal if there was one. Then the clock's own business is done."""
        refusal = self._turn(command)
        self.settle()
        return refusal

    def want_twice(self, command: do.Command) -> Refusal | None:
        """A phone that repeats itself: the second time nothing happens, or the same refusal."""
        first, before = self._turn(command), len(self.log)
        assert (first, before) == (self._turn(command), len(self.log))
        self.settle()
        return first

    def settle(self) -> None:
        """Every alarm that fell due is answered, the oldest first."""
        self.is_punctual = True
        while overdue := self._overdue():
            _, command = min(overdue, key=lambda due: due[0])
            before = len(self.log)
            self._turn(command)
            assert len(self.log) > before, f"an alarm was answered with nothing: {command}"

    def _overdue(self) -> list[tuple[datetime, do.Command]]:
        calls = [(c.alarm(), do.TickCall(by=build.TIME, call=c.id)) for c in self.scene.open_calls()]
        duties = [(d.alarm(), do.TickDuty(by=build.TIME, person=d.person)) for d in self.scene.duty.values()]
        return [(due, command) for due, command in [*calls, *duties] if due is not None and due <= self.now]

    def next_alarm(self) -> datetime | None:
        """When the clock has something to do."""
        alarms = [*(c.alarm() for c in self.scene.open_calls()), *(d.alarm() for d in self.scene.duty.values())]
        return min((a for a in alarms if a is not None), default=None)

    def passes(self, seconds: float) -> None:
        """Time goes by and nobody looks at the clock."""
        self.now += timedelta(seconds=seconds)
        self.is_punctual = False

    def reference(self) -> Reference:
        """The law of this moment; what it has read of the log already it need not read again."""
        if self._law.scene is not self.scene:
            self._law = Reference(self.scene, self.log)
        return self._law

    def calls(self, fits: Callable[[Call], bool] = Call.is_open) -> list[Call]:
        return sorted(filter(fits, self.scene.calls.values()), key=attrgetter("raised_at", "id"))

    def parts(self, fits: Callable[[Assignment], bool]) -> list[tuple[Call, Assignment]]:
        return [(call, a) for call in self.calls(lambda _: True) for a in call.assignments if fits(a)]

    # --- one turn, watched

    def _turn(self, command: do.Command) -> Refusal | None:
        try:
            facts = step(self.scene, command, self.now)
        except Refused as no:
            return no.code
        watched = [self._happens(fact, facts[n + 1 :]) for n, fact in enumerate(facts)]
        for call in self.scene.calls:
            moves = [e for e in watched if isinstance(e, ev.CallEscalated) and e.call == call and e.cause is not AT_ONCE]
            assert len(moves) <= 1, f"one turn moved the ladder {len(moves)} times"
        return None

    def _happens(self, fact: Fact, rest: Sequence[Fact]) -> ev.Event:
        event = fact.event
        if isinstance(event, ev.OfferMade):
            self._may_be_asked(event)
        before = self.scene.calls.get(event.call) if isinstance(event, ev.CallEvent) else None
        numbered = Fact(event=event, at=fact.at, by=fact.by, seq=Seq(len(self.log) + 1))
        self.log.append(numbered)
        self.scene = self.scene.after(numbered)
        if isinstance(event, ev.CallDispatched | ev.CallEscalated):
            self._reached(event, before, [line.event for line in rest])
        return event

    def _may_be_asked(self, made: ev.OfferMade) -> None:
        """No offer, for whatever cause, goes to somebody who must not be asked."""
        if made.purpose is not Purpose.respond:
            self._gate_holds(made)
            return
        if made.reason is PickReason.took_it:
            return
        law, rung = self.reference(), self.scene.calls[made.call].rung
        if made.reason is PickReason.by_name:
            assert law.could_come(made.responder, made.call), f"{made.responder} must not be asked, by whatever name"
            assert "olaf" != made.responder
            assert made.until > self.now
            return
        reached = [seat.group.value for r in self.scene.calls[made.call].plan.rungs[:rung] for seat in r.seats]
        assert law.is_free(made.responder, made.call), f"{made.responder} must not be asked"
        assert any(law.stands(made.responder, group, made.call) for group in reached)
        assert made.until > self.now

    def _gate_holds(self, made: ev.OfferMade) -> None:
        """Who decides holds the right and is not the one who asks; an officer is asked only behind an open gate, and never for
        what is discipline alone; the gate opened with its conditions met, or with those it went past told."""
        call = self.scene.calls[made.call]
        request, person = call.police, self.scene.setup.people[made.responder]
        assert request is not None
        officer = Role.officer in person.roles()
        assert officer is (made.purpose is Purpose.patrol)
        if not officer:
            assert request.state is RequestState.asked
            assert gate.may_decide(person, call, self.scene, guarded=request.guarded)
            assert made.responder != request.by
            return
        assert request.state is RequestState.open
        rules = self.scene.setup.policy.police
        assert call.call_type not in rules.never
        met = [c for c in request.conditions if gate.state_of(c, request, rules) is not ConditionState.skipped]
        assert gate.outstanding(tuple(met), request, rules) == ()
        assert request.danger or not request.skipped or request.reason

    def _reached(self, event: ev.CallDispatched | ev.CallEscalated, before: Call | None, rest: list[ev.Event]) -> None:
        """On a rung exactly those are asked whom the reference names, in its order; an empty one is left at once."""
        call = self.scene.calls[event.call]
        made = list(takewhile(lambda e: isinstance(e, ev.OfferMade) and e.call == event.call, rest))
        assert self.reference().picks(event.call, event.rung) == [e.responder for e in made]  # type: ignore[attr-defined]
        if not made and not call.live() and event.rung < call.plan.top():
            assert isinstance(rest[0], ev.CallEscalated)
            assert (rest[0].call, rest[0].rung, rest[0].cause) == (event.call, event.rung + 1, AT_ONCE)
        if before is not None and before.round == call.round:
            assert event.rung >= before.rung, "within a round the ladder is only climbed"
