"""A room, by the code on its wall: what it is, and a press from whoever stands in it, known here or not."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ConfigDict

from app.api.bodies import Body, Id, Moment, beside
from app.api.call.calls import Asker, CallAnswer, ask
from app.api.cookies import keep_visit, session_cookie
from app.api.deps import CodePath, Keyed, SiteDep, house_of, public
from app.api.door.me import CallTypeCard, TranslationCard, call_types, translation_card
from app.api.errors import problems
from app.api.site import Site
from app.core import commands as do
from app.core import shown
from app.core.called import own_words
from app.core.cards import PlaceCard
from app.core.ids import CallId, DeviceId
from app.core.policy import UNSPECIFIED
from app.core.refusals import Refusal, Refused
from app.engine.handle import Key
from app.identity.sessions import SignedIn
from app.identity.visits import Visit
from app.store.district.room_codes import RoomCodeRow

router = APIRouter(prefix="/api/rooms", tags=["rooms"])


class ScannedPressBody(Body):
    """As much as the presser had time to say; where they are, the code says. What is new or odd is passed over."""

    model_config = ConfigDict(extra="ignore")

    call_type: Annotated[Id, beside(UNSPECIFIED)] = UNSPECIFIED
    discreet: Annotated[bool, beside(False)] = False
    said_at: Annotated[Moment | None, beside(None)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCard:
    """What the button needs before it is pressed, and what may be said after. `timezone`: the district's, an IANA name.
    `translation`: only of what such a phone may come to show, the names of roles and of types of help."""

    place: PlaceCard
    district: str
    timezone: str
    call_types: list[CallTypeCard]
    translation: TranslationCard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A code in force, and who is signed in on the phone that scanned it."""

    site: Site
    room: RoomCodeRow
    known: SignedIn | None


async def scanned(code: CodePath, request: Request, site: SiteDep) -> Scan:
    """Only a wrong code counts as a try."""
    room = await site.room_codes.find(code)
    if room is None:
        site.scans.take(house_of(request), site.clock.now())
        raise Refused(Refusal.unknown_code)
    return Scan(site=site, room=room, known=await site.sessions.find(session_cookie(request)))


Scanned = Annotated[Scan, Depends(scanned)]


@router.get(
    "/{code}",
    operation_id="scanRoom",
    dependencies=[public("the code is on the wall for everybody to read")],
    responses=problems(Refusal.unknown_code, Refusal.too_many_attempts),
)
async def scan_room(request: Request, scan: Scanned, language: str = "") -> RoomCard:
    """Which room it is. `language`: the app's, by its two letters.

    A stranger who guessed too often is not told of a right guess either."""
    site, room = scan.site, scan.room
    if scan.known is None:
        site.scans.check(house_of(request), site.clock.now())
    setup = (await site.lookout.scene(room.district)).scene.setup
    card = shown.place_card(room.place, setup)
    types = call_types(setup.policy)
    shown_there = {each.name for each in types} | set(own_words(setup.policy).values())
    return RoomCard(
        place=card,
        district=setup.name,
        timezone=setup.timezone,
        call_types=types,
        translation=translation_card(setup.policy, language, shown_there),
    )


@router.post(
    "/{code}/calls",
    status_code=201,
    operation_id="raiseByCode",
    dependencies=[public("whoever stands in the room may need help, known or not; the code is the proof")],
    responses=problems(Refusal.unknown_code, Refusal.unknown_place, Refusal.too_many_attempts, Refusal.same_key_other_body),
)
async def raise_by_code(body: ScannedPressBody, request: Request, response: Response, scan: Scanned, key: Keyed) -> CallAnswer:
    """One press. With a right code it is never refused for its number: strangers in one room have one call together."""
    site, who = scan.site, await _presser(scan, key)
    wanted = do.Raise(
        by=who.actor,
        call=CallId(site.ids.new()),
        place=scan.room.place,
        call_type=body.call_type,
        discreet=body.discreet,
        said_at=body.said_at,
        scanned=True,
    )
    answer = await ask(site, who, wanted, key)
    if _needs_a_session(scan.known, answer.call):
        visit = Visit(district=who.district, person=who.person, device=who.actor.device or DeviceId(""))
        keep_visit(request, response, await site.visits.keep(visit, answer.call, house_of(request)))
    return answer


async def _presser(scan: Scan, key: Key) -> Asker:
    """Whoever is signed in here; else a stranger, as is a colleague of another district."""
    if scan.known is not None and scan.known.district == scan.room.district:
        return scan.known
    visit = await scan.site.visits.begin(scan.room, key.id)
    if visit is None:
        raise Refused(Refusal.unknown_place)
    return visit


def _needs_a_session(known: SignedIn | None, call: CallId) -> bool:
    """A stranger does, and a visitor for each new call; a colleague keeps their own, even one of another district."""
    return known is None or known.session.call not in {None, call}
