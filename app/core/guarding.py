"""What became known after the question: the call got a type that only a manager decides, or a student is involved after all."""

from app.core import gate
from app.core.call import Call
from app.core.events import PoliceTightened
from app.core.request import PoliceRequest
from app.core.scene import Scene
from app.core.words import Involved, Purpose, RequestState


def tightened(call: Call, scene: Scene, said: Involved) -> PoliceTightened | None:
    """What the request that stands owes by now: the guard of the type that the call has got since, unless a manager asked, said
    yes, or an officer is there already; and what protects a student who is involved after all, as `said`."""
    request = call.police
    if request is None or not request.is_current():
        return None
    guarded = request.guarded or _wants_guard(request, call, scene)
    students = said if request.students is Involved.no else request.students
    if (guarded, students) == (request.guarded, request.students):
        return None
    fresh = request.state is RequestState.asked or guarded is not request.guarded
    conditions = gate.needed(call, scene, students, guarded=guarded) if fresh else request.conditions
    return PoliceTightened(call=call.id, request=request.number, students=students, conditions=conditions, guarded=guarded)


def _wants_guard(request: PoliceRequest, call: Call, scene: Scene) -> bool:
    people = scene.setup.people
    spoke = [people[who] for who in (request.by, request.decided_by) if who is not None and who in people]
    there = any(a.on_scene_at for a in request.of(Purpose.patrol))
    open_to = there or gate.is_danger(call, scene) or any(gate.may_decide(each, call, scene, guarded=True) for each in spoke)
    return gate.is_guarded(call, scene, request.reason) and not open_to
