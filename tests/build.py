"""Builders: one small district that every test of the rules knows, and its history in a few words.

North has a teacher (tess) and two coaches (cora nearer to room n101 than cole); the floats fay and finn, the safety
administrator sam and the managers max and mia serve everybody. All of them are on duty, and every phone is proven."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from app.core import events as ev
from app.core.call import Call
from app.core.duty import Duty
from app.core.events import Actor, Event, Fact
from app.core.history import fold
from app.core.ids import CallId, DeviceId, DistrictId, OfferId, PersonId, PlaceId, SchoolId, Seq, ZoneId, offer_id
from app.core.places import Place, Point, School, Zone
from app.core.policy import UNSPECIFIED, Policy, ResponsePlan, Rung, Seat
from app.core.roster import RESPONDERS, Holding, Person
from app.core.scene import Scene, Setup
from app.core.words import Alerting, DutyStatus, Group, PickReason, Priority, Role, ScopeKind

NINE = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
DISTRICT = DistrictId("lakes")
CALL = CallId("help")
ROOM = PlaceId("n101")
TIME = Actor()


def at(seconds: float) -> datetime:
    """So many seconds after nine, when every call of these tests is raised."""
    return NINE + timedelta(seconds=seconds)


def by(person: str) -> Actor:
    """Somebody, on their own phone."""
    return Actor(person=PersonId(person), device=DeviceId(f"{person}s-phone"))


# --- plans


def rung(seconds: int, *groups: Group, **nearest: int) -> Rung:
    """All of some groups, and the nearest so many of others: `rung(15, Group.coaches, floats=1)`."""
    counted = (Seat(group=Group(group), count=count) for group, count in nearest.items())
    return Rung(seats=(*(Seat(group=group) for group in groups), *counted), seconds=seconds)


LADDER = (
    rung(15, coaches=1),
    rung(15, Group.coaches, floats=1),
    rung(15, Group.floats, Group.safety_administrators),
    rung(30, Group.managers),
)


def plan(call_type: str = UNSPECIFIED, **changes: Any) -> ResponsePlan:
    """The default plan's shape."""
    usual = ResponsePlan(call_type=call_type, priority=Priority.urgent, rungs=LADDER)
    return replace(usual, **changes) if changes else usual


def life_plan(call_type: str = "weapon", **changes: Any) -> ResponsePlan:
    """Everybody at once, and two of them needed."""
    usual = plan(call_type, priority=Priority.life, everyone_at_once=True, needed=2)
    return replace(usual, **changes) if changes else usual


POLICY = Policy(default=plan(), plans=(plan("fight"), plan("visitor", priority=Priority.everyday), life_plan()))

# --- places


def school(name: str, point: Point | None = None, neighbours: Iterable[str] = ()) -> School:
    """A school in the only zone."""
    near = tuple(SchoolId(n) for n in neighbours)
    return School(
        id=SchoolId(name),
        name=name.title(),
        code=name[:1].upper(),
        zone=ZoneId("lakeside"),
        point=point,
        phone="555-0100",
        neighbours=near,
    )


def place(name: str, **changes: Any) -> Place:
    """A room: n101 is north's room 101 on the first floor of its only building."""
    where = {"n": "north", "s": "south", "w": "west"}[name[0]]
    usual = Place(id=PlaceId(name), school=SchoolId(where), name=name.upper(), building="main", floor=int(name[1]), room=name[1:])
    return replace(usual, **changes) if changes else usual


SCHOOLS = (
    school("north", Point(latitude=45.00, longitude=-93.30), neighbours=("south", "nowhere")),
    school("south", Point(latitude=45.02, longitude=-93.30), neighbours=("north",)),
    school("west", Point(latitude=45.00, longitude=-93.50)),
)
PLACES = tuple(place(name) for name in ("n101", "n102", "n201", "s101", "w101"))

# --- people


def person(name: str, *roles: Role, school: str | None = "north", **changes: Any) -> Person:
    """Somebody: staff and coaches of their school, officers of the zone, everybody else of the whole district."""
    usual = Person(
        id=PersonId(name),
        name=name.title(),
        holdings=tuple(_holding(role, school) for role in roles),
        school=SchoolId(school) if school else None,
    )
    return replace(usual, **changes) if changes else usual


def _holding(role: Role, school: str | None) -> Holding:
    if role in {Role.staff, Role.coach} and school:
        return Holding(role=role, kind=ScopeKind.school, scope=school)
    if role is Role.officer:
        return Holding(role=role, kind=ScopeKind.zone, scope="lakeside")
    return Holding(role=role, kind=ScopeKind.district, scope=DISTRICT)


TESS = person("tess", Role.staff, room=ROOM)
CORA = person("cora", Role.coach)
COLE = person("cole", Role.coach)
SUE = person("sue", Role.coach, school="south")
FAY = person("fay", Role.float_, school="south")
FINN = person("finn", Role.float_, school="west")
SAM = person("sam", Role.safety_administrator)
MAX = person("max", Role.manager)
MIA = person("mia", Role.manager, school="south")
OLAF = person("olaf", Role.officer, school=None)
ADA = person("ada", Role.system_administrator, school=None)
EVERYBODY = (TESS, CORA, COLE, SUE, FAY, FINN, SAM, MAX, MIA, OLAF, ADA)
STANDS_AT = {"cora": "n102", "cole": "n201"}


def duty(who: Person, place: str | None = None, **changes: Any) -> Duty:
    """On duty at their own school since eight."""
    since = NINE - timedelta(hours=1)
    usual = Duty(
        person=who.id,
        status=DutyStatus.on_duty,
        school=who.school,
        place=PlaceId(place) if place else None,
        since=since,
        moved_at=since,
        until=None,
    )
    return replace(usual, **changes) if changes else usual


# --- the district at a moment


def setup(*people: Person, **changes: Any) -> Setup:
    """The district with these people; with its usual ones if none are named."""
    usual = Setup(
        district=DISTRICT,
        rev=1,
        policy=POLICY,
        people={p.id: p for p in people or EVERYBODY},
        schools={s.id: s for s in SCHOOLS},
        places={p.id: p for p in PLACES},
        zones={ZoneId("lakeside"): Zone(id=ZoneId("lakeside"), name="Lakeside")},
        name="Lakes",
    )
    return replace(usual, **changes) if changes else usual


def scene(*people: Person, off: Iterable[str] = (), **changes: Any) -> Scene:
    """Every responder on duty where they usually are, but those who are `off`; every phone proven; no call yet."""
    known = setup(*people)
    ready = [p for p in known.people.values() if not RESPONDERS.isdisjoint(p.roles()) and p.id not in set(off)]
    usual = Scene(
        setup=known,
        duty={p.id: duty(p, STANDS_AT.get(p.id)) for p in ready},
        proven=frozenset(known.people),
    )
    return replace(usual, **changes) if changes else usual


def alone(*names: str) -> Scene:
    """The usual scene with nobody on duty but these."""
    return scene(off={p.id for p in EVERYBODY} - set(names))


# --- what has happened


def fact(event: Event, seconds: float = 0, seq: int = 0, by: Actor = TIME) -> Fact:
    """A line of the log."""
    return Fact(event=event, at=at(seconds), by=by, seq=Seq(seq))


def raised(call: str = CALL, caller: str = "tess", room: str = ROOM, **changes: Any) -> ev.CallRaised:
    """A press became a call, under the default plan."""
    where = place(room).school
    usual = ev.CallRaised(
        call=CallId(call),
        school=where,
        place=PlaceId(room),
        caller=PersonId(caller),
        call_type=UNSPECIFIED,
        plan=plan(),
        alerting=Alerting.loud,
    )
    return replace(usual, **changes) if changes else usual


def dispatched(rung: int = 1, due: float = 15, call: str = CALL) -> ev.CallDispatched:
    """The ladder stands on a rung until `due`."""
    return ev.CallDispatched(call=CallId(call), rung=rung, due=at(due))


def offered(who: str = "cora", number: int = 1, call: str = CALL, **changes: Any) -> ev.OfferMade:
    """Somebody's phone rings: the call's n-th offer."""
    usual = ev.OfferMade(
        **_part(who, number, call),
        rung=1,
        until=at(15),
        reason=PickReason.same_floor,
        metres=40,
        seconds=29,
        proven=True,
    )
    return replace(usual, **changes) if changes else usual


def happened(kind: type[ev.OfferEvent], who: str = "cora", number: int = 1, **fields: Any) -> ev.OfferEvent:
    """Anything else that happened to an offer of the usual call."""
    return kind(**_part(who, number, fields.pop("call", CALL)), **fields)


def accepted(who: str = "cora", number: int = 1, call: str = CALL) -> ev.OfferEvent:
    """Somebody said "I'm going"."""
    return happened(ev.OfferAccepted, who, number, call=call)


def ringing(**changes: Any) -> tuple[Event, ...]:
    """The usual beginning: tess pressed, cora's phone rings until 15 seconds after nine."""
    return (raised(**changes), dispatched(), offered())


def going(**changes: Any) -> tuple[Event, ...]:
    """The usual beginning, and cora said "I'm going"."""
    return (*ringing(**changes), accepted())


def call(*events: Event) -> Call:
    """The call that these tell of; the usual beginning if none are told."""
    found = fold(fact(event, seq=seq) for seq, event in enumerate(events or ringing(), start=1))
    assert found is not None
    return found


def offer(number: int = 1, call: str = CALL) -> OfferId:
    """The name of the call's n-th offer."""
    return offer_id(CallId(call), number)


def _part(who: str, number: int, call: str) -> Mapping[str, Any]:
    return {"call": CallId(call), "offer": offer(number, call), "responder": PersonId(who)}
