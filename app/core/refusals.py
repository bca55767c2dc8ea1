"""Every reason a rule may say no. No HTTP inside: `api/errors.py` maps codes to status."""

from enum import StrEnum


class Refusal(StrEnum):
    """The codes. A code is for ever: screens and phones know it."""

    # who
    not_signed_in = "not_signed_in"
    not_allowed = "not_allowed"
    step_up_needed = "step_up_needed"
    wrong_name_or_password = "wrong_name_or_password"  # noqa: S105 - a code, not a secret
    too_many_attempts = "too_many_attempts"
    invitation_over = "invitation_over"
    password_too_short = "password_too_short"  # noqa: S105 - a code, not a secret
    password_too_common = "password_too_common"  # noqa: S105 - a code, not a secret
    name_taken = "name_taken"
    officer_alone = "officer_alone"
    # what
    not_found = "not_found"
    unknown_place = "unknown_place"
    unknown_code = "unknown_code"
    unknown_call_type = "unknown_call_type"
    unreadable = "unreadable"
    # calls and offers
    call_over = "call_over"
    already_filled = "already_filled"
    offer_over = "offer_over"
    not_on_this_call = "not_on_this_call"
    step_out_of_order = "step_out_of_order"
    cancel_window_over = "cancel_window_over"
    committed_elsewhere = "committed_elsewhere"
    cannot_be_asked = "cannot_be_asked"
    not_replaceable = "not_replaceable"
    said_enough = "said_enough"
    # how a call ends
    answer_not_valid = "answer_not_valid"
    answered_meanwhile = "answered_meanwhile"
    follow_up_over = "follow_up_over"
    unknown_contact = "unknown_contact"
    basis_not_yours = "basis_not_yours"
    # police
    no_police_here = "no_police_here"
    only_a_drill = "only_a_drill"
    school_matter = "school_matter"
    danger_stands = "danger_stands"
    unknown_reason = "unknown_reason"
    unknown_condition = "unknown_condition"
    unknown_person = "unknown_person"
    already_decided = "already_decided"
    request_over = "request_over"
    gate_closed = "gate_closed"
    conditions_open = "conditions_open"
    # duty
    not_on_duty = "not_on_duty"
    not_a_responder = "not_a_responder"
    credential_missing = "credential_missing"
    unknown_credential = "unknown_credential"
    # the phone's side
    same_key_other_body = "same_key_other_body"
    stale_version = "stale_version"
    endpoint_not_allowed = "endpoint_not_allowed"
    plan_not_valid = "plan_not_valid"


class Refused(Exception):
    """A rule said no. `facts` are safe to show to the one who asked."""

    def __init__(self, code: Refusal, **facts: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts
