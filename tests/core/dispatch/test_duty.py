"""What may be wanted of a responder's duty."""

from dataclasses import replace
from datetime import date

import pytest

from app.core import board
from app.core import commands as do
from app.core import events as ev
from app.core.credentials import Held, SchoolDay
from app.core.events import Event
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.policy import Credential, CredentialForm, Lapse, Post, Requirement
from app.core.ranking import gap_of
from app.core.refusals import Refusal
from app.core.roster import Holding
from app.core.scene import Scene
from app.core.words import DutyEnd, DutyStatus, EscalationCause, GapReason, Role, ScopeKind, WithdrawReason
from tests import build
from tests.build import CALL, NINE, TIME, accepted, at, by, going, happened, offered, raised, ringing
from tests.given import given

CORA = PersonId("cora")
NORTH, SOUTH = SchoolId("north"), SchoolId("south")
OFF = build.alone()
ON = build.alone("cora")
PAUSED = build.scene(duty={CORA: build.duty(build.CORA, "n102", status=DutyStatus.paused)})
STARTED = ev.DutyStarted(person=CORA, school=NORTH, place=None, until=None)


def start(who: str = "cora", by_whom: str | None = None, **changes: object) -> do.StartDuty:
    return do.StartDuty(by=by(by_whom or who), person=PersonId(who), **changes)  # type: ignore[arg-type]


def end(why: DutyEnd = DutyEnd.by_hand, who: str = "cora") -> do.EndDuty:
    return do.EndDuty(by=TIME, person=PersonId(who), why=why)


PAUSE = do.PauseDuty(by=by("cora"), person=CORA)
RESUME = do.ResumeDuty(by=by("cora"), person=CORA)
MOVE = do.MoveDuty(by=by("cora"), person=CORA, place=PlaceId("n201"))


def test_duty_starts_at_ones_own_school() -> None:
    given(scene=OFF).when(start(until=at(60))).then(replace(STARTED, until=at(60)))


def test_a_place_decides_the_school() -> None:
    command = start("fay", school=NORTH, place=PlaceId("w101"))
    there = {"person": PersonId("fay"), "school": SchoolId("west"), "place": PlaceId("w101")}
    given(scene=build.alone()).when(command).then(replace(STARTED, **there))


@pytest.mark.parametrize(
    ("who", "place", "may"),
    [("cora", "n101", True), ("cora", "s101", False), ("fay", "w101", True), ("max", "s101", True), ("cora", "attic", False)],
)
def test_a_responder_stands_only_in_the_schools_of_their_scope(who: str, place: str, may: bool) -> None:
    moves = given().when(do.MoveDuty(by=by(who), person=PersonId(who), place=PlaceId(place)))
    if may:
        assert [fact.event.type for fact in moves.facts()] == ["duty.moved"]
    else:
        moves.refused(Refusal.unknown_place)


def test_who_goes_to_a_call_of_another_school_may_stand_there() -> None:
    help_in_the_south = (build.raised(caller="sue", room="s101"), build.dispatched(), build.offered(), build.accepted())
    move = do.MoveDuty(by=by("cora"), person=CORA, place=PlaceId("s101"))
    moved = ev.DutyMoved(person=CORA, school=SOUTH, place=PlaceId("s101"))
    assert moved in [fact.event for fact in given(*help_in_the_south).when(move).facts()]


def test_duty_may_be_for_no_school_in_particular() -> None:
    given(scene=OFF).when(start("olaf")).then(replace(STARTED, person=PersonId("olaf"), school=None))


def test_duty_starts_again_after_its_end() -> None:
    off = replace(ON, duty={CORA: build.duty(build.CORA, status=DutyStatus.off_duty)})
    given(scene=off).when(start()).then(STARTED)


def test_who_comes_on_duty_is_asked_by_the_call_that_waits() -> None:
    given(raised(), build.dispatched(), scene=build.alone("cole")).when(start()).asks("cora")


@pytest.mark.parametrize(
    ("scene", "command", "events"),
    [
        (ON, start(), []),
        (ON, start(place=PlaceId("n102")), []),
        (ON, start(place=PlaceId("n201")), [ev.DutyMoved(person=CORA, school=NORTH, place=PlaceId("n201"))]),
        (ON, start(until=at(60)), [ev.DutyExtended(person=CORA, until=at(60))]),
        (PAUSED, start(), [ev.DutyResumed(person=CORA)]),
        (ON, PAUSE, [ev.DutyPaused(person=CORA)]),
        (PAUSED, PAUSE, []),
        (PAUSED, RESUME, [ev.DutyResumed(person=CORA)]),
        (ON, RESUME, []),
        (ON, MOVE, [ev.DutyMoved(person=CORA, school=NORTH, place=PlaceId("n201"))]),
        (ON, replace(MOVE, place=None), [ev.DutyMoved(person=CORA, school=NORTH, place=None)]),
        (ON, end(), [ev.DutyEnded(person=CORA, why=DutyEnd.by_hand)]),
        (OFF, end(), []),
    ],
)
def test_saying_the_same_again_is_nothing(scene: build.Scene, command: do.DutyCommand, events: list[Event]) -> None:
    given(scene=scene).when(command).then(*events)


@pytest.mark.parametrize(
    ("scene", "command", "code"),
    [
        (OFF, start(place=PlaceId("attic")), Refusal.unknown_place),
        (OFF, start(school=SchoolId("nowhere")), Refusal.unknown_place),
        (OFF, start("tess"), Refusal.not_a_responder),
        (OFF, start("cora", "cole"), Refusal.not_found),
        (OFF, start("ghost", "max"), Refusal.not_found),
        (OFF, start("cora", "ghost"), Refusal.not_allowed),
        (OFF, replace(start("ghost"), by=TIME), Refusal.not_a_responder),
        (build.alone(), PAUSE, Refusal.not_on_duty),
        (build.alone(), MOVE, Refusal.not_on_duty),
    ],
)
def test_a_wish_that_cannot_be_is_refused(scene: build.Scene, command: do.DutyCommand, code: Refusal) -> None:
    given(scene=scene).when(command).refused(code)


def test_who_has_left_does_not_come_on_duty() -> None:
    scene = build.scene(replace(build.CORA, active=False), off=["cora"])
    given(scene=scene).when(replace(start(), by=TIME)).refused(Refusal.not_a_responder)


@pytest.mark.parametrize("who", ["cora", "olaf"])
def test_a_supervisor_may_start_anybodys_duty(who: str) -> None:
    first = given(scene=OFF).when(start(who, "max")).facts()[0].event
    assert isinstance(first, ev.DutyStarted)


def test_the_supervisor_of_one_school_takes_nobody_off_duty_who_is_sent_to_others() -> None:
    north = Holding(role=Role.safety_administrator, kind=ScopeKind.school, scope="north")
    scene = build.scene(*build.EVERYBODY, replace(build.SAM, id=PersonId("nina"), holdings=(north,)))
    ends = do.EndDuty(by=by("nina"), person=PersonId("fay"))
    given(scene=scene).when(ends).refused(Refusal.not_found)
    given(scene=scene).when(replace(ends, person=CORA)).then(ev.DutyEnded(person=CORA, why=DutyEnd.by_hand))


def test_who_is_no_responder_any_more_may_still_go_off_duty() -> None:
    was = replace(build.CORA, holdings=build.TESS.holdings)
    scene = build.scene(was, duty={CORA: build.duty(was)})
    given(scene=scene).when(do.EndDuty(by=by("cora"), person=CORA)).then(ev.DutyEnded(person=CORA, why=DutyEnd.by_hand))


# --- what it means for calls


def test_who_pauses_stops_ringing_and_the_next_rung_rings() -> None:
    given(*ringing()).when(PAUSE, at=3).asks("cole", "fay")


def test_who_pauses_keeps_going() -> None:
    given(*going()).when(PAUSE).then(ev.DutyPaused(person=CORA))


@pytest.mark.parametrize("why", [DutyEnd.by_hand, DutyEnd.signed_out, DutyEnd.revoked])
def test_who_goes_off_duty_while_going_is_replaced_at_once(why: DutyEnd) -> None:
    given(*going()).when(end(why), at=3).asks("cole")


TOOK = (raised(), build.dispatched(), offered("max"), accepted("max"))
NOBODY_ON = build.alone("cole")


@pytest.mark.parametrize("why", [DutyEnd.signed_out, DutyEnd.revoked])
def test_a_supervisor_who_took_a_call_off_duty_and_is_gone_is_replaced_too(why: DutyEnd) -> None:
    given(*TOOK, scene=NOBODY_ON).when(end(why, "max"), at=3).asks("cole")


def test_a_supervisor_who_took_a_call_off_duty_does_not_leave_it_by_going_off_duty() -> None:
    given(*TOOK, scene=NOBODY_ON).when(end(who="max")).then()


# --- time

SHIFT = build.scene(duty={CORA: build.duty(build.CORA, until=at(60))})
TICK = do.TickDuty(by=TIME, person=CORA)


@pytest.mark.parametrize(
    ("scene", "seconds", "events"),
    [
        (SHIFT, 59, []),
        (SHIFT, 60, [ev.DutyEnded(person=CORA, why=DutyEnd.shift_ended)]),
        (ON, 9999, []),
        (OFF, 60, []),
    ],
)
def test_a_shift_ends_when_it_ends(scene: build.Scene, seconds: float, events: list[Event]) -> None:
    given(scene=scene).when(TICK, at=seconds).then(*events)


def test_the_end_of_a_shift_does_not_call_anybody_away_from_the_scene() -> None:
    past = (*going(), happened(ev.ResponderOnScene))
    scene = given(*past, scene=SHIFT).when(TICK, at=60).then(ev.DutyEnded(person=CORA, why=DutyEnd.shift_ended))
    assert scene.commitment(CORA) == scene.calls[CALL]


def test_the_end_of_a_shift_takes_the_ringing_along() -> None:
    withdrawn = happened(ev.OfferWithdrawn, why=WithdrawReason.shift_ended)
    past = (*ringing(), offered("cole", 2, until=at(99)))
    given(*past, scene=SHIFT).when(TICK, at=60).then(ev.DutyEnded(person=CORA, why=DutyEnd.shift_ended), withdrawn)


RINGING_TWO = (*ringing(), offered("cole", 2, until=at(99)))
ALONE_THERE = replace(SHIFT, duty={**build.scene().duty, **SHIFT.duty})


@pytest.mark.parametrize(
    ("past", "gone"),
    [
        (going(), [happened(ev.ResponderReleased, why=WithdrawReason.shift_ended)]),
        (ringing(), [happened(ev.OfferWithdrawn, why=WithdrawReason.shift_ended)]),
        (RINGING_TWO, [happened(ev.OfferWithdrawn, why=WithdrawReason.shift_ended), happened(ev.OfferExpired, "cole", 2)]),
    ],
    ids=["going", "ringing", "ringing two"],
)
def test_a_shift_that_ended_in_an_outage_leaves_the_call_to_be_looked_at_and_rings_nobody(
    past: tuple[Event, ...], gone: list[Event]
) -> None:
    review = ev.CallReviewNeeded(call=CALL, overdue_since=at(60))
    ended = ev.DutyEnded(person=CORA, why=DutyEnd.shift_ended)
    scene = given(*past, scene=ALONE_THERE).when(TICK, at=60 + 901).then(ended, *gone, review)
    given(scene=scene).when(do.TickCall(by=TIME, call=CALL), at=60 + 902).then()


def test_a_shift_that_ended_only_just_has_the_next_one_rung() -> None:
    given(*going(), scene=ALONE_THERE).when(TICK, at=60 + 900).asks("cole")


def test_a_shift_that_ended_in_an_outage_changes_nothing_where_another_one_goes() -> None:
    past = (*going(), offered("cole", 2), happened(ev.OfferAccepted, "cole", 2))
    facts = given(*past, scene=ALONE_THERE).when(TICK, at=60 + 901).facts()
    assert not any(isinstance(fact.event, ev.CallReviewNeeded) for fact in facts)


NEEDED = Credential(id="licence", name="Licence", form=CredentialForm.certificate, mend="Human resources")
SSC = Post(id="ssc", name="Coach", role=Role.coach, requires=(Requirement(credential="licence"),))
DAY = SchoolDay(day=NINE.date(), year_begins=date(2026, 7, 1))


def demanding(*held: Held, lapse: Lapse = Lapse.refuse, on: bool = False) -> Scene:
    """Cora is a coach of a post that needs a licence."""
    post = replace(SSC, requires=(Requirement(credential="licence", lapse=lapse),))
    holding = replace(build.CORA.holdings[0], post="ssc")
    policy = replace(build.POLICY, posts=(post,), credentials=(NEEDED,))
    people = [replace(build.CORA, holdings=(holding,)), *(p for p in build.EVERYBODY if p.id != CORA)]
    setup = build.setup(*people, policy=policy, held={CORA: held} if held else {})
    return replace(ON if on else OFF, setup=setup, today=DAY)


LICENCE = Held(id="h", person=CORA, credential="licence", begins=date(2026, 9, 1))
LACKING = {"credential": "licence", "name": "Licence", "lack": "none", "mend": "Human resources", "count": "1"}


def test_who_lacks_what_the_post_needs_is_told_what_and_where_to_get_it() -> None:
    given(scene=demanding()).when(start()).refused(Refusal.credential_missing, **LACKING)


def test_who_has_it_goes_on_duty() -> None:
    given(scene=demanding(LICENCE)).when(start()).then(STARTED)


def test_who_is_only_warned_goes_on_duty_and_it_is_shown_on_their_duty() -> None:
    scene = given(scene=demanding(lapse=Lapse.warn)).when(start()).then(STARTED)
    assert ["licence"] == [each.credential for each in board.duty_view(scene.duty[CORA], scene).missing]


def test_who_has_no_more_what_the_post_cannot_be_without_is_passed_by_and_told_as_a_gap() -> None:
    on = demanding(on=True)
    call = given(raised(), scene=on).scene.calls[CALL]
    assert (gap_of(CORA, call, on), on.lacking()) == (GapReason.credential_missing, (CORA,))
    given(raised(), scene=on).when(do.Fill(by=TIME, call=CALL, cause=EscalationCause.raised)).asks()
    for fine in (demanding(LICENCE, on=True), demanding(lapse=Lapse.warn, on=True), demanding()):
        assert (fine.lost(CORA), fine.lacking()) == ((), ())


def test_a_call_is_not_taken_from_who_loses_a_credential_on_it_nor_is_a_phone_that_rings() -> None:
    on = demanding(on=True)
    assert ((), ()) == (given(*ringing(), scene=on).scene.lacking(), given(*going(), scene=on).scene.lacking())
    given(*ringing(), scene=on).when(do.Accept(by=by("cora"), call=CALL, offer=build.offer(1))).then(accepted())
    over = (*going(), happened(ev.ResponderClear))
    assert (CORA,) == given(*over, scene=on).scene.lacking()


def test_a_policy_that_came_into_force_since_is_asked_on_beginning_alone() -> None:
    on = demanding(on=True)
    setup = replace(on.setup, edition=2, editions={1: build.POLICY, 2: on.setup.policy}, began={1: at(-9999), 2: at(-1)})
    assert (replace(on, setup=setup).lost(CORA), on.lost(CORA)[0].credential) == ((), "licence")
    later = {CORA: replace(on.duty[CORA], since=at(0))}
    assert replace(on, setup=setup, duty=later).lacking() == (CORA,)


def test_the_end_of_a_duty_for_want_of_a_credential_says_so() -> None:
    wanted = end(DutyEnd.credential_missing)
    given(scene=demanding(on=True)).when(wanted).then(ev.DutyEnded(person=CORA, why=DutyEnd.credential_missing))


def test_without_a_day_nobody_asks_for_credentials() -> None:
    given(scene=replace(demanding(), today=None)).when(start()).then(STARTED)
