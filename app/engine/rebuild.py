"""The index rows, made anew from the log: live state equals replayed state, and here it is proved."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.core import duty as duties
from app.core import history
from app.core.call import Call
from app.core.duty import Duty
from app.core.events import CallEvent, DutyEvent, Fact, OfferMade
from app.core.ids import CallId, DistrictId, PersonId
from app.engine import turn
from app.store import alarms, calls, duty, log, rebuild
from app.store.session import Lane, Memory, Read, Tx

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
    log.lock_head(tx, district)
    told = _replay(tx, district)
    call_rows = [turn.call_row(call) for call in told.calls.values()]
    duty_rows = [turn.duty_row(state) for state in told.duty.values()]
    alarms_told = [turn.call_alarm(district, call) for call in told.calls.values()]
    alarms_told += [turn.duty_alarm(district, state) for state in told.duty.values()]
    alarm_rows = [alarm for alarm in alarms_told if alarm is not None]
    wrong = [f"call {row.id}" for row in call_rows if calls.find(tx, district, row.id) != row]
    wrong += [f"call {call}" for call in calls.open_ids(tx, district) if call not in told.calls]
    wrong += [f"duty {row.person}" for row in duty_rows if not _same(tx, district, row)]
    wrong += sorted({f"alarm {alarm.subject}" for alarm in {*alarm_rows} ^ {*alarms.due(tx, district, EVER)}})
    rebuild.replace_indexes(tx, district, call_rows, duty_rows, alarm_rows)
    for person, at in told.offered.items():
        duty.touch(tx, district, person, at)
    return Rebuilt(calls=len(call_rows), duties=len(duty_rows), wrong=tuple(wrong))


def _same(read: Read, district: DistrictId, row: duty.DutyRow) -> bool:
    known = duty.find(read, district, row.person)
    return known is not None and replace(known, last_offered_at=None) == row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the log tells: every call, everybody's duty, and when each was last asked."""

    calls: dict[CallId, Call] = field(default_factory=dict)
    duty: dict[PersonId, Duty] = field(default_factory=dict)
    offered: dict[PersonId, datetime] = field(default_factory=dict)

    def take(self, fact: Fact) -> None:
        """One more fact."""
        event = fact.event
        if isinstance(event, CallEvent):
            call = history.evolve(self.calls.get(event.call), fact)
            self.calls.update({call.id: call} if call else {})
        if isinstance(event, DutyEvent):
            state = duties.evolve(self.duty.get(event.person), fact)
            self.duty.update({state.person: state} if state else {})
        if isinstance(event, OfferMade):
            self.offered[event.responder] = fact.at


def _replay(read: Read, district: DistrictId) -> _Told:
    told, seq = _Told(), 0
    while facts := log.since(read, district, seq):
        for fact in facts:
            told.take(fact)
        seq = facts[-1].seq
    return told
