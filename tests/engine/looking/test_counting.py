"""Looking at how calls ended."""

from datetime import date

from app.core import commands as do
from app.core.figures import Measure, Stretch
from app.core.words import Disposition
from app.engine.looking import counting
from app.engine.looking.counting import Counted
from app.store.session import Read
from tests.ending import said
from tests.engine.engine import engine
from tests.engine.forms import with_forms
from tests.engine.rows.test_endings import CALL
from tests.town import NORTH, SOUTH, TOWN, by

DAY = Stretch(first=date(2026, 9, 14), last=date(2026, 9, 14))


async def test_the_indexes_are_counted_in_the_districts_own_days(database_url: str) -> None:
    def look(read: Read) -> tuple[Counted, Counted]:
        told = counting.period(read, TOWN, town.clock.now(), DAY)
        return counting.counted(read, TOWN, told), counting.counted(read, TOWN, told, lambda school: school == SOUTH)

    async with engine(database_url, "Ana") as town:
        await with_forms(town)
        await town.press()
        await town.accept("Ana", CALL)
        answers = said(hold="yes", outcome="calm")
        await town.handle(TOWN, do.Report(by=by("Ana"), call=CALL, answers=answers, disposition=Disposition.resolved))
        every, south = await town.memory.read(look)
    assert (1, 1, 0, 1) == (every.whole.calls, every.schools[NORTH].measures[Measure.hold].yes, south.whole.calls, every.days)
