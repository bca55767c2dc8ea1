"""A call's timeline, and the notes that stand beside it. A note's words are never in the log.

What was answered in a report is for who may read the report; others learn that somebody answered, and whether nothing
required was left out."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter
from pydantic import Field

from app.api.bodies import Body
from app.api.call.calls import ABOUT_A_CALL, CallAnswer, ask, view_of
from app.api.deps import AppUser, CallFollower, CallPath, Keyed, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core import board, closing, history, shown
from app.core import commands as do
from app.core.call import Call
from app.core.cards import PersonCard
from app.core.events import CallReported, Fact, ReportEvent
from app.core.finishing import may_report, until_asked
from app.core.ids import CallId, NoteId, PersonId
from app.core.reading import may_read, may_trace
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.standing import Relation, relations
from app.core.words import Audience
from app.engine.handle import Key
from app.identity.sessions import SignedIn
from app.store import codec
from app.store.call import messages, notes
from app.store.call.notes import NoteRow
from app.store.session import Lane, Tx

router = APIRouter(prefix="/api/calls", tags=["calls"])
HELPING = frozenset({Relation.going, Relation.done})
BOARD_ONLY = {"gaps"}  # why a colleague was not asked is between them and the board
OWN_OR_BOARD = {
    "offer.declined": {"reason"},
    "offer.explained": {"reason"},
    "responder.given_up": {"reason"},
    "offer.made": {"asked_by", "instead_of"},
}


class NoteBody(Body):
    """What those on the call should know. Say what you see, not whom."""

    text: str = Field(min_length=1, max_length=2000, examples=["At the south stairs, breathing, awake."])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log; `data` are the event's own fields, and a note's words for those who may read them.
    Who may not read the report learns of an answer only whether it made the report `complete`."""

    seq: int
    at: datetime
    type: str
    by: PersonCard | None
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`people` names everybody whose id stands in `data`."""

    entries: list[Entry]
    people: list[PersonCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Through whose eyes, and with which words."""

    viewer: PersonId
    eyes: Audience
    words: Mapping[str, str]
    reports: bool

    def entries(self, facts: Iterable[Fact], scene: Scene) -> Iterator[Entry]:
        """Each line as this reader may know it."""
        call: Call | None = None
        for fact in facts:
            call = history.evolve(call, fact)
            by = shown.person_card(fact.by.person, scene.setup) if fact.by.person else None
            yield Entry(seq=fact.seq, at=fact.at, type=fact.event.type, by=by, data=self._told(fact, call, scene))

    def _told(self, fact: Fact, call: Call | None, scene: Scene) -> dict[str, Any]:
        if isinstance(fact.event, codec.UnknownEvent):
            return {}
        if isinstance(fact.event, ReportEvent) and not self.reports:
            given = call is not None and isinstance(fact.event, CallReported)
            return {"complete": not closing.missing(call, scene.setup.policy_of(call))} if call and given else {}
        data: dict[str, Any] = json.loads(codec.dump(fact.event))
        said = str(data.get("note") or data.get("message"))
        if said in self.words:
            data["text"] = self.words[said]
        if self.eyes is Audience.board:
            return data
        own = data.get("responder") == self.viewer
        hidden = BOARD_ONLY | (set() if own else OWN_OR_BOARD.get(fact.event.type, set()))
        return {name: value for name, value in data.items() if name not in hidden}


@router.get("/{call}/timeline", operation_id="readTimeline", responses=problems(Refusal.not_found))
async def read_timeline(call: CallPath, site: SiteDep, who: AppUser) -> Timeline:
    """Every second of it, as far as the asker may know."""
    seen = await site.lookout.scene(who.district, (call,))
    found = seen.scene.calls.get(call)
    eyes = board.audience(who.person, found, seen.scene) if found else None
    if found is None or eyes is None or not may_trace(who.person, found, seen.scene):
        raise Refused(Refusal.not_found)
    facts = until_asked(who.person, found, seen.scene, await site.lookout.timeline(who.district, call))
    helps = eyes is Audience.board or not relations(who.person, found, seen.scene).isdisjoint(HELPING)
    reads = may_read(who.person, found, seen.scene)
    words = await _words(site, who, call, helps=helps, reads=reads)
    reader = _Reader(viewer=who.person.id, eyes=eyes, words=words, reports=may_report(who.person, found, seen.scene))
    entries = list(reader.entries(facts, seen.scene))
    people = [shown.person_card(person, seen.scene.setup) for person in _named(entries)]
    return Timeline(entries=entries, people=people)


@router.post("/{call}/note", operation_id="noteCall", responses=problems(*ABOUT_A_CALL, Refusal.said_enough))
async def note_call(call: CallPath, body: NoteBody, site: SiteDep, who: CallFollower, key: Keyed) -> CallAnswer:
    """Words beside the log; the log learns of a salted digest only."""
    await view_of(site, who, call)
    setup, now = (await site.lookout.scene(who.district)).scene.setup, site.clock.now()
    row = NoteRow(
        id=_note_id(who, call, key),
        call=call,
        by=who.person.id,
        text=body.text,
        salt=site.ids.new(),
        at=now,
        forget_at=now + timedelta(days=setup.policy.retention.notes_days),
    )
    kept = await site.memory.write(lambda tx: _kept(tx, who, row), Lane.desk)
    digest = hashlib.sha256(f"{kept.salt}{kept.text}".encode()).hexdigest()
    try:
        return await ask(site, who, do.Note(by=who.actor, call=call, note=row.id, digest=digest), key)
    except Refused:
        if kept is row:  # nothing names these words
            await site.memory.write(lambda tx: notes.forget(tx, who.district, row.id), Lane.desk)
        raise


def _note_id(who: SignedIn, call: CallId, key: Key) -> NoteId:
    """The same command writes the same note, however often the phone says it."""
    said = f"{who.person.id} {call} {key.id} {key.digest}"
    return NoteId(hashlib.sha256(said.encode()).hexdigest()[:32])


def _kept(tx: Tx, who: SignedIn, row: NoteRow) -> NoteRow:
    """The row that is there already keeps its salt: the log may know its digest."""
    for known in notes.of_call(tx, who.district, row.call):
        if known.id == row.id:
            return known
    notes.put(tx, who.district, row)
    return row


async def _words(site: Site, who: SignedIn, call: CallId, *, helps: bool, reads: bool) -> Mapping[str, str]:
    """Notes are for the board and for those who said yes; whoever else is on the call reads what they wrote themselves."""
    rows = await site.memory.read(lambda read: notes.of_call(read, who.district, call))
    told = await site.memory.read(lambda read: messages.of_call(read, who.district, call)) if reads else ()
    return {row.id: row.text for row in rows if helps or row.by == who.person.id} | {row.id: row.text for row in told}


def _named(entries: Iterable[Entry]) -> list[PersonId]:
    """Everybody of whom these lines speak, in the order in which they come in: what is not told of names nobody."""
    told: dict[PersonId, None] = {}
    for entry in entries:
        named = (entry.data.get(name) for name in ("responder", "asked_by", "instead_of"))
        people = (entry.by.id if entry.by else None, *named, *(gap["person"] for gap in entry.data.get("gaps", ())))
        told.update((person, None) for person in people if person)
    return list(told)
