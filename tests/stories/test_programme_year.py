"""The school year of twelve police responses once more, as people do it: each press, yes, way and close form is a command of its
own to the real engine, while the clock is turned. Every call with police of the year, and every sixtieth of the others."""

from datetime import date, timedelta

from app.core import commands as do
from app.core.figures import Measure, Stretch
from app.core.ids import CallId, ContactId
from app.engine.looking import counting
from tests.engine.engine import Engine, engine
from tests.engine.forms import with_forms
from tests.programme import FORMS, TERMS, answers, closed
from tests.town import NORTH, START, TOWN, by

YEAR = TERMS[1]
OTHERS = range(YEAR.police, YEAR.calls, 60)
DAY = timedelta(days=1)


async def lived(town: Engine, n: int) -> None:
    """Tea presses, Ana comes, helps, and answers the form at the end."""
    call = f"{YEAR.name}-{n}"
    await town.press(call=call)
    town.clock.turn(6)
    await town.accept("Ana", call)
    for step in (do.Step.en_route, do.Step.on_scene, do.Step.clear):
        town.clock.turn(40)
        await town.step("Ana", step, call)
    await town.handle(TOWN, closed("Ana", CallId(call), answers(YEAR, n, town.clock.at)))


async def test_the_police_responses_of_a_school_year_come_out_of_its_close_forms_through_the_real_engine(sqlite_url: str) -> None:
    played = [*range(YEAR.police), *OTHERS]
    async with engine(sqlite_url, "Ana") as town:
        await with_forms(town, FORMS)
        for n in played:
            town.clock.at = START + DAY * (1 + 250 * n / YEAR.calls)
            await lived(town, n)
        contact = do.LogContact(by=by("Ana"), contact=ContactId("walk"), school=NORTH, kind="walk")
        await town.handle(TOWN, contact)
        year = Stretch(first=date(2026, 9, 1), last=date(2027, 8, 31))
        now = town.clock.now()
        told = await town.memory.read(lambda read: counting.counted(read, TOWN, counting.period(read, TOWN, now, year)))
    measures = told.whole.measures
    held = sum(n >= YEAR.calls - YEAR.holds for n in played)
    assert (12, held) == (measures[Measure.police].yes, measures[Measure.hold].yes)
    assert (len(played) + 1, 0) == (told.whole.interactions(), measures[Measure.police].not_told)
