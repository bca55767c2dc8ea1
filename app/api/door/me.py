"""Who I am here: my roles, my place, my device, and what I may do. The app draws itself by this."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter

from app.api.deps import AppUser, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core import board, shown
from app.core.access import Right, may
from app.core.called import own_words
from app.core.cards import DutyView, PersonCard, PlaceCard
from app.core.ids import DeviceId, DistrictId, SchoolId
from app.core.policy import Policy, translated
from app.core.refusals import Refusal, Refused
from app.core.roster import Holding
from app.core.scene import Scene
from app.core.words import Alerting, DutyStatus, Priority, Role
from app.identity.sessions import SignedIn
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.people.sessions import SessionRow

router = APIRouter(prefix="/api/me", tags=["me"])


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictCard:
    """The tenant. `timezone`: the IANA name of the zone in which its times of day are told."""

    id: DistrictId
    name: str
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCard:
    """This device: whether it can be knocked on, and whether it has proved that it rings."""

    id: DeviceId
    subscribed: bool
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTypeCard:
    """A type of help that may be asked for here."""

    code: str
    name: str
    priority: Priority
    alerting: Alerting


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationCard:
    """Texts of the policy, and how each is said in the language."""

    language: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Everything that the app needs to draw its first screen. `words` are the roles that the district calls in its own way;
    `translation` how its policy's texts are said in the language that was asked for, if it is."""

    person: PersonCard
    roles: list[Holding]
    district: DistrictCard
    school: SchoolId | None
    room: PlaceCard | None
    duty: DutyView | None
    device: DeviceCard
    may: list[Right]
    demo: bool
    call_types: list[CallTypeCard]
    words: dict[Role, str]
    translation: TranslationCard | None
    stepped_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCard:
    """One device that I am signed in on."""

    device: DeviceId
    name: str
    signed_in_at: datetime
    last_seen_at: datetime
    this: bool


@router.get("", operation_id="readMe", responses=problems())
async def read_me(site: SiteDep, who: AppUser, language: str = "") -> Me:
    """The person behind this session, and their rights, wherever they reach. `language`: the app's, by its two letters."""
    scene = (await site.lookout.scene(who.district)).scene
    device = await site.memory.read(lambda read: devices.find(read, who.session.device))
    person, room = who.person, who.person.room
    return Me(
        person=shown.person_card(person.id, scene.setup),
        roles=list(person.in_force()),
        district=DistrictCard(id=who.district, name=scene.setup.name, timezone=scene.setup.timezone),
        school=person.school,
        room=shown.place_card(room, scene.setup) if room in scene.setup.places and room else None,
        duty=_duty(who, scene),
        device=_device(who, device),
        may=[right for right in Right if may(person, right)],
        demo=bool(site.doors()),
        call_types=call_types(scene.setup.policy),
        words=own_words(scene.setup.policy),
        translation=translation_card(scene.setup.policy, language),
        stepped_up=who.is_raised(site.clock.now()),
    )


@router.get("/sessions", operation_id="listSessions", responses=problems())
async def list_sessions(site: SiteDep, who: AppUser) -> list[SessionCard]:
    """Every device that I am signed in on."""
    rows = await site.sessions.of_person(who.district, who.person.id)
    names = await _device_names(site, who)
    return [
        SessionCard(
            device=row.device,
            name=names.get(row.device, ""),
            signed_in_at=row.created_at,
            last_seen_at=row.last_seen_at,
            this=row.token_hash == who.session.token_hash,
        )
        for row in rows
    ]


@router.delete("/sessions/{device}", status_code=204, operation_id="endSession", responses=problems(Refusal.not_found))
async def end_session(device: str, site: SiteDep, who: AppUser) -> None:
    """A phone that was lost: shut out at once, everywhere."""
    rows = await site.sessions.of_person(who.district, who.person.id)
    found: list[SessionRow] = [row for row in rows if row.device == device]
    if not found:
        raise Refused(Refusal.not_found)
    for row in found:
        await site.sessions.end(who.actor, row)


async def _device_names(site: Site, who: SignedIn) -> dict[DeviceId, str]:
    rows = await site.memory.read(lambda read: devices.of_person(read, who.district, who.person.id))
    return {row.id: row.name for row in rows}


def translation_card(policy: Policy, language: str, only: Container[str] | None = None) -> TranslationCard | None:
    """None where the policy is not said in that language: then every text stands as it is written.
    `only` those texts, if told."""
    found = {text: said for text, said in translated(policy, language).items() if only is None or text in only}
    return TranslationCard(language=language, texts=found) if found else None


def _duty(who: SignedIn, scene: Scene) -> DutyView | None:
    duty = scene.duty.get(who.person.id)
    return board.duty_view(duty, scene) if duty and duty.status is not DutyStatus.off_duty else None


def _device(who: SignedIn, row: DeviceRow | None) -> DeviceCard:
    subscribed = row is not None and row.endpoint is not None
    return DeviceCard(
        id=who.session.device,
        subscribed=subscribed,
        proven=subscribed and row is not None and row.proven_at is not None,
    )


def call_types(policy: Policy) -> list[CallTypeCard]:
    """What may be asked for here."""
    plans = (policy.default, *policy.plans)
    return [CallTypeCard(code=p.call_type, name=p.name, priority=p.priority, alerting=p.alerting) for p in plans]
