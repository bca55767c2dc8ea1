"""What is no crisis: a positive contact between a student and an adult. It has a kind and a school, and names nobody."""

from dataclasses import dataclass
from typing import ClassVar

from app.core.events.fact import Event
from app.core.ids import ContactId, SchoolId


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEvent(Event):
    """Anything about one contact."""

    contact: ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLogged(ContactEvent):
    """A coach had a positive contact; `kind` is one of the policy's, whose number is `edition`."""

    type: ClassVar[str] = "contact.logged"
    school: SchoolId
    kind: str
    edition: int = 0


KINDS: tuple[type[Event], ...] = (ContactLogged,)
"""All of this noun."""
