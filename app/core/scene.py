"""Setup, duty and open calls of one district: all that a decision may look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.core import credentials, history
from app.core import duty as duties
from app.core.call import Call
from app.core.credentials import Held, Missing, SchoolDay, Shown
from app.core.duty import Duty
from app.core.events import CallEvent, DutyEvent, Fact, OfferMade
from app.core.ids import CallId, DistrictId, PersonId, PlaceId, SchoolId
from app.core.places import LastPosition, Place, School, Zone
from app.core.policy import Policy
from app.core.roster import Person
from app.core.visitors import visitor
from app.core.words import DutyStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What changes rarely; immutable, known by its revision. `edition` is the number of the policy in force."""

    district: DistrictId
    rev: int
    policy: Policy
    people: Mapping[PersonId, Person]
    schools: Mapping[SchoolId, School]
    places: Mapping[PlaceId, Place]
    zones: Mapping[str, Zone] = field(default_factory=dict)
    name: str = ""
    edition: int = 0
    editions: Mapping[int, Policy] = field(default_factory=dict)
    held: Mapping[PersonId, tuple[Held, ...]] = field(default_factory=dict)
    timezone: str = "UTC"
    began: Mapping[int, datetime] = field(default_factory=dict)

    def policy_at(self, moment: datetime) -> Policy:
        """The policy that was in force then; the present one where no edition says when it began."""
        then = max((edition for edition, at in self.began.items() if at <= moment), default=self.edition)
        return self.editions.get(then, self.policy)

    def policy_of(self, call: Call) -> Policy:
        """The policy by which the call is judged: the edition in force when it was raised; the present one where none is told."""
        return self.editions.get(call.edition, self.policy)

    def person(self, person: PersonId) -> Person | None:
        """A colleague of the roster, or a visitor in one of the rooms."""
        return self.people.get(person) or visitor(person, self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A moment of the district. `proven` are the people whose phone has proved that it rings; `travel` is what an outside
    service said of the seconds between two schools, where one was asked; `positions` are of officers who share theirs. `served`
    are the days on duty of those whom a post allows only so many; without `today` nobody asks for credentials."""

    setup: Setup
    duty: Mapping[PersonId, Duty] = field(default_factory=dict)
    calls: Mapping[CallId, Call] = field(default_factory=dict)
    proven: frozenset[PersonId] = frozenset()
    last_offered: Mapping[PersonId, datetime] = field(default_factory=dict)
    travel: Mapping[tuple[SchoolId, SchoolId], float] = field(default_factory=dict)
    positions: Mapping[PersonId, LastPosition] = field(default_factory=dict)
    today: SchoolDay | None = None
    served: Mapping[PersonId, frozenset[date]] = field(default_factory=dict)

    def after(self, fact: Fact) -> "Scene":
        """The scene with one more fact in it."""
        event = fact.event
        if isinstance(event, CallEvent):
            return self._after_call(event, fact)
        if isinstance(event, DutyEvent):
            duty = duties.evolve(self.duty.get(event.person), fact)
            return replace(self, duty={**self.duty, event.person: duty}) if duty else self
        return self

    def _after_call(self, event: CallEvent, fact: Fact) -> "Scene":
        call = history.evolve(self.calls.get(event.call), fact)
        if call is None:
            return self
        scene = replace(self, calls={**self.calls, call.id: call})
        if isinstance(event, OfferMade):
            return replace(scene, last_offered={**self.last_offered, event.responder: fact.at})
        return scene

    def open_calls(self) -> tuple[Call, ...]:
        """Every open call, oldest first."""
        return tuple(sorted((c for c in self.calls.values() if c.is_open()), key=lambda c: (c.raised_at, c.id)))

    def is_available(self, person: PersonId) -> bool:
        """On duty: whose duty has ended, here or on another phone, is not shown a yes that would be refused."""
        duty = self.duty.get(person)
        return duty is not None and duty.is_available()

    def commitment(self, person: PersonId) -> Call | None:
        """The open call that the person is going to, as an officer too."""
        return next(self._going(person), None)

    def kept_from(self, person: PersonId, call: Call) -> Call | None:
        """The other open call for which they cannot come to this one: a drill keeps nobody from a call that is none (0019)."""
        return next((c for c in self._going(person) if c.id != call.id and (call.drill or not c.drill)), None)

    def _going(self, person: PersonId) -> Iterator[Call]:
        for call in self.calls.values():
            if call.is_open() and any(a.responder == person for a in call.committed()):
                yield call

    def shown(self, person: PersonId, school: SchoolId | None) -> Shown | None:
        """What is known of somebody who would go on duty at the school today."""
        if self.today is None:
            return None
        held, served = self.setup.held.get(person, ()), self.served.get(person, frozenset())
        return Shown(held=held, today=self.today, school=school, served=served)

    def missing(self, person: PersonId, school: SchoolId | None) -> tuple[Missing, ...]:
        """The credentials that they lack for duty there today."""
        subject, shown = self.setup.people.get(person), self.shown(person, school)
        return credentials.missing(subject, self.setup.policy, shown) if subject and shown else ()

    def lost(self, person: PersonId) -> tuple[Missing, ...]:
        """What somebody on duty has no more and could not begin without. An edition that came into force since is asked on
        beginning alone, and so is a contract for another school: nobody loses coverage because the policy was put in force."""
        duty, subject = self.duty.get(person), self.setup.people.get(person)
        shown = self.shown(person, duty.school) if duty and subject else None
        if duty is None or subject is None or shown is None or duty.status is DutyStatus.off_duty:
            return ()
        then = credentials.refused(subject, self.setup.policy_at(duty.since), shown)
        now = {each.credential for each in credentials.refused(subject, self.setup.policy, shown)}
        return tuple(each for each in then if each.credential in now)

    def lacking(self) -> tuple[PersonId, ...]:
        """Who is on duty without what their post cannot be without; whoever rings or is on a call is let be until it is over."""
        parts = {a.responder for call in self.open_calls() for a in call.asks() if a.is_live() or a.is_going()}
        return tuple(sorted(person for person in self.duty if person not in parts and self.lost(person)))
