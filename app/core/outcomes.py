"""The glossary's words for how a call ends: what must be done after it, when somebody was hurt, why a name may be read."""

from enum import StrEnum


class FollowUpState(StrEnum):
    """Whether what must be done after a call is done."""

    open = "open"
    done = "done"
    declined = "declined"


class FollowUpReason(StrEnum):
    """Why a follow-up was declined. Nobody is blamed."""

    not_wanted = "not_wanted"
    not_needed = "not_needed"
    done_elsewhere = "done_elsewhere"
    not_possible = "not_possible"


class Phase(StrEnum):
    """When in a call something happened, by the call's own marks: what came before a coach did is not theirs (rule A21)."""

    before_press = "before_press"
    before_yes = "before_yes"
    before_arrival = "before_arrival"
    after_arrival = "after_arrival"


class Basis(StrEnum):
    """Why somebody may open a student reference."""

    care = "care"
    supervision = "supervision"
    parent_request = "parent_request"
    law = "law"
