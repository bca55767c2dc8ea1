"""Who is asked first, and why; and who is not, and why not. Deterministic: ties by least recently offered, then by id."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.core import places
from app.core.call import Call
from app.core.events.calls import Gap
from app.core.ids import PersonId, SchoolId
from app.core.places import School, Way
from app.core.policy import Seat
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import AssignmentState, DutyStatus, GapReason, Group, PickReason, Role

FAR_S = 3600.0  # a way that nobody can estimate comes after all that can be
NEVER = datetime.min.replace(tzinfo=UTC)

ROLE_OF = {
    Group.coaches: Role.coach,
    Group.floats: Role.float_,
    Group.neighbour_coaches: Role.coach,
    Group.safety_administrators: Role.safety_administrator,
    Group.managers: Role.manager,
    Group.zone_officers: Role.officer,
    Group.other_officers: Role.officer,
}

_REASON = {
    Group.floats: PickReason.float_by_travel,
    Group.neighbour_coaches: PickReason.neighbouring_school,
    Group.safety_administrators: PickReason.safety_administrator,
    Group.managers: PickReason.manager,
    Group.zone_officers: PickReason.zone_officer,
    Group.other_officers: PickReason.mutual_aid,
}


OFFICERS = frozenset({Group.zone_officers, Group.other_officers})
"""Groups that no plan's rung rings: they are asked when a gate is open."""

_NO = frozenset({AssignmentState.declined, AssignmentState.given_up})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Somebody to ask, how far they are and why they."""

    person: PersonId
    way: Way
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who is to be asked together now, nearest first, and every gap with its reason."""

    picks: tuple[Pick, ...]
    gaps: tuple[Gap, ...]


def stand(call: Call, scene: Scene, seats: Iterable[Seat]) -> Standing:
    """Everybody whom these seats ask for this call now; each person once."""
    picks: dict[PersonId, Pick] = {}
    gaps: dict[tuple[PersonId | None, str], Gap] = {}
    for seat in seats:
        ranked = rank(call, scene, seat.group, seat.post)
        for gap in ranked.gaps:
            gaps.setdefault((gap.person, gap.group if gap.person is None else ""), gap)
        fresh = [pick for pick in ranked.picks if pick.person not in picks]
        for pick in fresh[: seat.count]:
            picks[pick.person] = pick
    return Standing(picks=tuple(picks.values()), gaps=tuple(g for g in gaps.values() if g.person not in picks))


def rank(call: Call, scene: Scene, group: Group, post: str = "") -> Standing:
    """The whole group (of it, who hold the post), nearest first. A phone not proven to ring is asked last, never skipped;
    before it whoever is known only by a position that has grown old."""
    who = members(group, call.school, scene, post)
    if not who:
        return Standing(picks=(), gaps=(Gap(reason=GapReason.nobody_holds_the_role, group=post or group.value),))
    picks: list[Pick] = []
    gaps: list[Gap] = []
    for person in who:
        reason = gap_of(person.id, call, scene)
        if reason is None:
            way = _way(person, call, scene, group)
            picks.append(Pick(person=person.id, way=way, proven=person.id in scene.proven))
        elif reason is not GapReason.already_ringing:
            gaps.append(Gap(reason=reason, person=person.id, group=post or group.value))
    picks.sort(key=lambda p: (not p.proven, p.way.is_stale(), p.way.seconds, scene.last_offered.get(p.person, NEVER), p.person))
    return Standing(picks=tuple(picks), gaps=tuple(sorted(gaps, key=lambda g: g.person or "")))


def members(group: Group, where: SchoolId, scene: Scene, post: str = "") -> tuple[Person, ...]:
    """Everybody who holds the group's role for the school, on duty or not."""
    seat, school = Seat(group=group, post=post), scene.setup.schools.get(where)
    return tuple(p for p in scene.setup.people.values() if is_member(p, seat, school, scene))


def is_member(person: Person, seat: Seat, school: School | None, scene: Scene) -> bool:
    """Whether they hold the role and the post of the seat for the school, on duty or not."""
    role = ROLE_OF[seat.group]
    if not person.active:
        return False
    if seat.group is Group.other_officers:
        return person.holds_anywhere(role, seat.post) and not person.holds((role,), school)
    if seat.group is Group.neighbour_coaches:
        near = school.neighbours if school else ()
        return not person.holds((role,), school) and _coaches_in(person, near, scene, seat.post)
    return person.holds((role,), school, seat.post)


def _coaches_in(person: Person, schools: Iterable[SchoolId], scene: Scene, post: str) -> bool:
    return any(person.holds((Role.coach,), scene.setup.schools[s], post) for s in schools if s in scene.setup.schools)


def gap_of(person: PersonId, call: Call, scene: Scene) -> GapReason | None:
    """Why the person may not be asked for this call now; None when they may."""
    if person == call.caller:
        return GapReason.is_caller
    mine = call.part_of(person)
    if mine is not None and mine.is_live():
        return GapReason.already_ringing
    if mine is not None and mine.is_going():
        return GapReason.on_this_call
    duty = scene.duty.get(person)
    if duty is None or not duty.is_available():
        return GapReason.paused if duty and duty.status is DutyStatus.paused else GapReason.off_duty
    if scene.kept_from(person, call) is not None:
        return GapReason.committed
    if scene.lost(person):
        return GapReason.credential_missing
    return _said_in_this_round(person, call)


def _said_in_this_round(person: PersonId, call: Call) -> GapReason | None:
    said = {a.state for a in call.assignments if a.responder == person and a.round >= call.round}
    if AssignmentState.clear in said:
        return GapReason.on_this_call
    return GapReason.declined if said & _NO else None


def way_of(person: Person, call: Call, scene: Scene) -> Way:
    """How far somebody asked by name is: judged as the first of their groups would be."""
    found = (group for group in Group if person.id in {p.id for p in members(group, call.school, scene)})
    return replace(_way(person, call, scene, next(found, Group.neighbour_coaches)), reason=PickReason.by_name)


def _way(person: Person, call: Call, scene: Scene, group: Group) -> Way:
    last = scene.positions.get(person.id) if group in OFFICERS else None
    end = _point(scene.setup.schools.get(call.school))
    if last is not None and end is not None:
        found = _straight(last.point, end, _REASON[group])
        return replace(found, position_age=last.age)
    duty = scene.duty.get(person.id)
    school = (duty and duty.school) or person.school
    reason = _REASON.get(group)
    if school is None and group is not Group.coaches:
        return Way(metres=None, seconds=FAR_S, reason=reason or PickReason.same_school)
    if school is None or school == call.school:
        place_id = (duty and duty.place) or person.room  # a room elsewhere counts as somewhere in the school
        start = scene.setup.places.get(place_id) if place_id else None
        way = places.walk(start, scene.setup.places.get(call.place))
        return replace(way, reason=reason) if reason else way
    return _road(scene, school, call.school, reason or PickReason.same_school)


def _road(scene: Scene, start: SchoolId, end: SchoolId, reason: PickReason) -> Way:
    a, b = _point(scene.setup.schools.get(start)), _point(scene.setup.schools.get(end))
    if a is None or b is None:
        return Way(metres=None, seconds=FAR_S, reason=reason)
    seconds, straight = scene.travel.get((start, end)), _straight(a, b, reason)
    return straight if seconds is None else replace(straight, seconds=seconds)


def _straight(start: places.Point, end: places.Point, reason: PickReason) -> Way:
    return Way(metres=places.great_circle(start, end), seconds=places.drive_seconds(start, end), reason=reason)


def _point(school: School | None) -> places.Point | None:
    return school.point if school else None
