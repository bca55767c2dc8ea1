"""The end of a call: questions, what must be done afterwards, and contacts that are no crisis."""

from collections.abc import Mapping

from app.core.policy import AnswerKind, Choice, FollowUp, Given, Question
from app.core.words import PoliceMark
from app.packs.people import People
from app.packs.rows import Row, Source


def questions(source: Source) -> tuple[Question, ...]:
    """In the order in which they are asked."""
    return tuple(_question(row, source) for row in source.rows("question") if row.cells["kind"])


def _question(row: Row, source: Source) -> Question:
    positive, denies = row.cells["positive"], _denies(row, source)
    choices = tuple(
        Choice(id=code, name=source.text(row.spot, "choices", name), positive=code in positive, denies=denies.get(code))
        for code, name in row.pairs("choices")
    )
    for field, codes in (("positive", set(positive)), ("denies", set(denies))):
        for code in sorted(codes - {each.id for each in choices}):
            source.complain(row.spot, field, f"{code!r} is no choice of this question")
    return Question(
        id=row.cells["id"],
        name=row.cells["name"],
        kind=AnswerKind(row.cells["kind"]),
        choices=choices,
        required=row.cells["required"],
        at_close=row.cells["at_close"],
        when=_when(row, source),
        call_types=row.cells["call_types"],
    )


def _denies(row: Row, source: Source) -> Mapping[str, PoliceMark]:
    known = {each.value: each for each in PoliceMark}
    said = {code: source.text(row.spot, "denies", told) for code, told in row.pairs("denies")}
    if not set(said.values()) <= {*known, ""}:
        source.complain(row.spot, "denies", f"a choice can deny {' or '.join(known)}")
    return {code: known[mark] for code, mark in said.items() if mark in known}


def _when(row: Row, source: Source) -> tuple[Given, ...]:
    return tuple(Given(question=name, answer=source.text(row.spot, "when", told)) for name, told in row.pairs("when"))


def follow_ups(source: Source, people: People) -> tuple[FollowUp, ...]:
    """What opens by rule."""
    found = (_follow_up(row, source, people) for row in source.rows("follow_up"))
    return tuple(each for each in found if each is not None)


def _follow_up(row: Row, source: Source, people: People) -> FollowUp | None:
    name = row.cells["owner"]
    who = people.named(row.spot, "owner", name) if name else None
    if who is None:
        return None
    return FollowUp(
        id=row.cells["id"],
        name=row.cells["name"],
        owner=who.group,
        post=who.post,
        hours=row.cells["hours"],
        when=_when(row, source),
        call_types=row.cells["call_types"],
        closes=row.cells["closes"],
    )


def positive(source: Source) -> tuple[Choice, ...]:
    """What a contact that is no crisis can be."""
    return tuple(Choice(id=row.cells["id"], name=row.cells["name"], positive=True) for row in source.rows("positive"))
