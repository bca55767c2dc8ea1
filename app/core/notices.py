"""Event to words: who is told what, how loudly. A lock screen shows no student and no room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.core.assignment import Assignment
from app.core.call import Call
from app.core.called import forms, own_words
from app.core.ids import CallId, OfferId, PersonId
from app.core.lock_screen import WORDS, NoticeKind, Said
from app.core.scene import Setup
from app.core.shown import person_card
from app.core.words import Alerting, Priority, Purpose, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a phone is to show. `tag` is one per call, and one for its question: a newer one takes the older one's place.
    `words` are what the call's own policy calls the roles that are named."""

    kind: NoticeKind
    say: Said
    tag: str
    navigate: str
    facts: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[Role, str] = field(default_factory=dict)
    silent: bool = False
    call: CallId | None = None
    offer: OfferId | None = None
    until: datetime | None = None
    test: str | None = None

    def title(self) -> str:
        """In English."""
        return WORDS[self.say][0].format(**self.facts, **forms(self.words))

    def body(self) -> str:
        """In English."""
        return WORDS[self.say][1].format(**self.facts, **forms(self.words))


_ASKED = {
    Purpose.respond: (NoticeKind.offer, Said.offer),
    Purpose.approve: (NoticeKind.decide, Said.decide),
    Purpose.patrol: (NoticeKind.offer, Said.patrol),
}


def offer_notice(call: Call, offer: OfferId, setup: Setup) -> Notice:
    """An offer's push: the school at most. A discreet call is as silent as the platform lets it be."""
    asked = call.offer(offer)
    kind, say = _ASKED[asked.purpose if asked else Purpose.respond]
    if say is Said.offer and _shouts(call):
        say = Said.life
    school = setup.schools.get(call.school)
    return Notice(
        kind=kind,
        say=say,
        facts={"school": school.name if school else ""},
        words={
            r: word
            for r, word in own_words(setup.policy_of(call)).items()
            if r is Role.officer and say in {Said.patrol, Said.decide}
        },
        tag=_tag(call, asked),
        navigate=f"/gate/{call.id}" if kind is NoticeKind.decide else f"/offer/{offer}",
        silent=call.alerting is Alerting.discreet,
        call=call.id,
        offer=offer,
        until=asked.until if asked else None,
    )


def _shouts(call: Call) -> bool:
    """Whether the lock screen itself says that a life is in danger: nobody goes unwarned. Not where nobody must notice."""
    return call.plan.priority is Priority.life and call.alerting is not Alerting.discreet and not call.drill


def over_notice(call: Call, offer: OfferId, setup: Setup) -> Notice:
    """The ringing has an end: who goes, or that nobody need. An officer is told no names, for none are theirs to know."""
    asked = call.offer(offer)
    told = asked is None or asked.purpose is Purpose.respond
    names = [person_card(a.responder, setup).name for a in call.going() if told]
    decided = asked is not None and asked.purpose is Purpose.approve
    say = Said.decided if decided else (Said.stood_down, Said.going, Said.all_going)[min(len(names), 2)]
    return Notice(
        kind=NoticeKind.over,
        say=say,
        facts={"who": ", ".join(names)} if names else {},
        tag=_tag(call, asked),
        navigate="/",
        silent=True,
        call=call.id,
        offer=offer,
    )


def released_notice(call: Call, offer: OfferId, setup: Setup) -> Notice | None:
    """Whoever said yes need not come, or stay: as loudly as they were asked, and no name but their heir's. Not if asked again."""
    mine = call.offer(offer)
    latest = call.part_of(mine.responder) if mine else None
    if mine is None or latest is None or latest.is_live() or latest.is_going():
        return None
    heirs = [person_card(a.responder, setup).name for a in call.going() if a.instead_of == mine.responder]
    return Notice(
        kind=NoticeKind.released,
        say=Said.not_needed if mine.on_scene_at else Said.replaced if heirs else Said.released,
        facts={"who": heirs[0]} if heirs else {},
        tag=call.id,
        navigate=f"/call/{call.id}",
        silent=call.alerting is Alerting.discreet,
        call=call.id,
        offer=offer,
    )


def _tag(call: Call, asked: Assignment | None) -> str:
    return f"{call.id}.decide" if asked is not None and asked.purpose is Purpose.approve else call.id


def call_notice(kind: NoticeKind, call: Call, who: PersonId) -> Notice:
    """Something about a call that somebody is on. No sound from a caller's phone, to be found by; nor to whoever left a drill."""
    mine, meets = call.part_of(who), call.met_by() == who
    heard = mine is not None or (meets and who != call.caller)
    return Notice(
        kind=kind,
        say=Said(kind.value),
        tag=f"{call.id}.message" if kind is NoticeKind.message else call.id,
        navigate=f"/call/{call.id}" if mine else f"/gate/{call.id}" if meets else "/",
        silent=not heard or kind is NoticeKind.drill_over or call.alerting is Alerting.discreet,
        call=call.id,
        offer=mine.offer if mine else None,
    )


def meeting_notice(call: Call, who: PersonId, setup: Setup) -> Notice:
    """To the adult who was named to meet the officer (rule D2); that nobody is to be met any more is told without a sound."""
    meets = call.is_open() and call.met_by() == who
    school = setup.schools.get(call.school)
    return Notice(
        kind=NoticeKind.meeting if meets else NoticeKind.over,
        say=Said.meeting if meets else Said.meeting_over,
        facts={"school": school.name} if meets and school else {},
        words={r: word for r, word in own_words(setup.policy_of(call)).items() if r is Role.officer},
        tag=f"{call.id}.meeting",
        navigate=f"/gate/{call.id}" if meets else "/",
        silent=not meets or who == call.caller or call.alerting is Alerting.discreet,
        call=call.id,
    )


def proof_notice(test: str) -> Notice:
    """A push that proves a phone and asks nothing."""
    return Notice(kind=NoticeKind.test, say=Said.test, tag="test", navigate="/duty", test=test)


def shift_notice(school: str | None) -> Notice:
    """Somebody is missing from duty, not wanted for help: no sound."""
    return Notice(
        kind=NoticeKind.shift,
        say=Said.shift_at if school else Said.shift,
        facts={"school": school} if school else {},
        tag="shift",
        navigate="/duty",
        silent=True,
    )
