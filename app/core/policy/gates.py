"""Whether the gate before police can open, and closes where it must."""

from collections.abc import Iterator
from dataclasses import replace

from app.core.policy.flaw import Flaw, Wrong, strangers, twins
from app.core.policy.plans import Rung
from app.core.policy.police import ConditionKind, PoliceRules
from app.core.policy.policy import Policy
from app.core.policy.posts import SENT
from app.core.words import Group, Priority


def gate_flaws(policy: Policy) -> Iterator[Flaw]:
    """What would keep it shut for ever, or open where the district says never."""
    rules = policy.police
    yield from twins("police.reason", (each.id for each in rules.reasons))
    yield from twins("police.condition", (each.id for each in rules.conditions))
    yield from (*_opening(rules), *_guard(rules), *_approval(policy))
    for field, named in (("never", rules.never), ("guarded", rules.guarded)):
        yield from strangers(_flaw(field, Wrong.unknown_type), named, policy.types())
    yield from _never(policy)


def _flaw(field: str, why: Wrong, **facts: str) -> Flaw:
    return Flaw(noun="police", id="", field=field, why=why, facts=facts)


def _opening(rules: PoliceRules) -> Iterator[Flaw]:
    if rules.askers and not rules.reasons:
        yield _flaw("askers", Wrong.no_reason)
    if not rules.askers and (rules.conditions or rules.approvers or rules.guarded):
        yield _flaw("askers", Wrong.nobody_asks)
    if Group.zone_officers in rules.askers:
        yield _flaw("askers", Wrong.officer_asks)
    waits = any(each.kind is ConditionKind.approval for each in rules.conditions)
    if waits and not rules.approvers:
        yield _flaw("approver", Wrong.nobody_decides)


def _guard(rules: PoliceRules) -> Iterator[Flaw]:
    deciders = {seat.group for rung in rules.approvers for seat in rung.seats} | set(rules.askers)
    if rules.guarded and not any(each.danger for each in rules.reasons) and Group.managers not in deciders:
        yield _flaw("guarded", Wrong.nothing_opens_guarded)
    if rules.never and not rules.instead:
        yield _flaw("instead", Wrong.nothing_instead)


def _approval(policy: Policy) -> Iterator[Flaw]:
    rungs = policy.police.approvers
    if rungs and Group.managers not in {seat.group for seat in rungs[-1].seats}:
        yield _flaw("approver", Wrong.managers_not_deciding)
    for number, rung in enumerate(rungs, start=1):
        if not rung.seats:
            yield replace(_flaw("approver", Wrong.decider_rung_asks_nobody), rung=number)
        yield from _who(rung, policy)


def _who(rung: Rung, policy: Policy) -> Iterator[Flaw]:
    for seat in rung.seats:
        post = policy.post(seat.post)
        if seat.group is Group.zone_officers:
            yield _flaw("approver", Wrong.officer_decides)
        if seat.post and (post is None or SENT.get(post.role) is not seat.group):
            yield _flaw("approver", Wrong.nobody_in_post, post=seat.post, group=seat.group.value)


def _never(policy: Policy) -> Iterator[Flaw]:
    for call_type in policy.police.never:
        if call_type in policy.police.guarded:
            yield _flaw("never", Wrong.never_and_guarded, name=call_type)
        if any(p.call_type == call_type and p.priority is Priority.life for p in (policy.default, *policy.plans)):
            yield _flaw("never", Wrong.never_for_life, name=call_type)
