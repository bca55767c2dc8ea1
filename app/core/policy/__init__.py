"""What a district may decide for itself, by noun. `Policy` is one version of all of it."""

from app.core.policy.closing import (
    APART,
    NO,
    UNKNOWN,
    YES,
    AnswerKind,
    Answers,
    Choice,
    FollowUp,
    Given,
    Question,
    asked,
    fits,
    is_asked,
    moment,
    standing,
)
from app.core.policy.flaw import Flaw
from app.core.policy.plans import UNSPECIFIED, ResponsePlan, Rung, Seat, problems
from app.core.policy.police import Before, Condition, ConditionKind, PoliceReason, PoliceRules, Released
from app.core.policy.policy import Policy, Retention, Staffing, Word, ZoneRule, differing
from app.core.policy.posts import SENT, Credential, CredentialForm, Lapse, Post, Requirement, stand_ins
from app.core.policy.sound import flaws
from app.core.policy.words import KEYS, LEVELS

__all__ = [
    "APART",
    "KEYS",
    "LEVELS",
    "NO",
    "SENT",
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
    "Flaw",
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
    "ZoneRule",
    "asked",
    "differing",
    "fits",
    "flaws",
    "is_asked",
    "moment",
    "problems",
    "stand_ins",
    "standing",
]
