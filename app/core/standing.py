"""How somebody stands to a call, and what each may do for it: one table for routes, socket and screens alike."""

from enum import StrEnum

from app.core.access import OVERSEERS, SUPERVISORS
from app.core.assignment import LATE, Assignment
from app.core.call import Call
from app.core.cards import Action
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import AssignmentState as State
from app.core.words import Purpose


class Relation(StrEnum):
    """How somebody stands to a call. An officer who pressed is a `passer_by`: they see who comes, and no more; one who was asked
    and `missed` it may say a late yes, and sees nothing. `meets`: the adult who was named to meet the officer."""

    caller = "caller"
    presser = "presser"
    asked = "asked"
    going = "going"
    done = "done"
    supervisor = "supervisor"
    overseer = "overseer"
    decider = "decider"
    meets = "meets"
    officer = "officer"
    missed = "missed"
    passer_by = "passer_by"


R = Relation
SPEAKERS = frozenset({R.going, R.done, R.supervisor})
"""Who speaks for the call: those who came, and those who look after it. An officer does not."""

ON_CALL: dict[Action, frozenset[Relation]] = {
    Action.press_again: frozenset({R.caller, R.presser, R.passer_by}),
    Action.cancel: frozenset({R.caller, R.passer_by}),
    Action.stand_down: frozenset({R.caller, R.presser, R.passer_by}),
    Action.amend: frozenset({R.caller, R.presser, R.passer_by, R.going, R.supervisor}),
    Action.note: SPEAKERS | {R.caller, R.presser, R.passer_by, R.meets},
    Action.accept: frozenset({R.asked, R.officer, R.missed}),
    Action.decline: frozenset({R.asked, R.officer, R.missed}),
    Action.en_route: frozenset({R.going, R.officer}),
    Action.on_scene: frozenset({R.going, R.officer}),
    Action.clear: frozenset({R.going, R.officer}),
    Action.give_up: frozenset({R.going, R.officer}),
    Action.backup: frozenset({R.going, R.supervisor}),
    Action.escalate: frozenset({R.supervisor}),
    Action.take: frozenset({R.supervisor}),
    Action.ask: frozenset({R.supervisor}),
    Action.message: frozenset({R.supervisor}),
    Action.close: frozenset({R.going, R.done, R.supervisor}),
    Action.report: frozenset({R.going, R.done, R.supervisor}),
    Action.endanger: SPEAKERS | {R.caller, R.presser, R.asked, R.meets},
    Action.say_911: SPEAKERS | {R.caller, R.presser, R.asked, R.meets},
    Action.ask_police: SPEAKERS,
    Action.decide_police: frozenset({R.decider, R.supervisor}),
    Action.make_notice: SPEAKERS,
    Action.set_meeting: SPEAKERS | {R.meets},
    Action.meet_student: SPEAKERS,
    Action.give_reason: SPEAKERS,
    Action.withdraw_police: SPEAKERS,
}


def relations(person: Person, call: Call, scene: Scene) -> frozenset[Relation]:
    """Every way in which the person stands to the call; empty means the call does not exist for them."""
    if not person.active:
        return frozenset()
    found: set[Relation] = set()
    badge = person.is_officer()
    if person.id == call.caller:
        found.add(R.passer_by if badge else R.caller)
    if person.id in call.pressers:
        found.add(R.passer_by if badge else R.presser)
    mine = call.part_of(person.id)
    if mine is not None and badge and mine.purpose is Purpose.patrol:
        found |= _as_officer(mine, call, scene)
    elif mine is not None and not badge and mine.purpose is not Purpose.patrol and (mine.is_going() or person.is_responder()):
        found.add(R.going if mine.is_going() else R.done if mine.state is State.clear else R.asked)  # a part ends with the role
    school = scene.setup.schools.get(call.school)
    if person.holds(SUPERVISORS, school):
        found.add(R.supervisor)
    if person.holds(OVERSEERS, school):
        found.add(R.overseer)
    if _decides(person, call):
        found.add(R.decider)
    if call.is_open() and not badge and call.met_by() == person.id:
        found.add(R.meets)
    return frozenset(found)


def _as_officer(mine: Assignment, call: Call, scene: Scene) -> frozenset[Relation]:
    """An officer sees the call while asked and while on it, and then no more (rule E24). A yes that comes late may still be said
    while one is wanted, by who has been on duty all along; nothing is seen for it."""
    if not call.is_open():
        return frozenset()
    if mine.is_live() or mine.is_going():
        return frozenset({R.officer})
    duty = scene.duty.get(mine.responder)
    stayed = duty is not None and duty.is_available() and duty.since <= mine.made_at
    wanted = call.police is not None and call.police.wants_officer()
    return frozenset({R.missed}) if mine.state in LATE and wanted and stayed else frozenset()


def _decides(person: Person, call: Call) -> bool:
    asks = call.police.of(Purpose.approve) if call.police else ()
    return not person.is_officer() and any(a.responder == person.id and a.is_live() for a in asks)
