"""One turn: step the scene, append the facts, and write with them all that must be true at the same moment.

The call index, the duty rows, the alarms and the knocks belong to the facts' own transaction: a call is never without its
alarm, an offer never without its knock."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta

from app.core import commands as do
from app.core import dispatch
from app.core.call import Call
from app.core.duty import Duty
from app.core.events import TIME, CallEvent, ContactLogged, DutyEvent, Fact, OfferMade
from app.core.ids import CallId, CommandId, DistrictId, PersonId
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import AlarmKind, DutyEnd, DutyStatus, Purpose
from app.engine.rows import endings, releasing, ringing
from app.engine.rows.spells import spell
from app.store import log
from app.store.call import alarms, calls
from app.store.call.alarms import AlarmRow
from app.store.call.calls import CallRow
from app.store.log import Head
from app.store.people import duty, positions, spells
from app.store.people.duty import DutyRow
from app.store.session import Tx

LOOK_AGAIN = timedelta(seconds=1)


def take(
    tx: Tx, head: Head, scene: Scene, command: do.Command, key: CommandId | None = None
) -> tuple[Head, Scene, tuple[Fact, ...]]:
    """The command's facts, written with everything that follows from them. May raise Refused; then nothing is written."""
    facts = dispatch.step(scene, command, head.now)
    head, facts = log.append(tx, head, facts, key)
    before = scene
    for fact in facts:
        _count(tx, head.district, scene, fact)
        scene = scene.after(fact)
    remember(tx, head.district, scene, facts)
    ringing.ring(tx, head, before, scene, facts)
    releasing.record(tx, head, before, scene, facts)
    return head, scene, facts


def remember(tx: Tx, district: DistrictId, scene: Scene, facts: Iterable[Fact]) -> None:
    """Index rows and alarms of every call and duty that the facts touched."""
    changed = {f.event.call for f in facts if isinstance(f.event, CallEvent)}
    people = {f.event.person for f in facts if isinstance(f.event, DutyEvent)}
    for call_id in sorted(changed):
        call = scene.calls[call_id]
        calls.put(tx, district, call_row(call))
        _arm(tx, call_alarm(district, call), district, AlarmKind.rung, call_id)
        endings.put(tx, district, call, scene.setup)
    for person in sorted(people):
        state = scene.duty.get(person)
        if state is None:  # a supervisor who went without being on duty: there is no duty to change
            continue
        duty.put(tx, district, duty_row(state))
        _arm(tx, duty_alarm(district, state), district, AlarmKind.shift, person)
        if state.status is DutyStatus.off_duty:
            positions.drop(tx, district, person)
    for fact in facts:
        if isinstance(fact.event, OfferMade):
            duty.touch(tx, district, fact.event.responder, fact.at)
        if isinstance(fact.event, ContactLogged):
            endings.put_contact(tx, district, fact.event, fact)


def _count(tx: Tx, district: DistrictId, before: Scene, fact: Fact) -> None:
    if isinstance(fact.event, DutyEvent):
        row = spell(before.duty.get(fact.event.person), fact)
        if row is not None:
            spells.put(tx, district, row)


def _arm(tx: Tx, alarm: AlarmRow | None, district: DistrictId, kind: AlarmKind, subject: str) -> None:
    if alarm is None:
        alarms.drop(tx, district, kind, subject)
    else:
        alarms.put(tx, alarm)


def call_row(call: Call) -> CallRow:
    """What the index keeps of a call: never its state."""
    return CallRow(
        id=call.id,
        school=call.school,
        caller=call.caller,
        status=call.status(),
        rev=call.rev,
        opened_at=call.raised_at,
        closed_at=call.closed_at or call.cancelled_at,
    )


def duty_row(state: Duty) -> DutyRow:
    """The duty row that its events make."""
    return DutyRow(
        person=state.person,
        status=state.status,
        school=state.school,
        place=state.place,
        since=state.since,
        moved_at=state.moved_at,
        until=state.until,
        rev=state.rev,
    )


def call_alarm(district: DistrictId, call: Call) -> AlarmRow | None:
    """When the call's silence must be answered."""
    due = call.alarm()
    return AlarmRow(district=district, kind=AlarmKind.rung, subject=call.id, due_at=due) if due else None


def duty_alarm(district: DistrictId, state: Duty) -> AlarmRow | None:
    """When the shift ends."""
    due = state.alarm()
    return AlarmRow(district=district, kind=AlarmKind.shift, subject=state.person, due_at=due) if due else None


def settle(tx: Tx, head: Head, scene: Scene) -> Head:
    """After the setup changed: whoever may no longer be sent goes off duty now, and their calls are filled again."""
    parts: dict[PersonId, set[bool]] = {}
    for part in (a for call in scene.open_calls() for a in call.asks() if a.is_live() or a.is_going()):
        parts.setdefault(part.responder, set()).add(part.purpose is Purpose.patrol)
    for person in sorted({*scene.duty, *parts}):  # a supervisor may go, and an officer stay, without being on duty
        if _may_not_go_on(scene.setup.people.get(person), parts.get(person, set())):
            command = do.EndDuty(by=TIME, person=person, why=DutyEnd.revoked)
            head, scene, _ = take(tx, head, scene, command)
    for person in scene.lacking():
        head, scene, _ = take(tx, head, scene, do.EndDuty(by=TIME, person=person, why=DutyEnd.credential_missing))
    return head


def _may_not_go_on(subject: Person | None, as_officer: Collection[bool]) -> bool:
    """Nobody goes as what they are no more: not a colleague who is an officer now, and not who was one."""
    if subject is None or not subject.active or not subject.is_responder():
        return True
    return (not subject.is_officer()) in as_officer


def mend(tx: Tx, head: Head, scene: Scene, alarm: AlarmRow) -> None:
    """An alarm to which time had nothing to say: the index is set right from what is so. It never just goes."""
    call = scene.calls.get(CallId(alarm.subject)) if alarm.kind is AlarmKind.rung else None
    state = scene.duty.get(PersonId(alarm.subject)) if alarm.kind is AlarmKind.shift else None
    right = call_alarm(head.district, call) if call else duty_alarm(head.district, state) if state else None
    if right is not None and right.due_at <= head.now:  # this version cannot read the call; another that can will look again
        right = replace(right, due_at=head.now + LOOK_AGAIN)
    _arm(tx, right, head.district, alarm.kind, alarm.subject)
