"""Somebody of whom only the scanned room is known."""

from app.core.access import Right, may
from app.core.ids import PersonId, PlaceId
from app.core.places import Place
from app.core.visitors import is_visitor, scanned_place, visitor, visitor_id
from app.core.words import Role
from tests import build

ID = visitor_id(build.ROOM, "phone-1")
PLACES: dict[PlaceId, Place] = {p.id: p for p in build.PLACES}


def test_the_id_names_the_room_that_was_scanned_and_tells_phones_apart() -> None:
    assert (scanned_place(ID), is_visitor(ID)) == (build.ROOM, True)
    assert ID != visitor_id(build.ROOM, "phone-2")


def test_a_visitor_is_one_of_their_school_by_the_name_of_the_room() -> None:
    found = visitor(ID, PLACES)
    assert found is not None
    assert (found.name, found.roles(), found.school, found.room) == ("Visitor, N101", {Role.visitor}, "north", build.ROOM)
    assert not found.is_responder()


def test_a_visitor_may_press_where_they_stand_and_follow_it_and_nothing_else() -> None:
    found = visitor(ID, PLACES)
    assert found is not None
    assert [right for right in Right if may(found, right)] == [Right.follow_call, Right.raise_by_code]


def test_a_colleague_is_no_visitor_and_a_room_that_is_gone_has_none() -> None:
    assert (visitor(PersonId("tess"), PLACES), is_visitor(PersonId("tess"))) == (None, False)
    assert visitor(visitor_id(PlaceId("attic"), "phone-1"), PLACES) is None
