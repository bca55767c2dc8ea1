"""The sentences of a policy in English. The app has the same, and Spanish, in its own word lists."""

from collections.abc import Mapping

from app.core.sentences import Line, Part, Say, Who
from app.core.words import Group

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
    Say.no_officers: "No officer is asked through Nearhand.",
    Say.never: "Police: never for this. {names}",
    Say.guarded: "Police only if asked by {who}, and only for a danger ({names}) or with a manager's word.",
    Say.for_reasons: "Police only if asked by {who}, for one reason: {names}.",
    Say.decides: "Who must say yes, one after another, {n} s each: {who}.",
    Say.before_ask: "Before an officer is asked: {names}.",
    Say.before_engage: "Before police deal with a student: {names}.",
    Say.life_passes: "A threat to life passes at once; its reason is asked for afterwards.",
    Say.released: "An officer sees place, reason and the adult to meet; and: {names}.",
    Say.nothing_released: "An officer sees place, reason and the adult to meet, nothing else.",
    Say.at_close: "Asked when it ends ({n}): {names}.",
    Say.later: "Asked where it applies, or later ({n}): {names}.",
    Say.must: "{name}: {who}, within {n} h.",
    Say.must_when: "{name}: {who}, within {n} h, when: {names}.",
    Say.holds_open: "{name}: the call is not finished before.",
    Say.post: "{name} has the rights of: {names}.",
    Say.refused_without: "{name}: not on duty without {names}.",
    Say.warned_without: "{name}: warned without {names}.",
    Say.deputy: "{name}: when there is no answer, {names}.",
    Say.contact_days: "{name}: up to {n} days of a school year without the training.",
    Say.cover: "Coaches on duty in each school: {n}.",
    Say.zones: "Patrol zones: {names}.",
    Say.forgets: "Words and references are forgotten after {n} days; the numbers stay.",
    Say.calls_itself: "On screen, {name} is: {names}.",
}

GROUPS: Mapping[Group, tuple[str, str]] = {
    Group.coaches: ("coach", "coaches"),
    Group.floats: ("float", "floats"),
    Group.neighbour_coaches: ("coach of a neighbouring school", "coaches of neighbouring schools"),
    Group.safety_administrators: ("safety administrator", "safety administrators"),
    Group.managers: ("manager", "managers"),
    Group.zone_officers: ("officer of the zone", "officers of the zone"),
    Group.other_officers: ("officer of another zone", "officers of other zones"),
}


ASKERS = frozenset({Say.guarded, Say.for_reasons})
"""Sentences in which a group is one of its members, whoever they be."""


def sentence(line: Line) -> str:
    """The line in English."""
    said = _anyone if line.say in ASKERS else _who
    who, names = ", ".join(map(said, line.who)), "; ".join(line.names)
    return SENTENCES[line.say].format(who=who, names=names, name=line.name, n=line.number)


def _anyone(who: Who) -> str:
    return f"a {GROUPS[who.group][0]}"


def _who(who: Who) -> str:
    one, many = (who.post, who.post) if who.post else GROUPS[who.group]
    if who.count is None:
        return f"each {one}" if who.post else f"all {many}"
    return f"the nearest {one}" if who.count == 1 else f"the nearest {who.count} {many}"
