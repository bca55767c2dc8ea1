"""One thing that is wrong with a policy: where, and why, as a code with its facts. Every language has its own words for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from enum import StrEnum

from app.core.refusals import Refusal, Refused


class Wrong(StrEnum):
    """Why it is wrong."""

    # names
    twin = "twin"
    unknown_post = "unknown_post"
    unknown_staffing = "unknown_staffing"
    unknown_credential = "unknown_credential"
    unknown_type = "unknown_type"
    unknown_question = "unknown_question"
    unknown_answer = "unknown_answer"
    unknown_word = "unknown_word"
    # plans
    no_rungs = "no_rungs"
    managers_not_last = "managers_not_last"
    rung_asks_nobody = "rung_asks_nobody"
    rung_seconds = "rung_seconds"
    seat_for_nobody = "seat_for_nobody"
    stall_seconds = "stall_seconds"
    needed = "needed"
    school_matter = "school_matter"
    officer_by_itself = "officer_by_itself"
    nobody_in_post = "nobody_in_post"
    type_gone = "type_gone"
    # posts, zones
    deputies_in_circle = "deputies_in_circle"
    deputy_not_asked = "deputy_not_asked"
    zone_empty = "zone_empty"
    school_in_two_zones = "school_in_two_zones"
    zone_span = "zone_span"
    # the gate before police
    no_reason = "no_reason"
    nobody_asks = "nobody_asks"
    officer_asks = "officer_asks"
    nobody_decides = "nobody_decides"
    nothing_opens_guarded = "nothing_opens_guarded"
    nothing_instead = "nothing_instead"
    managers_not_deciding = "managers_not_deciding"
    decider_rung_asks_nobody = "decider_rung_asks_nobody"
    officer_decides = "officer_decides"
    never_and_guarded = "never_and_guarded"
    never_for_life = "never_for_life"
    # how a call ends
    asks_how_it_ended = "asks_how_it_ended"
    no_choices = "no_choices"
    choices_unasked = "choices_unasked"
    choice_twin = "choice_twin"
    owned_by_nobody = "owned_by_nobody"
    owned_by_officer = "owned_by_officer"
    due_at_once = "due_at_once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong, with which entry (`noun` and `id`, as a pack names them), in which of its fields. `school`: it is in that
    school's own plan. `rung`: on that rung of the ladder."""

    noun: str
    id: str
    field: str
    why: Wrong
    facts: Mapping[str, str] = made(default_factory=dict)
    rung: int | None = None
    school: str = ""


def twins(noun: str, ids: Iterable[str], field: str = "id") -> Iterator[Flaw]:
    """Entries of one kind that have the same name."""
    for code, times in Counter(ids).items():
        if times > 1:
            yield Flaw(noun=noun, id=code, field=field, why=Wrong.twin, facts={"name": code, "n": str(times)})


def strangers(flaw: Flaw, named: Iterable[str], known: Iterable[str]) -> Iterator[Flaw]:
    """Names that name nothing, each with what there is. The flaw says what they should have been."""
    there = list(known)
    for code in named:
        if code not in there:
            yield replace(flaw, facts={**flaw.facts, "name": code, "known": ", ".join(there)})


class Unsound(Refused):
    """A policy with these flaws is not put in force."""

    def __init__(self, flaws: Iterable[Flaw], **facts: str) -> None:
        super().__init__(Refusal.plan_not_valid, **facts)
        self.flaws = tuple(flaws)
