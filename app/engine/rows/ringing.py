"""Whose phones must be knocked on after a turn: rows of the facts' own transaction, so that no offer is without its knock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core import events as ev
from app.core.assignment import Assignment
from app.core.call import Call
from app.core.ids import CallId, OfferId, PersonId
from app.core.lock_screen import NoticeKind
from app.core.police import sent_to
from app.core.reading import may_read
from app.core.scene import Scene
from app.core.words import Priority, Purpose, WithdrawReason
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.log import Head
from app.store.people import devices
from app.store.session import Tx

WORTH_SAYING = timedelta(seconds=60)
"""For how long a phone that rang is worth telling that it need not; or one whose owner goes that something changed."""
TURNS_ROUND = timedelta(minutes=10)
"""For how long one who is on the way is worth telling: nobody drives longer to a school."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """One person to be told one thing about one call."""

    call: CallId
    offer: OfferId
    person: PersonId
    kind: NoticeKind
    until: datetime


def ring(tx: Tx, head: Head, before: Scene, after: Scene, facts: Iterable[ev.Fact]) -> None:
    """A knock for each device of each person told; none any more for an offer that is over or a question that is answered."""
    told = tuple(facts)
    touched = sorted({f.event.call for f in told if isinstance(f.event, ev.CallEvent)})
    answered = {o for call in touched for o in _asking(before.calls.get(call)) - _asking(after.calls.get(call))}
    if answered:
        knocks.drop_offers(tx, head.district, answered)
    doors = [door for call in touched for door in _of_offers(before.calls.get(call), after.calls[call], head.now)]
    doors += [door for fact in told for door in _of_fact(fact, after, head.now)]
    doors += [door for call in touched for door in _of_officers(call, before, after, head.now)]
    acted = {fact.by.person for fact in told}
    doors += [
        door
        for tell in (_unmet, _endangered)
        for call in touched
        for door in tell(call, before, after, head.now)
        if door.person not in acted
    ]
    ended = (f.event for f in told if isinstance(f.event, ev.ResponderReleased | ev.ResponderClear))
    doors += [
        door for end in ended if end.responder not in acted for door in _turned_round(after.calls[end.call], end.offer, head.now)
    ]
    _put(tx, head, doors)


def _asking(call: Call | None) -> set[OfferId]:
    """The offers for which a phone is knocked on: it rings, or its owner is asked how it is."""
    return {a.offer for a in call.asks() if a.is_live() or a.is_stalled()} if call else set()


def _of_offers(before: Call | None, after: Call, now: datetime) -> Iterator[_Door]:
    """What began to ring, and what need not any more: not told to a phone that rings on, or whose owner said yes on it."""
    rang = {a.offer for a in before.ringing()} if before else set()
    still = {_bell(a) for a in after.ringing()}
    for a in after.asks():
        if a.is_live() and a.offer not in rang:
            yield _door(after, a, NoticeKind.offer, a.until)
        elif a.offer in rang and not a.is_live() and not a.is_going() and _bell(a) not in still:
            yield _door(after, a, NoticeKind.over, now + WORTH_SAYING)


def _bell(part: Assignment) -> tuple[PersonId, bool]:
    """A question rings beside an offer to come, and neither is the other's end."""
    return part.responder, part.purpose is Purpose.approve


def _of_fact(fact: ev.Fact, scene: Scene, now: datetime) -> Iterator[_Door]:
    match fact.event:
        case ev.ResponderStalled(call=call_id, offer=offer):
            call = scene.calls[call_id]
            asked = (a for a in call.going() if a.offer == offer and a.is_stalled())
            yield from (_door(call, a, NoticeKind.stalled, now + timedelta(seconds=call.plan.stall_seconds)) for a in asked)
        case ev.CallPressedAgain(call=call_id, place=place) if place is not None:
            call = scene.calls[call_id]
            yield from (_door(call, a, NoticeKind.moved, now + WORTH_SAYING) for a in call.going())
        case ev.ResponderReleased(call=call_id, offer=offer, why=WithdrawReason.committed_elsewhere):
            left = (a for a in scene.calls[call_id].asks() if a.offer == offer)
            yield from (_door(scene.calls[call_id], a, NoticeKind.drill_over, now + WORTH_SAYING) for a in left)
        case ev.PoliceMeetingSet(call=call_id, adult=adult) if adult != fact.by.person:
            yield _of_meeting(call_id, adult, now)
        case ev.CallMessaged(call=call_id):
            yield from _of_message(scene.calls[call_id], fact.by.person, scene, now)
        case _:
            pass


def _of_officers(call_id: CallId, before: Scene, after: Scene, now: datetime) -> Iterator[_Door]:
    """Whoever is on the way and is sent to another place than before."""
    was, call = before.calls.get(call_id), after.calls[call_id]
    if was is None or sent_to(was, before) == sent_to(call, after):
        return
    drove = {a.offer for a in was.committed() if a.purpose is Purpose.patrol and a.on_scene_at is None}
    yield from (_door(call, a, NoticeKind.moved, now + WORTH_SAYING) for a in call.committed() if a.offer in drove)


def _turned_round(call: Call, offer: OfferId, now: datetime) -> Iterator[_Door]:
    """Who was on the way and did not end it themselves, and an officer wherever they are: their call must not just vanish."""
    mine = call.offer(offer)
    if mine is not None and (mine.on_scene_at is None or mine.purpose is Purpose.patrol):
        yield _door(call, mine, NoticeKind.released, now + TURNS_ROUND)


def _endangered(call_id: CallId, before: Scene, after: Scene, now: datetime) -> Iterator[_Door]:
    """Whoever goes to a call that has become one of life and death. A phone that rings says so with its next ring."""
    was, call = before.calls.get(call_id), after.calls[call_id]
    if was is None or was.plan.priority is call.plan.priority or call.plan.priority is not Priority.life:
        return
    yield from (_door(call, a, NoticeKind.danger, now + TURNS_ROUND) for a in call.going())


def _unmet(call_id: CallId, before: Scene, after: Scene, now: datetime) -> Iterator[_Door]:
    """Whoever was to meet an officer who had not come yet, and need not any more."""
    was, call = before.calls.get(call_id), after.calls[call_id]
    adult = was.met_by() if was and was.is_open() else None
    if was is None or adult is None or (call.is_open() and call.met_by() == adult):
        return
    if not any(a.on_scene_at for a in was.committed() if a.purpose is Purpose.patrol):
        yield _of_meeting(call_id, adult, now)


def _of_meeting(call: CallId, adult: PersonId, now: datetime) -> _Door:
    return _Door(call=call, offer=OfferId(f"{call}.meeting"), person=adult, kind=NoticeKind.meeting, until=now + TURNS_ROUND)


def _of_message(call: Call, writer: PersonId | None, scene: Scene, now: datetime) -> Iterator[_Door]:
    """Everybody on the call but its writer who may read it: who goes, who pressed, who meets an officer, and the officer where
    messages are released."""
    on_it = {call.caller, call.met_by(), *(a.responder for a in call.committed())} - {writer, None}
    known = (scene.setup.person(person) for person in sorted(who for who in on_it if who))
    for person in (each.id for each in known if each is not None and may_read(each, call, scene)):
        offer = OfferId(f"{call.id}.message")
        yield _Door(call=call.id, offer=offer, person=person, kind=NoticeKind.message, until=now + WORTH_SAYING)


def _door(call: Call, part: Assignment, kind: NoticeKind, until: datetime) -> _Door:
    return _Door(call=call.id, offer=part.offer, person=part.responder, kind=kind, until=until)


def _put(tx: Tx, head: Head, doors: Iterable[_Door]) -> None:
    wanted = tuple(doors)
    reach = devices.of_people(tx, head.district, {door.person for door in wanted}) if wanted else {}
    rows = [
        KnockRow(
            district=head.district,
            offer=door.offer,
            call=door.call,
            device=device.id,
            person=door.person,
            n=0,
            next_at=head.now,
            until=door.until,
            claimed_until=None,
            kind=door.kind,
        )
        for door in wanted
        for device in reach.get(door.person, ())
        if device.endpoint
    ]
    if rows:
        knocks.put(tx, rows)
