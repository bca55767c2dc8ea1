"""The figures of a period, for the schools that the asker looks after: counts with their denominators."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AfterValidator, StringConstraints

from app.api.deps import Requires, SiteDep
from app.api.errors import problems
from app.core.access import Right, may
from app.core.figures import Figures, Measure, Stretch
from app.core.ids import SchoolId
from app.core.outcomes import Phase
from app.core.scene import Setup
from app.engine.looking import counting
from app.engine.looking.counting import Counted
from app.identity.sessions import SignedIn
from app.store.session import Read

router = APIRouter(prefix="/api", tags=["reports"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_figures))]
Day = Annotated[date, Query(ge=date(2000, 1, 1), le=date(2199, 12, 31))]


def span(text: str) -> str:
    """Two days, or a mistake that is told."""
    stretch(text)
    return text


Span = Annotated[str, StringConstraints(max_length=22), AfterValidator(span)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureCard:
    """One measure: yes of so many that are known. `share` is None where too few are."""

    measure: Measure
    yes: int
    known: int
    unknown: int
    not_told: int
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InjuryCard:
    """How many calls in which somebody was hurt, by when; None where nobody said when."""

    phase: Phase | None
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresCard:
    """The counts of one school, or of all together."""

    school: SchoolId | None
    school_name: str
    interactions: int
    calls: int
    contacts: int
    unfinished: int
    measures: tuple[MeasureCard, ...]
    injuries: tuple[InjuryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """`days` is how many were counted: what was left out is told, not hidden. `until` is the last day of them, before `last`
    where that is still to come."""

    first: date
    last: date
    until: date
    without: tuple[str, ...]
    days: int
    whole: FiguresCard
    schools: tuple[FiguresCard, ...]


@router.get("/figures", operation_id="readFigures", responses=problems())
async def read_figures(
    first: Day, last: Day, site: SiteDep, who: Reader, without: Annotated[tuple[Span, ...], Query(max_length=20)] = ()
) -> FiguresView:
    """From one day to another, both included, without those that are left out (`2020-03-01..2020-06-30`)."""
    setup, at = (await site.lookout.scene(who.district)).scene.setup, site.clock.now()
    over, left = Stretch(first=first, last=last), tuple(stretch(text) for text in without)

    def look(read: Read) -> Counted:
        told = counting.period(read, who.district, at, over, left)
        return counting.counted(read, who.district, told, lambda school: _is_theirs(who, school, setup))

    told = await site.memory.read(look)
    each = [_card(school, found, setup) for school, found in told.schools.items()]
    return FiguresView(
        first=first,
        last=last,
        until=told.last,
        without=tuple(without),
        days=told.days,
        whole=_card(None, told.whole, setup),
        schools=tuple(sorted(each, key=lambda card: card.school_name)),
    )


def _is_theirs(who: SignedIn, school: SchoolId, setup: Setup) -> bool:
    found = setup.schools.get(school)
    return found is not None and may(who.person, Right.read_figures, found)


def stretch(text: str) -> Stretch:
    """`2020-03-01..2020-06-30`"""
    first, _, last = text.partition("..")
    return Stretch(first=date.fromisoformat(first), last=date.fromisoformat(last))


def _card(school: SchoolId | None, told: Figures, setup: Setup) -> FiguresCard:
    found = setup.schools.get(school) if school else None
    measures = (
        MeasureCard(
            measure=measure,
            yes=tally.yes,
            known=tally.of(),
            unknown=tally.unknown,
            not_told=tally.not_told,
            share=tally.share(),
        )
        for measure, tally in told.measures.items()
    )
    return FiguresCard(
        school=school,
        school_name=found.name if found else "",
        interactions=told.interactions(),
        calls=told.calls,
        contacts=told.contacts,
        unfinished=told.unfinished,
        measures=tuple(measures),
        injuries=tuple(InjuryCard(phase=phase, calls=calls) for phase, calls in told.injuries.items()),
    )
