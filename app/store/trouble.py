"""What the database itself may refuse, by name. None of these is a rule's "no": that is `Refused`."""

from sqlalchemy.exc import DontWrapMixin


class StoreTrouble(Exception):
    """Anything that the memory cannot do; the message says what would help."""


class DatabaseHeld(StoreTrouble):
    """Somebody else writes to this SQLite file."""


class UnsafeDatabase(StoreTrouble):
    """The database could lose what it said it had kept, or is too old."""


class BusDeaf(StoreTrouble):
    """PostgreSQL's notifications do not arrive here."""


class UnknownAddress(StoreTrouble):
    """A database URL that is neither SQLite in a file nor PostgreSQL."""


class UnknownDistrict(StoreTrouble):
    """A district that nobody has created."""


class HeadMoved(StoreTrouble):
    """Somebody appended to a district without holding its head: a bug, never weather."""


class NoPolicy(StoreTrouble):
    """A district without response plans."""


class TextNotStorable(ValueError, DontWrapMixin):
    """NUL, or half of a surrogate pair: no database keeps these, so none is asked to."""
