"""The sentences in which a policy is told: codes with their facts, so that every language says them in its own words."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.words import Group


class Part(StrEnum):
    """The sections in which a policy is told."""

    calls = "calls"
    police = "police"
    closing = "closing"
    after = "after"
    people = "people"
    house = "house"


class Say(StrEnum):
    """The sentences."""

    first = "first"
    then = "then"
    top = "top"
    everyone = "everyone"
    needed = "needed"
    discreet = "discreet"
    no_officers = "no_officers"
    never = "never"
    guarded = "guarded"
    for_reasons = "for_reasons"
    decides = "decides"
    before_ask = "before_ask"
    before_engage = "before_engage"
    life_passes = "life_passes"
    released = "released"
    nothing_released = "nothing_released"
    at_close = "at_close"
    later = "later"
    must = "must"
    must_when = "must_when"
    must_types = "must_types"
    holds_open = "holds_open"
    post = "post"
    refused_without = "refused_without"
    warned_without = "warned_without"
    deputy = "deputy"
    contact_days = "contact_days"
    cover = "cover"
    zones = "zones"
    forgets = "forgets"
    calls_itself = "calls_itself"
    translated = "translated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """So many of a group (None: all of it); `post` is the name of the post where one is meant."""

    group: Group
    count: int | None = None
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """So answered: the question's text, or its code where it is the house's own (`disposition`), and the choice's."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence. `about` is the call type or entry that it belongs to; `name` what that is called on screen; `given` are the
    answers after which it holds."""

    part: Part
    say: Say
    about: str = ""
    name: str = ""
    who: tuple[Who, ...] = ()
    names: tuple[str, ...] = ()
    given: tuple[Answered, ...] = ()
    number: int = 0
