"""The index of reports."""

from dataclasses import replace

from app.core.events import Answer
from app.core.ids import CallId, SchoolId
from app.core.outcomes import Phase
from app.core.words import Disposition
from app.store.ending import reports
from app.store.ending.reports import ReportRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, TWO, D

ROW = ReportRow(
    call=ONE,
    school=SchoolId("north"),
    call_type="fight",
    raised_at=NOON,
    closed_at=NOON + SECOND,
    disposition=Disposition.resolved,
    owner=ANNA,
    counts=True,
    finished=False,
    missing=2,
    answers=(Answer(question="hold", codes=("yes",)),),
    injured=Phase.before_press,
)
OTHER = replace(ROW, call=TWO, finished=True, injured=None, owner=None, answers=(), raised_at=NOON + 9 * SECOND)


async def kept(memory: Memory, *rows: ReportRow) -> None:
    for row in rows:
        await memory.write(lambda tx, row=row: reports.put(tx, D, row))


async def test_they_are_found_by_their_calls_and_all_together(memory: Memory) -> None:
    await kept(memory, ROW, OTHER)
    assert (OTHER,) == await memory.read(lambda read: reports.of_calls(read, D, [TWO, CallId("none")]))
    assert (ROW, OTHER) == await memory.read(lambda read: reports.every(read, D))


async def test_what_is_unfinished_is_found_until_it_is_finished(memory: Memory) -> None:
    await kept(memory, ROW, OTHER)
    assert (ROW,) == await memory.read(lambda read: reports.unfinished(read, D))
    await kept(memory, replace(ROW, finished=True))
    assert () == await memory.read(lambda read: reports.unfinished(read, D))


async def test_figures_get_what_counts_and_was_raised_in_time(memory: Memory) -> None:
    await kept(memory, ROW, OTHER, replace(ROW, call=CallId("drill"), counts=False))
    assert (ROW,) == await memory.read(lambda read: reports.between(read, D, NOON, NOON + 9 * SECOND))
