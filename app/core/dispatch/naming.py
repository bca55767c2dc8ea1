"""A supervisor asks somebody by name. It is an offer like any other: whoever is going keeps the call until it is taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core import commands as do
from app.core import events as ev
from app.core.call import Call
from app.core.cards import Action
from app.core.dispatch.asking import allowed, asker
from app.core.ladder import offers
from app.core.ranking import Pick, gap_of, way_of
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import GapReason, Purpose, Role

BY_NAME = timedelta(seconds=30)
"""How long somebody asked by name rings. Longer than a rung: a person chose them, and waits for this one answer."""


def decide(scene: Scene, command: do.AskByName, at: datetime) -> Sequence[ev.Event]:
    """Refused with the reason that the ladder would have given; a "can't" of this round does not bind who asks by name."""
    by = asker(scene, command.by)
    call = allowed(scene, command.by, command.call, Action.ask)
    person = scene.setup.people.get(command.person)
    if person is None or not person.active:
        raise Refused(Refusal.not_found)
    mine = call.part_of(person.id)
    if mine is not None and mine.is_live() and mine.purpose is Purpose.respond:
        if mine.instead_of != command.instead_of:
            raise Refused(Refusal.cannot_be_asked, why=str(GapReason.already_ringing))
        return []
    _check(person, call, scene)
    _check_place(call, command)
    pick = Pick(person=person.id, way=way_of(person, call, scene), proven=person.id in scene.proven)
    beside = call.is_filled() and command.instead_of is None
    made = offers(call, call.rung, at + BY_NAME, [pick])
    return [replace(offer, asked_by=by.id, instead_of=command.instead_of, beside=beside) for offer in made]


def _check(person: Person, call: Call, scene: Scene) -> None:
    if not person.is_responder():
        raise Refused(Refusal.not_a_responder)
    why = gap_of(person.id, call, scene)
    if why is None and person.roles().isdisjoint(_COLLEAGUES):  # an officer is asked through the gate alone
        why = GapReason.not_in_plan
    if why not in {None, GapReason.declined}:
        raise Refused(Refusal.cannot_be_asked, why=str(why))


_COLLEAGUES = frozenset({Role.coach, Role.float_, Role.safety_administrator, Role.manager})


def _check_place(call: Call, command: do.AskByName) -> None:
    """Only whoever is still on the way gives their place up; an officer has none to give."""
    if command.instead_of is not None and call.place_of(command.instead_of) is None:
        raise Refused(Refusal.not_replaceable)
