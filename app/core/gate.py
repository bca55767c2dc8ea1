"""What stands before asking police: who may ask, who decides, which conditions come first, and when all are met.

Everything is judged by the edition of the policy that was in force when the call was raised."""

from collections.abc import Iterable

from app.core.call import Call
from app.core.cards import Action
from app.core.ids import PersonId
from app.core.policy import Before, Condition, ConditionKind, PoliceRules, Rung, Seat
from app.core.ranking import ROLE_OF, members
from app.core.request import PoliceRequest
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import ConditionState, Group, Involved, NoticeResult, Priority, RequestState, Role

APPROVAL = "approval"
"""The condition that a guarded type brings where the district names none of its own."""

MANAGERS = (Rung(seats=(Seat(group=Group.managers),), seconds=30),)


def rules(call: Call, scene: Scene) -> PoliceRules:
    """What the call's own edition says of police."""
    return scene.setup.policy_of(call).police


def may_ask(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the person may put the question; who may decide may always ask."""
    school = scene.setup.schools.get(call.school)
    asking = {ROLE_OF[group] for group in rules(call, scene).askers}
    return person.holds(asking, school) or (bool(asking) and may_decide(person, call, scene, guarded=False))


def deciders(call: Call, scene: Scene, *, guarded: bool) -> tuple[Rung, ...]:
    """Who decides, rung by rung; for a guarded type only managers (rule A16)."""
    return MANAGERS if guarded else rules(call, scene).approvers or MANAGERS


def may_decide(person: Person, call: Call, scene: Scene, *, guarded: bool) -> bool:
    """Whether the person holds a seat among those who decide, asked or not."""
    seats = (seat for rung in deciders(call, scene, guarded=guarded) for seat in rung.seats)
    return any(person in members(seat.group, call.school, scene, seat.post) for seat in seats)


def is_guarded(call: Call, scene: Scene, reason: str) -> bool:
    """Whether the type needs a manager, unless the reason is a danger at hand."""
    named = rules(call, scene).reason(reason)
    return call.call_type in rules(call, scene).guarded and not (named is not None and named.danger)


def needed(call: Call, scene: Scene, students: Involved, *, guarded: bool) -> tuple[str, ...]:
    """The conditions before an officer is asked, in the district's order."""
    found = [c.id for c in rules(call, scene).conditions if c.before is Before.ask and applies(c, students)]
    approval = any(c.kind is ConditionKind.approval for c in rules(call, scene).conditions)
    return tuple([APPROVAL, *found] if guarded and not approval else found)


def before_students(request: PoliceRequest, call: Call, scene: Scene) -> tuple[str, ...]:
    """The conditions before an officer deals with a student; whatever was said in the asking, then one is involved (rule D1)."""
    late = (c for c in rules(call, scene).conditions if c.before is Before.engage or c.with_students)
    return tuple(c.id for c in late if c.id not in request.conditions)


def applies(condition: Condition, students: Involved) -> bool:
    """Not knowing whether a student is involved is no reason to skip what protects one."""
    return not condition.with_students or students is not Involved.no


def state_of(code: str, request: PoliceRequest, police: PoliceRules) -> ConditionState:
    """How far the condition has come."""
    if code in request.skipped:
        return ConditionState.skipped
    condition = police.condition(code)
    if condition is None or condition.kind is ConditionKind.approval:
        return ConditionState.met if request.decided_at is not None else ConditionState.waiting
    if condition.kind is ConditionKind.meeting:
        return ConditionState.met if request.meeting is not None else ConditionState.waiting
    return _told(condition, request)


def _told(condition: Condition, request: PoliceRequest) -> ConditionState:
    made = [n for n in request.notices if n.condition == condition.id]
    reached = any(n.result is NoticeResult.reached for n in made)
    if reached or (condition.tries and len(made) >= condition.tries):
        return ConditionState.met
    return ConditionState.tried if made else ConditionState.waiting


def is_school_matter(call: Call, scene: Scene) -> bool:
    """Whether the type is one that never reaches an officer (rule B9)."""
    return call.call_type in rules(call, scene).never


def is_danger(call: Call, scene: Scene) -> bool:
    """Whether the request that stands is for a danger, to life or at hand: no other name of the call takes the officer away."""
    request = call.police
    if request is None or not request.is_current():
        return False
    named = rules(call, scene).reason(request.reason)
    return request.danger or call.plan.priority is Priority.life or (named is not None and named.danger)


def ends_as_school_matter(call: Call, scene: Scene) -> bool:
    """Whether the request that stands is over because the call turned out to be the school's to settle."""
    stands = call.police is not None and call.police.is_current()
    return stands and is_school_matter(call, scene) and not is_danger(call, scene)


def outstanding(codes: tuple[str, ...], request: PoliceRequest, police: PoliceRules) -> tuple[str, ...]:
    """Those of the conditions that are not met."""
    open_ = {ConditionState.waiting, ConditionState.tried}
    return tuple(code for code in codes if state_of(code, request, police) in open_)


def waits_for_decision(request: PoliceRequest, police: PoliceRules) -> bool:
    """Whether somebody must still say yes or no."""
    found = ((code, police.condition(code)) for code in outstanding(request.conditions, request, police))
    return any(condition is None or condition.kind is ConditionKind.approval for _, condition in found)


def adults(call: Call, scene: Scene) -> tuple[PersonId, ...]:
    """Who may meet the officer (rule D2): those who come, those on duty at the school, those who look after it."""
    coming = [a.responder for a in call.going()]
    here = [d.person for d in scene.duty.values() if d.is_available() and d.school == call.school]
    deciding = [p.id for p in scene.setup.people.values() if p.active and may_decide(p, call, scene, guarded=False)]
    people = scene.setup.people
    known = (who for who in dict.fromkeys((*coming, *here, *deciding)) if who in people)
    return tuple(who for who in known if Role.officer not in people[who].roles())


def possible(person: Person, call: Call, scene: Scene) -> Iterable[Action]:
    """What makes sense to do about police now; whether the person stands so to the call is asked elsewhere."""
    if call.drill or Role.visitor in person.roles():
        return  # a drill sends nobody outside; a room's code may be in any hand
    if call.said_911_at is None:
        yield Action.say_911
    police, request = rules(call, scene), call.police
    passed = request is not None and request.state is RequestState.open and request.is_pending()
    if not call.plan.everyone_at_once or call.plan.priority is not Priority.life or (police.askers and not passed):
        yield Action.endanger
    if request is not None:
        yield from _for_request(person, request, call, scene)
    asked = request is not None and request.is_pending()
    if not asked and not is_school_matter(call, scene) and may_ask(person, call, scene):
        yield Action.ask_police


def _for_request(person: Person, request: PoliceRequest, call: Call, scene: Scene) -> Iterable[Action]:
    police = rules(call, scene)
    if request.owes_reason():
        yield Action.give_reason
    if not request.is_current():
        return
    yield from (Action.withdraw_police, Action.set_meeting)
    codes = (*request.conditions, *before_students(request, call, scene))
    kinds = {c.kind for c in map(police.condition, outstanding(codes, request, police)) if c is not None}
    if ConditionKind.notice in kinds:
        yield Action.make_notice
    if request.state is RequestState.open and request.student_met_at is None:
        yield Action.meet_student
    decides = request.state is RequestState.asked and waits_for_decision(request, police)
    if decides and may_decide(person, call, scene, guarded=request.guarded):
        yield Action.decide_police
