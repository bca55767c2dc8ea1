from collections import Counter

from app.core.words import Role, ScopeKind
from app.demo.district import district, door_people


def test_the_demo_has_the_size_of_a_real_intermediate_district() -> None:
    roles = Counter(role for person in district().people for role in person.roles())
    expected = {
        Role.coach: 8,
        Role.float_: 2,
        Role.manager: 2,
        Role.safety_administrator: 2,
        Role.staff: 12,
        Role.officer: 1,
        Role.system_administrator: 1,
    }
    assert roles == expected


def test_each_school_has_two_coaches_and_three_teachers() -> None:
    demo = district()
    per_school = {
        school.id: Counter(role for p in demo.people if p.holdings[0].scope == school.id for role in p.roles())
        for school in demo.schools
    }
    assert {tuple(sorted(count.items())) for count in per_school.values()} >= {((Role.coach, 2), (Role.staff, 3))}
    assert all(count[Role.coach] == 2 and count[Role.staff] == 3 for count in per_school.values())


def test_everybody_is_usually_in_a_room_of_their_school() -> None:
    demo = district()
    rooms = {place.id: place.school for place in demo.places}
    assert [person.name for person in demo.people if rooms[person.room or person_less()] != person.school] == []


def person_less() -> str:
    raise AssertionError("somebody has no room")


def test_rooms_lie_in_two_buildings_on_two_floors_with_coordinates() -> None:
    demo = district()
    first = [place for place in demo.places if place.school == demo.schools[0].id]
    assert {(place.building, place.floor) for place in first} == {("Main", 0), ("Main", 1), ("Annex", 0), ("Annex", 1)}
    assert all(place.x is not None and place.y is not None for place in demo.places)


def test_one_zone_has_one_officer_who_is_on_duty_from_the_beginning() -> None:
    demo = district()
    held = [holding for person in demo.people for holding in person.holdings if holding.role is Role.officer]
    assert [(holding.kind, holding.scope) for holding in held] == [(ScopeKind.zone, demo.zone.id)]
    assert Role.officer in {role for person in demo.responders() for role in person.roles()}


def test_ids_and_codes_are_all_different() -> None:
    demo = district()
    for ids in ([p.id for p in demo.people], [p.id for p in demo.places], [p.code for p in demo.places]):
        assert len(ids) == len(set(ids))


def test_there_is_a_door_for_every_role_but_the_visitors_who_come_by_a_rooms_code() -> None:
    people = {person.id: person for person in district().people}
    assert {role for door in door_people() for role in people[door].roles()} == set(Role) - {Role.visitor}


def test_telephone_numbers_are_of_the_range_kept_for_stories() -> None:
    assert all(school.phone.startswith("763-555-01") for school in district().schools)
