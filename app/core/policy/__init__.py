"""What a district may decide for itself, by noun. `Policy` is one version of all of it."""

from app.core.policy.advice import Remark, RemarkKind, advice
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
from app.core.policy.editions import Carried, Dropped, barring, carried
from app.core.policy.endings import ENDED
from app.core.policy.flaw import Flaw, Unsound, Wrong
from app.core.policy.plans import STALLS, UNSPECIFIED, ResponsePlan, Rung, Seat, problems
from app.core.policy.police import Before, Condition, ConditionKind, PoliceReason, PoliceRules, Released
from app.core.policy.policy import NO_POLICE, Policy, Retention, Staffing, Translation, Word, ZoneRule, differing
from app.core.policy.posts import SENT, Credential, CredentialForm, Lapse, Post, Requirement, stand_ins
from app.core.policy.sound import flaws
from app.core.policy.texts import texts, translated
from app.core.policy.words import KEYS, LEVELS

__all__ = [
    "APART",
    "ENDED",
    "KEYS",
    "LEVELS",
    "NO",
    "NO_POLICE",
    "SENT",
    "STALLS",
    "UNKNOWN",
    "UNSPECIFIED",
    "YES",
    "AnswerKind",
    "Answers",
    "Before",
    "Carried",
    "Choice",
    "Condition",
    "ConditionKind",
    "Credential",
    "CredentialForm",
    "Dropped",
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
    "Remark",
    "RemarkKind",
    "Requirement",
    "ResponsePlan",
    "Retention",
    "Rung",
    "Seat",
    "Staffing",
    "Translation",
    "Unsound",
    "Word",
    "Wrong",
    "ZoneRule",
    "advice",
    "asked",
    "barring",
    "carried",
    "differing",
    "fits",
    "flaws",
    "is_asked",
    "moment",
    "problems",
    "stand_ins",
    "standing",
    "texts",
    "translated",
]
