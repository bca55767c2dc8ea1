"""What an officer's view holds of a student: each release of it is written to the record of disclosures when it begins.

Kept in step with `police.released`: whoever lets an officer see more of a student says so here."""

from dataclasses import dataclass

from app.core.call import Call
from app.core.ids import PersonId
from app.core.policy import UNSPECIFIED, Released
from app.core.request import PoliceRequest
from app.core.scene import Scene
from app.core.standing import Relation, relations
from app.core.words import Involved, Purpose

DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """`by` let `to` see the field; another `value` of it is another release. The value itself is written nowhere."""

    to: PersonId
    by: PersonId
    what: Released
    value: str


def held(call: Call | None, scene: Scene) -> frozenset[Release]:
    """All that officers see of a student now; nothing when the call is over."""
    if call is None or call.police is None:
        return frozenset()
    request = call.police
    asked = {a.responder for a in request.of(Purpose.patrol)}
    return frozenset(each for who in asked if _sees(who, call, scene) for each in _told(who, call, request, scene))


def basis(call: Call) -> str:
    """Why: police were asked for the reason, or a life was in danger."""
    return f"police:{(call.police and call.police.reason) or DANGER}"


def _sees(who: PersonId, call: Call, scene: Scene) -> bool:
    person = scene.setup.people.get(who)
    return person is not None and Relation.officer in relations(person, call, scene)


def _told(to: PersonId, call: Call, request: PoliceRequest, scene: Scene) -> list[Release]:
    free = scene.setup.policy_of(call).police.released
    by = request.decided_by or request.by or call.caller
    found: list[Release] = []
    if Released.call_type in free and call.call_type != UNSPECIFIED:
        found.append(Release(to=to, by=by, what=Released.call_type, value=call.call_type))
    if Released.students_involved in free and request.students is not Involved.unknown:
        found.append(Release(to=to, by=by, what=Released.students_involved, value=request.students))
    if Released.messages in free:
        found += [Release(to=to, by=m.by, what=Released.messages, value=m.id) for m in call.messages]
    return found
