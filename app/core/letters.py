"""Which letters a name may hold: something to see, on one line, in the order in which it is written.

Every name that somebody gives (a person's, a school's, a room's, a type's) is judged here, however it comes in. Two names that
look the same must be the same: what nobody can see is allowed only where a script cannot be written without it. Never asked of a
press.
"""

from unicodedata import category, east_asian_width, normalize

UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs", "Co", "Zl", "Zp"})
"""Control, format (zero width spaces, word joiners, marks that turn the order), half a letter, what is none, ends of lines."""
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U00013441\U00016fe4\U0001d159")
"""Letters and marks by their kind, and yet nothing to see."""
JOINERS = frozenset("\u200c\u200d")
"""Persian, Hindi or Sinhala need them between two letters, and so do signs that are drawn as one."""
VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""How a sign or an ideograph is drawn; after anything else they change nothing."""
MONGOLIAN = frozenset("\u180b\u180c\u180d\u180f")
"""The same for letters of that script alone."""
MOST_MARKS = 6
"""Accents and signs on one letter: no script writes more, and a name of hundreds would cover the lines around it."""
HIDDEN = BLANK | VARIANTS | MONGOLIAN


def as_written(said: str) -> str:
    """The one way to write what looks so: accents on their letters, one plain blank for any, none at the ends."""
    return " ".join(normalize("NFC", said).split())


def can_be_read(said: str) -> bool:
    """Whether somebody who sees it sees all of it."""
    shown = (_is_seen(letter) or _belongs(said, at) for at, letter in enumerate(said))
    return all(shown) and any(category(letter)[0] in "LNPS" for letter in said) and not _is_heaped(normalize("NFC", said))


def _is_heaped(said: str) -> bool:
    """Whether a letter bears more marks than any does; a joiner among them begins no new one."""
    marks = 0
    for letter in said:
        marks = marks + 1 if category(letter)[0] == "M" else marks if letter in JOINERS else 0
        if marks > MOST_MARKS:
            return True
    return False


def _is_seen(letter: str) -> bool:
    return category(letter) not in UNSEEN and letter not in HIDDEN


def _belongs(said: str, at: int) -> bool:
    if said[at] in JOINERS:
        return _joins(said, at)
    if said[at] in VARIANTS:
        return at > 0 and (_is_ideograph(said[at - 1]) or category(said[at - 1])[0] == "S")
    return said[at] in MONGOLIAN and at > 0 and "\u1820" <= said[at - 1] <= "\u18aa"


def _joins(said: str, at: int) -> bool:
    """A joiner with something to join: not two, nor before a letter or in a script that needs none."""
    after = category(said[at + 1]) if at + 1 < len(said) else "Zs"
    base = next((letter for letter in reversed(said[:at]) if category(letter)[0] != "M"), " ")
    return _has_joiners(base) and said[at - 1] not in JOINERS and (after == "Lo" or after[0] in "MSZ")


def _has_joiners(base: str) -> bool:
    """Letters without capitals, from Hebrew on, and signs. Ideographs and what is as wide as they are need none."""
    kind = category(base)
    return kind in {"So", "Sk"} or (kind == "Lo" and base >= "\u0590" and east_asian_width(base) not in "FW")


def _is_ideograph(letter: str) -> bool:
    return category(letter) == "Lo" and east_asian_width(letter) in "FW"
