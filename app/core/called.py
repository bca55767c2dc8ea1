"""What a district calls its roles, inside an English sentence: as one, as many, with an article. The app has its own of this.

A sentence names the form and the role, `{any.officer}`; with a capital, `{Any.officer}`, where it begins the sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.core.policy import Policy, translated
from app.core.words import Role

NOUNS: Mapping[Role, tuple[str, str]] = {
    Role.coach: ("coach", "coaches"),
    Role.float_: ("float", "floats"),
    Role.safety_administrator: ("safety administrator", "safety administrators"),
    Role.manager: ("manager", "managers"),
    Role.officer: ("officer", "officers"),
}

SPELLED = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an SRO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of every role, for `str.format`."""

    of: Callable[[Role], str]

    def __getattr__(self, role: str) -> str:
        if role.startswith("__"):
            raise AttributeError(role)
        return self.of(Role(role))


def own_words(policy: Policy, language: str = "") -> dict[Role, str]:
    """The roles that the district calls in its own way: as it writes them, or in that language (two letters) if it has it."""
    said = translated(policy, language)
    return {Role(word.key): said.get(word.text, word.text) for word in policy.words}


def forms(words: Mapping[Role, str]) -> dict[str, Form]:
    """Every form there is, by its name in a sentence. The district's words are said as it writes them."""

    def one(role: Role) -> str:
        return words.get(role) or NOUNS[role][0]

    def many(role: Role) -> str:
        return plural(words[role]) if words.get(role) else NOUNS[role][1]

    def any_(role: Role) -> str:
        return f"{'an' if _is_an(one(role)) else 'a'} {one(role)}"

    plain: Mapping[str, Callable[[Role], str]] = {"one": one, "many": many, "any": any_}
    capital = {name.capitalize(): _capital(form) for name, form in plain.items()}
    return {name: Form(of=form) for name, form in {**plain, **capital}.items()}


def plural(word: str) -> str:
    """Of the noun before the first "of": officers of the day."""
    head, of, rest = word.partition(" of ")
    if head.lower().endswith(("s", "x", "z", "ch", "sh")):
        head += "es"
    elif head.lower().endswith("y") and head[-2:-1].lower() not in tuple("aeiou"):
        head = f"{head[:-1]}ies"
    else:
        head += "s"
    return f"{head}{of}{rest}"


def _is_an(word: str) -> bool:
    first = word.split(" ", 1)[0]
    if len(first) > 1 and first.isupper():
        return first[0] in SPELLED
    return first.lower().startswith(("a", "e", "i", "o", "u")) and not first.lower().startswith(("uni", "use", "usi"))


def _capital(form: Callable[[Role], str]) -> Callable[[Role], str]:
    def said(role: Role) -> str:
        word = form(role)
        return word[:1].upper() + word[1:]

    return said
