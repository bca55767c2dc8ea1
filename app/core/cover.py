"""Who covers a school: whoever an everyday call there would ring, on a phone that has proved that it rings.

An everyday call is one of which nothing is said yet: the default plan's. An officer covers none, since no plan's rung asks one.
"""

from app.core.duty import Duty
from app.core.ids import SchoolId
from app.core.ranking import OFFICERS, is_member
from app.core.scene import Scene


def covers(duty: Duty, scene: Scene) -> bool:
    """Whether the school where the person is on duty is covered by them."""
    if duty.school is None or not duty.is_available() or duty.person not in scene.proven or scene.lost(duty.person):
        return False
    person, school = scene.setup.people.get(duty.person), scene.setup.schools.get(duty.school)
    if person is None or school is None:
        return False
    plan = scene.setup.policy.plan_for(scene.setup.policy.default.call_type, school.id)
    seats = (seat for rung in plan.rungs for seat in rung.seats if seat.group not in OFFICERS)
    return any(is_member(person, seat, school, scene) for seat in seats)


def covering(school: SchoolId, scene: Scene) -> int:
    """How many cover the school now."""
    return sum(duty.school == school and covers(duty, scene) for duty in scene.duty.values())
