"""What is asked when a call ends, and what must be done afterwards. Unknown and not asked stay distinct from no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from app.core.words import Group, PoliceMark


class AnswerKind(StrEnum):
    """What an answer looks like. `note`, `student` and `person` are kept apart from the log; the others are codes and numbers."""

    one = "one"
    many = "many"
    yes_no = "yes_no"
    number = "number"
    moment = "moment"
    person = "person"
    student = "student"
    note = "note"


APART = frozenset({AnswerKind.person, AnswerKind.student, AnswerKind.note})
"""Kinds whose words lie apart from the log: an answer holds only the ids of their particulars."""

YES, NO, UNKNOWN = "yes", "no", "unknown"
MOST_DIGITS = 6
MOST_APART = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that can be tapped. `positive` is what the district counts as a positive outcome (rule A11); `denies`, of which
    mark of the call's own it says that it never was: once the log has the mark, the choice is neither offered nor counted."""

    id: str
    name: str
    positive: bool = False
    denies: PoliceMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """That a question was answered so."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to say at the end of a call. It is asked when all of `when` were given and the call is of one of `call_types`
    (none named: always). `at_close` belongs to the short form that closes the call; the rest can be finished later."""

    id: str
    name: str
    kind: AnswerKind
    choices: tuple[Choice, ...] = ()
    required: bool = False
    at_close: bool = False
    when: tuple[Given, ...] = ()
    call_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What opens when a call ended so: whose it is (nearest to the school first; of the group, who hold the `post` where
    one is named), and when it is due. `closes` is whether the call counts as unfinished until it is done or declined with a
    reason (rule A19)."""

    id: str
    name: str
    owner: Group
    hours: int
    when: tuple[Given, ...] = ()
    call_types: tuple[str, ...] = ()
    closes: bool = False
    post: str = ""


Answers = Mapping[str, tuple[str, ...]]
"""By question, the codes that were given; numbers and moments as text. No entry: not asked or not answered."""


def is_asked(question: Question | FollowUp, call_type: str, answers: Answers) -> bool:
    """Whether the question (or the follow-up) belongs to a call of this type that was answered so."""
    fits = not question.call_types or call_type in question.call_types
    return fits and all(given.answer in answers.get(given.question, ()) for given in question.when)


def asked(questions: tuple[Question, ...], call_type: str, answers: Answers) -> tuple[Question, ...]:
    """The questions that belong to such a call, in order: an answer to what is no longer asked asks nothing further."""
    named = {question.id for question in questions}
    counted = {name: codes for name, codes in answers.items() if name not in named}
    found: list[Question] = []
    for question in questions:
        if is_asked(question, call_type, counted):
            found.append(question)
            counted[question.id] = answers.get(question.id, ())
    return tuple(found)


def standing(questions: tuple[Question, ...], call_type: str, answers: Answers) -> Answers:
    """The answers that count: those to what is asked, and what no question names."""
    named = {question.id for question in questions}
    kept = {question.id for question in asked(questions, call_type, answers)}
    return {name: codes for name, codes in answers.items() if name in kept or name not in named}


def fits(question: Question, codes: tuple[str, ...]) -> bool:
    """Whether these codes answer the question. None takes an answer back; `unknown` is an answer to anything."""
    if codes in {(), (UNKNOWN,)}:
        return True
    match question.kind:
        case AnswerKind.one:
            return len(codes) == 1 and _chosen(question, codes)
        case AnswerKind.many:
            return len(set(codes)) == len(codes) and _chosen(question, codes)
        case AnswerKind.yes_no:
            return codes in {(YES,), (NO,)}
        case AnswerKind.number:
            return len(codes) == 1 and codes[0].isascii() and codes[0].isdigit() and len(codes[0]) <= MOST_DIGITS
        case AnswerKind.moment:
            return len(codes) == 1 and moment(codes[0]) is not None
        case AnswerKind.note | AnswerKind.student | AnswerKind.person:
            return len(set(codes)) == len(codes) <= MOST_APART
        case _:
            assert_never(question.kind)


def _chosen(question: Question, codes: tuple[str, ...]) -> bool:
    return {choice.id for choice in question.choices}.issuperset(codes)


YEARS = range(2000, 2200)


def moment(text: str) -> datetime | None:
    """The moment that an answer tells; None where it tells none."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo is not None and told.year in YEARS else None
