"""Names and small facts that the store's tests share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from app.core.events import Actor, CallPressedAgain, DutyPaused, Event, Fact, RosterChanged
from app.core.ids import CallId, CommandId, DistrictId, PersonId
from app.store import log
from app.store.log import Head
from app.store.session import Memory, Tx

D = DistrictId("d")
NOON = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ANNA = PersonId("anna")
BEN = PersonId("ben")
ONE = CallId("call-one")
TWO = CallId("call-two")


def pressed(call: CallId = ONE) -> Event:
    return CallPressedAgain(call=call)


def paused(person: PersonId = ANNA) -> Event:
    return DutyPaused(person=person)


def roster_changed() -> Event:
    return RosterChanged(ids=("anna",))


def appending(*events: Event, command: str | None = None) -> Callable[[Tx], tuple[Head, tuple[Fact, ...]]]:
    """Work that locks the head and appends."""

    def work(tx: Tx) -> tuple[Head, tuple[Fact, ...]]:
        head = log.lock_head(tx, D)
        facts = [Fact(event=event, at=head.now, by=Actor(person=ANNA)) for event in events]
        return log.append(tx, head, facts, command and CommandId(command))

    return work


async def append(memory: Memory, *events: Event) -> tuple[Head, tuple[Fact, ...]]:
    return await memory.write(appending(*events))
