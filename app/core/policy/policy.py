"""A district's policy: one version of everything that it may decide for itself. Data, not code; a call is judged by its own."""

from dataclasses import dataclass

from app.core.ids import SchoolId
from app.core.policy.closing import Choice, FollowUp, Question
from app.core.policy.plans import ResponsePlan
from app.core.policy.police import PoliceRules
from app.core.policy.posts import Credential, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """After how many days words and references are forgotten; the numbers stay."""

    notes_days: int = 365
    students_days: int = 365
    positions_days: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """What the board measures cover by: how many coaches a school has on duty, how many schools an officer's zone may have,
    which posts a school of a level must have filled (`level:post`)."""

    coaches: int = 1
    zone_fewest: int = 3
    zone_most: int = 7
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word on screen that the district says in its own way."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A text of the policy itself, and how it is said in another language (two letters)."""

    language: str
    text: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRule:
    """A patrol zone as the policy wants it: its schools by their codes. Where a school is in truth, the roster says."""

    id: str
    name: str
    schools: tuple[str, ...]
    high_school: str = ""


NO_POLICE, RETENTION, STAFFING = PoliceRules(), Retention(), Staffing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All rules of a district. A call type without a plan of its own gets the default's."""

    default: ResponsePlan
    plans: tuple[ResponsePlan, ...] = ()
    own: tuple[tuple[SchoolId, ResponsePlan], ...] = ()
    name: str = ""
    posts: tuple[Post, ...] = ()
    credentials: tuple[Credential, ...] = ()
    police: PoliceRules = NO_POLICE
    questions: tuple[Question, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    positive: tuple[Choice, ...] = ()
    retention: Retention = RETENTION
    staffing: Staffing = STAFFING
    words: tuple[Word, ...] = ()
    zones: tuple[ZoneRule, ...] = ()
    translations: tuple[Translation, ...] = ()

    def plan_for(self, call_type: str, school: SchoolId) -> ResponsePlan:
        """The school's own plan for the type, else the district's, else the default."""
        for where, plan in self.own:
            if where == school and plan.call_type == call_type:
                return plan
        for plan in self.plans:
            if plan.call_type == call_type:
                return plan
        return self.default

    def knows(self, call_type: str) -> bool:
        """Whether the district has named this type."""
        named = (self.default, *self.plans, *(plan for _, plan in self.own))
        return any(plan.call_type == call_type for plan in named)

    def types(self) -> tuple[str, ...]:
        """Every call type that the district names, the default's first."""
        return tuple(dict.fromkeys(plan.call_type for plan in (self.default, *self.plans)))

    def post(self, code: str) -> Post | None:
        """The post of that code."""
        return next((each for each in self.posts if each.id == code), None)


def differing(before: Policy, after: Policy) -> list[str]:
    """The call types whose plan is not the same in both, the district's or a school's own."""
    return sorted({call_type for call_type, _ in changed(before, after)})


def changed(before: Policy, after: Policy) -> set[tuple[str, SchoolId | None]]:
    """The plans that are not the same in both: of which type, and whose (None: the district's)."""
    old, new = _named(before), _named(after)
    return {each for each in {*old, *new} if old.get(each) != new.get(each)}


def _named(policy: Policy) -> dict[tuple[str, SchoolId | None], ResponsePlan]:
    common: list[tuple[SchoolId | None, ResponsePlan]] = [(None, plan) for plan in (policy.default, *policy.plans)]
    return {(plan.call_type, school): plan for school, plan in [*common, *policy.own]}
