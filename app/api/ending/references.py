"""Opening a student's reference, on the record; and the record of who opened what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from app.api.bodies import Body
from app.api.deps import CallPath, Requires, SiteDep
from app.api.ending.reports import Reporter, reported
from app.api.errors import problems
from app.core import closing, shown
from app.core.access import RIGHTS, Right, may
from app.core.cards import PersonCard
from app.core.finishing import bases
from app.core.ids import CallId, ParticularId, PersonId
from app.core.outcomes import Basis
from app.core.policy import AnswerKind
from app.core.refusals import Refusal, Refused
from app.identity.sessions import SignedIn
from app.store import log
from app.store.ending import disclosures, particulars
from app.store.ending.disclosures import Disclosure
from app.store.session import Lane, Tx

router = APIRouter(prefix="/api", tags=["reports"])
Auditor = Annotated[SignedIn, Depends(Requires(Right.read_disclosures))]
ParticularPath = Annotated[ParticularId, Path(alias="particular", max_length=64, examples=["9f8e7d6c5b4a"])]


class OpenBody(Body):
    """On which basis."""

    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What stands in the reference."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureCard:
    """Who showed what to whom, and why; never what it said."""

    at: datetime
    by: PersonCard
    to: PersonCard
    basis: str
    what: str
    call: CallId


@router.post(
    "/calls/{call}/references/{particular}/open",
    operation_id="openReference",
    responses=problems(Refusal.not_found, Refusal.basis_not_yours),
)
async def open_reference(call: CallPath, particular: ParticularPath, body: OpenBody, site: SiteDep, who: Reporter) -> Opened:
    """Written down before it is shown."""
    found, scene, now = await reported(site, who, call)
    if body.basis not in bases(who.person, found, scene):
        raise Refused(Refusal.basis_not_yours)
    if particular not in closing.apart(found):
        raise Refused(Refusal.not_found)
    me = who.person.id
    told = Disclosure(at=now, by=me, to=me, basis=body.basis.value, what=particular, call=call)
    return Opened(text=await site.memory.write(lambda tx: _opened(tx, who, told), Lane.desk))


def _opened(tx: Tx, who: SignedIn, told: Disclosure) -> str:
    head = log.lock_head(tx, who.district)
    rows = particulars.of_call(tx, who.district, told.call)
    row = next((row for row in rows if row.id == told.what and row.kind is AnswerKind.student), None)
    if row is None or row.forget_at <= head.now:
        raise Refused(Refusal.not_found)
    disclosures.append(tx, who.district, told)
    return row.text


@router.get("/disclosures", operation_id="listDisclosures", responses=problems(Refusal.step_up_needed))
async def list_disclosures(site: SiteDep, who: Auditor) -> list[DisclosureCard]:
    """Of the calls of the asker's schools, the newest first."""
    setup = (await site.lookout.scene(who.district)).scene.setup
    schools = frozenset(s.id for s in setup.schools.values() if may(who.person, Right.read_disclosures, s))
    wanted = None if who.person.holds(RIGHTS[Right.read_disclosures]) else schools
    rows = await site.memory.read(lambda read: disclosures.recent(read, who.district, schools=wanted))

    def named(person: PersonId) -> PersonCard:
        return shown.person_card(person, setup)

    return [
        DisclosureCard(at=row.at, by=named(row.by), to=named(row.to), basis=row.basis, what=row.what, call=row.call)
        for row in rows
    ]
