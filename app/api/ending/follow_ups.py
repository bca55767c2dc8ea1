"""What must be done after calls, and contacts that were no call. Nothing here rings anybody."""

from enum import StrEnum
from typing import Annotated, assert_never

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from app.api.bodies import Body, Id
from app.api.deps import CallPath, Keyed, Requires, SiteDep
from app.api.ending.report_cards import due_card
from app.api.errors import problems
from app.api.site import Site
from app.core import commands as do
from app.core.access import Right
from app.core.cards import DueCard
from app.core.finishing import may_follow_up
from app.core.ids import ContactId, PersonId, SchoolId
from app.core.outcomes import FollowUpReason
from app.core.refusals import Refusal
from app.core.report import Whose
from app.engine.handle import Key
from app.identity.sessions import SignedIn
from app.store.ending import follow_ups

router = APIRouter(prefix="/api", tags=["reports"])
Reporter = Annotated[SignedIn, Depends(Requires(Right.report_calls))]
Logger = Annotated[SignedIn, Depends(Requires(Right.log_contacts))]
ENDING = problems(Refusal.not_found, Refusal.follow_up_over, Refusal.unknown_person, Refusal.same_key_other_body)


class FollowUpStep(StrEnum):
    """What becomes of it."""

    take = "take"
    done = "done"
    decline = "decline"


class FollowUpBody(Body):
    """Which, and what becomes of it: taken, by oneself or by `to`; the reason is why it will not be done."""

    code: Id = Field(examples=["debrief"])
    step: FollowUpStep
    to: Id | None = None
    reason: FollowUpReason = FollowUpReason.not_needed


class ContactBody(Body):
    """Where, and what kind of contact."""

    school: Id = Field(examples=["north"])
    kind: Id = Field(examples=["walk"])


@router.get("/follow-ups", operation_id="listFollowUps", responses=problems())
async def list_follow_ups(site: SiteDep, who: Reporter) -> list[DueCard]:
    """What is still to be done and is the asker's, their group's or their schools'; the first due first."""
    rows = await site.memory.read(lambda read: follow_ups.still_open(read, who.district))
    seen = await site.lookout.scene(who.district, {row.call for row in rows})
    found: list[DueCard] = []
    for row in rows:
        call = seen.scene.calls.get(row.call)
        due = call.report.due(row.code) if call else None
        whose = Whose(school=row.school, group=row.group, owner=row.owner, post=row.post)
        if call and due and may_follow_up(who.person, whose, seen.scene):
            found.append(due_card(call, due, seen.scene, seen.head.now))
    return found


@router.post("/calls/{call}/follow-ups", operation_id="endFollowUp", status_code=204, responses=ENDING)
async def end_follow_up(call: CallPath, body: FollowUpBody, site: SiteDep, who: Reporter, key: Keyed) -> Response:
    """I do it, or it is handed to somebody; it is done; it will not be done."""
    match body.step:
        case FollowUpStep.take:
            owner = PersonId(body.to) if body.to else None
            wanted: do.Command = do.TakeFollowUp(by=who.actor, call=call, follow_up=body.code, owner=owner)
        case FollowUpStep.done:
            wanted = do.FinishFollowUp(by=who.actor, call=call, follow_up=body.code)
        case FollowUpStep.decline:
            wanted = do.DeclineFollowUp(by=who.actor, call=call, follow_up=body.code, reason=body.reason)
        case _:
            assert_never(body.step)
    return await _done(site, who, wanted, key)


@router.post(
    "/contacts",
    operation_id="logContact",
    status_code=204,
    responses=problems(Refusal.unknown_contact, Refusal.same_key_other_body),
)
async def log_contact(body: ContactBody, site: SiteDep, who: Logger, key: Keyed) -> Response:
    """A positive contact. It names no student."""
    wanted = do.LogContact(by=who.actor, contact=ContactId(site.ids.new()), school=SchoolId(body.school), kind=body.kind)
    return await _done(site, who, wanted, key)


async def _done(site: Site, who: SignedIn, wanted: do.Command, key: Key) -> Response:
    await site.handle(who.district, wanted, key)
    return Response(status_code=204)
