"""Words for a call, its ladder and those who are asked."""

from enum import IntEnum, StrEnum


class Priority(IntEnum):
    """How urgent a call is; 1 is a threat to life."""

    life = 1
    urgent = 2
    everyday = 3


class Alerting(StrEnum):
    """Whether a call makes noise."""

    loud = "loud"
    discreet = "discreet"


class Group(StrEnum):
    """Who may stand on a rung of the escalation ladder."""

    coaches = "coaches"
    floats = "floats"
    neighbour_coaches = "neighbour_coaches"
    safety_administrators = "safety_administrators"
    managers = "managers"
    zone_officers = "zone_officers"
    other_officers = "other_officers"


class CallStatus(StrEnum):
    """Derived from the call's assignments, most advanced first; never stored by hand."""

    pending = "pending"
    dispatched = "dispatched"
    cleared = "cleared"
    accepted = "accepted"
    en_route = "en_route"
    on_scene = "on_scene"
    cancelled = "cancelled"
    closed = "closed"


class AssignmentState(StrEnum):
    """One responder's part in a call."""

    offered = "offered"
    accepted = "accepted"
    en_route = "en_route"
    on_scene = "on_scene"
    clear = "clear"
    declined = "declined"
    expired = "expired"
    given_up = "given_up"
    released = "released"


class DeclineReason(StrEnum):
    """Why a responder cannot go. Nobody is blamed."""

    with_student = "with_student"
    too_far = "too_far"
    not_safe_to_leave = "not_safe_to_leave"
    on_break = "on_break"
    other = "other"


class EscalationCause(StrEnum):
    """Why the ladder moved to a rung."""

    raised = "raised"
    silence = "silence"
    nobody_left = "nobody_left"
    nobody_eligible = "nobody_eligible"
    by_hand = "by_hand"
    life_threat = "life_threat"
    backup = "backup"
    given_up = "given_up"
    repeat = "repeat"
    came_free = "came_free"


class PickReason(StrEnum):
    """Why this responder was asked."""

    same_room = "same_room"
    same_floor = "same_floor"
    same_building = "same_building"
    same_school = "same_school"
    float_by_travel = "float_by_travel"
    neighbouring_school = "neighbouring_school"
    safety_administrator = "safety_administrator"
    manager = "manager"
    zone_officer = "zone_officer"
    mutual_aid = "mutual_aid"
    decides = "decides"
    took_it = "took_it"
    by_name = "by_name"


class GapReason(StrEnum):
    """Why somebody who stands on a rung was not asked."""

    off_duty = "off_duty"
    paused = "paused"
    committed = "committed"
    declined = "declined"
    is_caller = "is_caller"
    on_this_call = "on_this_call"
    already_ringing = "already_ringing"
    nobody_holds_the_role = "nobody_holds_the_role"
    not_in_plan = "not_in_plan"
    credential_missing = "credential_missing"


class WithdrawReason(StrEnum):
    """Why an offer, or a responder's part, ended without their doing."""

    filled = "filled"
    cancelled = "cancelled"
    closed = "closed"
    shift_ended = "shift_ended"
    went_off_duty = "went_off_duty"
    paused = "paused"
    revoked = "revoked"
    committed_elsewhere = "committed_elsewhere"
    reassigned = "reassigned"
    decided = "decided"
    sent_back = "sent_back"
    school_matter = "school_matter"
    guarded = "guarded"


class Disposition(StrEnum):
    """How a call ended (APCO ANS 1.111 names are mapped at export, not here)."""

    resolved = "resolved"
    unfounded = "unfounded"
    false_alarm = "false_alarm"
    handed_to_911 = "handed_to_911"
    drill = "drill"


class AlarmKind(StrEnum):
    """What must be answered when an alarm falls due."""

    rung = "rung"
    shift = "shift"
