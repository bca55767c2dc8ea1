"""What is asked when a call ends, and what must be done afterwards. Unknown and not asked stay distinct from no."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.words import Group


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


YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that can be tapped. `positive` is what the district counts as a positive outcome (rule A11)."""

    id: str
    name: str
    positive: bool = False


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
