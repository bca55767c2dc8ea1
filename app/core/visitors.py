"""Somebody who stands in a room and scanned its code. They have no account and no row: all that is known of them is their id.

A substitute, a parent, a phone that was never signed in. The id names the room whose code was scanned, so that the log alone
tells who asked, for ever, and a press of theirs never waits for the roster to be written."""

from collections.abc import Mapping

from app.core.ids import PersonId, PlaceId
from app.core.places import Place
from app.core.roster import Holding, Person
from app.core.words import Role, ScopeKind

PREFIX = "visitor:"  # no id that the shell makes holds a colon


def visitor_id(place: PlaceId, mark: str) -> PersonId:
    """`mark` tells one phone in the room from another."""
    return PersonId(f"{PREFIX}{place}:{mark}")


def is_visitor(person: PersonId) -> bool:
    """Whether the id is one of somebody whom nobody knows."""
    return person.startswith(PREFIX)


def scanned_place(person: PersonId) -> PlaceId:
    """The room whose code the visitor scanned first."""
    return PlaceId(person.removeprefix(PREFIX).rpartition(":")[0])


def visitor(person: PersonId, places: Mapping[PlaceId, Place]) -> Person | None:
    """The visitor of that id; None for a colleague, and where the room is gone."""
    place = places.get(scanned_place(person)) if is_visitor(person) else None
    if place is None:
        return None
    holding = Holding(role=Role.visitor, kind=ScopeKind.school, scope=place.school)
    return Person(id=person, name=f"Visitor, {place.name}", holdings=(holding,), school=place.school, room=place.id)
