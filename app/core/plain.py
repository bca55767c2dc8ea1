"""A policy in plain sentences: what happens when somebody presses, when police may come, what is asked, what must be done.

The sentences themselves: `sentences.py`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.ids import SchoolId
from app.core.policy import (
    Before,
    FollowUp,
    Given,
    Lapse,
    Policy,
    Post,
    ResponsePlan,
    Rung,
    Seat,
    texts,
    translated,
)
from app.core.sentences import Answered, Line, Part, Say, Who
from app.core.words import Alerting

NOWHERE = SchoolId("")
"""No school in particular: what the district says."""


def plain(policy: Policy, school: SchoolId = NOWHERE) -> tuple[Line, ...]:
    """The whole policy, as it is at the school."""
    return tuple(line for part in (_calls(policy, school), _police(policy), _ends(policy), _house(policy)) for line in part)


def call(policy: Policy, call_type: str, school: SchoolId = NOWHERE) -> tuple[Line, ...]:
    """What happens when such a call is raised at the school, and whether police may come."""
    plan = policy.plan_for(call_type, school)
    lines = (*_ladder(plan, policy), *_police_for(call_type, policy))
    return tuple(replace(line, about=call_type, name=plan.name) for line in lines)


def _calls(policy: Policy, school: SchoolId) -> Iterator[Line]:
    for call_type in policy.types():
        yield from call(policy, call_type, school)


def _ladder(plan: ResponsePlan, policy: Policy) -> Iterator[Line]:
    if plan.everyone_at_once:
        seats = dict.fromkeys(Seat(group=seat.group, post=seat.post) for rung in plan.rungs for seat in rung.seats)
        yield Line(part=Part.calls, say=Say.everyone, who=_who(seats, policy), number=plan.rungs[-1].seconds)
    else:
        yield from _rungs(plan.rungs, policy)
    if plan.needed > 1:
        yield Line(part=Part.calls, say=Say.needed, number=plan.needed)
    if plan.alerting is Alerting.discreet:
        yield Line(part=Part.calls, say=Say.discreet)


def _rungs(rungs: tuple[Rung, ...], policy: Policy) -> Iterator[Line]:
    """The seconds of a sentence are those for which the rung before was silent; the top's are its own."""
    for number, rung in enumerate(rungs):
        say = Say.first if number == 0 else Say.then
        waited = rungs[number - 1].seconds if number else 0
        yield Line(part=Part.calls, say=say, who=_who(rung.seats, policy), number=waited)
    yield Line(part=Part.calls, say=Say.top, number=rungs[-1].seconds)


def _who(seats: Iterable[Seat], policy: Policy) -> tuple[Who, ...]:
    return tuple(Who(group=seat.group, count=seat.count, post=_post_name(seat.post, policy)) for seat in seats)


def _post_name(code: str, policy: Policy) -> str:
    post = policy.post(code)
    return post.name if post else code


def _police_for(call_type: str, policy: Policy) -> Iterator[Line]:
    rules = policy.police
    if call_type in rules.never:
        yield Line(part=Part.calls, say=Say.never, names=(rules.instead,))
    elif not rules.askers:
        yield Line(part=Part.calls, say=Say.no_officers)
    else:
        guarded = call_type in rules.guarded
        reasons = tuple(each.name for each in rules.reasons if each.danger or not guarded)
        who = tuple(Who(group=group) for group in rules.askers)
        yield Line(part=Part.calls, say=Say.guarded if guarded else Say.for_reasons, who=who, names=reasons)


def _police(policy: Policy) -> Iterator[Line]:
    rules = policy.police
    if not rules.askers:
        yield Line(part=Part.police, say=Say.no_officers)
        return
    yield Line(part=Part.police, say=Say.life_passes)
    deciding = tuple(seat for rung in rules.approvers for seat in rung.seats)
    if deciding:
        yield Line(part=Part.police, say=Say.decides, who=_who(deciding, policy), number=rules.approvers[0].seconds)
    for before, say in ((Before.ask, Say.before_ask), (Before.engage, Say.before_engage)):
        names = tuple(each.name for each in rules.conditions if each.before is before)
        if names:
            yield Line(part=Part.police, say=say, names=names)
    released = tuple(each.value for each in rules.released)
    yield Line(part=Part.police, say=Say.released if released else Say.nothing_released, names=released)


def _ends(policy: Policy) -> Iterator[Line]:
    at_close = tuple(each.name for each in policy.questions if each.at_close)
    later = tuple(each.name for each in policy.questions if not each.at_close)
    for say, names in ((Say.at_close, at_close), (Say.later, later)):
        if names:
            yield Line(part=Part.closing, say=say, names=names, number=len(names))
    for rule in policy.follow_ups:
        yield from _follow_up(rule, policy)


def _follow_up(rule: FollowUp, policy: Policy) -> Iterator[Line]:
    who = (Who(group=rule.owner, count=1, post=_post_name(rule.post, policy)),)
    given = tuple(_given(each, policy) for each in rule.when)
    say = Say.must_when if given else Say.must
    yield Line(part=Part.after, say=say, about=rule.id, name=rule.name, who=who, given=given, number=rule.hours)
    if rule.call_types:
        yield Line(part=Part.after, say=Say.must_types, about=rule.id, name=rule.name, names=rule.call_types)
    if rule.closes:
        yield Line(part=Part.after, say=Say.holds_open, about=rule.id, name=rule.name)


def _given(given: Given, policy: Policy) -> Answered:
    question = next((each for each in policy.questions if each.id == given.question), None)
    choices = {each.id: each.name for each in question.choices} if question else {}
    return Answered(question=question.name if question else given.question, answer=choices.get(given.answer, given.answer))


def _house(policy: Policy) -> Iterator[Line]:
    for post in policy.posts:
        yield from _post(post, policy)
    staffing, kept = policy.staffing, policy.retention
    yield Line(part=Part.house, say=Say.cover, number=staffing.coaches)
    if policy.zones:
        yield Line(part=Part.house, say=Say.zones, names=tuple(zone.name for zone in policy.zones))
    yield Line(part=Part.house, say=Say.forgets, number=min(kept.notes_days, kept.students_days))
    for word in policy.words:
        yield Line(part=Part.house, say=Say.calls_itself, about=word.key, name=word.key, names=(word.text,))
    for language in sorted({each.language for each in policy.translations}):
        left = len(texts(policy) - translated(policy, language).keys())
        yield Line(part=Part.house, say=Say.translated, about=language, name=language, number=left)


def _post(post: Post, policy: Policy) -> Iterator[Line]:
    yield Line(part=Part.people, say=Say.post, about=post.id, name=post.name, names=(post.role.value,))
    for lapse, say in ((Lapse.refuse, Say.refused_without), (Lapse.warn, Say.warned_without)):
        needed = {need.credential for need in post.requires if need.lapse is lapse}
        names = tuple(each.name for each in policy.credentials if each.id in needed)
        if names:
            yield Line(part=Part.people, say=say, about=post.id, name=post.name, names=names)
    if post.contact_days:
        yield Line(part=Part.people, say=Say.contact_days, about=post.id, name=post.name, number=post.contact_days)
    if post.deputy:
        yield Line(part=Part.people, say=Say.deputy, about=post.id, name=post.name, names=(_post_name(post.deputy, policy),))
