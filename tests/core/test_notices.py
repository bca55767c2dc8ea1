"""Who is told what, how loudly; and what a lock screen never shows."""

from dataclasses import replace
from typing import Any

import pytest

from app.core import events as ev
from app.core.lock_screen import NoticeKind, Said
from app.core.notices import (
    Notice,
    call_notice,
    meeting_notice,
    offer_notice,
    over_notice,
    proof_notice,
    released_notice,
    shift_notice,
)
from app.core.policy import Word
from app.core.words import Alerting, Disposition, Purpose, Role, WithdrawReason
from tests import build, police
from tests.build import accepted, at, going, offer, offered, ringing

SETUP = build.setup()


def test_an_offer_says_which_school_and_no_more() -> None:
    expected = Notice(
        kind=NoticeKind.offer,
        say=Said.offer,
        facts={"school": "North"},
        tag="help",
        navigate="/offer/help.1",
        call=build.CALL,
        offer=offer(),
        until=at(15),
    )
    told = offer_notice(build.call(), offer(), SETUP)
    assert (told, told.title(), told.body()) == (expected, "Help is needed", "North. Tap to see where.")


def test_a_lock_screen_shows_no_room_no_person_and_no_type() -> None:
    call = build.call(*ringing(call_type="fight"))
    shown = repr((offer_notice(call, offer(), SETUP), over_notice(call, offer(), SETUP)))
    assert [word for word in ("n101", "N101", "101", "Tess", "tess", "fight") if word in shown] == []


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Life in danger"),
        ({"alerting": Alerting.discreet}, "Help is needed"),
        ({"drill": True}, "Help is needed"),
    ],
)
def test_nobody_is_rung_unwarned_where_a_life_is_in_danger_but_where_it_must_not_be_noticed(changes: Any, title: str) -> None:
    call = build.call(*ringing(plan=build.life_plan(), **changes))
    notice = offer_notice(call, offer(), SETUP)
    assert (notice.title(), notice.body(), notice.kind) == (title, "North. Tap to see where.", NoticeKind.offer)


def test_an_officer_is_asked_as_one_also_where_a_life_is_in_danger() -> None:
    call = build.call(*police.gate_open(plan=build.life_plan()), police.patrolled())
    assert offer_notice(call, offer(2), SETUP).say is Said.patrol


def test_a_discreet_call_is_silent() -> None:
    assert offer_notice(build.call(*ringing(alerting=Alerting.discreet)), offer(), SETUP).silent


def test_an_offer_that_is_gone_has_no_time_and_a_school_that_is_gone_no_name() -> None:
    notice = offer_notice(build.call(), offer(9), build.setup(schools={}))
    assert (notice.until, notice.body()) == (None, ". Tap to see where.")


@pytest.mark.parametrize(
    ("events", "say", "facts", "body"),
    [
        ((*ringing(), ev.CallCancelled(call=build.CALL)), Said.stood_down, {}, "You need not go."),
        (going(), Said.going, {"who": "Cora"}, "Cora is going."),
        (
            (*going(), offered("cole", 2), accepted("cole", 2)),
            Said.all_going,
            {"who": "Cora, Cole"},
            "Cora, Cole are going.",
        ),
    ],
)
def test_the_end_of_the_ringing_says_who_goes(events: tuple[ev.Event, ...], say: Said, facts: dict[str, str], body: str) -> None:
    expected = Notice(
        kind=NoticeKind.over,
        say=say,
        facts=facts,
        tag="help",
        navigate="/",
        silent=True,
        call=build.CALL,
        offer=offer(),
    )
    told = over_notice(build.call(*events), offer(), SETUP)
    assert (told, told.title(), told.body()) == (expected, "No longer needed", body)


@pytest.mark.parametrize("alerting", list(Alerting))
def test_whoever_said_yes_and_need_not_come_is_told_as_loudly_as_they_were_asked_and_nothing_of_the_call(
    alerting: Alerting,
) -> None:
    expected = Notice(
        kind=NoticeKind.released,
        say=Said.released,
        tag="help",
        navigate="/call/help",
        silent=alerting is Alerting.discreet,
        call=build.CALL,
        offer=offer(),
    )
    told = released_notice(build.call(*going(alerting=alerting), build.happened(ev.ResponderClear)), offer(), SETUP)
    assert told is not None
    assert (told, told.title(), told.body()) == (expected, "Over", "You need not go. Turn round.")


def test_whoever_gives_their_place_to_another_is_told_who_goes_as_loudly_as_they_were_asked() -> None:
    left = build.happened(ev.ResponderReleased, why=WithdrawReason.reassigned)
    instead = replace(offered("cole", 2), instead_of=build.CORA.id)
    told = released_notice(build.call(*going(), instead, left, build.accepted("cole", 2)), offer(), SETUP)
    assert told is not None
    assert (told.kind, told.silent, told.title(), told.body()) == (
        NoticeKind.released,
        False,
        "Over",
        "Cole is going. Turn round.",
    )


def test_whoever_is_there_when_it_ends_is_not_told_to_turn_round() -> None:
    there = (*going(), build.happened(ev.ResponderOnScene), build.happened(ev.ResponderClear))
    told = released_notice(build.call(*there), offer(), SETUP)
    assert told is not None
    assert (told.say, told.title(), told.body()) == (Said.not_needed, "Over", "You are no longer needed here.")


def test_whoever_is_asked_again_or_goes_again_is_not_told_that_it_is_over() -> None:
    released = build.happened(ev.ResponderReleased, why=WithdrawReason.sent_back)
    again = (*going(), released, offered("cora", 2))
    told = [released_notice(build.call(*events), offer(), SETUP) for events in (again, (*again, build.accepted("cora", 2)))]
    assert told == [None, None]
    assert released_notice(build.call(*going()), offer(9), SETUP) is None


def test_a_proof_asks_nothing() -> None:
    expected = Notice(
        kind=NoticeKind.test,
        say=Said.test,
        tag="test",
        navigate="/duty",
        test="t1",
    )
    told = proof_notice("t1")
    assert (told, told.title(), told.body()) == (expected, "This phone rings", "Nearhand reached it. Nobody needs help.")


@pytest.mark.parametrize(
    ("kind", "title", "tag"),
    [
        (NoticeKind.stalled, "Are you on your way?", "help"),
        (NoticeKind.moved, "The place changed", "help"),
        (NoticeKind.danger, "Life in danger", "help"),
        (NoticeKind.message, "A message about your call", "help.message"),
    ],
)
def test_who_goes_is_told_what_is_new_without_a_word_of_it(kind: NoticeKind, title: str, tag: str) -> None:
    notice = call_notice(kind, build.call(*going()), build.CORA.id)
    assert (notice.title(), notice.tag, notice.navigate, notice.silent) == (title, tag, "/call/help", False)
    assert notice.offer == offer()


def test_a_shift_that_began_makes_no_sound_and_leads_to_duty() -> None:
    told = [shift_notice(school) for school in ("North", None)]
    assert [notice.title() for notice in told] == ["Your shift at North has begun", "Your shift has begun"]
    assert {(notice.kind, notice.tag, notice.navigate, notice.silent) for notice in told} == {
        (NoticeKind.shift, "shift", "/duty", True)
    }


def test_the_phone_of_who_pressed_makes_no_sound_and_that_of_a_discreet_call_neither() -> None:
    discreet = build.call(*going(alerting=Alerting.discreet))
    notices = [call_notice(NoticeKind.message, *of) for of in ((build.call(*going()), build.TESS.id), (discreet, build.CORA.id))]
    assert [notice.silent for notice in notices] == [True, True]


ASKED = (*going(), police.asked_police(), offered("sam", 2, purpose=Purpose.approve))


def test_a_question_says_that_they_decide_and_takes_the_place_of_no_offer() -> None:
    call = build.call(*ASKED)
    notice = offer_notice(call, offer(2), SETUP)
    assert (notice.kind, notice.title(), notice.tag, notice.navigate) == (
        NoticeKind.decide,
        "You decide",
        "help.decide",
        "/gate/help",
    )
    over = over_notice(call, offer(2), SETUP)
    assert (over.title(), over.tag) == ("Nothing to decide any more", "help.decide")


def test_an_officer_is_told_no_names_and_no_reason_on_a_lock_screen() -> None:
    call = build.call(*police.gate_open(), police.patrolled())
    asked, over = offer_notice(call, offer(2), SETUP), over_notice(call, offer(2), SETUP)
    assert (asked.kind, asked.title(), asked.body()) == (
        NoticeKind.offer,
        "An officer is asked for",
        "North. Tap to see where and why.",
    )
    assert (over.title(), over.body(), over.tag) == ("No longer needed", "You need not go.", "help")


def test_an_officer_is_called_as_the_policy_of_the_call_calls_them_whatever_is_in_force_by_now() -> None:
    then = replace(build.POLICY, words=(Word(key="officer", text="SRO"), Word(key="coach", text="Monitor")))
    now = replace(build.POLICY, words=(Word(key="officer", text="Deputy"),))
    setup = build.setup(policy=now, edition=2, editions={1: then})
    patrol = build.call(*police.gate_open(), police.patrolled())
    decide = build.call(*ASKED)
    for number, title, body in (
        (1, "An SRO is asked for", "may an SRO be asked?"),
        (2, "A Deputy is asked for", "may a Deputy be asked?"),
    ):
        asked = offer_notice(replace(patrol, edition=number), offer(2), setup)
        question = offer_notice(replace(decide, edition=number), offer(2), setup)
        assert (asked.title(), body in question.body(), [*asked.words]) == (title, True, [Role.officer])
    assert offer_notice(replace(build.call(), edition=1), offer(), setup).words == {}


def test_the_adult_who_meets_the_officer_is_told_with_a_sound_and_its_end_without() -> None:
    call = build.call(*police.gate_open())
    told, over = meeting_notice(call, build.COLE.id, SETUP), meeting_notice(call, build.CORA.id, SETUP)
    assert (told.kind, told.title(), told.body(), told.tag, told.navigate, told.silent) == (
        NoticeKind.meeting,
        "You meet an officer",
        "North. Tap to see where.",
        "help.meeting",
        "/gate/help",
        False,
    )
    assert (over.kind, over.title(), over.tag, over.navigate, over.silent) == (
        NoticeKind.over,
        "You need not meet anybody",
        "help.meeting",
        "/",
        True,
    )


def test_nobody_is_to_be_met_at_a_call_that_is_closed() -> None:
    closed = build.call(*police.gate_open(), ev.CallClosed(call=build.CALL, disposition=Disposition.resolved))
    assert meeting_notice(closed, build.COLE.id, SETUP).say is Said.meeting_over


def test_a_meeting_makes_no_sound_where_somebody_hides_nor_at_a_discreet_call() -> None:
    discreet = build.call(*police.gate_open(alerting=Alerting.discreet))
    caller = build.call(*police.gate_open(caller="cole"))
    assert [meeting_notice(call, build.COLE.id, SETUP).silent for call in (discreet, caller)] == [True, True]


def test_a_message_reaches_the_adult_who_meets_the_officer_where_the_call_is_told() -> None:
    notice = call_notice(NoticeKind.message, build.call(*police.gate_open()), build.COLE.id)
    assert (notice.navigate, notice.silent, notice.offer) == ("/gate/help", False, None)
