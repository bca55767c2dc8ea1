"""Whether what is asked at the end of a call can be answered, and what must be done after it has an owner."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.core.policy.closing import NO, UNKNOWN, YES, AnswerKind, FollowUp, Question
from app.core.policy.flaw import Flaw, Wrong, strangers, twins
from app.core.policy.policy import Policy
from app.core.policy.posts import SENT
from app.core.words import Disposition, Group

ENDED = "disposition"
"""How a call ended may be named in `when` like an answer."""

_CHOSEN = frozenset({AnswerKind.one, AnswerKind.many})
_Known = Mapping[str, tuple[str, ...]]


def ending_flaws(policy: Policy) -> Iterator[Flaw]:
    """In the order of the pack: a question may depend on those before it, a follow-up on all of them."""
    yield from twins("question", (each.id for each in policy.questions))
    yield from twins("follow_up", (each.id for each in policy.follow_ups))
    yield from twins("positive", (each.id for each in policy.positive))
    known: dict[str, tuple[str, ...]] = {ENDED: tuple(each.value for each in Disposition)}
    for question in policy.questions:
        yield from _when("question", question, known, policy)
        yield from _choices(question)
        known[question.id] = _answers(question)
    for follow_up in policy.follow_ups:
        yield from _when("follow_up", follow_up, known, policy)
        yield from _owner(follow_up, policy)


def _answers(question: Question) -> tuple[str, ...]:
    said = (YES, NO) if question.kind is AnswerKind.yes_no else tuple(each.id for each in question.choices)
    return (*said, UNKNOWN)


def _choices(question: Question) -> Iterator[Flaw]:
    ids = [each.id for each in question.choices]
    here = Flaw(noun="question", id=question.id, field="choices", why=Wrong.choice_twin)
    if question.id == ENDED:
        yield replace(here, why=Wrong.asks_how_it_ended, facts={"name": ENDED})
    elif question.kind in _CHOSEN and not ids:
        yield replace(here, why=Wrong.no_choices)
    elif question.kind not in _CHOSEN and ids:
        yield replace(here, why=Wrong.choices_unasked, facts={"kind": question.kind.value})
    elif len(ids) != len(set(ids)):
        yield here


def _when(noun: str, rule: Question | FollowUp, known: _Known, policy: Policy) -> Iterator[Flaw]:
    here = Flaw(noun=noun, id=rule.id, field="when", why=Wrong.unknown_question)
    yield from strangers(replace(here, field="call_types", why=Wrong.unknown_type), rule.call_types, policy.types())
    for given in rule.when:
        if given.question not in known:
            yield from strangers(here, [given.question], known)
        else:
            answer = replace(here, why=Wrong.unknown_answer, facts={"question": given.question})
            yield from strangers(answer, [given.answer], known[given.question])


def _owner(follow_up: FollowUp, policy: Policy) -> Iterator[Flaw]:
    post = policy.post(follow_up.post)
    here = Flaw(noun="follow_up", id=follow_up.id, field="owner", why=Wrong.due_at_once)
    if follow_up.post and (post is None or SENT.get(post.role) is not follow_up.owner):
        facts = {"post": follow_up.post, "group": follow_up.owner.value}
        yield replace(here, why=Wrong.owned_by_nobody, facts=facts)
    elif follow_up.owner is Group.zone_officers:
        yield replace(here, why=Wrong.owned_by_officer)
    elif follow_up.hours < 1:
        yield here
