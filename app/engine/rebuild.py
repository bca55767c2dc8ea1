"""The index rows, made anew from the log: live state equals replayed state, and here it is proved."""

from dataclasses import dataclass

from app.core import duty as duties
from app.core import history
from app.core.call import Call
from app.core.duty import Duty
from app.core.events import CallEvent, DutyEvent
from app.core.ids import CallId, DistrictId, PersonId
from app.engine import turn
from app.store import calls, duty, log, rebuild
from app.store.session import Lane, Memory, Read, Tx


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
    found, on_duty = _replay(tx, district)
    call_rows = [turn.call_row(call) for call in found.values()]
    duty_rows = [turn.duty_row(state) for state in on_duty.values()]
    wrong = [f"call {row.id}" for row in call_rows if calls.find(tx, district, row.id) != row]
    wrong += [f"duty {row.person}" for row in duty_rows if not _same(tx, district, row)]
    alarms = [turn.call_alarm(district, call) for call in found.values()]
    alarms += [turn.duty_alarm(district, state) for state in on_duty.values()]
    rebuild.replace_indexes(tx, district, call_rows, duty_rows, [a for a in alarms if a is not None])
    return Rebuilt(calls=len(call_rows), duties=len(duty_rows), wrong=tuple(wrong))


def _same(read: Read, district: DistrictId, row: duty.DutyRow) -> bool:
    known = duty.find(read, district, row.person)
    return known is not None and (known.status, known.since, known.until) == (row.status, row.since, row.until)


def _replay(read: Read, district: DistrictId) -> tuple[dict[CallId, Call], dict[PersonId, Duty]]:
    found: dict[CallId, Call] = {}
    on_duty: dict[PersonId, Duty] = {}
    seq = 0
    while facts := log.since(read, district, seq):
        for fact in facts:
            event = fact.event
            if isinstance(event, CallEvent):
                call = history.evolve(found.get(event.call), fact)
                found |= {call.id: call} if call else {}
            elif isinstance(event, DutyEvent):
                state = duties.evolve(on_duty.get(event.person), fact)
                on_duty |= {state.person: state} if state else {}
            seq = fact.seq
    return found, on_duty
