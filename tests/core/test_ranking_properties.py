"""The ranking against a brute-force reference, on random rosters."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.duty import Duty
from app.core.ids import CallId, PersonId, PlaceId, SchoolId
from app.core.places import Point, School
from app.core.ranking import rank, stand
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import DutyStatus, Group, Role
from tests import build
from tests.core.conftest import HISTORIES
from tests.core.reference import Reference

# A Golomb ruler: no two pairs of schools are equally far apart, so rounding never decides who is nearer.
LATITUDES = {"north": 0, "south": 1, "west": 4, "n2": 9}
NEAR = {"north": ("south", "west"), "south": ("north", "n2"), "west": (), "n2": ("north",)}
SCHOOLS = {
    SchoolId(name): build.school(name, Point(latitude=45 + mark / 50, longitude=-93.3), NEAR[name])
    for name, mark in LATITUDES.items()
}
PLACES = {
    p.id: p for p in (*build.PLACES, build.place("n301", building="gym"), build.place("n102", id=PlaceId("n1x"), building="gym"))
}
ROLES = [Role.coach, Role.coach, Role.float_, Role.safety_administrator, Role.manager, Role.officer, Role.staff]
some_school = st.sampled_from([*SCHOOLS, None])


@st.composite
def people(draw: st.DrawFn, name: str) -> tuple[Person, Duty | None]:
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))
    room = draw(st.sampled_from([*PLACES, None]))
    person = build.person(name, *roles, school=draw(some_school), room=room, active=draw(st.integers(0, 9)) > 0)
    place = draw(st.sampled_from([*PLACES, None]))
    school = PLACES[place].school if place else draw(st.sampled_from([person.school, *SCHOOLS]))
    duty = build.duty(person, place, school=school, status=draw(st.sampled_from([*[DutyStatus.on_duty] * 4, *DutyStatus])))
    return person, duty if draw(st.integers(0, 9)) else None


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Scene, list[build.Fact]]:
    roster = [draw(people(f"p{n}")) for n in range(draw(st.integers(0, 8)))]
    names = st.sampled_from([p.id for p, _ in roster] or [PersonId("nobody")])
    pairs = st.tuples(st.sampled_from([*SCHOOLS]), st.sampled_from([*SCHOOLS]))
    room = draw(st.sampled_from(["n101", "n102", "n201", "s101", "w101"]))
    scene = build.scene(
        setup=build.setup(people={p.id: p for p, _ in roster}, schools=SCHOOLS, places=PLACES),
        duty={p.id: duty for p, duty in roster if duty},
        proven=draw(st.frozensets(names)),
        travel=draw(st.dictionaries(pairs, st.integers(1, 5).map(float), max_size=5)),
    )
    asked = draw(st.lists(names, max_size=4))
    busy = draw(st.lists(names, max_size=3, unique=True))
    past: list[Any] = [build.raised(caller=draw(names), room=room)]
    past += [build.raised(f"old{n}", room="w101") for n, _ in enumerate([*asked, *busy])]
    past += [build.fact(build.offered(who, 1, f"old{n}"), n + 1) for n, who in enumerate([*asked, *busy])]
    past += [build.accepted(who, 1, f"old{n}") for n, who in enumerate(busy, start=len(asked))]
    facts = [line if isinstance(line, build.Fact) else build.fact(line) for line in past]
    for fact in facts:
        scene = scene.after(fact)
    return scene, facts


@settings(HISTORIES)
@given(scenes())
def test_everybody_is_asked_in_the_order_of_the_reference(drawn: tuple[Scene, list[build.Fact]]) -> None:
    scene, facts = drawn
    reference, call = Reference(scene, facts), scene.calls[build.CALL]
    found = {group: [pick.person for pick in rank(call, scene, group).picks] for group in Group}
    assert {group: reference.order(call.id, group.value) for group in Group} == found


@settings(HISTORIES)
@given(scenes())
def test_every_rung_seats_whom_the_reference_seats(drawn: tuple[Scene, list[build.Fact]]) -> None:
    scene, facts = drawn
    reference, call = Reference(scene, facts), scene.calls[CallId("help")]
    found = [[p.person for p in stand(call, scene, rung.seats).picks] for rung in call.plan.rungs]
    assert [reference.picks(call.id, number) for number in range(1, 5)] == found


def test_the_ruler_is_one() -> None:
    marks = list(LATITUDES.values())
    apart = [abs(a - b) for n, a in enumerate(marks) for b in marks[:n]]
    assert len(apart) == len(set(apart))


def test_every_school_is_a_school() -> None:
    assert all(isinstance(school, School) for school in SCHOOLS.values())
