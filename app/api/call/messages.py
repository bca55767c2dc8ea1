"""Messages to the people on a call: who looks after it writes, the caller and who goes read. Words lie apart from the log."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from app.api.bodies import Body
from app.api.call.calls import ABOUT_A_CALL, CallAnswer, ask, view_of
from app.api.deps import CallFollower, CallPath, Keyed, Requires, SiteDep
from app.api.errors import problems
from app.core import commands as do
from app.core import shown
from app.core.access import Right
from app.core.call import Call
from app.core.cards import PersonCard
from app.core.dispatch.saying import MOST_MESSAGES
from app.core.ids import CallId, MessageId
from app.core.reading import may_read, messages_for
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.standing import Relation, relations
from app.engine.handle import Key
from app.identity.sessions import SignedIn
from app.store.call import messages
from app.store.call.messages import MessageRow
from app.store.session import Lane, Tx

router = APIRouter(prefix="/api/calls", tags=["calls"])
Writer = Annotated[SignedIn, Depends(Requires(Right.message_calls))]
LOOKS_AFTER = frozenset({Relation.supervisor, Relation.overseer})


class MessageBody(Body):
    """One short thing to know. Say what to do, not about whom."""

    text: str = Field(min_length=1, max_length=280, examples=["Use the south door, the main one is shut."])


class ReadBody(Body):
    """How many of the messages were on the screen, from the first."""

    count: int = Field(ge=1, le=MOST_MESSAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCard:
    """One message; without words when they were forgotten. `read_by` is told to those who look after the call."""

    id: MessageId
    at: datetime
    by: PersonCard
    text: str | None
    read_by: list[PersonCard]


@router.get("/{call}/messages", operation_id="listMessages", responses=problems(Refusal.not_found))
async def list_messages(call: CallPath, site: SiteDep, who: CallFollower) -> list[MessageCard]:
    """In the order of their writing."""
    seen = await site.lookout.scene(who.district, (call,))
    found = seen.scene.calls.get(call)
    if found is None or not may_read(who.person, found, seen.scene):
        raise Refused(Refusal.not_found)
    rows = await site.memory.read(lambda read: messages.of_call(read, who.district, call))
    words = {row.id: row.text for row in rows}
    sees_readers = not relations(who.person, found, seen.scene).isdisjoint(LOOKS_AFTER)
    return [
        MessageCard(
            id=message.id,
            at=message.at,
            by=shown.person_card(message.by, seen.scene.setup),
            text=words.get(message.id),
            read_by=_readers(found, number, seen.scene) if sees_readers else [],
        )
        for number, message in enumerate(messages_for(who.person, found, seen.scene), start=1)
    ]


def _readers(call: Call, number: int, scene: Scene) -> list[PersonCard]:
    writer = call.messages[number - 1].by
    return [shown.person_card(who, scene.setup) for who, count in sorted(call.read.items()) if count >= number and who != writer]


@router.post(
    "/{call}/messages",
    operation_id="messageCall",
    responses=problems(*ABOUT_A_CALL, Refusal.said_enough),
)
async def message_call(call: CallPath, body: MessageBody, site: SiteDep, who: Writer, key: Keyed) -> CallAnswer:
    """To everybody on the call. The log learns of a salted digest only."""
    await view_of(site, who, call)
    setup, now = (await site.lookout.scene(who.district)).scene.setup, site.clock.now()
    row = MessageRow(
        id=_message_id(who, call, key),
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
        return await ask(site, who, do.Message(by=who.actor, call=call, message=row.id, digest=digest), key)
    except Refused:
        if kept is row:  # nothing names these words
            await site.memory.write(lambda tx: messages.forget(tx, who.district, row.id), Lane.desk)
        raise


@router.post(
    "/{call}/messages/read",
    operation_id="readMessages",
    responses=problems(Refusal.not_found, Refusal.unreadable, Refusal.same_key_other_body),
)
async def read_messages(call: CallPath, body: ReadBody, site: SiteDep, who: CallFollower, key: Keyed) -> CallAnswer:
    """I have read them: a receipt."""
    return await ask(site, who, do.ReadMessages(by=who.actor, call=call, count=body.count), key)


def _message_id(who: SignedIn, call: CallId, key: Key) -> MessageId:
    """The same command writes the same message, however often the phone says it."""
    said = f"{who.person.id} {call} {key.id} {key.digest}"
    return MessageId(hashlib.sha256(said.encode()).hexdigest()[:32])


def _kept(tx: Tx, who: SignedIn, row: MessageRow) -> MessageRow:
    """The row that is there already keeps its salt: the log may know its digest."""
    for known in messages.of_call(tx, who.district, row.call):
        if known.id == row.id:
            return known
    messages.put(tx, who.district, row)
    return row
