"""What may be wanted of a call. Commands name the thing, not a version: phones act offline."""

from dataclasses import dataclass
from datetime import datetime

from app.core.commands.command import Command
from app.core.ids import CallId, MessageId, NoteId, PersonId, PlaceId
from app.core.policy import UNSPECIFIED
from app.core.words import Disposition, EscalationCause


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCommand(Command):
    """About one call."""

    call: CallId


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise(CallCommand):
    """A press. `call` is the id that the shell made for it, unused when the press folds into an open call.
    `scanned`: the place's own code was shown, which only somebody who stands there can."""

    place: PlaceId
    call_type: str = UNSPECIFIED
    discreet: bool = False
    drill: bool = False
    said_at: datetime | None = None
    scanned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PressAgain(CallCommand):
    """The caller presses again: more urgent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(CallCommand):
    """Name the type of help."""

    call_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(CallCommand):
    """Words were written beside the log; only their salted digest comes in."""

    note: NoteId
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(CallCommand):
    """Words to the people on the call were written beside the log; only their salted digest comes in."""

    message: MessageId
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMessages(CallCommand):
    """I have read the first `count` messages."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(CallCommand):
    """The caller withdraws within the cancel window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStandDown(CallCommand):
    """The caller says help is no longer needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate(CallCommand):
    """Move one rung up. `from_rung` is the rung that the asker saw, so many askers move it once."""

    from_rung: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskBackup(CallCommand):
    """One more responder. `needed` is the count that the asker saw, so many askers add one."""

    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(CallCommand):
    """A supervisor goes without having been asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskByName(CallCommand):
    """Ask this person: now, where somebody is missing; else beside those who are going, or in the place of one of them."""

    person: PersonId
    instead_of: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(CallCommand):
    """End the call."""

    disposition: Disposition


@dataclass(frozen=True, slots=True, kw_only=True)
class TickCall(CallCommand):
    """The call's alarm fell due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill(CallCommand):
    """Followed from another event: see whether somebody must be asked now. `fresh` came on duty or free."""

    cause: EscalationCause
    fresh: PersonId | None = None
