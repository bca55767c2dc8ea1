"""People and places as cards."""

from dataclasses import replace

import pytest

from app.core import cards
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.roster import Person
from app.core.shown import part_card, person_card, place_card
from app.core.words import AssignmentState, Audience, Role
from tests import build
from tests.build import OLAF, TESS, at, offered, raised

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


@pytest.mark.parametrize(("heard", "said", "since"), [(90, 70, 70), (90, None, 90), (None, None, None)])
def test_who_waited_for_a_network_is_there_since_they_said_so(heard: int | None, said: int | None, since: int | None) -> None:
    part = replace(
        build.call(raised(), offered()).assignments[0],
        made_at=at(1),
        accepted_at=at(60),
        on_scene_at=at(heard) if heard else None,
        said={AssignmentState.on_scene: at(said)} if said else {},
    )
    card = part_card(part, Audience.board, part.responder, SETUP)
    assert (card.on_scene_at, card.on_scene_since) == (at(heard) if heard else None, at(since) if since else None)
