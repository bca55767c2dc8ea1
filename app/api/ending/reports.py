"""How a call ends: its form, its report, and the references in it. Words and names lie apart from the log."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from app.api.call.calls import ABOUT_A_CALL, CallAnswer, ask
from app.api.deps import CallPath, Keyed, Requires, SiteDep
from app.api.ending.report_bodies import ReportBody
from app.api.ending.report_cards import answer_cards, due_card, particular_card, school_name
from app.api.errors import Meanwhile, problems
from app.api.site import Site
from app.core import closing, shown
from app.core import commands as do
from app.core.access import Right
from app.core.call import Call
from app.core.cards import Form, ReportView, Unfinished
from app.core.events import Answer, Kept
from app.core.finishing import may_report
from app.core.ids import CallId, ParticularId
from app.core.policy import APART, AnswerKind, Policy
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.engine.handle import Key
from app.identity.sessions import SignedIn
from app.store.ending import particulars, reports
from app.store.ending.particulars import ParticularRow
from app.store.session import Lane, Tx

router = APIRouter(prefix="/api", tags=["reports"])
Reporter = Annotated[SignedIn, Depends(Requires(Right.report_calls))]
EditionPath = Annotated[int, Path(alias="edition", ge=0, le=1_000_000, examples=[1])]


@router.get("/forms/{edition}", operation_id="readForm", responses=problems(Refusal.not_found))
async def read_form(edition: EditionPath, site: SiteDep, who: Reporter) -> Form:
    """By which a call of that edition is answered for; 0 is the one in force."""
    setup = (await site.lookout.scene(who.district)).scene.setup
    number = edition or setup.edition
    policy = setup.editions.get(number)
    if policy is None:
        raise Refused(Refusal.not_found)
    return Form(edition=number, questions=policy.questions, positive=policy.positive)


@router.get("/reports", operation_id="listUnfinished", responses=problems())
async def list_unfinished(site: SiteDep, who: Reporter) -> list[Unfinished]:
    """Calls that the asker may answer for and that wait for it, the oldest first."""
    rows = await site.memory.read(lambda read: reports.unfinished(read, who.district))
    scene = (await site.lookout.scene(who.district, [row.call for row in rows])).scene
    found = ((row, scene.calls[row.call]) for row in rows if row.call in scene.calls)
    return [
        Unfinished(
            call=row.call,
            call_type=row.call_type,
            place_name=shown.place_card(call.place, scene.setup).name,
            school_name=school_name(row.school, scene),
            raised_at=call.raised_at,
            closed_at=row.closed_at,
            owner=shown.person_card(row.owner, scene.setup) if row.owner else None,
            mine=row.owner == who.person.id,
            missing=row.missing,
        )
        for row, call in found
        if may_report(who.person, call, scene)
    ]


@router.get("/calls/{call}/report", operation_id="readReport", responses=problems(Refusal.not_found))
async def read_report(call: CallPath, site: SiteDep, who: Reporter) -> ReportView:
    """All of it, but for what is closed."""
    found, scene, now = await reported(site, who, call)
    rows = await site.memory.read(lambda read: particulars.of_call(read, who.district, call))
    policy = scene.setup.policy_of(found)
    owner = closing.reporter(found)
    place = scene.setup.places.get(found.place)
    return ReportView(
        call=found.id,
        rev=found.rev,
        edition=found.edition,
        call_type=found.call_type,
        school=found.school,
        school_name=school_name(found.school, scene),
        place_name=place.name if place else found.place,
        raised_at=found.raised_at,
        closed_at=found.closed_at,
        disposition=found.disposition,
        owner=shown.person_card(owner, scene.setup) if owner else None,
        finished=closing.is_finished(found, policy),
        missing=closing.missing(found, policy),
        owes_reason=closing.owes_reason(found),
        questions=tuple(
            closing.offered(found, q) for q in policy.questions if not q.call_types or found.call_type in q.call_types
        ),
        answers=answer_cards(found, scene),
        particulars=tuple(particular_card(row, scene) for row in rows if row.id in closing.apart(found)),
        dues=tuple(due_card(found, due, scene, now) for due in found.report.dues),
    )


@router.post(
    "/calls/{call}/report",
    operation_id="reportCall",
    responses=problems(*ABOUT_A_CALL, Refusal.answer_not_valid, Refusal.answered_meanwhile),
)
async def report_call(call: CallPath, body: ReportBody, site: SiteDep, who: Reporter, key: Keyed) -> CallAnswer:
    """Answers now, the rest later; words are kept beside the log, which learns of salted digests only. What the call's form does
    not ask, and what somebody else wrote meanwhile, is refused without an end, and passed over with one: no end is lost to an
    answer."""
    found, scene, _ = await reported(site, who, call)
    fresh = tuple(_rows(body, found, scene.setup.policy_of(found), _Writing(site=site, who=who, key=key)))
    kept = await site.memory.write(lambda tx: _put(tx, who, fresh), Lane.desk)
    wanted = do.Report(
        by=who.actor,
        call=call,
        answers=tuple(_answers(body, kept)),
        kept=tuple(Kept(id=row.id, digest=digest(row)) for row in kept),
        disposition=body.disposition,
        seen=body.seen,
    )
    try:
        answer = await ask(site, who, wanted, key)
    except Refused as no:
        await _forget_unnamed(site, who, call, fresh)
        if no.code is Refusal.answered_meanwhile:
            raise Meanwhile(no, await read_report(call, site, who)) from no
        raise
    await _forget_unnamed(site, who, call, fresh)
    return answer


async def reported(site: Site, who: SignedIn, call: CallId) -> tuple[Call, Scene, datetime]:
    """The call, if the asker may answer for it: for all others it has no report."""
    seen = await site.lookout.scene(who.district, (call,))
    found = seen.scene.calls.get(call)
    if found is None or not may_report(who.person, found, seen.scene):
        raise Refused(Refusal.not_found)
    return found, seen.scene, seen.head.now


def digest(row: ParticularRow) -> str:
    """What the log knows of it."""
    return hashlib.sha256(f"{row.salt}{row.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    site: Site
    who: SignedIn
    key: Key


def _rows(body: ReportBody, call: Call, policy: Policy, writing: _Writing) -> Iterable[ParticularRow]:
    """The same command writes the same rows, however often the phone says it."""
    kinds = {question.id: question.kind for question in policy.questions}
    now = writing.site.clock.now()
    for number, word in enumerate(body.words):
        kind = kinds.get(word.question)
        if kind not in APART or kind is None:
            if body.disposition is not None:
                continue
            raise Refused(Refusal.answer_not_valid, question=word.question)
        said = f"{writing.who.person.id} {call.id} {writing.key.id} {writing.key.digest} {number}"
        days = policy.retention.students_days if kind is AnswerKind.student else policy.retention.notes_days
        yield ParticularRow(
            id=ParticularId(hashlib.sha256(said.encode()).hexdigest()[:32]),
            call=call.id,
            question=word.question,
            kind=kind,
            text=word.text,
            salt=writing.site.ids.new(),
            by=writing.who.person.id,
            at=now,
            forget_at=now + timedelta(days=days),
        )


def _put(tx: Tx, who: SignedIn, fresh: tuple[ParticularRow, ...]) -> tuple[ParticularRow, ...]:
    """A row that is there already keeps its salt: the log may know its digest."""
    known = {row.id: row for row in particulars.of_call(tx, who.district, fresh[0].call)} if fresh else {}
    for row in fresh:
        if row.id not in known:
            particulars.put(tx, who.district, row)
    return tuple(known.get(row.id, row) for row in fresh)


async def _forget_unnamed(site: Site, who: SignedIn, call: CallId, fresh: tuple[ParticularRow, ...]) -> None:
    """Words that answer nothing are nobody's to keep: those that were brought and that no line of the log names, and those that
    were taken back. What another brings at this moment is named by no line yet, and is left to them."""
    found = (await site.lookout.calls(who.district, (call,))).get(call)
    brought = {row.id for row in fresh}
    named, standing = (found.report.kept, closing.apart(found)) if found else (frozenset(), frozenset())
    unnamed = sorted(ParticularId(each) for each in (named | brought) - standing)
    if unnamed:
        await site.memory.write(lambda tx: _forget(tx, who, unnamed), Lane.desk)


def _forget(tx: Tx, who: SignedIn, rows: Iterable[ParticularId]) -> None:
    for row in rows:
        particulars.forget(tx, who.district, row)


def _answers(body: ReportBody, kept: tuple[ParticularRow, ...]) -> Iterable[Answer]:
    told = {answer.question: answer.codes for answer in body.answers}
    for row in kept:
        told[row.question] = (*told.get(row.question, ()), row.id)
    return (Answer(question=name, codes=codes) for name, codes in told.items())
