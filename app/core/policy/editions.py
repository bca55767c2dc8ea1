"""What becomes of the schools' own plans when another pack comes into force: kept where they still make sense, else named."""

from dataclasses import dataclass, replace

from app.core.ids import SchoolId
from app.core.policy.policy import Policy
from app.core.policy.sound import flaws


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A school's own plan that the new policy cannot keep, and why."""

    school: SchoolId
    call_type: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The new policy with the schools' own plans that it keeps."""

    policy: Policy
    dropped: tuple[Dropped, ...] = ()


def carried(before: Policy, after: Policy) -> Carried:
    """The schools' own plans of before, under the rules of after."""
    kept, dropped = list(after.own), []
    for school, plan in before.own:
        found = flaws(replace(after, own=((school, plan),)))
        reason = found[0].reason if found else "" if plan.call_type in after.types() else "the pack has no such type"
        if reason:
            dropped.append(Dropped(school=school, call_type=plan.call_type, reason=reason))
        else:
            kept.append((school, plan))
    return Carried(policy=replace(after, own=tuple(kept)), dropped=tuple(dropped))
