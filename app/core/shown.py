"""People, places and parts as cards: the small shapes that every view is made of."""

from app.core import cards
from app.core.assignment import Assignment, said_at
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.scene import Setup
from app.core.words import AssignmentState, Audience, Role

WAITING = frozenset({Audience.caller, Audience.visitor})
_FIRST = (Role.coach, Role.float_, Role.safety_administrator, Role.manager, Role.officer)


def place_card(place_id: PlaceId, setup: Setup) -> cards.PlaceCard:
    """A place with its school; a place that is gone from the setup keeps its id as its name."""
    place = setup.places.get(place_id)
    school = setup.schools.get(place.school) if place else None
    return cards.PlaceCard(
        id=place_id,
        name=place.name if place else place_id,
        building=place.building if place else "",
        floor=place.floor if place else 0,
        room=place.room if place else "",
        school=place.school if place else SchoolId(""),
        school_name=school.name if school else "",
        school_phone=school.phone if school else "",
    )


def person_card(person_id: PersonId, setup: Setup) -> cards.PersonCard:
    """A person by name and first role; one who is gone from the setup keeps their id as their name."""
    person = setup.person(person_id)
    if person is None:
        return cards.PersonCard(id=person_id, name=person_id, role=None)
    roles = person.roles()
    role = next((r for r in _FIRST if r in roles), None) or next(iter(sorted(roles)), None)
    return cards.PersonCard(id=person.id, name=person.name, role=role)


def _responder(a: Assignment, eyes: Audience, setup: Setup) -> cards.PersonCard:
    """A stranger learns the name of whoever said that they come, and of nobody else."""
    card = person_card(a.responder, setup)
    if eyes is not Audience.visitor or a.accepted_at is not None:
        return card
    return cards.PersonCard(id=PersonId(""), name="", role=card.role)


def part_card(a: Assignment, eyes: Audience, viewer: PersonId, setup: Setup) -> cards.AssignmentCard:
    """Why somebody could not go is between them and the board."""
    told = eyes is Audience.board or a.responder == viewer
    return cards.AssignmentCard(
        offer=a.offer,
        responder=_responder(a, eyes, setup),
        state=a.state,
        rung=a.rung,
        reason=a.reason,
        metres=a.metres,
        seconds=a.seconds,
        proven=a.proven,
        made_at=a.made_at,
        until=a.until,
        delivered_at=a.delivered_at,
        seen_at=a.seen_at,
        accepted_at=a.accepted_at,
        en_route_at=a.en_route_at,
        on_scene_at=a.on_scene_at,
        ended_at=a.ended_at,
        decline_reason=a.decline_reason if told else None,
        purpose=a.purpose,
        still_since=a.moved_at if (told or eyes in WAITING) and a.is_stalled() else None,
        asked_by=person_card(a.asked_by, setup) if told and a.asked_by else None,
        instead_of=person_card(a.instead_of, setup) if told and a.instead_of else None,
        position_age=a.position_age,
        on_scene_since=said_at(a, AssignmentState.on_scene),
    )
