"""Who is asked first, and why; and who is not, and why not. Random rosters: `test_ranking_properties.py`."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.call import Call
from app.core.events import Gap
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.places import LastPosition, Point
from app.core.policy import Seat
from app.core.ranking import FAR_S, gap_of, members, rank, stand
from app.core.roster import Holding
from app.core.scene import Scene
from app.core.words import DeclineReason, DutyStatus, GapReason, Group, PickReason, Role, ScopeKind, WithdrawReason
from tests import build
from tests.build import CALL, accepted, at, going, happened, offered, raised, ringing
from tests.given import given

NORTH = SchoolId("north")


def of(scene: Scene) -> Call:
    return scene.calls[CALL]


def names(scene: Scene, group: Group) -> list[str]:
    return [pick.person for pick in rank(of(scene), scene, group).picks]


def pressed(scene: Scene | None = None) -> Scene:
    return given(raised(), scene=scene).scene


def test_the_nearest_coach_of_the_school_comes_first_and_says_why() -> None:
    picks = rank(of(pressed()), pressed(), Group.coaches).picks
    assert [(p.person, p.way.reason, p.way.metres, p.proven) for p in picks] == [
        ("cora", PickReason.same_floor, 40, True),
        ("cole", PickReason.same_building, 65, True),
    ]


def test_floats_come_by_travel_time() -> None:
    picks = rank(of(pressed()), pressed(), Group.floats).picks
    assert [(p.person, p.way.reason) for p in picks] == [
        ("fay", PickReason.float_by_travel),
        ("finn", PickReason.float_by_travel),
    ]
    assert picks[0].way.metres == pytest.approx(2224, abs=1)


def test_what_a_travel_service_said_goes_before_the_straight_line() -> None:
    told = {(SchoolId("south"), NORTH): 900.0, (SchoolId("west"), NORTH): 300.0}
    assert names(pressed(build.scene(travel=told)), Group.floats) == ["finn", "fay"]


def test_a_float_who_is_in_the_school_walks() -> None:
    finn = build.duty(build.FINN, "n102", school=NORTH)
    scene = build.scene()
    here = replace(scene, duty={**scene.duty, PersonId("finn"): finn})
    assert names(pressed(here), Group.floats) == ["finn", "fay"]


def test_a_float_whom_nobody_can_place_comes_after_all_that_can_be() -> None:
    lost = build.person("lou", Role.float_, school=None)
    scene = pressed(build.scene(lost, build.FINN, build.TESS))
    assert names(scene, Group.floats) == ["finn", "lou"]


@pytest.mark.parametrize("unknown", ["north", "south"])
def test_a_school_without_coordinates_is_far_away(unknown: str) -> None:
    schools = {s.id: replace(s, point=None) if s.id == unknown else s for s in build.SCHOOLS}
    scene = build.scene(setup=build.setup(schools=schools))
    way = rank(of(pressed(scene)), pressed(scene), Group.floats).picks[-1].way
    assert (way.metres, way.seconds) == (None, FAR_S)


def test_a_coach_who_is_at_another_school_comes_by_road() -> None:
    scene = build.scene()
    away = build.duty(build.CORA, school=SchoolId("south"))
    scene = pressed(replace(scene, duty={**scene.duty, PersonId("cora"): away}))
    last = rank(of(scene), scene, Group.coaches).picks[-1]
    assert (last.person, last.way.reason) == ("cora", PickReason.same_school)


def test_a_room_that_is_gone_is_somewhere_in_the_school() -> None:
    gone = build.setup(places={PlaceId("n102"): build.place("n102")})
    scene = build.scene()
    scene = pressed(replace(scene, setup=gone))
    assert names(scene, Group.coaches) == ["cole", "cora"]


def test_a_coach_without_a_school_on_duty_is_in_their_usual_room() -> None:
    rover = build.person("rae", Role.coach, room=PlaceId("n101"))
    rover = replace(rover, school=None)
    scene = pressed(build.scene(rover, build.CORA, build.TESS))
    assert names(scene, Group.coaches) == ["rae", "cora"]


def test_a_phone_that_is_not_proven_is_asked_last_and_never_skipped() -> None:
    scene = pressed(build.scene(proven=frozenset({PersonId("cole")})))
    picks = rank(of(scene), scene, Group.coaches).picks
    assert [(p.person, p.proven) for p in picks] == [("cole", True), ("cora", False)]


def test_of_two_as_near_the_one_asked_longer_ago_comes_first_and_then_the_name() -> None:
    twins = [build.person(n, Role.manager) for n in ("ann", "ben", "cat")]
    asked = {PersonId("ann"): at(-5), PersonId("ben"): at(-9)}
    scene = pressed(build.scene(build.TESS, *twins, last_offered=asked))
    assert names(scene, Group.managers) == ["cat", "ben", "ann"]


def test_neighbouring_schools_coaches_are_not_the_schools_own() -> None:
    scene = pressed()
    picks = rank(of(scene), scene, Group.neighbour_coaches).picks
    assert [(p.person, p.way.reason) for p in picks] == [("sue", PickReason.neighbouring_school)]


def test_a_coach_of_both_schools_is_no_neighbour() -> None:
    both = tuple(Holding(role=Role.coach, kind=ScopeKind.school, scope=s) for s in ("north", "south"))
    sue = replace(build.SUE, holdings=both)
    assert members(Group.neighbour_coaches, NORTH, build.scene(sue)) == ()


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group.coaches, ["cora", "cole"]),
        (Group.floats, ["fay", "finn"]),
        (Group.neighbour_coaches, ["sue"]),
        (Group.safety_administrators, ["sam"]),
        (Group.managers, ["max", "mia"]),
        (Group.zone_officers, ["olaf"]),
    ],
)
def test_a_group_is_everybody_with_its_role_for_the_school(group: Group, expected: list[str]) -> None:
    assert [p.id for p in members(group, NORTH, build.scene())] == expected


def test_a_school_that_is_gone_has_those_who_serve_everybody_and_no_neighbours() -> None:
    scene = build.scene(setup=build.setup(schools={}))
    groups = [members(g, NORTH, scene) for g in (Group.managers, Group.coaches, Group.neighbour_coaches)]
    assert [[p.id for p in group] for group in groups] == [["max", "mia"], [], []]


def test_who_has_left_is_in_no_group() -> None:
    left = replace(build.CORA, active=False)
    assert members(Group.coaches, NORTH, build.scene(left)) == ()


DECLINED = happened(ev.OfferDeclined, reason=DeclineReason.other)
GIVEN_UP = happened(ev.ResponderGivenUp, reason=DeclineReason.other)
ELSEWHERE = (raised("other"), offered("cora", 1, "other"), accepted("cora", 1, "other"))
AGAIN = ev.CallEscalated(call=CALL, rung=4, due=at(60), cause="repeat")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("past", "reason"),
    [
        ((raised(),), None),
        ((raised(caller="cora"),), GapReason.is_caller),
        (ringing(), GapReason.already_ringing),
        (going(), GapReason.on_this_call),
        ((raised(), *ELSEWHERE), GapReason.committed),
        ((*ringing(), DECLINED), GapReason.declined),
        ((*ringing(), DECLINED, AGAIN), None),
        ((*ringing(), AGAIN, DECLINED), GapReason.declined),
        ((*ringing(), DECLINED, offered("cora", 2), happened(ev.OfferExpired, number=2)), GapReason.declined),
        ((*going(), GIVEN_UP), GapReason.declined),
        ((*going(), GIVEN_UP, AGAIN), GapReason.declined),
        ((*going(), GIVEN_UP, AGAIN, AGAIN), None),
        ((*ringing(), happened(ev.OfferExpired)), None),
        ((*ringing(), happened(ev.OfferWithdrawn, why=WithdrawReason.paused)), None),
        ((*going(), happened(ev.ResponderClear)), GapReason.on_this_call),
        ((*going(), happened(ev.ResponderClear), AGAIN), None),
    ],
)
def test_every_gap_has_its_reason(past: tuple[ev.Event, ...], reason: GapReason | None) -> None:
    scene = given(*past).scene
    assert gap_of(PersonId("cora"), of(scene), scene) is reason


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (DutyStatus.on_duty, None),
        (DutyStatus.paused, GapReason.paused),
        (DutyStatus.off_duty, GapReason.off_duty),
    ],
)
def test_only_who_is_on_duty_is_asked(status: DutyStatus, reason: GapReason | None) -> None:
    cora = build.duty(build.CORA, status=status)
    scene = pressed(build.scene(duty={PersonId("cora"): cora}))
    assert gap_of(PersonId("cora"), of(scene), scene) is reason


def test_who_never_came_on_duty_is_off_duty() -> None:
    scene = pressed(build.scene(duty={}))
    assert gap_of(PersonId("cora"), of(scene), scene) is GapReason.off_duty


def test_a_group_that_nobody_is_in_is_a_gap_of_its_own() -> None:
    scene = pressed(build.scene(build.TESS))
    expected = (Gap(reason=GapReason.nobody_holds_the_role, group="floats"),)
    assert rank(of(scene), scene, Group.floats).gaps == expected


def test_who_already_rings_is_no_gap() -> None:
    scene = given(*ringing()).scene
    assert rank(of(scene), scene, Group.coaches).gaps == ()


def test_seats_take_the_nearest_so_many_of_each_group() -> None:
    scene = pressed()
    standing = stand(of(scene), scene, [Seat(group=Group.coaches), Seat(group=Group.floats, count=1)])
    assert [p.person for p in standing.picks] == ["cora", "cole", "fay"]


def test_nobody_is_asked_twice_for_two_roles() -> None:
    both = build.person("bo", Role.safety_administrator, Role.manager)
    scene = pressed(build.scene(build.TESS, both, build.MAX))
    standing = stand(of(scene), scene, [Seat(group=Group.safety_administrators), Seat(group=Group.managers)])
    assert [p.person for p in standing.picks] == ["bo", "max"]


def test_nobody_is_missed_twice_for_two_roles() -> None:
    both = build.person("bo", Role.safety_administrator, Role.manager)
    scene = pressed(build.scene(build.TESS, both, off=["bo"]))
    standing = stand(of(scene), scene, [Seat(group=Group.safety_administrators), Seat(group=Group.managers)])
    expected = Gap(reason=GapReason.off_duty, person=PersonId("bo"), group="safety_administrators")
    assert standing.gaps == (expected,)


def test_a_seat_for_a_post_asks_only_who_holds_it() -> None:
    climate = replace(build.CORA, holdings=tuple(replace(h, post="climate_coach") for h in build.CORA.holdings))
    scene = pressed(build.scene(climate, build.COLE))
    found = rank(of(scene), scene, Group.coaches, "climate_coach")
    assert [pick.person for pick in found.picks] == ["cora"]
    nobody = rank(of(scene), scene, Group.coaches, "social_worker")
    assert nobody.gaps == (Gap(reason=GapReason.nobody_holds_the_role, group="social_worker"),)


def officers(*at: tuple[str, float, float]) -> Scene:
    """Olaf and ova of north's zone, on duty at south and at west; the given ones share a position so far north, so old."""
    ova = build.person("ova", Role.officer, school=None)
    scene = build.scene(*build.EVERYBODY, ova)
    stand_at = {"olaf": build.duty(build.OLAF, school=SchoolId("south")), "ova": build.duty(ova, school=SchoolId("west"))}
    told = {PersonId(who): LastPosition(point=Point(latitude=45 + far, longitude=-93.3), age=age) for who, far, age in at}
    return pressed(replace(scene, duty={**scene.duty, **stand_at}, positions=told))


def asked_officers(scene: Scene) -> list[tuple[str, float | None]]:
    return [(p.person, p.way.position_age) for p in rank(of(scene), scene, Group.zone_officers).picks]


def test_officers_who_share_nothing_come_by_the_school_that_they_named() -> None:
    assert asked_officers(officers()) == [("olaf", None), ("ova", None)]


def test_the_officer_whose_last_position_is_nearest_comes_first() -> None:
    scene = officers(("ova", 0.001, 120), ("olaf", 0.02, 5))
    assert asked_officers(scene) == [("ova", 120), ("olaf", 5)]
    way = rank(of(scene), scene, Group.zone_officers).picks[0].way
    assert (way.metres, way.reason) == (pytest.approx(111, abs=1), PickReason.zone_officer)


def test_an_officer_whose_position_has_grown_old_comes_last_however_near_it_was() -> None:
    assert asked_officers(officers(("olaf", 0.001, 2400))) == [("ova", None), ("olaf", 2400)]


def test_where_a_school_has_no_coordinates_a_position_says_nothing() -> None:
    scene = officers(("ova", 0.001, 120))
    lost = {s.id: replace(s, point=None) for s in build.SCHOOLS}
    scene = replace(scene, setup=replace(scene.setup, schools=lost))
    assert {age for _, age in asked_officers(scene)} == {None}


def test_nobody_but_an_officer_is_judged_by_a_position() -> None:
    near = LastPosition(point=Point(latitude=45.0, longitude=-93.3), age=1)
    scene = pressed(build.scene(positions={PersonId("finn"): near}))
    assert names(scene, Group.floats) == ["fay", "finn"]
