"""What becomes of a district's plans when they are changed: a school's own under another pack, and whether a change may stand."""

from dataclasses import dataclass, replace

from app.core.ids import SchoolId
from app.core.policy.flaw import Flaw, Wrong
from app.core.policy.plans import plan_flaw
from app.core.policy.policy import Policy, changed
from app.core.policy.sound import flaws


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A school's own plan that the new policy cannot keep, and why."""

    school: SchoolId
    call_type: str
    flaw: Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The new policy with the schools' own plans that it keeps."""

    policy: Policy
    dropped: tuple[Dropped, ...] = ()


def carried(before: Policy, after: Policy) -> Carried:
    """The schools' own plans of before, under the rules of after."""
    kept, dropped = list(after.own), []
    for school, plan in before.own:
        found = list(flaws(replace(after, own=((school, plan),))))
        if not found and plan.call_type not in after.types():
            found.append(replace(plan_flaw(plan, Wrong.type_gone), school=school))
        if found:
            dropped.append(Dropped(school=school, call_type=plan.call_type, flaw=found[0]))
        else:
            kept.append((school, plan))
    return Carried(policy=replace(after, own=tuple(kept)), dropped=tuple(dropped))


def barring(before: Policy, after: Policy) -> tuple[Flaw, ...]:
    """What keeps changed plans out of force: every flaw in a plan that was touched, and every new one. What was wrong before,
    elsewhere, keeps nobody from mending a plan."""
    known, touched = [_itself(flaw) for flaw in flaws(before)], changed(before, after)
    return tuple(flaw for flaw in flaws(after) if _itself(flaw) not in known or _plan_of(flaw) in touched)


def _itself(flaw: Flaw) -> Flaw:
    """Without what there is besides: another type elsewhere makes no old flaw a new one."""
    return replace(flaw, facts={name: fact for name, fact in flaw.facts.items() if name != "known"})


def _plan_of(flaw: Flaw) -> tuple[str, SchoolId | None] | None:
    """Whose ladder or urgency is at fault."""
    if flaw.noun == "plan":
        return flaw.id, SchoolId(flaw.school) if flaw.school else None
    return (flaw.facts["name"], None) if flaw.why is Wrong.never_for_life else None
