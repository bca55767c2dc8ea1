"""The index rows, made anew from the log: live state equals replayed state, and here it is proved."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.core import duty as duties
from app.core import history
from app.core.call import Call
from app.core.duty import Duty
from app.core.events import CallEvent, ContactLogged, DutyEvent, Fact, OfferMade
from app.core.ids import CallId, DistrictId, PersonId
from app.core.scene import Setup
from app.engine import turn
from app.engine.rows import endings
from app.engine.rows.spells import spell
from app.engine.scenes import load_setup
from app.store import log
from app.store.call import alarms, calls
from app.store.ending import contacts, follow_ups, reports
from app.store.ending.contacts import ContactRow
from app.store.people import duty, spells
from app.store.people.spells import SpellRow
from app.store.session import Lane, Memory, Read, Tx
from app.store.upkeep import rebuild
from app.store.upkeep.rebuild import Indexes

EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How much was folded, and which index rows were not what the log says."""

    calls: int
    duties: int
    wrong: tuple[str, ...]


async def rebuilt(memory: Memory, district: DistrictId) -> Rebuilt:
    """Compares and replaces, under the head's lock."""
    return await memory.write(lambda tx: _rebuild(tx, district), Lane.desk)


def _rebuild(tx: Tx, district: DistrictId) -> Rebuilt:
    setup = load_setup(tx, log.lock_head(tx, district))
    told = _replay(tx, district)
    right = _indexes(told, setup)
    wrong = [f"call {row.id}" for row in right.calls if calls.find(tx, district, row.id) != row]
    wrong += [f"call {call}" for call in calls.open_ids(tx, district) if call not in told.calls]
    wrong += [f"duty {row.person}" for row in right.duty if not _same(tx, district, row)]
    wrong += sorted({f"alarm {alarm.subject}" for alarm in {*right.alarms} ^ {*alarms.due(tx, district, EVER)}})
    wrong += sorted({f"report {row.call}" for row in {*right.reports} ^ {*reports.every(tx, district)}})
    wrong += sorted({f"follow-up {row.id}" for row in {*right.follow_ups} ^ {*follow_ups.every(tx, district)}})
    wrong += sorted({f"contact {row.id}" for row in {*right.contacts} ^ {*contacts.every(tx, district)}})
    wrong += sorted({f"spell {row.person}" for row in {*right.spells} ^ {*spells.every(tx, district)}})
    rebuild.replace_indexes(tx, district, right)
    for person, at in told.offered.items():
        duty.touch(tx, district, person, at)
    return Rebuilt(calls=len(right.calls), duties=len(right.duty), wrong=tuple(wrong))


def _indexes(told: "_Told", setup: Setup) -> Indexes:
    """Every row that the log tells of."""
    district = setup.district
    alarms_told = [turn.call_alarm(district, call) for call in told.calls.values()]
    alarms_told += [turn.duty_alarm(district, state) for state in told.duty.values()]
    ended = [endings.report_row(call, setup) for call in told.calls.values()]
    return Indexes(
        calls=[turn.call_row(call) for call in told.calls.values()],
        duty=[turn.duty_row(state) for state in told.duty.values()],
        alarms=[alarm for alarm in alarms_told if alarm is not None],
        reports=[row for row in ended if row is not None],
        follow_ups=[row for call in told.calls.values() for row in endings.follow_up_rows(call)],
        contacts=told.contacts,
        spells=[*told.spells.values()],
    )


def _same(read: Read, district: DistrictId, row: duty.DutyRow) -> bool:
    known = duty.find(read, district, row.person)
    return known is not None and replace(known, last_offered_at=None) == row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the log tells: every call, everybody's duty, and when each was last asked."""

    calls: dict[CallId, Call] = field(default_factory=dict)
    duty: dict[PersonId, Duty] = field(default_factory=dict)
    offered: dict[PersonId, datetime] = field(default_factory=dict)
    contacts: list[ContactRow] = field(default_factory=list)
    spells: dict[tuple[PersonId, datetime], SpellRow] = field(default_factory=dict)

    def take(self, fact: Fact) -> None:
        """One more fact."""
        event = fact.event
        if isinstance(event, CallEvent):
            call = history.evolve(self.calls.get(event.call), fact)
            self.calls.update({call.id: call} if call else {})
        if isinstance(event, DutyEvent):
            before = self.duty.get(event.person)
            row, state = spell(before, fact), duties.evolve(before, fact)
            self.spells.update({(row.person, row.starts): row} if row else {})
            self.duty.update({state.person: state} if state else {})
        if isinstance(event, OfferMade):
            self.offered[event.responder] = fact.at
        if isinstance(event, ContactLogged):
            self.contacts.append(endings.contact_row(event, fact))


def _replay(read: Read, district: DistrictId) -> _Told:
    told, seq = _Told(), 0
    while facts := log.since(read, district, seq):
        for fact in facts:
            told.take(fact)
        seq = facts[-1].seq
    return told
