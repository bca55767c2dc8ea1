"""The district's policy: what it does in plain sentences, its editions, what a pack would change, and putting one in force."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from app.api.bodies import Body
from app.api.deps import Requires, SiteDep
from app.api.district.comparison import Comparison, compared
from app.api.district.policy_replays import Replays, told_again
from app.api.errors import problems
from app.core import shown
from app.core.access import RIGHTS, Right
from app.core.called import own_words
from app.core.cards import PersonCard
from app.core.events import PlanChanged
from app.core.ids import SchoolId
from app.core.plain import NOWHERE, plain
from app.core.policy import Policy
from app.core.refusals import Refusal, Refused
from app.core.replay import Compared
from app.core.scene import Setup
from app.core.sentences import Line
from app.core.words import Role
from app.engine.looking.replaying import Days, replayed
from app.identity.sessions import SignedIn
from app.packs import shipped
from app.packs.read import read
from app.packs.weighing import weighed
from app.store import log
from app.store.district import plans
from app.store.district.plans import PolicyRow
from app.store.session import Read, Tx

router = APIRouter(prefix="/api/policy", tags=["policy"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_plans))]
Changer = Annotated[SignedIn, Depends(Requires(Right.change_plans))]
MOST_TEXT = 60_000
MOST_EDITIONS = 2**31 - 1
MOST_CALLS = 300
ASKS_AGAIN = problems(Refusal.step_up_needed, Refusal.plan_not_valid, Refusal.not_found)

APPLYING = problems(Refusal.step_up_needed, Refusal.stale_version, Refusal.plan_not_valid, Refusal.not_found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition: what it calls itself, since when it is in force, by whom (None: from a terminal) and why."""

    edition: int
    name: str
    by: PersonCard | None
    at: datetime
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTold:
    """An edition in plain sentences. `words` are what it calls the roles in them."""

    edition: Edition
    lines: list[Line]
    words: dict[Role, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCard:
    """A pack that ships."""

    id: str
    name: str


class PackBody(Body):
    """A pack that ships by its name, or the text of one."""

    pack: str = Field(default="", max_length=40)
    text: str = Field(default="", max_length=MOST_TEXT)


class ReplayBody(PackBody):
    """And of how many days the calls are played."""

    days: int = Field(default=31, ge=1, le=92)


class ApplyBody(PackBody):
    """And the edition that was looked at, and why."""

    edition: int = Field(ge=1)
    why: str = Field(min_length=3, max_length=300)


@router.get("", operation_id="readPolicy", responses=problems(Refusal.step_up_needed, Refusal.not_found))
async def read_policy(
    site: SiteDep,
    who: Reader,
    edition: Annotated[int | None, Query(ge=1, le=MOST_EDITIONS)] = None,
    school: Annotated[str, Query(max_length=128)] = "",
) -> PolicyTold:
    """The edition in force (or another), as it is at a school or in the district."""
    setup = (await site.lookout.scene(who.district)).scene.setup
    row = await site.memory.read(lambda read: plans.edition(read, who.district, edition or setup.edition))
    if row is None or (school and SchoolId(school) not in setup.schools):
        raise Refused(Refusal.not_found)
    lines = plain(row.policy, SchoolId(school) if school else NOWHERE)
    return PolicyTold(edition=_edition(row, setup), lines=list(lines), words=own_words(row.policy))


@router.get("/editions", operation_id="listEditions", responses=problems(Refusal.step_up_needed))
async def list_editions(site: SiteDep, who: Reader) -> list[Edition]:
    """Newest first; the first is in force."""
    rows = await site.memory.read(lambda read: plans.versions(read, who.district, 100))
    setup = (await site.lookout.scene(who.district)).scene.setup
    return [_edition(row, setup) for row in rows]


@router.get("/packs", operation_id="listPacks", responses=problems(Refusal.step_up_needed))
async def list_packs(_: Reader) -> list[PackCard]:
    """The packs that ship."""
    return [PackCard(id=name, name=shipped.policy(name).name) for name in shipped.NAMES]


@router.post("/compare", operation_id="comparePolicy", responses=ASKS_AGAIN)
async def compare_policy(body: PackBody, site: SiteDep, who: Reader) -> Comparison:
    """What would be otherwise under the pack. Nothing is written."""
    scene = (await site.lookout.scene(who.district)).scene
    pack, _ = await _pack(body)
    return compared(scene, pack, who.person)


@router.post("/replay", operation_id="replayPolicy", responses=ASKS_AGAIN)
async def replay_policy(body: ReplayBody, site: SiteDep, who: Reader) -> Replays:
    """What would have happened to the calls of the last days under the pack. Nothing is sent, nothing is written."""
    if not who.person.holds(RIGHTS[Right.read_plans]):  # the calls are the whole district's
        raise Refused(Refusal.not_allowed)
    setup = (await site.lookout.scene(who.district)).scene.setup
    pack = weighed(setup, (await _pack(body))[0]).after.policy

    def look(read: Read) -> tuple[Compared, ...]:
        head = log.head(read, who.district)
        days = Days(since=head.now - timedelta(days=body.days), until=head.now, most=MOST_CALLS)
        return replayed(read, head, setup, pack, days)

    return told_again(await site.memory.read(look), setup, body.days)


@router.put("", operation_id="applyPolicy", responses=APPLYING)
async def apply_policy(body: ApplyBody, site: SiteDep, who: Changer) -> Comparison:
    """In force for the next call; open calls are judged by the edition that they were raised under."""
    if not who.person.holds(RIGHTS[Right.change_plans]):  # the policy is the whole district's
        raise Refused(Refusal.not_allowed)
    scene = (await site.lookout.scene(who.district)).scene
    pack, text = await _pack(body)
    told, at = compared(scene, pack, who.person), site.clock.now()
    after = weighed(scene.setup, pack).after.policy
    said = plans.Pack(name=pack.name, text=text, why=body.why)

    def write(tx: Tx) -> PlanChanged:
        if plans.versions(tx, who.district, 1)[0].edition != body.edition:
            raise Refused(Refusal.stale_version)
        plans.put_edition(tx, who.district, plans.of_pack(said, after, who.person.id, at))
        return PlanChanged()

    await site.record(who.district, who.actor, write)
    return told


async def _pack(body: PackBody) -> tuple[Policy, str]:
    """Read beside the loop: a press never waits for a pack."""
    if body.pack and body.pack not in shipped.NAMES:
        raise Refused(Refusal.not_found)
    text = shipped.text(body.pack) if body.pack else body.text
    found = await asyncio.to_thread(read, text)
    if isinstance(found, Policy):
        return found, text
    raise Refused(Refusal.plan_not_valid, **{f"line {p.line}, {n}": f"{p.field}: {p.reason}" for n, p in enumerate(found[:20])})


def _edition(row: PolicyRow, setup: Setup) -> Edition:
    by = shown.person_card(row.by, setup) if row.by else None
    return Edition(edition=row.edition, name=row.policy.name, by=by, at=row.at, why=row.why)
