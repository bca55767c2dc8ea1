"""Whether a policy is sound: it loses no call, its gate can open, its duties have owners. One with a flaw is not put in force.

Plans, posts and words are judged here; the gate before police in `gates.py`, the end of a call in `endings.py`."""

from collections.abc import Iterator

from app.core.policy.endings import ending_flaws
from app.core.policy.flaw import Flaw, strangers, twins
from app.core.policy.gates import gate_flaws
from app.core.policy.plans import ResponsePlan, problems
from app.core.policy.policy import Policy
from app.core.policy.posts import SENT, Post, stand_ins
from app.core.policy.words import KEYS, LEVELS
from app.core.words import Group, Priority


def flaws(policy: Policy) -> tuple[Flaw, ...]:
    """Everything that is wrong with the policy, a room after the other; empty when it is sound."""
    found = (_plans(policy), _posts(policy), gate_flaws(policy), ending_flaws(policy), _zones(policy), _words(policy))
    return tuple(flaw for room in found for flaw in room)


def _plans(policy: Policy) -> Iterator[Flaw]:
    plans = (policy.default, *policy.plans)
    yield from twins("plan", (plan.call_type for plan in plans), "call_type")
    for plan in (*plans, *(own for _, own in policy.own)):
        for reason in (*problems(plan), *_officers(plan, policy), *_seats(plan, policy)):
            yield Flaw(noun="plan", id=plan.call_type, field="ladder", reason=reason)


def _officers(plan: ResponsePlan, policy: Policy) -> Iterator[str]:
    """Rules A1 and B3: police come when somebody with the right asks for them, not by themselves."""
    asked = any(seat.group is Group.zone_officers for rung in plan.rungs for seat in rung.seats)
    if asked and plan.call_type in policy.police.never:
        yield "a school matter never rings an officer"
    elif asked and plan.priority is not Priority.life:
        yield "only a threat to life rings an officer by itself; otherwise somebody asks for police"


def _seats(plan: ResponsePlan, policy: Policy) -> Iterator[str]:
    for seat in (seat for rung in plan.rungs for seat in rung.seats if seat.post):
        post = policy.post(seat.post)
        if post is None or SENT.get(post.role) is not seat.group:
            yield f"nobody can hold the post {seat.post!r} among the {seat.group.value}"


def _posts(policy: Policy) -> Iterator[Flaw]:
    known = {post.id for post in policy.posts}
    papers = {each.id for each in policy.credentials}
    yield from twins("post", (post.id for post in policy.posts))
    yield from twins("credential", (each.id for each in policy.credentials))
    for post in policy.posts:
        here = Flaw(noun="post", id=post.id, field="requires", reason="credential of this pack")
        yield from strangers(here, (need.credential for need in post.requires), papers)
        if post.deputy:
            yield from _deputy(post, known, policy)
    here = Flaw(noun="staffing", id="", field="posts", reason='"level:post" of this pack')
    levels = [f"{level}:{post}" for level in LEVELS for post in sorted(known)]
    yield from strangers(here, policy.staffing.posts, levels)


def _deputy(post: Post, known: set[str], policy: Policy) -> Iterator[Flaw]:
    here = Flaw(noun="post", id=post.id, field="deputy", reason="post of this pack")
    if post.deputy not in known:
        yield from strangers(here, [post.deputy], sorted(known))
        return
    last = stand_ins(policy.posts, post.id)[-1]
    if last.deputy == post.id:
        reason = "the deputies go in a circle: nobody would ever be asked last"
        yield Flaw(noun="post", id=post.id, field="deputy", reason=reason)
    if SENT.get(post.role) is None or SENT.get(next(p.role for p in policy.posts if p.id == post.deputy)) is None:
        reason = f"{post.id} and its deputy {post.deputy} must both be people who can be asked"
        yield Flaw(noun="post", id=post.id, field="deputy", reason=reason)


def _zones(policy: Policy) -> Iterator[Flaw]:
    yield from twins("zone", (zone.id for zone in policy.zones))
    where: dict[str, str] = {}
    for zone in policy.zones:
        if not zone.schools:
            yield Flaw(noun="zone", id=zone.id, field="schools", reason="a zone without a school has nothing to patrol")
        for school in zone.schools:
            if school in where:
                reason = f"school {school!r} stands in zone {where[school]!r} already"
                yield Flaw(noun="zone", id=zone.id, field="schools", reason=reason)
            where[school] = zone.id
    if policy.staffing.zone_fewest > policy.staffing.zone_most:
        reason = "the fewest schools of a zone are more than the most"
        yield Flaw(noun="staffing", id="", field="zone_fewest", reason=reason)


def _words(policy: Policy) -> Iterator[Flaw]:
    for word in policy.words:
        here = Flaw(noun="words", id="", field=word.key, reason="word that can be said otherwise")
        yield from strangers(here, [word.key], sorted(KEYS))
