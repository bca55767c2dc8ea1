"""The sentences of a policy in English. The app has the same, and Spanish, in its own word lists."""

from collections.abc import Mapping
from types import MappingProxyType

from app.core.called import forms
from app.core.policy import ENDED
from app.core.sentences import Answered, Line, Part, Say, Who
from app.core.words import Group, Role

PARTS: Mapping[Part, str] = {
    Part.calls: "When somebody calls for help",
    Part.police: "Before police",
    Part.closing: "When a call ends",
    Part.after: "What must be done afterwards",
    Part.people: "Who may be sent",
    Part.house: "The district",
}

SENTENCES: Mapping[Say, str] = {
    Say.first: "First {who}.",
    Say.then: "If nobody says yes in {n} s: {who}.",
    Say.top: "Then these again and again, every {n} s, until somebody says yes.",
    Say.everyone: "Everybody at once, again every {n} s: {who}.",
    Say.needed: "{n} must say yes.",
    Say.discreet: "Phones make no noise.",
    Say.no_officers: "Nearhand asks no {one.officer}.",
    Say.never: "Police: never for this. {names}",
    Say.guarded: "Police only if asked by {who}, and only for a danger ({names}) or with the word of {any.manager}.",
    Say.for_reasons: "Police only if asked by {who}, for one reason: {names}.",
    Say.decides: "Who must say yes, one after another, {n} s each: {who}.",
    Say.before_ask: "Before {any.officer} is asked: {names}.",
    Say.before_engage: "Before police deal with a student: {names}.",
    Say.life_passes: "A threat to life passes at once; its reason is asked for afterwards.",
    Say.released: "{Any.officer} sees place, reason and the adult to meet; and: {names}.",
    Say.nothing_released: "{Any.officer} sees place, reason and the adult to meet, nothing else.",
    Say.at_close: "Asked when it ends ({n}): {names}.",
    Say.later: "Asked where it applies, or later ({n}): {names}.",
    Say.must: "{name}: {who}, within {span}.",
    Say.must_when: "{name}: {who}, within {span}, when: {given}.",
    Say.must_types: "{name}: only after {names}.",
    Say.holds_open: "{name}: until then the call's report is not finished.",
    Say.post: "{name} has the rights of: {names}.",
    Say.refused_without: "{name}: not on duty without {names}.",
    Say.warned_without: "{name}: warned without {names}.",
    Say.deputy: "{name}: when there is no answer, {names}.",
    Say.contact_days: "{name}: up to {n} days of a school year without the training.",
    Say.cover: "{Many.coach} on duty in each school: {n}.",
    Say.zones: "Patrol zones: {names}.",
    Say.forgets: "Words and references are forgotten after {n} days; the numbers stay.",
    Say.calls_itself: "On screen, {name} is: {names}.",
    Say.translated: "Said in {name} too; texts without it: {n}.",
}

SINGULAR: Mapping[Say, str] = {
    Say.contact_days: "{name}: up to {n} day of a school year without the training.",
    Say.forgets: "Words and references are forgotten after {n} day; the numbers stay.",
}
"""Those that are said in another way of one."""

GROUPS: Mapping[Group, tuple[str, str, str]] = {
    Group.coaches: ("{one.coach}", "{many.coach}", "{any.coach}"),
    Group.floats: ("{one.float}", "{many.float}", "{any.float}"),
    Group.neighbour_coaches: (
        "{one.coach} of a neighbouring school",
        "{many.coach} of neighbouring schools",
        "{any.coach} of a neighbouring school",
    ),
    Group.safety_administrators: ("{one.safety_administrator}", "{many.safety_administrator}", "{any.safety_administrator}"),
    Group.managers: ("{one.manager}", "{many.manager}", "{any.manager}"),
    Group.zone_officers: ("{one.officer} of the zone", "{many.officer} of the zone", "{any.officer} of the zone"),
    Group.other_officers: ("{one.officer} of another zone", "{many.officer} of other zones", "{any.officer} of another zone"),
}
"""One of a group, many of it, and any one of it."""

ASKERS = frozenset({Say.guarded, Say.for_reasons})
"""Sentences in which a group is one of its members, whoever they be."""


def sentence(line: Line, words: Mapping[Role, str] = MappingProxyType({})) -> str:
    """The line in English, in which each role is called as the policy calls it."""
    said = _anyone if line.say in ASKERS else _who
    who = ", ".join(said(each) for each in line.who).format(**forms(words))
    names = line.names
    if line.say is Say.post:
        names = tuple(words.get(Role(name)) or name.replace("_", " ") for name in names)
    if line.say is Say.must_types:
        names = tuple(name.replace("_", " ") for name in names)
    given = "; ".join(_given(each) for each in line.given)
    facts = {
        "who": who,
        "names": "; ".join(names),
        "given": given,
        "name": line.name,
        "n": line.number,
        "span": _span(line.number),
    }
    whole = SINGULAR.get(line.say) if line.number == 1 else None
    return (whole or SENTENCES[line.say]).format(**facts, **forms(words))


def _given(each: Answered) -> str:
    return f"how it ended: {each.answer.replace('_', ' ')}" if each.question == ENDED else f"{each.question} {each.answer}"


def _span(hours: int) -> str:
    return f"{hours // 24} days" if hours % 24 == 0 and hours > 24 else f"{hours} h"


def _anyone(who: Who) -> str:
    return GROUPS[who.group][2]


def _who(who: Who) -> str:
    post = who.post.replace("{", "{{").replace("}", "}}")
    one, many = (post, post) if post else GROUPS[who.group][:2]
    if who.count is None:
        return f"each {one}" if post else f"all {many}"
    return f"the nearest {one}" if who.count == 1 else f"the nearest {who.count} {many}"
