"""The glossary's enums, by noun. A word that is not here is not used on a wire, in a row or on a screen."""

from app.core.words.calls import (
    AlarmKind,
    Alerting,
    AssignmentState,
    CallStatus,
    DeclineReason,
    Disposition,
    EscalationCause,
    GapReason,
    Group,
    PickReason,
    Priority,
    WithdrawReason,
)
from app.core.words.people import (
    Audience,
    DutyEnd,
    DutyStatus,
    Lack,
    Role,
    ScopeKind,
)
from app.core.words.police import (
    ConditionState,
    Involved,
    NoticeResult,
    NoticeWay,
    PoliceMark,
    Purpose,
    RequestState,
)
from app.core.words.schools import FaultKind, SchoolLevel

__all__ = [
    "AlarmKind",
    "Alerting",
    "AssignmentState",
    "Audience",
    "CallStatus",
    "ConditionState",
    "DeclineReason",
    "Disposition",
    "DutyEnd",
    "DutyStatus",
    "EscalationCause",
    "FaultKind",
    "GapReason",
    "Group",
    "Involved",
    "Lack",
    "NoticeResult",
    "NoticeWay",
    "PickReason",
    "PoliceMark",
    "Priority",
    "Purpose",
    "RequestState",
    "Role",
    "SchoolLevel",
    "ScopeKind",
    "WithdrawReason",
]
