"""The texts that a policy itself puts on screens, and how they are said in another language."""

from collections.abc import Iterator

from app.core.policy.policy import Policy


def texts(policy: Policy) -> frozenset[str]:
    """Every one of them, once. Names of zones are the roster's and stay what they are."""
    return frozenset(text for text in _texts(policy) if text)


def translated(policy: Policy, language: str) -> dict[str, str]:
    """How each text is said in that language (two letters), by the text; what nobody translated is not there."""
    return {each.text: each.said for each in policy.translations if each.language == language}


def _texts(policy: Policy) -> Iterator[str]:
    yield policy.name
    for plan in (policy.default, *policy.plans, *(plan for _, plan in policy.own)):
        yield plan.name
    for credential in policy.credentials:
        yield from (credential.name, credential.mend)
    for question in policy.questions:
        yield question.name
        yield from (choice.name for choice in question.choices)
    yield from (post.name for post in policy.posts)
    yield from (reason.name for reason in policy.police.reasons)
    yield from (condition.name for condition in policy.police.conditions)
    yield policy.police.instead
    yield from (due.name for due in policy.follow_ups)
    yield from (contact.name for contact in policy.positive)
    yield from (word.text for word in policy.words)
