"""Words about a call: notes, and messages to the people on it. The log learns digests; the words lie apart."""

from collections.abc import Sequence
from typing import assert_never

from app.core import commands as do
from app.core import events as ev
from app.core.call import Call
from app.core.cards import Action
from app.core.dispatch.asking import allowed, asker, known
from app.core.ids import PersonId
from app.core.reading import first_message, may_read
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene

MOST_SAID = 50
"""How often one person may write a note or name the type on one call: one phone must not slow a district's log."""

MOST_MESSAGES = 50
"""How many messages one call may have."""


def decide(scene: Scene, command: do.Note | do.Message | do.ReadMessages) -> Sequence[ev.Event]:
    """What is said beyond the bound is refused aloud: nobody believes it written."""
    match command:
        case do.Note():
            call = allowed(scene, command.by, command.call, Action.note)
            if has_said_enough(call, asker(scene, command.by).id):
                raise Refused(Refusal.said_enough)
            return [ev.CallNoted(call=call.id, note=command.note, digest=command.digest)]
        case do.Message():
            call = allowed(scene, command.by, command.call, Action.message)
            if len(call.messages) >= MOST_MESSAGES:
                raise Refused(Refusal.said_enough)
            return [ev.CallMessaged(call=call.id, message=command.message, digest=command.digest)]
        case do.ReadMessages():
            return _read(scene, command)
        case _:
            assert_never(command)


def has_said_enough(call: Call, person: PersonId) -> bool:
    """Whether this person's bound is reached."""
    return call.spoken.get(person, 0) >= MOST_SAID


def _read(scene: Scene, command: do.ReadMessages) -> Sequence[ev.Event]:
    """A receipt, taken also after the end; what they may not read or have read is nothing."""
    person = asker(scene, command.by)
    call = known(scene, command.call, person)
    count = min(first_message(person, call) + command.count, len(call.messages))
    if not may_read(person, call, scene) or count <= call.read.get(person.id, 0):
        return []
    return [ev.CallMessagesRead(call=call.id, count=count)]
