"""What each pair of eyes sees."""

from dataclasses import replace

import pytest

from app.core import cards
from app.core import events as ev
from app.core.board import audience, duty_view, duty_views, view
from app.core.ids import MessageId, PersonId, PlaceId, SchoolId
from app.core.policy import Word
from app.core.roster import Person
from app.core.shown import person_card, place_card
from app.core.visitors import visitor_id
from app.core.words import Audience, DeclineReason, Disposition, DutyStatus, Role, ScopeKind
from tests import build
from tests.build import ADA, CALL, COLE, CORA, MAX, OLAF, SAM, TESS, at, fact, going, happened, offered, raised, ringing
from tests.given import given

SETUP = build.setup()
NO = happened(ev.OfferDeclined, reason=DeclineReason.on_break)


@pytest.mark.parametrize(
    ("who", "eyes"),
    [
        (TESS, Audience.caller),
        (CORA, Audience.responder),
        (MAX, Audience.board),
        (ADA, Audience.board),
        (COLE, None),
        (OLAF, None),
    ],
)
def test_each_sees_a_call_through_their_own_eyes_or_not_at_all(who: Person, eyes: Audience | None) -> None:
    scene = given(*ringing()).scene
    seen = view(scene.calls[CALL], who, scene, at(1))
    assert (audience(who, scene.calls[CALL], scene), seen is not None) == (eyes, eyes is not None)


def test_whoever_was_asked_and_responds_no_more_is_still_the_caller() -> None:
    scene = given(*ringing(caller="cora")).scene
    seen = [audience(who, scene.calls[CALL], scene) for who in (CORA, replace(CORA, holdings=TESS.holdings))]
    assert [Audience.responder, Audience.caller] == seen


def seen_by(who: Person, *past: ev.Event | ev.Fact, scene: build.Scene | None = None) -> cards.CallView:
    now = given(*past, scene=scene).scene
    seen = view(now.calls[CALL], who, now, at(1))
    assert seen is not None
    return seen


def test_a_card_tells_the_whole_call() -> None:
    seen = seen_by(CORA, *ringing())
    expected = cards.CallView(
        id=CALL,
        rev=0,
        status=build.call().status(),
        call_type="unspecified",
        priority=build.plan().priority,
        alerting=build.plan().alerting,
        drill=False,
        place=place_card(build.ROOM, SETUP),
        caller=person_card(TESS.id, SETUP),
        raised_at=at(0),
        presses=1,
        needed=1,
        ladder=seen.ladder,
        assignments=seen.assignments,
        stand_down_asked=False,
        cancel_until=at(5),
        closed_at=None,
        disposition=None,
        you=cards.You(
            offer=build.offer(),
            state=build.call().assignments[0].state,
            actions=(cards.Action.accept, cards.Action.decline, cards.Action.endanger, cards.Action.say_911),
        ),
        messages=cards.MessagesCard(count=0, unread=0),
    )
    assert seen == expected


def test_a_card_names_the_edition_by_whose_form_the_call_ends() -> None:
    assert seen_by(CORA, *ringing(edition=3)).edition == 3


@pytest.mark.parametrize("who", [CORA, TESS, MAX])
@pytest.mark.parametrize(("edition", "words"), [(1, {Role.officer: "SRO"}), (2, {Role.coach: "Monitor"}), (3, {}), (0, {})])
def test_a_card_calls_the_roles_as_its_own_edition_does_whatever_is_in_force(
    who: Person, edition: int, words: dict[Role, str]
) -> None:
    then = replace(build.POLICY, words=(Word(key="officer", text="SRO"),))
    between = replace(build.POLICY, words=(Word(key="coach", text="Monitor"),))
    setup = build.setup(edition=3, editions={1: then, 2: between, 3: build.POLICY})
    card = view(build.call(*ringing(edition=edition)), who, build.scene(setup=setup), at(1))
    assert card is not None
    assert card.words == words


def test_a_part_is_told_with_its_milestones() -> None:
    (part,) = seen_by(TESS, *ringing()).assignments
    a = build.call().assignments[0]
    apart = {"responder", "still_since", "on_scene_since"}
    told = {name: getattr(part, name) for name in cards.AssignmentCard.__dataclass_fields__ if name not in apart}
    assert told == {name: getattr(a, name) for name in told}
    assert part.responder == person_card(CORA.id, SETUP)


STALLED = (*going(), happened(ev.ResponderStalled))


@pytest.mark.parametrize(("who", "since"), [(MAX, at(0)), (CORA, at(0)), (TESS, at(0)), (COLE, None)])
def test_that_somebody_has_not_stirred_is_told_to_them_to_who_waits_for_them_and_to_the_board(who: Person, since: object) -> None:
    beside = offered("cole", 2)
    assert seen_by(who, *STALLED, beside).assignments[0].still_since == since


def test_who_stirs_is_not_still_any_more() -> None:
    assert seen_by(MAX, *STALLED, happened(ev.ResponderMoving)).assignments[0].still_since is None


@pytest.mark.parametrize(("who", "told"), [(COLE, True), (MAX, True), (TESS, False)])
def test_who_is_asked_by_name_is_told_by_whom_and_in_whose_place(who: Person, told: bool) -> None:
    by_name = offered("cole", 2, asked_by=MAX.id, instead_of=CORA.id)
    part = seen_by(who, *going(), by_name).assignments[1]
    names = (person_card(MAX.id, SETUP), person_card(CORA.id, SETUP))
    assert (part.asked_by, part.instead_of) == (names if told else (None, None))


MESSAGES = [fact(ev.CallMessaged(call=CALL, message=MessageId(m), digest="d"), by=build.by("max")) for m in ("m1", "m2")]
READ = fact(ev.CallMessagesRead(call=CALL, count=1), by=build.by("tess"))


@pytest.mark.parametrize(("who", "count", "unread"), [(TESS, 2, 1), (CORA, 2, 2), (MAX, 2, 0), (COLE, 0, 0)])
def test_messages_are_counted_for_those_whom_they_are_for(who: Person, count: int, unread: int) -> None:
    seen = seen_by(who, *going(), offered("cole", 2, beside=True), *MESSAGES, READ)
    assert seen.messages == cards.MessagesCard(count=count, unread=unread)


def test_who_has_no_part_is_told_so() -> None:
    assert seen_by(TESS, *ringing()).you.offer is None


@pytest.mark.parametrize(("who", "told"), [(MAX, True), (CORA, True), (TESS, False), (COLE, False)])
def test_why_somebody_cannot_go_is_between_them_and_the_board(who: Person, told: bool) -> None:
    parts = seen_by(who, *ringing(), NO, offered("cole", 2)).assignments
    assert (parts[0].decline_reason is not None) is told


@pytest.mark.parametrize(
    ("past", "due", "names"),
    [
        (ringing(), at(15), ("Cole", "Fay")),
        (going(), None, ()),
        ((*ringing(), ev.CallReviewNeeded(call=CALL, overdue_since=at(15))), None, ()),
    ],
)
def test_the_ladder_names_the_next_as_long_as_anybody_is_waited_for(
    past: tuple[ev.Event, ...], due: object, names: tuple[str, ...]
) -> None:
    ladder = seen_by(MAX, *past).ladder
    assert (ladder.due, ladder.next_asked, ladder.rung, ladder.rungs) == (due, names, 1, 4)
    assert ladder.next_count == len(names)


@pytest.mark.parametrize("over", [ev.CallCancelled(call=CALL), ev.CallClosed(call=CALL, disposition=Disposition.resolved)])
def test_a_call_that_is_over_says_since_when(over: ev.Event) -> None:
    assert seen_by(MAX, *ringing(), over).closed_at == at(0)


NORTH_ONLY = build.person("ned", holdings=(build.Holding(role=Role.manager, kind=ScopeKind.school, scope="north"),))


@pytest.mark.parametrize(
    ("who", "names"),
    [
        (MAX, ["Cole", "Cora", "Sam"]),
        (NORTH_ONLY, ["Cole", "Cora", "Sam"]),
        (CORA, ["Cora"]),
        (TESS, []),
        (replace(CORA, active=False), []),
    ],
)
def test_a_supervisor_sees_their_schools_duty_and_a_responder_their_own(who: Person, names: list[str]) -> None:
    scene = build.alone("cora", "cole", "sam")
    assert [card.person.name for card in duty_views(who, scene)] == names


def test_a_school_manager_does_not_see_the_next_schools_duty() -> None:
    assert duty_views(NORTH_ONLY, build.alone("sue")) == ()


def test_who_went_off_duty_is_not_on_the_list() -> None:
    off = build.duty(CORA, status=DutyStatus.off_duty)
    assert duty_views(MAX, build.scene(duty={CORA.id: off})) == ()


def test_who_has_left_or_is_unknown_is_not_on_the_list() -> None:
    left, ghost = replace(CORA, active=False), build.person("ghost", Role.coach)
    duty = {CORA.id: build.duty(CORA), ghost.id: build.duty(ghost)}
    assert duty_views(MAX, replace(build.scene(left, MAX), duty=duty)) == ()


def test_duty_is_told_in_full() -> None:
    scene = given(*going()).scene
    since = scene.duty[CORA.id].since
    expected = cards.DutyView(
        person=person_card(CORA.id, SETUP),
        status=DutyStatus.on_duty,
        school=SchoolId("north"),
        school_name="North",
        place=PlaceId("n102"),
        place_name="N102",
        since=since,
        moved_at=since,
        until=None,
        proven=True,
        call=CALL,
        covers=True,
    )
    assert duty_view(scene.duty[CORA.id], scene) == expected


def test_who_is_on_duty_nowhere_is_shown_to_those_to_whose_schools_they_may_be_sent() -> None:
    lone = build.person("lone", Role.coach, school="south")
    west = Person(id=PersonId("wes"), name="Wes", holdings=(replace(OLAF.holdings[0], scope="elsewhere"),))
    duty = {each.id: replace(build.duty(each), school=None, place=None) for each in (build.FAY, lone, OLAF, west)}
    scene = build.scene(*build.EVERYBODY, lone, west, duty=duty)
    told = [[card.person.name for card in duty_views(who, scene)] for who in (NORTH_ONLY, replace(NORTH_ONLY, active=False), MAX)]
    assert [["Fay", "Olaf"], [], ["Fay", "Lone", "Olaf", "Wes"]] == told


def test_duty_without_a_school_is_the_whole_districts() -> None:
    nowhere = build.duty(OLAF)
    card = duty_view(nowhere, build.scene(duty={OLAF.id: nowhere}))
    assert (card.school_name, card.place_name, card.call) == (None, None, None)
    assert len(duty_views(SAM, build.scene(duty={OLAF.id: nowhere}))) == 1


def test_a_card_grows_with_every_change() -> None:
    assert seen_by(MAX, build.fact(raised(), seq=4), build.fact(build.dispatched(), seq=5)).rev == 5


VERA = visitor_id(build.ROOM, "vera")


def seen_by_vera(*past: ev.Event | ev.Fact) -> cards.CallView:
    now = given(*past).scene
    seen = view(now.calls[CALL], now.setup.person(VERA) or TESS, now, at(1))
    assert seen is not None
    return seen


def test_a_stranger_learns_that_somebody_is_rung_and_the_name_only_of_who_comes() -> None:
    rung = seen_by_vera(*ringing(caller=VERA))
    assert [part.responder for part in rung.assignments] == [cards.PersonCard(id=PersonId(""), name="", role=Role.coach)]
    assert (rung.ladder.next_asked, rung.caller) == ((), cards.PersonCard(id=VERA, name="Visitor, N101", role=Role.visitor))
    assert rung.ladder.next_count == len(seen_by(MAX, *ringing(caller=VERA)).ladder.next_asked) == 2
    comes = seen_by_vera(*going(caller=VERA))
    assert [part.responder.name for part in comes.assignments] == ["Cora"]


def test_a_stranger_does_not_learn_who_could_not_come() -> None:
    assert seen_by_vera(*ringing(caller=VERA), NO).assignments == ()


def test_a_stranger_sees_no_call_but_their_own() -> None:
    scene = given(*ringing()).scene
    assert view(scene.calls[CALL], scene.setup.person(VERA) or TESS, scene, at(1)) is None


def test_when_it_is_over_whoever_was_only_asked_learns_that_and_not_how_it_ended() -> None:
    over = ev.CallClosed(call=CALL, disposition=Disposition.handed_to_911)
    past = (*going(), offered("cole", 2), happened(ev.OfferDeclined, "cole", 2, reason=DeclineReason.on_break))
    past = (*past, happened(ev.ResponderClear), over)
    cole, cora, tess = (seen_by(who, *past) for who in (COLE, CORA, TESS))
    assert [seen.disposition for seen in (cole, cora, tess)] == [None, Disposition.handed_to_911, Disposition.handed_to_911]
    assert (cole.status, cole.police, cole.assignments[0].responder.name) == ("closed", None, "Cora")
