"""Whether the gate before police can open, and closes where it must."""

from collections.abc import Iterator

from app.core.policy.flaw import Flaw, strangers, twins
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
    yield from (_flaw(field, reason) for field, reason in (*_opening(rules), *_guard(rules), *_approval(policy)))
    for field, named in (("never", rules.never), ("guarded", rules.guarded)):
        here = Flaw(noun="police", id="", field=field, reason="type of this pack")
        yield from strangers(here, named, policy.types())
    yield from (_flaw("never", reason) for reason in _never(policy))


def _flaw(field: str, reason: str) -> Flaw:
    return Flaw(noun="police", id="", field=field, reason=reason)


def _opening(rules: PoliceRules) -> Iterator[tuple[str, str]]:
    if rules.askers and not rules.reasons:
        yield "askers", "the gate can never open: there is no [[police.reason]] to give"
    if not rules.askers and (rules.conditions or rules.approvers or rules.guarded):
        yield "askers", "the gate can never open: it has conditions and nobody may ask"
    if Group.zone_officers in rules.askers:
        yield "askers", "an officer does not ask for an officer"
    waits = any(each.kind is ConditionKind.approval for each in rules.conditions)
    if waits and not rules.approvers:
        yield "approver", "the gate can never open: a condition waits for a yes, and nobody is named to give it"


def _guard(rules: PoliceRules) -> Iterator[tuple[str, str]]:
    deciders = {seat.group for rung in rules.approvers for seat in rung.seats} | set(rules.askers)
    if rules.guarded and not any(each.danger for each in rules.reasons) and Group.managers not in deciders:
        yield "guarded", "the gate can never open: no reason is one of danger, and no manager may ask or decide"
    if rules.never and not rules.instead:
        yield "instead", "say what is done instead of asking police"


def _approval(policy: Policy) -> Iterator[tuple[str, str]]:
    rungs = policy.police.approvers
    if rungs and Group.managers not in {seat.group for seat in rungs[-1].seats}:
        yield "approver", "the ladder of those who decide must end with the managers"
    for number, rung in enumerate(rungs, start=1):
        if not rung.seats:
            yield "approver", f"rung {number} of those who decide asks nobody"
        yield from _who(rung, policy)


def _who(rung: Rung, policy: Policy) -> Iterator[tuple[str, str]]:
    for seat in rung.seats:
        post = policy.post(seat.post)
        if seat.group is Group.zone_officers:
            yield "approver", "an officer does not decide whether an officer comes"
        if seat.post and (post is None or SENT.get(post.role) is not seat.group):
            yield "approver", f"nobody can hold the post {seat.post!r} among the {seat.group.value}"


def _never(policy: Policy) -> Iterator[str]:
    for call_type in policy.police.never:
        if call_type in policy.police.guarded:
            yield f"{call_type!r} is guarded too: say one of the two"
        if any(p.call_type == call_type and p.priority is Priority.life for p in (policy.default, *policy.plans)):
            yield f"{call_type!r} is a threat to life: it is never refused"
