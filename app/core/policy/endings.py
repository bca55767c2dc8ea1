"""Whether what is asked at the end of a call can be answered, and what must be done after it has an owner."""

from collections.abc import Iterator, Mapping

from app.core.policy.closing import NO, UNKNOWN, YES, AnswerKind, FollowUp, Question
from app.core.policy.flaw import Flaw, strangers, twins
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
    reason = ""
    if question.id == ENDED:
        reason = f"{ENDED!r} is how the call ended; name the question otherwise"
    elif question.kind in _CHOSEN and not ids:
        reason = "there is nothing to choose from"
    elif question.kind not in _CHOSEN and ids:
        reason = f"a question of kind {question.kind.value} has no choices"
    elif len(ids) != len(set(ids)):
        reason = "two choices have one code"
    if reason:
        yield Flaw(noun="question", id=question.id, field="choices", reason=reason)


def _when(noun: str, rule: Question | FollowUp, known: _Known, policy: Policy) -> Iterator[Flaw]:
    yield from strangers(
        Flaw(noun=noun, id=rule.id, field="call_types", reason="type of this pack"), rule.call_types, policy.types()
    )
    for given in rule.when:
        here = Flaw(noun=noun, id=rule.id, field="when", reason="question asked before")
        if given.question not in known:
            yield from strangers(here, [given.question], known)
        else:
            answer = Flaw(noun=noun, id=rule.id, field="when", reason=f"answer to {given.question}")
            yield from strangers(answer, [given.answer], known[given.question])


def _owner(follow_up: FollowUp, policy: Policy) -> Iterator[Flaw]:
    post = policy.post(follow_up.post)
    reason = ""
    if follow_up.post and (post is None or SENT.get(post.role) is not follow_up.owner):
        reason = f"it is owned by nobody: nobody can hold the post {follow_up.post!r} among the {follow_up.owner.value}"
    elif follow_up.owner is Group.zone_officers:
        reason = "an officer sees nothing of a call that is over: give it to somebody of the school"
    elif follow_up.hours < 1:
        reason = "it must be due after an hour or later"
    if reason:
        yield Flaw(noun="follow_up", id=follow_up.id, field="owner", reason=reason)
