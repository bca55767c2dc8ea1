"""People and places as cards."""

import pytest

from app.core import cards
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.roster import Person
from app.core.shown import person_card, place_card
from app.core.words import Role
from tests import build
from tests.build import OLAF, TESS

SETUP = build.setup()


def test_a_place_is_told_with_its_school() -> None:
    expected = cards.PlaceCard(
        id=build.ROOM,
        name="N101",
        building="main",
        floor=1,
        room="101",
        school=SchoolId("north"),
        school_name="North",
        school_phone="555-0100",
    )
    assert place_card(build.ROOM, SETUP) == expected


def test_a_place_that_is_gone_keeps_its_id_as_its_name() -> None:
    card = place_card(PlaceId("attic"), SETUP)
    assert (card.name, card.school, card.school_name) == ("attic", "", "")


def test_a_place_whose_school_is_gone_keeps_its_own_name() -> None:
    assert place_card(build.ROOM, build.setup(schools={})).school_name == ""


BOTH = build.person("bo", Role.manager, Role.coach)


@pytest.mark.parametrize(
    ("who", "role"), [(TESS, Role.staff), (BOTH, Role.coach), (OLAF, Role.officer), (build.person("new"), None)]
)
def test_a_person_is_told_by_their_nearest_role(who: Person, role: Role | None) -> None:
    expected = cards.PersonCard(id=who.id, name=who.name, role=role)
    assert person_card(who.id, build.setup(who)) == expected


def test_a_person_who_is_gone_keeps_their_id_as_their_name() -> None:
    assert person_card(PersonId("ghost"), SETUP) == cards.PersonCard(id=PersonId("ghost"), name="ghost", role=None)
