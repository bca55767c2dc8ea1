"""Which questions and follow-ups belong to a call that ended so."""

from dataclasses import replace

import pytest

from app.core.policy import (
    NO,
    UNKNOWN,
    YES,
    AnswerKind,
    Answers,
    Choice,
    FollowUp,
    Given,
    Question,
    asked,
    fits,
    is_asked,
    standing,
)
from app.core.words import Group

HELD = (Given(question="hold", answer=YES),)
DEBRIEF = FollowUp(id="debrief", name="Debrief", owner=Group.safety_administrators, hours=24, when=HELD)
PRONE = Question(id="prone", name="Face down?", kind=AnswerKind.yes_no, when=HELD, call_types=("fight",))


@pytest.mark.parametrize(
    ("thing", "call_type", "answers", "expected"),
    [
        (DEBRIEF, "medical", {"hold": (YES,)}, True),
        (DEBRIEF, "medical", {"hold": (UNKNOWN,)}, False),
        (DEBRIEF, "medical", {}, False),
        (PRONE, "fight", {"hold": (YES,)}, True),
        (PRONE, "medical", {"hold": (YES,)}, False),
    ],
)
def test_it_belongs_when_all_was_given_and_the_type_fits(
    thing: Question | FollowUp, call_type: str, answers: Answers, expected: bool
) -> None:
    assert is_asked(thing, call_type, answers) is expected


PRONE_HELD = replace(PRONE, call_types=())
HOLD = Question(id="hold", name="Held?", kind=AnswerKind.yes_no)
CARE = Question(id="care", name="Care?", kind=AnswerKind.yes_no, when=(Given(question="prone", answer=YES),))
FORM = (HOLD, PRONE_HELD, CARE)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ["hold"]),
        ({"hold": (YES,)}, ["hold", "prone"]),
        ({"hold": (YES,), "prone": (YES,)}, ["hold", "prone", "care"]),
        ({"hold": (NO,), "prone": (YES,)}, ["hold"]),
    ],
)
def test_what_is_no_longer_asked_asks_nothing_further(answers: Answers, expected: list[str]) -> None:
    assert expected == [question.id for question in asked(FORM, "fight", answers)]


def test_only_answers_to_what_is_asked_stand_and_what_no_question_names() -> None:
    answers = {"hold": (NO,), "prone": (YES,), "disposition": ("resolved",)}
    assert {"hold": (NO,), "disposition": ("resolved",)} == standing(FORM, "fight", answers)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("one", [("a",), ("unknown",), ()], [("a", "b"), ("c",)]),
        ("many", [("a", "b"), ("unknown",)], [("a", "a"), ("a", "unknown")]),
        ("yes_no", [("yes",), ("no",), ("unknown",)], [("a",), ("yes", "no")]),
        ("number", [("12",)], [("-1",), ("1234567",), ("1.5",), ("²",)]),
        (
            "moment",
            [("2027-01-12T09:00:00+00:00",)],
            [("2027-01-12T09:00:00",), ("nine",), ("0001-01-01T00:00:00+00:00",), ("9999-12-31T23:59:59+00:00",)],
        ),
        ("note", [("id1", "id2")], [("id1", "id1"), tuple(map(str, range(21)))]),
        ("person", [("id1",)], [("id1", "id1")]),
        ("student", [("id1",)], [("id1", "id1")]),
    ],
)
def test_an_answer_fits_its_question(kind: str, right: list[tuple[str, ...]], wrong: list[tuple[str, ...]]) -> None:
    question = Question(id="q", name="", kind=AnswerKind(kind), choices=(Choice(id="a", name="A"), Choice(id="b", name="B")))
    assert (right, []) == ([c for c in right if fits(question, c)], [c for c in wrong if fits(question, c)])
