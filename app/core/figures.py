"""Counts with their denominators, per school: what a policy exists to improve. Unknown and not asked are never counted as no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from app.core import closing
from app.core.call import Call
from app.core.ids import SchoolId
from app.core.outcomes import Phase
from app.core.policy import NO, UNKNOWN, YES, Answers, Policy
from app.core.words import PoliceMark

FEW = 10
"""Of fewer than so many, a share says more than is known: the counts stand alone."""


INJURED_AT = "injury_at"
"""The question that tells when somebody was hurt."""
ASKED, CAME = "asked", "came"
"""Answers to whether police came may tell how: `came_911`."""


class Measure(StrEnum):
    """What is counted: the answers to the questions so named; `positive`, to whatever has positive choices, and contacts."""

    police = "police"
    hold = "hold"
    positive = "positive"
    arrest = "arrest"
    injury = "injury"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """One call that is over, as far as figures go. What was answered to a measure: yes, no, unknown; nothing when not asked."""

    school: SchoolId
    raised_at: datetime
    finished: bool
    answers: Mapping[Measure, str]
    injured: Phase | None = None


def ended(call: Call, policy: Policy) -> Ended | None:
    """What a call that is over adds to the figures; None where nothing happened, or it was practice."""
    if call.closed_at is None or call.drill or closing.was_nothing(call):
        return None
    given = closing.told(call, policy)
    found = {measure: _said(given.get(measure.value, ())) for measure in Measure}
    found[Measure.positive] = _positive(given, policy)
    if PoliceMark.officer_on_scene in closing.marks(call) and any(q.id == Measure.police for q in policy.questions):
        found[Measure.police] = YES  # whatever the form lacks
    moments = given.get(INJURED_AT, ())
    return Ended(
        school=call.school,
        raised_at=call.raised_at,
        finished=closing.is_finished(call, policy),
        answers={measure: said for measure, said in found.items() if said},
        injured=closing.phase(call, moments[0]) if moments else None,
    )


def _said(codes: tuple[str, ...]) -> str:
    """Police who were asked and did not come did not come."""
    known = {YES: YES, NO: NO, UNKNOWN: UNKNOWN, ASKED: NO}
    code = codes[0] if codes else ""
    return YES if code.startswith(CAME) else known.get(code, "")


def _positive(given: Answers, policy: Policy) -> str:
    """Any outcome that the district counts as one (rule A11)."""
    counted = {q.id: {c.id for c in q.choices if c.positive} for q in policy.questions}
    said = {name: set(codes) for name, codes in given.items() if counted.get(name)}
    if any(codes & counted[name] for name, codes in said.items()):
        return YES
    return UNKNOWN if any(UNKNOWN in codes for codes in said.values()) else NO if said else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One positive contact."""

    school: SchoolId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From one day to another, both included, where the school is."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        """Whether the day is in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What is counted, and what is left out of it (a spring without school: rule A25). Of what is still to come nothing is
    known: no day after `today` is counted, whatever was asked for."""

    over: Stretch
    without: tuple[Stretch, ...] = ()
    zone: tzinfo
    today: date

    def last(self) -> date:
        """The last day that is counted: today at the latest. Before the first where none has come yet."""
        return min(self.over.last, self.today)

    def has(self, at: datetime) -> bool:
        """Whether a moment is counted."""
        day = at.astimezone(self.zone).date()
        return self.over.first <= day <= self.last() and not any(stretch.has(day) for stretch in self.without)

    def days(self) -> int:
        """How many days are counted: a half year must not look like a whole one."""
        every = (self.over.first + timedelta(days=n) for n in range((self.last() - self.over.first).days + 1))
        return sum(not any(stretch.has(day) for stretch in self.without) for day in every)


@dataclass(slots=True, kw_only=True)
class Tally:
    """How often yes, no and unknown were said, and how often nothing was."""

    yes: int = 0
    no: int = 0
    unknown: int = 0
    not_told: int = 0

    def add(self, answer: str | None) -> None:
        """One more call."""
        match answer:
            case "yes":
                self.yes += 1
            case "no":
                self.no += 1
            case "unknown":
                self.unknown += 1
            case _:
                self.not_told += 1

    def of(self) -> int:
        """How many are known: the denominator."""
        return self.yes + self.no

    def share(self) -> float | None:
        """Yes among what is known; None where too few are."""
        return self.yes / self.of() if self.of() >= FEW else None


@dataclass(slots=True, kw_only=True)
class Figures:
    """One school's (or the district's) counts. Interactions are calls and positive contacts together."""

    calls: int = 0
    unfinished: int = 0
    contacts: int = 0
    measures: dict[Measure, Tally] = field(default_factory=lambda: {measure: Tally() for measure in Measure})
    injuries: dict[Phase | None, int] = field(default_factory=dict)

    def interactions(self) -> int:
        """Every time that an adult came or was there."""
        return self.calls + self.contacts

    def add(self, call: Ended) -> None:
        """One more call."""
        self.calls += 1
        self.unfinished += not call.finished
        for measure, tally in self.measures.items():
            tally.add(call.answers.get(measure))
        if call.answers.get(Measure.injury) == YES:
            self.injuries[call.injured] = self.injuries.get(call.injured, 0) + 1

    def add_contact(self) -> None:
        """One more contact: a positive outcome, without police, hold, arrest or injury."""
        self.contacts += 1
        for measure, tally in self.measures.items():
            tally.add(YES if measure is Measure.positive else NO)


def count(calls: Iterable[Ended], contacts: Iterable[Contact], period: Period) -> tuple[Figures, Mapping[SchoolId, Figures]]:
    """The district's figures, and each school's."""
    whole, schools = Figures(), dict[SchoolId, Figures]()
    for call in calls:
        if period.has(call.raised_at):
            for figures in (whole, schools.setdefault(call.school, Figures())):
                figures.add(call)
    for contact in contacts:
        if period.has(contact.at):
            for figures in (whole, schools.setdefault(contact.school, Figures())):
                figures.add_contact()
    return whole, schools
