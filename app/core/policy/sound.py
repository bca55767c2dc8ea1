"""Whether a policy is sound: it loses no call, its gate can open, its duties have owners. One with a flaw is not put in force.

Plans, posts and words are judged here; the gate before police in `gates.py`, the end of a call in `endings.py`."""

from collections.abc import Iterator
from dataclasses import replace

from app.core.policy.endings import ending_flaws
from app.core.policy.flaw import Flaw, Wrong, strangers, twins
from app.core.policy.gates import gate_flaws
from app.core.policy.plans import ResponsePlan, plan_flaw, problems
from app.core.policy.policy import Policy
from app.core.policy.posts import SENT, Post, stand_ins
from app.core.policy.words import KEYS, LEVELS
from app.core.words import Group


def flaws(policy: Policy) -> tuple[Flaw, ...]:
    """Everything that is wrong with the policy, a room after the other; empty when it is sound."""
    found = (_plans(policy), _posts(policy), gate_flaws(policy), ending_flaws(policy), _zones(policy), _words(policy))
    return tuple(flaw for room in found for flaw in room)


def _plans(policy: Policy) -> Iterator[Flaw]:
    plans = (policy.default, *policy.plans)
    yield from twins("plan", (plan.call_type for plan in plans), "call_type")
    for plan in plans:
        yield from _plan(plan, policy)
    for school, own in policy.own:
        yield from (replace(flaw, school=school) for flaw in _plan(own, policy))


def _plan(plan: ResponsePlan, policy: Policy) -> Iterator[Flaw]:
    yield from problems(plan)
    for number, rung in enumerate(plan.rungs, start=1):
        if any(seat.group is Group.zone_officers for seat in rung.seats):
            yield from _officers(plan, policy, number)
        for seat in rung.seats:
            post = policy.post(seat.post)
            if seat.post and (post is None or SENT.get(post.role) is not seat.group):
                yield plan_flaw(plan, Wrong.nobody_in_post, number, post=seat.post, group=seat.group.value)


def _officers(plan: ResponsePlan, policy: Policy, rung: int) -> Iterator[Flaw]:
    """Rules A1 and B3: police come when somebody with the right asks for them, also where a life is in danger."""
    why = Wrong.school_matter if plan.call_type in policy.police.never else Wrong.officer_by_itself
    yield plan_flaw(plan, why, rung)


def _posts(policy: Policy) -> Iterator[Flaw]:
    known = {post.id for post in policy.posts}
    papers = {each.id for each in policy.credentials}
    yield from twins("post", (post.id for post in policy.posts))
    yield from twins("credential", (each.id for each in policy.credentials))
    for post in policy.posts:
        here = Flaw(noun="post", id=post.id, field="requires", why=Wrong.unknown_credential)
        yield from strangers(here, (need.credential for need in post.requires), papers)
        if post.deputy:
            yield from _deputy(post, known, policy)
    here = Flaw(noun="staffing", id="", field="posts", why=Wrong.unknown_staffing)
    levels = [f"{level}:{post}" for level in LEVELS for post in sorted(known)]
    yield from strangers(here, policy.staffing.posts, levels)


def _deputy(post: Post, known: set[str], policy: Policy) -> Iterator[Flaw]:
    here = Flaw(noun="post", id=post.id, field="deputy", why=Wrong.unknown_post)
    if post.deputy not in known:
        yield from strangers(here, [post.deputy], sorted(known))
        return
    last = stand_ins(policy.posts, post.id)[-1]
    if last.deputy == post.id:
        yield replace(here, why=Wrong.deputies_in_circle)
    if SENT.get(post.role) is None or SENT.get(next(p.role for p in policy.posts if p.id == post.deputy)) is None:
        yield replace(here, why=Wrong.deputy_not_asked, facts={"post": post.id, "deputy": post.deputy})


def _zones(policy: Policy) -> Iterator[Flaw]:
    yield from twins("zone", (zone.id for zone in policy.zones))
    where: dict[str, str] = {}
    for zone in policy.zones:
        if not zone.schools:
            yield Flaw(noun="zone", id=zone.id, field="schools", why=Wrong.zone_empty)
        for school in zone.schools:
            if school in where:
                facts = {"school": school, "zone": where[school]}
                yield Flaw(noun="zone", id=zone.id, field="schools", why=Wrong.school_in_two_zones, facts=facts)
            where[school] = zone.id
    if policy.staffing.zone_fewest > policy.staffing.zone_most:
        yield Flaw(noun="staffing", id="", field="zone_fewest", why=Wrong.zone_span)


def _words(policy: Policy) -> Iterator[Flaw]:
    for word in policy.words:
        here = Flaw(noun="words", id="", field=word.key, why=Wrong.unknown_word)
        yield from strangers(here, [word.key], sorted(KEYS))
