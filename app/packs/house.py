"""What concerns the district as a whole: cover, zones, how long is remembered, its words in this language and in others."""

import re

from app.core.policy import Policy, Retention, Staffing, Translation, Word, ZoneRule, texts
from app.packs.lines import Spot
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


def translations(source: Source) -> tuple[Translation, ...]:
    """How the pack's texts are said in other languages."""
    found: list[Translation] = []
    for language in _languages(source):
        for row in source.rows("translation", f"translation.{language}"):
            found += (Translation(language=language, text=text, said=said) for text, said in row.cells.items())
    return tuple(found)


def judge_translations(source: Source, policy: Policy) -> None:
    """What is translated must be said somewhere: else a word was changed in one place and forgotten in the other."""
    known = texts(policy)
    for each in policy.translations:
        spot = Spot(header=f"translation.{each.language}")
        if each.text not in known:
            source.complain(spot, each.text, "this pack says no such text: it must stand here letter for letter")
        elif not each.said:
            source.complain(spot, each.text, "say how it is said there, or leave the line out")


def _languages(source: Source) -> list[str]:
    given = source.pack.get("translation", {})
    if isinstance(given, dict) and all(re.fullmatch("[a-z]{2}", language) for language in given):
        return list(given)
    source.complain(Spot(), "translation", "write it under [translation.<language>], the language by its two letters")
    return []
