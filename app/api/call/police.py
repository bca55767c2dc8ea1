"""Police in a call: asking, deciding, what must come first, taking it back. Whether one may is decided in the core."""

from dataclasses import dataclass

from fastapi import APIRouter
from pydantic import Field

from app.api.bodies import Body, Id, Moment
from app.api.call.calls import ABOUT_A_CALL, CallAnswer, ask
from app.api.deps import AppUser, CallPath, Keyed, SiteDep
from app.api.errors import problems
from app.core import commands as do
from app.core import gate, officers, shown
from app.core.board import audience
from app.core.cards import PersonCard, PlaceCard
from app.core.ids import PersonId, PlaceId
from app.core.officers import Standby
from app.core.policy import Released
from app.core.refusals import Refusal, Refused
from app.core.scene import Setup
from app.core.words import Audience, GapReason, Involved, NoticeResult, NoticeWay

router = APIRouter(prefix="/api/calls/{call}/police", tags=["police"])
ABOUT_A_REQUEST = (*ABOUT_A_CALL, Refusal.request_over)


class AskPoliceBody(Body):
    """For one of the district's reasons; or `danger`: a life is in danger, and nothing is asked first."""

    reason: str = Field(default="", max_length=40, examples=["trespass"])
    students: Involved = Involved.unknown
    danger: bool = False


class RequestBody(Body):
    """Which request."""

    request: int = Field(ge=1, le=1000)


class DecideBody(RequestBody):
    """Yes or no to the request of that number."""

    yes: bool


class NoticeBody(RequestBody):
    """Which party was told, how, and what came of it."""

    condition: Id
    result: NoticeResult
    way: NoticeWay
    said_at: Moment | None = None


class MeetingBody(RequestBody):
    """Which adult meets the officer, and where."""

    adult: Id
    place: Id
    keep_away: bool = False


class StudentBody(RequestBody):
    """Police deal with a student; `danger`: at hand, and nothing can come first."""

    danger: bool = False


class ReasonBody(RequestBody):
    """The reason that was owed."""

    reason: Id


class SaidBody(Body):
    """When, by the phone's own time, where it had to wait for a network."""

    said_at: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonChoice:
    """One reason of the district's list."""

    id: str
    name: str
    danger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerCard:
    """Who might come: `gap` is why they cannot be asked now; `metres` and `seconds` are estimates, by a position so many seconds
    old or by the school that they named. `aid` is an officer of another zone."""

    person: PersonCard
    gap: GapReason | None
    metres: int | None
    seconds: int | None
    position_age: int | None
    aid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceChoices:
    """What can be chosen in asking: none of it where no officer is asked here. `instead` says whose a school matter is;
    `adults` are those who may meet the officer, `places` where; `released` is what an officer sees beside the errand;
    `officers` are those who might come; `policy` is what the edition that decides calls itself."""

    policy: str
    is_asked_here: bool
    is_school_matter: bool
    instead: str
    reasons: list[ReasonChoice]
    adults: list[PersonCard]
    places: list[PlaceCard]
    released: list[Released]
    officers: list[OfficerCard]


@router.get("", operation_id="readPoliceChoices", responses=problems(Refusal.not_found))
async def read_choices(call: CallPath, site: SiteDep, who: AppUser) -> PoliceChoices:
    """By the edition of the policy under which the call was raised."""
    seen = await site.lookout.scene(who.district, (call,))
    found, setup = seen.scene.calls.get(call), seen.scene.setup
    if found is None or audience(who.person, found, seen.scene) not in {Audience.board, Audience.responder}:
        raise Refused(Refusal.not_found)
    rules = gate.rules(found, seen.scene)
    here = (p for p in setup.places.values() if p.school == found.school and p.retired_at is None)
    return PoliceChoices(
        policy=setup.policy_of(found).name,
        is_asked_here=bool(rules.askers),
        is_school_matter=found.call_type in rules.never,
        instead=rules.instead,
        reasons=[ReasonChoice(id=r.id, name=r.name, danger=r.danger) for r in rules.reasons],
        adults=[shown.person_card(person, setup) for person in gate.adults(found, seen.scene)],
        places=[shown.place_card(p.id, setup) for p in sorted(here, key=lambda p: (p.building, p.floor, p.name))],
        released=list(rules.released),
        officers=[_officer(each, setup) for each in officers.standby(found, seen.scene)] if rules.askers else [],
    )


def _officer(each: Standby, setup: Setup) -> OfficerCard:
    known = each.way if each.way is not None and each.way.metres is not None else None
    return OfficerCard(
        person=shown.person_card(each.person, setup),
        gap=each.gap,
        metres=round(known.metres or 0) if known else None,
        seconds=round(known.seconds) if known else None,
        position_age=round(known.position_age) if known and known.position_age is not None else None,
        aid=each.aid,
    )


@router.post(
    "/ask",
    operation_id="askPolice",
    responses=problems(
        *ABOUT_A_CALL, Refusal.no_police_here, Refusal.only_a_drill, Refusal.school_matter, Refusal.unknown_reason
    ),
)
async def ask_police(call: CallPath, body: AskPoliceBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """Put the question; or say that a life is in danger."""
    wanted = do.AskPolice(by=who.actor, call=call, reason=body.reason, students=body.students, danger=body.danger)
    return await ask(site, who, wanted, key)


@router.post("/decide", operation_id="decidePolice", responses=problems(*ABOUT_A_CALL, Refusal.already_decided))
async def decide_police(call: CallPath, body: DecideBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """The first answer counts."""
    return await ask(site, who, do.DecidePolice(by=who.actor, call=call, request=body.request, yes=body.yes), key)


@router.post("/notice", operation_id="makeNotice", responses=problems(*ABOUT_A_REQUEST, Refusal.unknown_condition))
async def make_notice(call: CallPath, body: NoticeBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """Say that a party was told, or tried."""
    wanted = do.MakeNotice(
        by=who.actor,
        call=call,
        request=body.request,
        condition=body.condition,
        result=body.result,
        way=body.way,
        said_at=body.said_at,
    )
    return await ask(site, who, wanted, key)


@router.post(
    "/meeting",
    operation_id="setMeeting",
    responses=problems(*ABOUT_A_REQUEST, Refusal.unknown_person, Refusal.unknown_place),
)
async def set_meeting(call: CallPath, body: MeetingBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """Say who meets the officer, and where."""
    wanted = do.SetMeeting(
        by=who.actor,
        call=call,
        request=body.request,
        adult=PersonId(body.adult),
        place=PlaceId(body.place),
        keep_away=body.keep_away,
    )
    return await ask(site, who, wanted, key)


@router.post(
    "/student",
    operation_id="meetStudent",
    responses=problems(*ABOUT_A_REQUEST, Refusal.gate_closed, Refusal.conditions_open),
)
async def meet_student(call: CallPath, body: StudentBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """Say that police deal with a student from now on."""
    return await ask(site, who, do.MeetStudent(by=who.actor, call=call, request=body.request, danger=body.danger), key)


@router.post("/reason", operation_id="giveReason", responses=problems(*ABOUT_A_REQUEST, Refusal.unknown_reason))
async def give_reason(call: CallPath, body: ReasonBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """Give the reason that a threat to life left owing."""
    return await ask(site, who, do.GiveReason(by=who.actor, call=call, request=body.request, reason=body.reason), key)


@router.post("/withdraw", operation_id="withdrawPolice", responses=problems(*ABOUT_A_CALL))
async def withdraw_police(call: CallPath, body: RequestBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """Take the question back, or send the officer back."""
    return await ask(site, who, do.WithdrawPolice(by=who.actor, call=call, request=body.request), key)


@router.post("/911", operation_id="say911", responses=problems(*ABOUT_A_CALL))
async def say_911(call: CallPath, body: SaidBody, site: SiteDep, who: AppUser, key: Keyed) -> CallAnswer:
    """I called 911. Nearhand calls nobody."""
    return await ask(site, who, do.Say911(by=who.actor, call=call, said_at=body.said_at), key)
