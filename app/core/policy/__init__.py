"""What a district may decide for itself, by noun. `Policy` is one version of all of it."""

from app.core.policy.closing import (
    NO,
    UNKNOWN,
    YES,
    AnswerKind,
    Answers,
    Choice,
    FollowUp,
    Given,
    Question,
    is_asked,
)
from app.core.policy.plans import UNSPECIFIED, ResponsePlan, Rung, Seat, problems
from app.core.policy.police import Before, Condition, ConditionKind, PoliceReason, PoliceRules, Released
from app.core.policy.policy import Policy, Retention, Staffing, Word, differing
from app.core.policy.posts import Credential, CredentialForm, Lapse, Post, Requirement

__all__ = [
    "NO",
    "UNKNOWN",
    "UNSPECIFIED",
    "YES",
    "AnswerKind",
    "Answers",
    "Before",
    "Choice",
    "Condition",
    "ConditionKind",
    "Credential",
    "CredentialForm",
    "FollowUp",
    "Given",
    "Lapse",
    "PoliceReason",
    "PoliceRules",
    "Policy",
    "Post",
    "Question",
    "Released",
    "Requirement",
    "ResponsePlan",
    "Retention",
    "Rung",
    "Seat",
    "Staffing",
    "Word",
    "differing",
    "is_asked",
    "problems",
]
