"""The design's invariants over random histories: three schools, two floats for all of them, people who come, go and change
their minds, phones that repeat themselves, a clock that is late and a service that sleeps."""

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.core import commands as do
from app.core import gate
from app.core.assignment import FILLING, Assignment
from app.core.board import view
from app.core.call import Call
from app.core.events import CallEvent, Fact
from app.core.history import fold
from app.core.ids import CallId, MessageId, PersonId, PlaceId
from app.core.refusals import Refusal
from app.core.words import (
    AssignmentState,
    DeclineReason,
    Disposition,
    DutyEnd,
    DutyStatus,
    Involved,
    NoticeResult,
    NoticeWay,
    Purpose,
    RequestState,
    Role,
)
from tests import build, police
from tests.core.conftest import HISTORIES
from tests.core.world import World

T = TypeVar("T")
S = AssignmentState
PEOPLE = (*build.EVERYBODY, build.person("bob", Role.staff, school="south"), build.person("wes", Role.staff, school="west"))
OFFICERS = (PersonId("olaf"), PersonId("otto"))
RESPONDERS = tuple(p.id for p in (*PEOPLE, police.OTTO) if p.is_responder())
WHERE = {"tess": "n101", "bob": "s101", "wes": "w101", "cora": "n102", "max": "s101"}
MAY_SAY_YES = {S.offered, S.expired, S.declined}
UP_TO = 3  # as many calls at once as two floats can make trouble for

which = st.integers(0, 11)
responder = st.sampled_from(RESPONDERS)
speaker = st.sampled_from(["cora", "cole", "sam", "max", "mia", "tess"])
supervisor = st.sampled_from(["sam", "max", "mia"])
call_type = st.sampled_from(
    ["unspecified", "unspecified", "unspecified", "fight", "visitor", "weapon", "discipline", "mental_health"]
)


def chosen(things: list[T], n: int) -> T:
    """The n-th from the end, round and round: the newest are tried most."""
    return things[-1 - n % len(things)]


def of_calls(facts: list[Fact]) -> dict[CallId, list[Fact]]:
    """The facts of each call, in order."""
    found: dict[CallId, list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.event, CallEvent):
            found.setdefault(fact.event.call, []).append(fact)
    return found


class Histories(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = World(build.scene())
        self.told: dict[CallId, Call | None] = {}
        self.read = self.calls_made = 0

    @initialize(off=st.frozensets(responder, max_size=5), unproven=st.frozensets(responder, max_size=4))
    def begins(self, off: frozenset[PersonId], unproven: frozenset[PersonId]) -> None:
        proven = frozenset(RESPONDERS) - unproven
        scene = build.scene(*PEOPLE, police.OTTO, off=off, proven=proven)
        plans = (*build.POLICY.plans, build.plan("discipline"), build.plan("mental_health"))
        policy = replace(build.POLICY, plans=plans, police=police.POLICE)
        self.world = World(replace(scene, setup=replace(scene.setup, policy=policy)))

    def has_calls(self) -> bool:
        return bool(self.world.calls())

    def is_calm(self) -> bool:
        return len(self.world.calls()) < UP_TO

    def has_parts(self) -> bool:
        return any(call.assignments for call in self.world.scene.calls.values())

    def call(self, n: int) -> Call:
        return chosen(self.world.calls(), n)

    # --- the caller

    @precondition(is_calm)
    @rule(caller=st.sampled_from([*WHERE]), call_type=call_type, discreet=st.booleans(), practise=st.integers(0, 3))
    def raise_(self, caller: str, call_type: str, discreet: bool, practise: int) -> None:
        """One press of four is a drill, which only somebody may begin who looks after calls."""
        self.calls_made, caller = self.calls_made + 1, caller if practise else "max"
        name, room = CallId(f"call{self.calls_made}"), PlaceId(WHERE[caller])
        press = do.Raise(by=build.by(caller), call=name, place=room, call_type=call_type, discreet=discreet, drill=not practise)
        assert self.world.want(press) is None

    @precondition(has_calls)
    @rule(n=which)
    def press_again(self, n: int) -> None:
        call = self.call(n)
        assert self.world.want(do.PressAgain(by=build.by(call.caller), call=call.id)) is None

    @precondition(has_calls)
    @rule(n=which, call_type=call_type)
    def amend(self, n: int, call_type: str) -> None:
        call = self.call(n)
        danger = call.is_open() and gate.is_danger(call, self.world.scene)
        officers = [a.responder for a in call.committed() if a.responder in OFFICERS]
        said = self.world.want_twice(do.Amend(by=build.by(call.caller), call=call.id, call_type=call_type))
        assert said is (Refusal.danger_stands if danger and call_type == "discipline" else None)
        after = self.world.scene.calls[call.id]
        assert not danger or officers == [a.responder for a in after.committed() if a.responder in OFFICERS]

    @precondition(has_calls)
    @rule(n=which)
    def cancel(self, n: int) -> None:
        call = self.call(n)
        said = self.world.want(do.Cancel(by=build.by(call.caller), call=call.id))
        assert said in {None, Refusal.cancel_window_over}

    # --- responders

    @precondition(has_parts)
    @rule(n=which)
    def accept(self, n: int) -> None:
        call, part = chosen(self.world.parts(lambda a: a.state in MAY_SAY_YES), n) if self._askable() else (None, None)
        if call is None or part is None:
            return
        law, latest = self.world.reference(), call.part_of(part.responder)
        assert latest is not None
        on_duty = self.world.scene.duty[part.responder].status is DutyStatus.on_duty
        may = on_duty and not law.kept_by(part.responder, call.id) and latest.state in MAY_SAY_YES
        drills = [c.id for c in self.world.calls() if c.drill and c.id in law.going_to(part.responder)]
        may = may and (call.is_waiting() or (call.is_open() and self._is_wanted(latest, call)))
        said = self.world.want_twice(do.Accept(by=build.by(part.responder), call=call.id, offer=part.offer))
        assert (said is None) == (may or (call.is_open() and latest.is_going()))
        if said is None and not call.drill and not latest.is_going():
            assert set(drills).isdisjoint(self.world.reference().going_to(part.responder)), "a drill holds who goes to a call"
        if call.is_open() and call.is_filled() and not latest.is_going() and not self._is_wanted(latest, call):
            assert said is Refusal.already_filled
        if said is None and latest.instead_of and latest.is_live():
            there = [a.responder for a in call.going() if a.state is S.on_scene]
            assert latest.instead_of in there or call.id not in self.world.reference().going_to(latest.instead_of)

    def _is_wanted(self, offer: Assignment, call: Call) -> bool:
        """Asked by name to come beside those who are enough, or in the place of somebody who is on the way."""
        on_the_way = [a.responder for a in call.assignments if a.state in {S.accepted, S.en_route}]
        return offer.state is S.offered and (offer.beside or offer.instead_of in on_the_way)

    def _askable(self) -> bool:
        return bool(self.world.parts(lambda a: a.state in MAY_SAY_YES))

    @precondition(has_parts)
    @rule(n=which, prompt=st.booleans())
    def decline(self, n: int, prompt: bool) -> None:
        parts = self.world.parts(Assignment.is_live) or self.world.parts(lambda _: True)
        call, part = chosen(parts, n)
        no = do.Decline(by=build.by(part.responder), call=call.id, offer=part.offer, reason=DeclineReason.other)
        self.world.want(no) if prompt else self.world.want_twice(no)

    @precondition(has_parts)
    @rule(n=which, step=st.sampled_from(do.Step))
    def progress(self, n: int, step: do.Step) -> None:
        parts = self.world.parts(Assignment.is_going) or self.world.parts(lambda _: True)
        call, part = chosen(parts, n)
        self.world.want_twice(do.Progress(by=build.by(part.responder), call=call.id, offer=part.offer, step=step))

    @precondition(has_parts)
    @rule(n=which, seen=st.booleans())
    def receive(self, n: int, seen: bool) -> None:
        call, part = chosen(self.world.parts(lambda _: True), n)
        who, at = build.by(part.responder), self.world.now
        receipt = do.Receive(by=who, call=call.id, offer=part.offer, seen=seen, observed_at=at)
        assert self.world.want_twice(receipt) is None

    # --- those who help from the board

    @precondition(has_calls)
    @rule(n=which, who=supervisor)
    def escalate(self, n: int, who: str) -> None:
        call = self.call(n)
        said = self.world.want(do.Escalate(by=build.by(who), call=call.id, from_rung=call.rung))
        assert (said is Refusal.already_filled) == call.is_filled()

    @precondition(has_calls)
    @rule(n=which, who=supervisor)
    def backup(self, n: int, who: str) -> None:
        call = self.call(n)
        if call.needed < 4:
            assert self.world.want_twice(do.AskBackup(by=build.by(who), call=call.id, needed=call.needed)) is None

    @precondition(has_calls)
    @rule(n=which, who=supervisor)
    def take(self, n: int, who: str) -> None:
        self.world.want_twice(do.Take(by=build.by(who), call=self.call(n).id))

    @precondition(has_calls)
    @rule(n=which, who=supervisor, named=responder, m=st.one_of(st.none(), which))
    def ask_by_name(self, n: int, who: str, named: PersonId, m: int | None) -> None:
        call = self.call(n)
        going = [a.responder for a in call.going()]
        old = chosen(going, m) if going and m is not None else None
        law, before = self.world.reference(), {a.responder for a in call.going()}
        rings = any(a.responder == named for a in call.live())
        done = any(a.responder == named and a.state is S.clear for a in call.assignments)
        ask = do.AskByName(by=build.by(who), call=call.id, person=named, instead_of=old)
        said = self.world.want_twice(ask)
        assert said in {None, Refusal.cannot_be_asked, Refusal.not_replaceable}
        if not law.could_come(named, call.id) and not rings:
            assert said is Refusal.cannot_be_asked
        if named in OFFICERS:
            assert rings or said is Refusal.cannot_be_asked
        elif law.could_come(named, call.id) and not done and old is None:
            assert said is None
        after = self.world.scene.calls[call.id]
        if self.world.next_alarm() is None or not rings:
            assert before <= {a.responder for a in after.going()}, "asking takes nobody off the call"

    @precondition(has_calls)
    @rule(n=which, who=supervisor)
    def message(self, n: int, who: str) -> None:
        call = self.call(n)
        said = self.world.want(do.Message(by=build.by(who), call=call.id, message=MessageId(f"m{n}"), digest="d"))
        assert said is None

    @precondition(has_calls)
    @rule(n=which, who=supervisor)
    def close(self, n: int, who: str) -> None:
        end = do.Close(by=build.by(who), call=self.call(n).id, disposition=Disposition.resolved)
        assert self.world.want(end) is None

    # --- police

    def has_requests(self) -> bool:
        return bool(self.requests())

    def requests(self) -> list[Call]:
        return self.world.calls(lambda c: c.is_open() and c.police is not None)

    @precondition(has_calls)
    @rule(n=which, who=speaker, students=st.sampled_from(Involved), reason=st.sampled_from(["threat", "trespass"]))
    def ask_police(self, n: int, who: str, students: Involved, reason: str) -> None:
        call = self.call(n)
        self.world.want_twice(do.AskPolice(by=build.by(who), call=call.id, students=students, reason=reason))

    @precondition(has_calls)
    @rule(n=which, who=speaker)
    def a_life_is_in_danger(self, n: int, who: str) -> None:
        self.world.want_twice(do.AskPolice(by=build.by(who), call=self.call(n).id, danger=True))

    @precondition(has_requests)
    @rule(n=which, who=supervisor, yes=st.booleans())
    def decide_police(self, n: int, who: str, yes: bool) -> None:
        call = chosen(self.requests(), n)
        self.world.want_twice(do.DecidePolice(by=build.by(who), call=call.id, request=self.number(call), yes=yes))

    @precondition(has_requests)
    @rule(n=which, who=speaker, condition=st.sampled_from(["caregiver", "defender"]), result=st.sampled_from(NoticeResult))
    def make_notice(self, n: int, who: str, condition: str, result: NoticeResult) -> None:
        call = chosen(self.requests(), n)
        named = {"request": self.number(call), "condition": condition, "result": result, "way": NoticeWay.phone}
        self.world.want(do.MakeNotice(by=build.by(who), call=call.id, **named))  # type: ignore[arg-type]

    @precondition(has_requests)
    @rule(n=which, who=speaker)
    def set_meeting(self, n: int, who: str) -> None:
        call = chosen(self.requests(), n)
        adult = PersonId("cole")
        meeting = do.SetMeeting(by=build.by(who), call=call.id, request=self.number(call), adult=adult, place=call.place)
        self.world.want_twice(meeting)

    @precondition(has_requests)
    @rule(n=which, who=speaker)
    def withdraw_police(self, n: int, who: str) -> None:
        call = chosen(self.requests(), n)
        self.world.want_twice(do.WithdrawPolice(by=build.by(who), call=call.id, request=self.number(call)))

    @staticmethod
    def number(call: Call) -> int:
        return call.police.number if call.police else 0

    # --- duty

    @rule(who=responder, shift=st.one_of(st.none(), st.integers(1, 120)))
    def start_duty(self, who: PersonId, shift: int | None) -> None:
        until = self.world.now + timedelta(seconds=shift) if shift else None
        assert self.world.want_twice(do.StartDuty(by=build.by(who), person=who, until=until)) is None

    @rule(who=responder, kind=st.sampled_from([do.PauseDuty, do.ResumeDuty, do.PauseDuty]))
    def pause_or_resume(self, who: PersonId, kind: type[do.DutyCommand]) -> None:
        self.world.want_twice(kind(by=build.by(who), person=who))

    @rule(who=responder, place=st.sampled_from(["n101", "n201", "s101", "w101"]))
    def move(self, who: PersonId, place: str) -> None:
        moved = self.world.want(do.MoveDuty(by=build.by(who), person=who, place=PlaceId(place)))
        stalled = [a for _, a in self.world.parts(lambda a: a.responder == who and a.is_stalled())]
        assert moved is not None or stalled == [], "who says where they are has stirred"

    @rule(who=responder, why=st.sampled_from(DutyEnd))
    def end_duty(self, who: PersonId, why: DutyEnd) -> None:
        assert self.world.want(do.EndDuty(by=build.TIME, person=who, why=why)) is None
        if why is DutyEnd.revoked:
            assert self.world.reference().going_to(who) == []

    # --- time

    @rule()
    def until_the_next_alarm(self) -> None:
        alarm = self.world.next_alarm()
        self.world.now = max(alarm or self.world.now, self.world.now)
        self.world.settle()

    @rule(seconds=st.sampled_from([0.5, 3, 14, 15, 16, 40]))
    def a_while(self, seconds: float) -> None:
        self.world.passes(seconds)
        self.world.settle()

    @rule(seconds=st.sampled_from([1, 16, 31]))
    def while_the_ticker_is_late(self, seconds: float) -> None:
        self.world.passes(seconds)

    @rule(minutes=st.sampled_from([14, 16, 60]))
    def while_the_service_sleeps(self, minutes: int) -> None:
        self.world.passes(60 * minutes)
        self.world.settle()

    # --- what must hold after every step

    @invariant()
    def every_call_that_waits_is_somebodys_business(self) -> None:
        law = self.world.reference()
        for call in self.world.calls(Call.is_waiting):
            if call.review_needed:
                assert call.silence() is None
                continue
            alarm = call.silence()
            assert alarm is not None
            assert alarm > self.world.now or not self.world.is_punctual
            assert call.live() or call.rung >= call.plan.top(), f"{call.id} sleeps"
            if call.rung >= call.plan.top() and self.world.is_punctual:
                assert law.order(call.id, "managers") == [], "a manager could be rung and is not"

    @invariant()
    def whoever_said_yes_and_does_not_stir_is_asked(self) -> None:
        for call in self.world.calls():
            for part in call.going():
                asked = call.asks_at(part)
                assert (asked is not None) == (part.state is S.accepted)
                if asked is not None:
                    alarm = call.alarm()
                    assert alarm is not None
                    assert alarm <= asked
                    assert asked > self.world.now or not self.world.is_punctual
                    since = (self.world.now - (part.moved_at or self.world.now)).total_seconds()
                    assert part.is_stalled() == (since >= call.plan.stall_seconds) or not self.world.is_punctual

    @invariant()
    def what_lives_is_what_the_log_tells(self) -> None:
        """Read on from where the last step left off; from the beginning when the history ends."""
        for call, facts in of_calls(self.world.log[self.read :]).items():
            self.told[call] = fold(facts, self.told.get(call))
        self.read = len(self.world.log)
        assert self.told == self.world.scene.calls

    def teardown(self) -> None:
        whole = {call: fold(facts) for call, facts in of_calls(self.world.log).items()}
        assert whole == self.world.scene.calls

    @invariant()
    def nobody_too_many_and_nobody_twice(self) -> None:
        law = self.world.reference()
        for call in self.world.scene.calls.values():
            assert len({a.offer for a in call.asks()}) == len(call.asks()), "two offers of one name"
            assert sum(a.state in FILLING for a in call.assignments) <= call.needed
        assert [who for who in self.world.scene.setup.people if len(law.going_to(who)) > 1] == []

    @invariant()
    def only_who_can_come_is_ringing(self) -> None:
        law = self.world.reference()
        for call in self.world.calls():
            ringing = [a.responder for a in call.live()]
            assert len(ringing) == len(set(ringing))
            assert call.is_waiting() or all(self._is_wanted(a, call) for a in call.live())
            for who in ringing:
                assert self.world.scene.duty[who].status is DutyStatus.on_duty
                assert who != call.caller
                assert law.kept_by(who, call.id) == []

    @invariant()
    def every_request_that_waits_for_a_person_has_an_alarm(self) -> None:
        for call in self.requests():
            request = call.police
            assert request is not None
            rules = self.world.scene.setup.policy.police
            decides = request.state is RequestState.asked and gate.waits_for_decision(request, rules)
            if decides or request.wants_officer():
                assert request.alarm() is not None
                assert call.alarm() is not None
            if request.state is RequestState.asked:
                assert gate.outstanding(request.conditions, request, rules), "every condition is met, and the gate is shut"

    @invariant()
    def no_officer_comes_but_through_a_gate(self) -> None:
        for call in self.world.scene.calls.values():
            officers = {a.responder for a in call.asks() if a.responder in OFFICERS}
            through = {a.responder for a in (call.police.of(Purpose.patrol) if call.police else ())}
            assert officers == through
            assert sum(a.is_going() for a in call.asks() if a.responder in OFFICERS) <= 1

    @invariant()
    def no_school_matter_ever_reaches_an_officer(self) -> None:
        for call in self.world.calls(lambda c: c.call_type == "discipline"):
            assert call.police is None or not call.police.is_current()
            assert [a.offer for a in (*call.ringing(), *call.committed()) if a.responder in OFFICERS] == []

    @invariant()
    def no_officer_comes_to_a_guarded_type_without_a_managers_word(self) -> None:
        """Whenever it got that name; but for a danger, and for one who was there already."""
        scene = self.world.scene
        for call in self.requests():
            request = call.police
            if request is None or call.call_type not in police.POLICE.guarded or gate.is_danger(call, scene):
                continue
            officers = request.of(Purpose.patrol)
            if any(a.is_live() or a.is_going() for a in officers) and not any(a.on_scene_at for a in officers):
                spoke = [scene.setup.people[who] for who in (request.by, request.decided_by) if who]
                assert any(gate.may_decide(each, call, scene, guarded=True) for each in spoke)

    @invariant()
    def an_officer_sees_what_is_released_while_it_is_wanted(self) -> None:
        for call in self.world.scene.calls.values():
            for who in OFFICERS:
                seen = view(call, self.world.scene.setup.people[who], self.world.scene, self.world.now)
                assert seen is None or (seen.caller, seen.assignments, seen.call_type) == (None, (), "unspecified")
                assert seen is None or call.is_open()
                part = call.part_of(who)
                assert (seen is not None) == (call.is_open() and part is not None and (part.is_live() or part.is_going()))

    @invariant()
    def a_call_that_is_over_is_quiet(self) -> None:
        for call in self.world.calls(lambda c: not c.is_open()):
            assert (call.ringing(), call.committed(), call.alarm()) == ((), (), None)


Histories.TestCase.settings = HISTORIES
TestHistories = Histories.TestCase
TestHistories.pytestmark = [pytest.mark.timeout(900)]  # type: ignore[attr-defined]  # a history is long, not stuck


@settings(HISTORIES, max_examples=60)
@given(ticks=st.integers(0, 3), off=st.frozensets(responder, max_size=6), weapon=st.booleans())
def test_two_who_escalate_at_once_move_one_rung(ticks: int, off: frozenset[PersonId], weapon: bool) -> None:
    world = World(build.scene(*PEOPLE, off={*off, "olaf"}))
    named = "weapon" if weapon else "unspecified"
    world.want(do.Raise(by=build.by("tess"), call=build.CALL, place=build.ROOM, call_type=named))
    for _ in range(ticks):
        world.now = world.next_alarm() or world.now
        world.settle()
    both = do.Escalate(by=build.by("max"), call=build.CALL, from_rung=world.scene.calls[build.CALL].rung)
    world.want(both)
    after, told = world.scene, len(world.log)
    world.want(replace(both, by=build.by("sam")))
    if after.calls[build.CALL].rung > both.from_rung or both.from_rung == 4:
        assert (world.scene, len(world.log)) == (after, told)
