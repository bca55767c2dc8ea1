"""Words for people, their roles and their duty."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in the district. One person may hold several, each with a scope."""

    staff = "staff"
    coach = "coach"
    float_ = "float"
    safety_administrator = "safety_administrator"
    officer = "officer"
    manager = "manager"
    system_administrator = "system_administrator"
    visitor = "visitor"


class ScopeKind(StrEnum):
    """How far a role reaches."""

    school = "school"
    zone = "zone"
    district = "district"


class DutyStatus(StrEnum):
    """Whether a responder may be asked."""

    on_duty = "on_duty"
    paused = "paused"
    off_duty = "off_duty"


class DutyEnd(StrEnum):
    """Why somebody went off duty."""

    by_hand = "by_hand"
    shift_ended = "shift_ended"
    signed_out = "signed_out"
    revoked = "revoked"
    credential_missing = "credential_missing"


class Lack(StrEnum):
    """Why a credential that a post needs is not there."""

    none = "none"
    lapsed = "lapsed"
    not_yet = "not_yet"
    hours = "hours"
    edition = "edition"
    elsewhere = "elsewhere"
    unnoticed = "unnoticed"
    days_near = "days_near"
    days_over = "days_over"


class Audience(StrEnum):
    """Through whose eyes a card is drawn."""

    caller = "caller"
    visitor = "visitor"
    responder = "responder"
    officer = "officer"
    board = "board"
