"""Calls: raise one, see them, act on one. Whether one may is decided in the core."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Query
from pydantic import ConfigDict, Field, StrictBool

from app.api.bodies import Body, Id, Moment, Nothing, beside
from app.api.deps import CallFollower, CallPath, Keyed, Requires, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core import board
from app.core import commands as do
from app.core.access import Right
from app.core.cards import CallView
from app.core.events import Actor
from app.core.ids import CallId, DistrictId, PersonId, PlaceId
from app.core.policy import UNSPECIFIED
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.words import Disposition
from app.engine.handle import Answer, Key
from app.identity.sessions import SignedIn
from app.store.call.calls import CallRow

router = APIRouter(prefix="/api/calls", tags=["calls"])
Presser = Annotated[SignedIn, Depends(Requires(Right.raise_call))]
Responder = Annotated[SignedIn, Depends(Requires(Right.answer_calls))]
Supervisor = Annotated[SignedIn, Depends(Requires(Right.supervise_calls))]
PastReader = Annotated[SignedIn, Depends(Requires(Right.read_past))]
ABOUT_A_CALL = (Refusal.not_found, Refusal.call_over, Refusal.same_key_other_body, Refusal.unreadable)
PAGE, MOST_PAGES = 100, 5  # of calls that are over: whoever may see few of them is given those among the last 500
ON_A_CALL = problems(*ABOUT_A_CALL)


class RaiseBody(Body):
    """Where, and as much as the presser had time to say. No press is lost to that: what is new or odd is passed over."""

    model_config = ConfigDict(extra="ignore")

    place: Id = Field(examples=["Pl3v0a1bQm2c4d5e6f7g8h"])
    call_type: Annotated[Id, beside(UNSPECIFIED)] = Field(default=UNSPECIFIED, examples=["medical"])
    discreet: Annotated[bool, beside(False)] = False
    drill: Annotated[StrictBool, beside(False)] = False  # a word that may mean yes is no reason to refuse whoever may hold none
    said_at: Annotated[Moment | None, beside(None)] = None


class AmendBody(Body):
    """The type of help, now that it is known."""

    call_type: Id = Field(examples=["medical"])


class EscalateBody(Body):
    """The rung that the asker saw."""

    from_rung: int = Field(ge=0, le=1000, examples=[1])


class BackupBody(Body):
    """The count that the asker saw."""

    needed: int = Field(ge=1, le=1000, examples=[1])


class AskBody(Body):
    """Who is to come; and in whose place, if in somebody's."""

    person: Id
    instead_of: Id | None = None


class CloseBody(Body):
    """How it ended."""

    disposition: Disposition


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswer:
    """What a command came to. `view` is None when the call is no longer the asker's to see."""

    call: CallId
    seq: int
    at: datetime
    view: CallView | None


class Asker(Protocol):
    """Whoever wants something of a call: signed in, or standing in a room with nothing but its code."""

    @property
    def district(self) -> DistrictId:
        """The tenant that the call is of."""

    @property
    def person(self) -> Person:
        """As the rules know them."""

    @property
    def actor(self) -> Actor:
        """As facts name them."""


@router.post(
    "",
    status_code=201,
    operation_id="raiseCall",
    responses=problems(Refusal.unknown_place, Refusal.unknown_call_type, Refusal.same_key_other_body),
)
async def raise_call(body: RaiseBody, site: SiteDep, who: Presser, key: Keyed) -> CallAnswer:
    """One press. Never refused for its number: repeats fold into the caller's open call."""
    wanted = do.Raise(
        by=who.actor,
        call=CallId(site.ids.new()),
        place=PlaceId(body.place),
        call_type=body.call_type,
        discreet=body.discreet,
        drill=body.drill,
        said_at=body.said_at,
    )
    return await ask(site, who, wanted, key)


@router.get("", operation_id="listCalls", responses=problems())
async def list_calls(site: SiteDep, who: CallFollower) -> list[CallView]:
    """Every open call that the asker may see, oldest first."""
    seen = await site.lookout.scene(who.district)
    views = (board.view(call, who.person, seen.scene, seen.head.now) for call in seen.scene.open_calls())
    return [view for view in views if view is not None]


@router.get("/recent", operation_id="listRecentCalls", responses=problems(Refusal.step_up_needed))
async def list_recent_calls(site: SiteDep, who: PastReader, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> list[CallView]:
    """Calls that are over, the latest first."""
    found: list[CallView] = []
    last: CallRow | None = None
    for _ in range(MOST_PAGES):
        rows = await site.lookout.recent(who.district, PAGE, last)
        found += await _views(site, who, rows)
        if len(rows) < PAGE or len(found) >= limit:
            break
        last = rows[-1]
    return found[:limit]


async def _views(site: Site, who: SignedIn, rows: tuple[CallRow, ...]) -> list[CallView]:
    seen = await site.lookout.scene(who.district, [row.id for row in rows])
    found = (seen.scene.calls[row.id] for row in rows if row.id in seen.scene.calls)
    views = (board.view(call, who.person, seen.scene, seen.head.now) for call in found)
    return [view for view in views if view is not None]


@router.get("/{call}", operation_id="readCall", responses=problems(Refusal.not_found))
async def read_call(call: CallPath, site: SiteDep, who: CallFollower) -> CallView:
    """One call, open or over."""
    return await view_of(site, who, call)


@router.post("/{call}/press-again", operation_id="pressAgain", responses=ON_A_CALL)
async def press_again(call: CallPath, _: Nothing, site: SiteDep, who: CallFollower, key: Keyed) -> CallAnswer:
    """The caller presses again."""
    return await ask(site, who, do.PressAgain(by=who.actor, call=call), key)


@router.post(
    "/{call}/amend", operation_id="amendCall", responses=problems(*ABOUT_A_CALL, Refusal.said_enough, Refusal.danger_stands)
)
async def amend_call(call: CallPath, body: AmendBody, site: SiteDep, who: CallFollower, key: Keyed) -> CallAnswer:
    """Name the type of help."""
    return await ask(site, who, do.Amend(by=who.actor, call=call, call_type=body.call_type), key)


@router.post(
    "/{call}/cancel",
    operation_id="cancelCall",
    responses=problems(*ABOUT_A_CALL, Refusal.cancel_window_over),
)
async def cancel_call(call: CallPath, _: Nothing, site: SiteDep, who: CallFollower, key: Keyed) -> CallAnswer:
    """The caller withdraws within the cancel window."""
    return await ask(site, who, do.Cancel(by=who.actor, call=call), key)


@router.post("/{call}/stand-down", operation_id="askStandDown", responses=ON_A_CALL)
async def ask_stand_down(call: CallPath, _: Nothing, site: SiteDep, who: CallFollower, key: Keyed) -> CallAnswer:
    """The caller says that help is no longer needed."""
    return await ask(site, who, do.AskStandDown(by=who.actor, call=call), key)


@router.post("/{call}/escalate", operation_id="escalateCall", responses=problems(*ABOUT_A_CALL, Refusal.already_filled))
async def escalate_call(call: CallPath, body: EscalateBody, site: SiteDep, who: Supervisor, key: Keyed) -> CallAnswer:
    """One rung up, however many ask for it."""
    return await ask(site, who, do.Escalate(by=who.actor, call=call, from_rung=body.from_rung), key)


@router.post("/{call}/backup", operation_id="askBackup", responses=ON_A_CALL)
async def ask_backup(call: CallPath, body: BackupBody, site: SiteDep, who: Responder, key: Keyed) -> CallAnswer:
    """One more responder, however many ask for it."""
    return await ask(site, who, do.AskBackup(by=who.actor, call=call, needed=body.needed), key)


@router.post(
    "/{call}/take",
    operation_id="takeCall",
    responses=problems(*ABOUT_A_CALL, Refusal.already_filled, Refusal.committed_elsewhere),
)
async def take_call(call: CallPath, _: Nothing, site: SiteDep, who: Supervisor, key: Keyed) -> CallAnswer:
    """A supervisor goes without having been asked."""
    return await ask(site, who, do.Take(by=who.actor, call=call), key)


@router.post(
    "/{call}/ask",
    operation_id="askByName",
    responses=problems(*ABOUT_A_CALL, Refusal.cannot_be_asked, Refusal.not_replaceable, Refusal.not_a_responder),
)
async def ask_by_name(call: CallPath, body: AskBody, site: SiteDep, who: Supervisor, key: Keyed) -> CallAnswer:
    """Ask this person: now, where somebody is missing; else beside those who go, or in the place of one of them."""
    old = PersonId(body.instead_of) if body.instead_of else None
    wanted = do.AskByName(by=who.actor, call=call, person=PersonId(body.person), instead_of=old)
    return await ask(site, who, wanted, key)


@router.post("/{call}/close", operation_id="closeCall", responses=ON_A_CALL)
async def close_call(call: CallPath, body: CloseBody, site: SiteDep, who: Responder, key: Keyed) -> CallAnswer:
    """The end, and how it ended."""
    return await ask(site, who, do.Close(by=who.actor, call=call, disposition=body.disposition), key)


async def ask(site: Site, who: Asker, wanted: do.CallCommand, key: Key | None) -> CallAnswer:
    """One command through the engine, and what the asker sees after it."""
    return await answered(site, who, await site.handle(who.district, wanted, key), wanted.call)


async def answered(site: Site, who: Asker, answer: Answer, named: CallId) -> CallAnswer:
    """`named` is the call that was asked for; a press may have been folded into another."""
    call = answer.call or named
    view = await look(site, who, call)
    return CallAnswer(call=call, seq=answer.seq, at=answer.at, view=view)


async def look(site: Site, who: Asker, call: CallId) -> CallView | None:
    """The call as the asker sees it; None when it does not exist for them."""
    seen = await site.lookout.scene(who.district, (call,))
    found = seen.scene.calls.get(call)
    return board.view(found, who.person, seen.scene, seen.head.now) if found else None


async def view_of(site: Site, who: Asker, call: CallId) -> CallView:
    """The same, or "there is no such thing"."""
    view = await look(site, who, call)
    if view is None:
        raise Refused(Refusal.not_found)
    return view
