"""Response plans: who is asked, in which order, for how long. A change needs the edition that it was made from."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from app.api.bodies import Body, Id, Label
from app.api.deps import Requires, SiteDep
from app.api.errors import problems
from app.core import shown
from app.core.access import RIGHTS, Right
from app.core.cards import PersonCard
from app.core.events import PlanChanged
from app.core.ids import SchoolId
from app.core.policy import STALLS, Policy, ResponsePlan, Rung, Seat, Unsound, barring, differing
from app.core.refusals import Refusal, Refused
from app.core.words import Alerting, Group, Priority
from app.identity.sessions import SignedIn
from app.packs.reasons import reason
from app.store.district import plans
from app.store.session import Tx

router = APIRouter(prefix="/api/plans", tags=["plans"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_plans))]
Changer = Annotated[SignedIn, Depends(Requires(Right.change_plans))]
HISTORY = 50


class SeatBody(Body):
    """So many of a group, nearest first; without a count, all of it; with a post, only who holds it."""

    group: Group
    count: int | None = Field(default=None, ge=1, le=1000)
    post: str = Field(default="", max_length=40)


class RungBody(Body):
    """Asked together, for so long."""

    seats: list[SeatBody] = Field(min_length=1, max_length=10)
    seconds: int = Field(ge=1, le=600)


class PlanBody(Body):
    """The run card of one type of call."""

    call_type: Id
    name: Label = ""
    priority: Priority
    rungs: list[RungBody] = Field(min_length=1, max_length=20)
    needed: int = Field(default=1, ge=1, le=20)
    alerting: Alerting = Alerting.loud
    everyone_at_once: bool = False
    cancel_seconds: int = Field(default=5, ge=0, le=60)
    stall_seconds: int = Field(default=60, ge=STALLS[0], le=STALLS[-1])


class OwnPlanBody(Body):
    """A school's own plan for a type."""

    school: Id
    plan: PlanBody


class PolicyBody(Body):
    """All plans together; `edition` is the one that was looked at."""

    edition: int = Field(ge=0)
    default: PlanBody
    plans: list[PlanBody] = Field(default_factory=list, max_length=100)
    own: list[OwnPlanBody] = Field(default_factory=list, max_length=2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """A school's own plan."""

    school: SchoolId
    plan: ResponsePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """Those of the edition in force, by whom and since when."""

    edition: int
    by: PersonCard | None
    at: datetime
    default: ResponsePlan
    plans: list[ResponsePlan]
    own: list[OwnPlan]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """One edition: by whom, since when, and the types of call whose plan it changed."""

    edition: int
    by: PersonCard | None
    at: datetime
    changed: list[str]


@router.get("", operation_id="readPlans", responses=problems(Refusal.step_up_needed))
async def read_plans(site: SiteDep, who: Reader) -> Plans:
    """What is in force."""
    rows = await site.memory.read(lambda read: plans.versions(read, who.district, 1))
    setup = (await site.lookout.scene(who.district)).scene.setup
    row = rows[0]
    return Plans(
        edition=row.edition,
        by=shown.person_card(row.by, setup) if row.by else None,
        at=row.at,
        default=row.policy.default,
        plans=list(row.policy.plans),
        own=[OwnPlan(school=school, plan=plan) for school, plan in row.policy.own],
    )


@router.get("/history", operation_id="listPlanChanges", responses=problems(Refusal.step_up_needed))
async def list_plan_changes(site: SiteDep, who: Reader) -> list[PlanChange]:
    """Every edition, the newest first: who changed what, and when."""
    rows = await site.memory.read(lambda read: plans.versions(read, who.district, HISTORY + 1))
    setup = (await site.lookout.scene(who.district)).scene.setup
    pairs = zip_longest(rows, rows[1:])
    told = [
        PlanChange(
            edition=row.edition,
            by=shown.person_card(row.by, setup) if row.by else None,
            at=row.at,
            changed=differing(before.policy, row.policy) if before else [],
        )
        for row, before in pairs
    ]
    return told[:HISTORY]


@router.put(
    "",
    operation_id="changePlans",
    responses=problems(Refusal.step_up_needed, Refusal.stale_version, Refusal.plan_not_valid, Refusal.unknown_place),
)
async def change_plans(body: PolicyBody, site: SiteDep, who: Changer) -> Plans:
    """In force for the next call; open calls keep the plan that they began with."""
    setup = (await site.lookout.scene(who.district)).scene.setup
    if not who.person.holds(RIGHTS[Right.change_plans]):  # the plans are the whole district's
        raise Refused(Refusal.not_allowed)
    if any(SchoolId(own.school) not in setup.schools for own in body.own):
        raise Refused(Refusal.unknown_place)
    policy, at = _policy(body, setup.policy), site.clock.now()

    def write(tx: Tx) -> PlanChanged:
        if plans.versions(tx, who.district, 1)[0].edition != body.edition:
            raise Refused(Refusal.stale_version)
        plans.put_policy(tx, who.district, policy, who.person.id, at)
        return PlanChanged()

    await site.record(who.district, who.actor, write)
    return await read_plans(site, who)


def _policy(body: PolicyBody, now: Policy) -> Policy:
    """The plans as told; everything else that the district decides stays. Refused as a pack would be: each flaw as a code for
    screens, and as a sentence."""
    policy = replace(
        now,
        default=plan_of(body.default),
        plans=tuple(plan_of(plan) for plan in body.plans),
        own=tuple((SchoolId(own.school), plan_of(own.plan)) for own in body.own),
    )
    found = barring(now, policy)
    if found:
        raise Unsound(found, **{f"{f.noun} {f.id}, {n}": f"{f.field}: {reason(f)}" for n, f in enumerate(found)})
    return policy


def plan_of(body: PlanBody) -> ResponsePlan:
    """As the rules know it."""
    return ResponsePlan(
        call_type=body.call_type,
        name=body.name,
        priority=body.priority,
        rungs=tuple(Rung(seats=tuple(_seat(s) for s in r.seats), seconds=r.seconds) for r in body.rungs),
        needed=body.needed,
        alerting=body.alerting,
        everyone_at_once=body.everyone_at_once,
        cancel_seconds=body.cancel_seconds,
        stall_seconds=body.stall_seconds,
    )


def _seat(body: SeatBody) -> Seat:
    return Seat(group=body.group, count=body.count, post=body.post)
