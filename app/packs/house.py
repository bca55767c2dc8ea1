"""What concerns the district as a whole: cover, zones, how long is remembered, and its own words."""

from app.core.policy import Retention, Staffing, Word, ZoneRule
from app.packs.rows import Source


def name(source: Source) -> str:
    """What the pack calls itself."""
    row = source.one("pack")
    return row.cells["name"] if row else ""


def staffing(source: Source) -> Staffing:
    """What the board measures cover by."""
    row = source.one("staffing")
    return Staffing(**row.cells) if row else Staffing()


def retention(source: Source) -> Retention:
    """After how many days words are forgotten."""
    row = source.one("retention")
    return Retention(**row.cells) if row else Retention()


def zones(source: Source) -> tuple[ZoneRule, ...]:
    """Patrol zones as the district wants them."""
    return tuple(ZoneRule(**row.cells) for row in source.rows("zone"))


def words(source: Source) -> tuple[Word, ...]:
    """Words that the district says in its own way."""
    row = source.one("words")
    return tuple(Word(key=key, text=text) for key, text in row.cells.items()) if row else ()
