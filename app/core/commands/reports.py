"""What may be wanted of a call's report, of what must be done after it, and of a contact that was no crisis."""

from dataclasses import dataclass

from app.core.commands.calls import CallCommand
from app.core.commands.command import Command
from app.core.events.reports import Answer, Kept
from app.core.ids import ContactId, PersonId, SchoolId
from app.core.outcomes import FollowUpReason
from app.core.words import Disposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(CallCommand):
    """Answer some questions, now or later. With a disposition, the call ends with them; one that is over stays as it ended.
    Words and people were written beside the log; only their ids and salted digests come in. `seen` is the line of the log up to
    which the answers were read that these were written over; None: a phone that does not say."""

    answers: tuple[Answer, ...] = ()
    kept: tuple[Kept, ...] = ()
    disposition: Disposition | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFollowUps(CallCommand):
    """Followed from a close or a report: see what the policy wants done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpCommand(CallCommand):
    """About one follow-up of the call."""

    follow_up: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeFollowUp(FollowUpCommand):
    """I do it; or `owner` does, into whose hands it is given."""

    owner: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishFollowUp(FollowUpCommand):
    """It is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineFollowUp(FollowUpCommand):
    """It will not be done, and why."""

    reason: FollowUpReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCommand(Command):
    """About one contact. `contact` is the id that the shell made for it."""

    contact: ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class LogContact(ContactCommand):
    """A positive contact, not a crisis."""

    school: SchoolId
    kind: str
