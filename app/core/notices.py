"""Event to words: who is told what, how loudly. A lock screen shows no student and no room."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.call import Call
from app.core.ids import CallId, OfferId, PersonId
from app.core.scene import Setup
from app.core.shown import person_card
from app.core.words import Alerting

TITLE = {"en": "Help is needed", "es": "Se necesita ayuda"}
TAP = {"en": "{school}. Tap to see where.", "es": "{school}. Toca para ver dónde."}
OVER = {"en": "No longer needed", "es": "Ya no es necesario"}
GOING = {"en": "{who} is going.", "es": "{who} va en camino."}
ALL_GOING = {"en": "{who} are going.", "es": "{who} van en camino."}
STOOD_DOWN = {"en": "You need not go.", "es": "No hace falta que vayas."}
MOVING = {"en": "Are you on your way?", "es": "¿Vas en camino?"}
MOVING_TAP = {
    "en": "Your call waits for a sign of you. Tap to answer.",
    "es": "Tu llamada espera una señal tuya. Toca para responder.",
}
MOVED = {"en": "The place changed", "es": "El lugar cambió"}
MESSAGE = {"en": "A message about your call", "es": "Un mensaje sobre tu llamada"}
SEE = {"en": "Tap to see it.", "es": "Toca para verlo."}
SEE_WHERE = {"en": "Tap to see where.", "es": "Toca para ver dónde."}
TEST_TITLE = {"en": "This phone rings", "es": "Este teléfono suena"}
TEST_BODY = {"en": "Nearhand reached it. Nobody needs help.", "es": "Nearhand llegó. Nadie necesita ayuda."}


class NoticeKind(StrEnum):
    """What a push is for."""

    offer = "offer"
    over = "over"
    stalled = "stalled"
    moved = "moved"
    message = "message"
    test = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a phone is to show. `tag` is one per call: a newer one takes the older one's place."""

    kind: NoticeKind
    title: str
    body: str
    tag: str
    navigate: str
    silent: bool = False
    call: CallId | None = None
    offer: OfferId | None = None
    until: datetime | None = None
    test: str | None = None


def offer_notice(call: Call, offer: OfferId, setup: Setup, language: str = "en") -> Notice:
    """An offer's push: the school at most. A discreet call is as silent as the platform lets it be."""
    asked = call.offer(offer)
    school = setup.schools.get(call.school)
    return Notice(
        kind=NoticeKind.offer,
        title=_say(TITLE, language),
        body=_say(TAP, language).format(school=school.name if school else ""),
        tag=call.id,
        navigate=f"/offer/{offer}",
        silent=call.alerting is Alerting.discreet,
        call=call.id,
        offer=offer,
        until=asked.until if asked else None,
    )


def over_notice(call: Call, offer: OfferId, setup: Setup, language: str = "en") -> Notice:
    """The ringing has an end: who goes, or that nobody need."""
    names = [person_card(a.responder, setup).name for a in call.going()]
    words = (GOING if len(names) == 1 else ALL_GOING) if names else STOOD_DOWN
    return Notice(
        kind=NoticeKind.over,
        title=_say(OVER, language),
        body=_say(words, language).format(who=", ".join(names)),
        tag=call.id,
        navigate="/",
        silent=True,
        call=call.id,
        offer=offer,
    )


_SAID = {
    NoticeKind.stalled: (MOVING, MOVING_TAP),
    NoticeKind.moved: (MOVED, SEE_WHERE),
    NoticeKind.message: (MESSAGE, SEE),
}


def call_notice(kind: NoticeKind, call: Call, who: PersonId, language: str = "en") -> Notice:
    """Something about a call that somebody is on. A caller's phone makes no sound: nobody may hear where they are."""
    title, body = _SAID[kind]
    mine = call.part_of(who)
    return Notice(
        kind=kind,
        title=_say(title, language),
        body=_say(body, language),
        tag=f"{call.id}.message" if kind is NoticeKind.message else call.id,
        navigate=f"/call/{call.id}" if mine else "/",
        silent=mine is None or call.alerting is Alerting.discreet,
        call=call.id,
        offer=mine.offer if mine else None,
    )


def proof_notice(test: str, language: str = "en") -> Notice:
    """A push that proves a phone and asks nothing."""
    return Notice(
        kind=NoticeKind.test,
        title=_say(TEST_TITLE, language),
        body=_say(TEST_BODY, language),
        tag="test",
        navigate="/duty",
        test=test,
    )


def _say(words: dict[str, str], language: str) -> str:
    return words.get(language, words["en"])
