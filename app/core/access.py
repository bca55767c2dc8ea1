"""May this person do this. One table for routes, socket and screens alike; what has no row may nobody do."""

from collections.abc import Mapping
from enum import StrEnum

from app.core.assignment import LATE, Assignment
from app.core.call import Call
from app.core.cards import Action
from app.core.ids import SchoolId
from app.core.places import School
from app.core.roster import RESPONDERS, Person
from app.core.scene import Scene
from app.core.words import AssignmentState as State
from app.core.words import Purpose, Role, ScopeKind


class Right(StrEnum):
    """What a route, a socket message or a screen asks for."""

    use_app = "use_app"
    follow_call = "follow_call"
    raise_call = "raise_call"
    raise_by_code = "raise_by_code"
    raise_drill = "raise_drill"
    answer_calls = "answer_calls"
    supervise_calls = "supervise_calls"
    message_calls = "message_calls"
    read_board = "read_board"
    read_duty = "read_duty"
    read_past = "read_past"
    read_people = "read_people"
    change_people = "change_people"
    read_schools = "read_schools"
    change_schools = "change_schools"
    read_plans = "read_plans"
    change_plans = "change_plans"
    change_room_codes = "change_room_codes"
    log_contacts = "log_contacts"
    report_calls = "report_calls"
    read_figures = "read_figures"
    read_disclosures = "read_disclosures"
    share_position = "share_position"


EVERYBODY = frozenset(Role)
COLLEAGUES = EVERYBODY - {Role.visitor}
SUPERVISORS = frozenset({Role.manager, Role.safety_administrator})
OVERSEERS = SUPERVISORS | {Role.system_administrator}
ADMINISTRATORS = frozenset({Role.manager, Role.system_administrator})
SCHOOL_SIDE = RESPONDERS - {Role.officer}
"""Who answers for the school; what an officer knows of a call is in the police's own records."""

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.use_app: COLLEAGUES,
    Right.follow_call: EVERYBODY,
    Right.raise_call: COLLEAGUES - {Role.officer},
    Right.raise_by_code: EVERYBODY,
    Right.raise_drill: OVERSEERS,
    Right.answer_calls: RESPONDERS,
    Right.supervise_calls: SUPERVISORS,
    Right.message_calls: SUPERVISORS,
    Right.read_board: OVERSEERS,
    Right.read_duty: OVERSEERS,
    Right.read_past: OVERSEERS,
    Right.read_people: OVERSEERS,
    Right.change_people: ADMINISTRATORS,
    Right.read_schools: OVERSEERS,
    Right.change_schools: ADMINISTRATORS,
    Right.read_plans: OVERSEERS,
    Right.change_plans: ADMINISTRATORS,
    Right.change_room_codes: OVERSEERS,
    Right.log_contacts: SCHOOL_SIDE,
    Right.report_calls: SCHOOL_SIDE,
    Right.read_figures: OVERSEERS,
    Right.read_disclosures: frozenset({Role.manager}),
    Right.share_position: frozenset({Role.officer}),
}

STEP_UP = frozenset((
    Right.read_past, Right.read_people, Right.change_people, Right.read_schools, Right.change_schools, Right.read_plans,
    Right.change_plans, Right.change_room_codes, Right.read_disclosures,
))  # fmt: skip
"""What is done at a desk: a phone left signed in does not have it until its hand proves itself again. Nothing that a press, an
answer, duty or the live board needs is ever among them."""


def may(person: Person, right: Right, school: School | None = None) -> bool:
    """Whether the person has the right for the school; for None, anywhere at all."""
    if not person.active:
        return False
    roles = RIGHTS[right]
    return person.holds(roles, school) if school else not roles.isdisjoint(person.roles())


def supervises(person: Person, subject: Person, schools: Mapping[SchoolId, School]) -> bool:
    """Whether the subject's duty is the person's to change: of who belongs to a school and goes nowhere else, that school's; of
    who is sent further, everything they are sent to. Else one school could take from another who is on the way to it."""
    right = Right.supervise_calls
    settled = subject.school is not None and all(h.kind is ScopeKind.school for h in subject.in_force())
    theirs = [s for s in schools.values() if (s.id == subject.school if settled else subject.holds(subject.roles(), s))]
    reached = bool(theirs) and all(may(person, right, school) for school in theirs)
    return reached or (person.active and person.holds(RIGHTS[right]))


class Relation(StrEnum):
    """How somebody stands to a call. An officer who pressed is a `passer_by`: they see who comes, and no more; one who was asked
    and `missed` it may say a late yes, and sees nothing."""

    caller = "caller"
    presser = "presser"
    asked = "asked"
    going = "going"
    done = "done"
    supervisor = "supervisor"
    overseer = "overseer"
    decider = "decider"
    officer = "officer"
    missed = "missed"
    passer_by = "passer_by"


R = Relation
SPEAKERS = frozenset({R.going, R.done, R.supervisor})
"""Who speaks for the call: those who came, and those who look after it. An officer does not."""

ON_CALL: dict[Action, frozenset[Relation]] = {
    Action.press_again: frozenset({R.caller, R.presser, R.passer_by}),
    Action.cancel: frozenset({R.caller, R.passer_by}),
    Action.stand_down: frozenset({R.caller, R.presser, R.passer_by}),
    Action.amend: frozenset({R.caller, R.presser, R.passer_by, R.going, R.supervisor}),
    Action.note: frozenset({R.caller, R.presser, R.passer_by, R.going, R.done, R.supervisor}),
    Action.accept: frozenset({R.asked, R.officer, R.missed}),
    Action.decline: frozenset({R.asked, R.officer, R.missed}),
    Action.en_route: frozenset({R.going, R.officer}),
    Action.on_scene: frozenset({R.going, R.officer}),
    Action.clear: frozenset({R.going, R.officer}),
    Action.give_up: frozenset({R.going, R.officer}),
    Action.backup: frozenset({R.going, R.supervisor}),
    Action.escalate: frozenset({R.supervisor}),
    Action.take: frozenset({R.supervisor}),
    Action.ask: frozenset({R.supervisor}),
    Action.message: frozenset({R.supervisor}),
    Action.close: frozenset({R.going, R.done, R.supervisor}),
    Action.report: frozenset({R.going, R.done, R.supervisor}),
    Action.endanger: SPEAKERS | {R.caller, R.presser, R.asked},
    Action.say_911: SPEAKERS | {R.caller, R.presser, R.asked},
    Action.ask_police: SPEAKERS,
    Action.decide_police: frozenset({R.decider, R.supervisor}),
    Action.make_notice: SPEAKERS,
    Action.set_meeting: SPEAKERS,
    Action.meet_student: SPEAKERS,
    Action.give_reason: SPEAKERS,
    Action.withdraw_police: SPEAKERS,
}


def relations(person: Person, call: Call, scene: Scene) -> frozenset[Relation]:
    """Every way in which the person stands to the call; empty means the call does not exist for them."""
    if not person.active:
        return frozenset()
    found: set[Relation] = set()
    badge = person.is_officer()
    if person.id == call.caller:
        found.add(R.passer_by if badge else R.caller)
    if person.id in call.pressers:
        found.add(R.passer_by if badge else R.presser)
    mine = call.part_of(person.id)
    if mine is not None and badge and mine.purpose is Purpose.patrol:
        found |= _as_officer(mine, call, scene)
    elif mine is not None and not badge and mine.purpose is not Purpose.patrol:  # a part ends with the badge, or its lack
        found.add(R.going if mine.is_going() else R.done if mine.state is State.clear else R.asked)
    school = scene.setup.schools.get(call.school)
    if person.holds(SUPERVISORS, school):
        found.add(R.supervisor)
    if person.holds(OVERSEERS, school):
        found.add(R.overseer)
    if _decides(person, call):
        found.add(R.decider)
    return frozenset(found)


def _as_officer(mine: Assignment, call: Call, scene: Scene) -> frozenset[Relation]:
    """An officer sees the call while asked and while on it, and then no more (rule E24). A yes that comes late may still be said
    while one is wanted, by who has been on duty all along; nothing is seen for it."""
    if not call.is_open():
        return frozenset()
    if mine.is_live() or mine.is_going():
        return frozenset({R.officer})
    duty = scene.duty.get(mine.responder)
    stayed = duty is not None and duty.is_available() and duty.since <= mine.made_at
    wanted = call.police is not None and call.police.wants_officer()
    return frozenset({R.missed}) if mine.state in LATE and wanted and stayed else frozenset()


def _decides(person: Person, call: Call) -> bool:
    asks = call.police.of(Purpose.approve) if call.police else ()
    return not person.is_officer() and any(a.responder == person.id and a.is_live() for a in asks)
