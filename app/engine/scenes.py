"""A district's scene, as the store remembers it. Built anew at every turn; only the setup is kept warm, at its revision."""

from collections.abc import Collection, Mapping

from app.core import history
from app.core.duty import Duty
from app.core.ids import CallId, DistrictId, SchoolId
from app.core.scene import Scene, Setup
from app.store import calls, devices, districts, duty, log, places, plans, roster
from app.store.duty import DutyRow
from app.store.log import Head
from app.store.session import Read, Tx

Ways = Mapping[tuple[SchoolId, SchoolId], float]


class Scenes:
    """`ways` is what an outside travel service said last; empty without one."""

    def __init__(self) -> None:
        self._setups: dict[DistrictId, Setup] = {}
        self.ways: dict[DistrictId, Ways] = {}

    def setup(self, read: Read, head: Head) -> Setup:
        """People, places and plans, read again only after they changed."""
        known = self._setups.get(head.district)
        if known is not None and known.rev == head.setup_rev:
            return known
        fresh = load_setup(read, head)
        if not isinstance(read, Tx):  # what a transaction sees may yet be undone: only what is committed is kept warm
            self._setups[head.district] = fresh
        return fresh

    def scene(self, read: Read, head: Head, also: Collection[CallId] = ()) -> Scene:
        """All that a decision may look at, at the head; and the calls of `also`, though they be over."""
        wanted = {*calls.open_ids(read, head.district), *also}
        facts = log.of_calls(read, head.district, sorted(wanted))
        folded = (history.fold(timeline) for timeline in facts.values())
        rows = duty.all(read, head.district)
        return Scene(
            setup=self.setup(read, head),
            duty={row.person: duty_of(row) for row in rows},
            calls={call.id: call for call in folded if call is not None},
            proven=devices.proven_people(read, head.district),
            last_offered=duty.last_offered(read, head.district),
            travel=self.ways.get(head.district, {}),
        )


def load_setup(read: Read, head: Head) -> Setup:
    """The plain rows of a district as core values."""
    district = head.district
    return Setup(
        district=district,
        rev=head.setup_rev,
        policy=plans.policy(read, district),
        people={p.id: p for p in roster.people(read, district)},
        schools={s.id: s for s in places.schools(read, district)},
        places={p.id: p for p in places.places(read, district)},
        zones={z.id: z for z in places.zones(read, district)},
        name=next((d.name for d in districts.districts(read) if d.id == district), ""),
    )


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
