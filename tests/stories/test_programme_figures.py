"""The figures of a programme come out of its own close forms: 37, 12 and 15 police responses, about 2, 18 and 30 in a hundred.

Every call of the three years is pressed, taken and closed by the rules with a form as the app sends it (`tests/programme.py`)."""

from datetime import UTC, date, datetime

from app.core.figures import Measure, Stretch
from app.engine.looking import counting
from app.engine.looking.counting import Counted
from app.store.session import Read
from tests.engine.engine import engine
from tests.engine.forms import with_forms
from tests.programme import FORMS, TERMS, play
from tests.town import TOWN

WHOLE = Stretch(first=date(2017, 9, 1), last=date(2020, 6, 30))
SPRING = Stretch(first=date(2020, 1, 1), last=date(2020, 6, 30))
AFTERWARDS = datetime(2020, 9, 1, tzinfo=UTC)
YEARS = (
    Stretch(first=date(2017, 9, 1), last=date(2018, 8, 31)),
    Stretch(first=date(2018, 9, 1), last=date(2019, 8, 31)),
    Stretch(first=date(2019, 9, 1), last=date(2019, 12, 31)),
)


async def test_three_school_years_are_reproduced_from_the_forms(sqlite_url: str) -> None:
    def counted(read: Read, over: Stretch, *without: Stretch) -> Counted:
        return counting.counted(read, TOWN, counting.period(read, TOWN, AFTERWARDS, over, without))

    async with engine(sqlite_url) as town:
        await with_forms(town, FORMS)
        for term in TERMS:
            await town.memory.write(lambda tx, term=term: play(tx, term))
        years = [await town.memory.read(lambda read, over=over: counted(read, over)) for over in YEARS]
        told = (await town.memory.read(lambda read: counted(read, WHOLE, SPRING))).whole
    assert [37, 12, 15] == [year.whole.measures[Measure.police].yes for year in years]
    shares = {measure: told.measures[measure].share() for measure in (Measure.police, Measure.hold, Measure.positive)}
    assert {Measure.police: 0.02, Measure.hold: 0.18, Measure.positive: 0.3} == shares
    assert (3200, 0) == (told.interactions(), told.measures[Measure.hold].not_told)
