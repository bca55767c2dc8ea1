"""Who is told what, how loudly; and what a lock screen never shows."""

import re

import pytest

from app.core import events as ev
from app.core import notices
from app.core.notices import Notice, NoticeKind, call_notice, offer_notice, over_notice, proof_notice, shift_notice
from app.core.words import Alerting, Purpose
from tests import build, police
from tests.build import accepted, at, going, offer, offered, ringing

SETUP = build.setup()


def test_an_offer_says_which_school_and_no_more() -> None:
    expected = Notice(
        kind=NoticeKind.offer,
        title="Help is needed",
        body="North. Tap to see where.",
        tag="help",
        navigate="/offer/help.1",
        call=build.CALL,
        offer=offer(),
        until=at(15),
    )
    assert offer_notice(build.call(), offer(), SETUP) == expected


def test_a_lock_screen_shows_no_room_no_person_and_no_type() -> None:
    call = build.call(*ringing(call_type="fight"))
    shown = repr((offer_notice(call, offer(), SETUP), over_notice(call, offer(), SETUP)))
    assert [word for word in ("n101", "N101", "101", "Tess", "tess", "fight") if word in shown] == []


def test_a_discreet_call_is_silent() -> None:
    assert offer_notice(build.call(*ringing(alerting=Alerting.discreet)), offer(), SETUP).silent


def test_an_offer_that_is_gone_has_no_time_and_a_school_that_is_gone_no_name() -> None:
    notice = offer_notice(build.call(), offer(9), build.setup(schools={}))
    assert (notice.until, notice.body) == (None, ". Tap to see where.")


@pytest.mark.parametrize(
    ("events", "body"),
    [
        ((*ringing(), ev.CallCancelled(call=build.CALL)), "You need not go."),
        (going(), "Cora is going."),
        ((*going(), offered("cole", 2), accepted("cole", 2)), "Cora, Cole are going."),
    ],
)
def test_the_end_of_the_ringing_says_who_goes(events: tuple[ev.Event, ...], body: str) -> None:
    expected = Notice(
        kind=NoticeKind.over,
        title="No longer needed",
        body=body,
        tag="help",
        navigate="/",
        silent=True,
        call=build.CALL,
        offer=offer(),
    )
    assert over_notice(build.call(*events), offer(), SETUP) == expected


def test_a_proof_asks_nothing() -> None:
    expected = Notice(
        kind=NoticeKind.test,
        title="This phone rings",
        body="Nearhand reached it. Nobody needs help.",
        tag="test",
        navigate="/duty",
        test="t1",
    )
    assert proof_notice("t1") == expected


@pytest.mark.parametrize(("language", "title"), [("es", "Se necesita ayuda"), ("xx", "Help is needed")])
def test_a_language_that_nobody_translated_is_english(language: str, title: str) -> None:
    assert offer_notice(build.call(), offer(), SETUP, language).title == title


@pytest.mark.parametrize(
    ("kind", "title", "tag"),
    [
        (NoticeKind.stalled, "Are you on your way?", "help"),
        (NoticeKind.moved, "The place changed", "help"),
        (NoticeKind.message, "A message about your call", "help.message"),
    ],
)
def test_who_goes_is_told_what_is_new_without_a_word_of_it(kind: NoticeKind, title: str, tag: str) -> None:
    notice = call_notice(kind, build.call(*going()), build.CORA.id)
    assert (notice.title, notice.tag, notice.navigate, notice.silent) == (title, tag, "/call/help", False)
    assert notice.offer == offer()


def test_a_shift_that_began_makes_no_sound_and_leads_to_duty() -> None:
    told = [shift_notice(school, language) for school, language in (("North", "en"), (None, "en"), ("North", "es"))]
    assert [notice.title for notice in told] == [
        "Your shift at North has begun",
        "Your shift has begun",
        "Su turno en North ha empezado",
    ]
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
    assert (notice.kind, notice.title, notice.tag, notice.navigate) == (
        NoticeKind.decide,
        "You decide",
        "help.decide",
        "/gate/help",
    )
    over = over_notice(call, offer(2), SETUP)
    assert (over.title, over.tag) == ("Nothing to decide any more", "help.decide")


def test_an_officer_is_told_no_names_and_no_reason_on_a_lock_screen() -> None:
    call = build.call(*police.gate_open(), police.patrolled())
    asked, over = offer_notice(call, offer(2), SETUP), over_notice(call, offer(2), SETUP)
    assert (asked.kind, asked.title, asked.body) == (
        NoticeKind.offer,
        "An officer is asked for",
        "North. Tap to see where and why.",
    )
    assert (over.title, over.body, over.tag) == ("No longer needed", "You need not go.", "help")


def test_spanish_says_usted() -> None:
    told = [words["es"] for words in vars(notices).values() if isinstance(words, dict) and "es" in words]
    familiar = re.compile(r"\b(tú|tus?|te|tuy[oa]s?|vas|vayas|decides|toca)\b", re.IGNORECASE)
    assert len(told) > 20
    assert [] == [words for words in told if familiar.search(words)]
