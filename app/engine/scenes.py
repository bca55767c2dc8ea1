"""A district's scene, as the store remembers it. The setup is kept warm at its revision, open calls at their last fact.

Only what is committed is kept warm: what a transaction sees may yet be undone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from app.core import history
from app.core.call import Call
from app.core.credentials import Held
from app.core.duty import Duty
from app.core.ids import CallId, DistrictId, PersonId, SchoolId
from app.core.places import LastPosition, Point
from app.core.roster import Person
from app.core.scene import Scene, Setup
from app.core.words import Role
from app.engine import school_days
from app.store import log
from app.store.call import calls
from app.store.district import districts, places, plans
from app.store.log import Head
from app.store.people import credentials, devices, duty, positions, roster
from app.store.people.duty import DutyRow
from app.store.session import Read, Tx

Ways = Mapping[tuple[SchoolId, SchoolId], float]


class Scenes:
    """`ways` is what an outside travel service said last; empty without one."""

    def __init__(self) -> None:
        self._setups: dict[DistrictId, Setup] = {}
        self._warm: dict[DistrictId, _Warm] = {}
        self.ways: dict[DistrictId, Ways] = {}

    def setup(self, read: Read, head: Head) -> Setup:
        """People, places and plans, read again only after they changed."""
        known = self._setups.get(head.district)
        if known is not None and known.rev == head.setup_rev:
            return known
        fresh = load_setup(read, head)
        if not isinstance(read, Tx):
            self._setups[head.district] = fresh
        return fresh

    def scene(self, read: Read, head: Head, also: Collection[CallId] = ()) -> Scene:
        """All that a decision may look at, at the head; and the calls of `also`, though they be over."""
        wanted = {*calls.open_ids(read, head.district), *also}
        rows, setup = duty.all(read, head.district), self.setup(read, head)
        return Scene(
            setup=setup,
            duty={row.person: duty_of(row) for row in rows},
            calls=self._calls(read, head, wanted),
            proven=devices.proven_people(read, head.district),
            last_offered=duty.last_offered(read, head.district),
            travel=self.ways.get(head.district, {}),
            positions=_positions(read, setup, head, rows),
            today=school_days.school_day(setup.timezone, head.now),
            served=school_days.served(read, setup, head.now),
        )

    def _calls(self, read: Read, head: Head, wanted: Collection[CallId]) -> dict[CallId, Call]:
        """A call that rings for an hour must not cost more with every ring: what is known of it is only caught up with."""
        warm = self._warm.get(head.district)
        known = {c: warm.calls[c] for c in sorted(wanted) if c in warm.calls} if warm and warm.epoch == head.epoch else {}
        facts = log.of_calls_after(read, head.district, {call.id: call.rev for call in known.values()})
        cold = log.of_calls(read, head.district, sorted(set(wanted) - set(known)))
        caught_up = [history.fold(facts[call], known[call]) for call in known]
        folded = [*caught_up, *(history.fold(timeline) for timeline in cold.values())]
        found = {call.id: call for call in folded if call is not None}
        if not isinstance(read, Tx):
            still = {call.id: call for call in found.values() if call.is_open()}
            self._warm[head.district] = _Warm(epoch=head.epoch, calls=still)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Warm:
    """Open calls as they were at some committed moment; facts are only ever added to that."""

    epoch: str
    calls: Mapping[CallId, Call]


def load_setup(read: Read, head: Head) -> Setup:
    """The plain rows of a district as core values."""
    district = head.district
    editions = plans.editions(read, district)
    newest = max(editions)
    row = next((d for d in districts.districts(read) if d.id == district), None)
    return Setup(
        district=district,
        rev=head.setup_rev,
        policy=editions[newest],
        edition=newest,
        editions=editions,
        people={p.id: p for p in roster.people(read, district)},
        schools={s.id: s for s in places.schools(read, district)},
        places={p.id: p for p in places.places(read, district)},
        zones={z.id: z for z in places.zones(read, district)},
        name=row.name if row else "",
        timezone=row.timezone if row else "UTC",
        held=_by_person(credentials.all(read, district)),
        began=plans.began(read, district),
    )


def _positions(read: Read, setup: Setup, head: Head, on: Iterable[DutyRow]) -> dict[PersonId, LastPosition]:
    """Of the officers on duty who share theirs; where somebody said by hand since then that they are elsewhere, that counts."""
    said = {row.person: row.moved_at for row in on if _is_officer(setup.people.get(row.person))}
    rows = positions.of_people(read, head.district, said) if said else {}
    return {
        row.person: LastPosition(
            point=Point(latitude=row.latitude, longitude=row.longitude),
            age=max(0.0, (head.now - row.at).total_seconds()),
        )
        for row in rows.values()
        if row.at >= said[row.person]
    }


def _is_officer(person: Person | None) -> bool:
    return person is not None and Role.officer in person.roles()


def _by_person(held: Iterable[Held]) -> dict[PersonId, tuple[Held, ...]]:
    found: dict[PersonId, tuple[Held, ...]] = {}
    for one in held:
        found[one.person] = (*found.get(one.person, ()), one)
    return found


def duty_of(row: DutyRow) -> Duty:
    """A duty row as the core knows it."""
    return Duty(
        person=row.person,
        status=row.status,
        school=row.school,
        place=row.place,
        since=row.since,
        moved_at=row.moved_at,
        until=row.until,
        rev=row.rev,
    )
