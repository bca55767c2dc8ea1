"""Event to words: who is told what, how loudly. A lock screen shows no student and no room."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.assignment import Assignment
from app.core.call import Call
from app.core.ids import CallId, OfferId, PersonId
from app.core.scene import Setup
from app.core.shown import person_card
from app.core.words import Alerting, Purpose

TITLE = {"en": "Help is needed", "es": "Se necesita ayuda"}
TAP = {"en": "{school}. Tap to see where.", "es": "{school}. Toque para ver dónde."}
DECIDE = {"en": "You decide", "es": "Usted decide"}
DECIDE_TAP = {
    "en": "{school}: may an officer be asked? Tap to see why.",
    "es": "{school}: ¿se puede pedir un agente? Toque para ver por qué.",
}
PATROL = {"en": "An officer is asked for", "es": "Se pide un agente"}
PATROL_TAP = {"en": "{school}. Tap to see where and why.", "es": "{school}. Toque para ver dónde y por qué."}
DECIDED = {"en": "Nothing to decide any more", "es": "Ya no hay nada que decidir"}
DECIDED_SAY = {"en": "Somebody has answered, or it was taken back.", "es": "Alguien respondió, o se retiró la pregunta."}
OVER = {"en": "No longer needed", "es": "Ya no es necesario"}
GOING = {"en": "{who} is going.", "es": "{who} va en camino."}
ALL_GOING = {"en": "{who} are going.", "es": "{who} van en camino."}
STOOD_DOWN = {"en": "You need not go.", "es": "No hace falta que vaya."}
MOVING = {"en": "Are you on your way?", "es": "¿Va en camino?"}
MOVING_TAP = {
    "en": "Your call waits for a sign of you. Tap to answer.",
    "es": "Su llamada espera una señal suya. Toque para responder.",
}
MOVED = {"en": "The place changed", "es": "El lugar cambió"}
MESSAGE = {"en": "A message about your call", "es": "Un mensaje sobre su llamada"}
SEE = {"en": "Tap to see it.", "es": "Toque para verlo."}
SEE_WHERE = {"en": "Tap to see where.", "es": "Toque para ver dónde."}
SHIFT = {"en": "Your shift has begun", "es": "Su turno ha empezado"}
SHIFT_AT = {"en": "Your shift at {school} has begun", "es": "Su turno en {school} ha empezado"}
SHIFT_TAP = {"en": "Tap to go on duty.", "es": "Toque para entrar de turno."}
TEST_TITLE = {"en": "This phone rings", "es": "Este teléfono suena"}
TEST_BODY = {"en": "Nearhand reached it. Nobody needs help.", "es": "Nearhand llegó. Nadie necesita ayuda."}


class NoticeKind(StrEnum):
    """What a push is for."""

    offer = "offer"
    decide = "decide"
    over = "over"
    stalled = "stalled"
    moved = "moved"
    message = "message"
    shift = "shift"
    test = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a phone is to show. `tag` is one per call, and one for its question: a newer one takes the older one's place."""

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


_ASKED = {
    Purpose.respond: (NoticeKind.offer, TITLE, TAP),
    Purpose.approve: (NoticeKind.decide, DECIDE, DECIDE_TAP),
    Purpose.patrol: (NoticeKind.offer, PATROL, PATROL_TAP),
}


def offer_notice(call: Call, offer: OfferId, setup: Setup, language: str = "en") -> Notice:
    """An offer's push: the school at most. A discreet call is as silent as the platform lets it be."""
    asked = call.offer(offer)
    kind, title, body = _ASKED[asked.purpose if asked else Purpose.respond]
    school = setup.schools.get(call.school)
    return Notice(
        kind=kind,
        title=_say(title, language),
        body=_say(body, language).format(school=school.name if school else ""),
        tag=_tag(call, asked),
        navigate=f"/gate/{call.id}" if kind is NoticeKind.decide else f"/offer/{offer}",
        silent=call.alerting is Alerting.discreet,
        call=call.id,
        offer=offer,
        until=asked.until if asked else None,
    )


def over_notice(call: Call, offer: OfferId, setup: Setup, language: str = "en") -> Notice:
    """The ringing has an end: who goes, or that nobody need. An officer is told no names, for none are theirs to know."""
    asked = call.offer(offer)
    if asked is not None and asked.purpose is Purpose.approve:
        title, body = DECIDED, _say(DECIDED_SAY, language)
    else:
        told = asked is None or asked.purpose is Purpose.respond
        names = [person_card(a.responder, setup).name for a in call.going()] if told else []
        words = (GOING if len(names) == 1 else ALL_GOING) if names else STOOD_DOWN
        title, body = OVER, _say(words, language).format(who=", ".join(names))
    return Notice(
        kind=NoticeKind.over,
        title=_say(title, language),
        body=body,
        tag=_tag(call, asked),
        navigate="/",
        silent=True,
        call=call.id,
        offer=offer,
    )


def _tag(call: Call, asked: Assignment | None) -> str:
    return f"{call.id}.decide" if asked is not None and asked.purpose is Purpose.approve else call.id


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


def shift_notice(school: str | None, language: str = "en") -> Notice:
    """Somebody is missing from duty, not wanted for help: no sound."""
    return Notice(
        kind=NoticeKind.shift,
        title=_say(SHIFT_AT if school else SHIFT, language).format(school=school),
        body=_say(SHIFT_TAP, language),
        tag="shift",
        navigate="/duty",
        silent=True,
    )


def _say(words: dict[str, str], language: str) -> str:
    return words.get(language, words["en"])
