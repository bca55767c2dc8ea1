"""May this person do this. One table for routes, socket and screens alike; what has no row may nobody do."""

from collections.abc import Mapping
from enum import StrEnum

from app.core.ids import SchoolId
from app.core.places import School
from app.core.roster import RESPONDERS, Person
from app.core.words import Role, ScopeKind


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
