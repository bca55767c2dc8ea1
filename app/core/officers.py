"""Which officers might come, told before the question is put: who is the zone's, and whether they are free. It asks nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.core.call import Call
from app.core.ids import PersonId
from app.core.places import Way
from app.core.ranking import Standing, rank
from app.core.scene import Scene
from app.core.words import GapReason, Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Standby:
    """One officer: why they cannot be asked now, or how far they are. `aid` are those of other zones."""

    person: PersonId
    gap: GapReason | None
    way: Way | None
    aid: bool


def standby(call: Call, scene: Scene) -> tuple[Standby, ...]:
    """The zone's officers, nearest first, then those who cannot; of the other zones only who is free, where they may be asked."""
    fresh = replace(call, assignments=(), police=None)
    aid = scene.setup.policy_of(call).police.mutual_aid
    other = rank(fresh, scene, Group.other_officers) if aid else Standing(picks=(), gaps=())
    zone = rank(fresh, scene, Group.zone_officers)
    return (*_free(zone, aid=False), *_cannot(zone), *_free(other, aid=True))


def _free(standing: Standing, *, aid: bool) -> Iterable[Standby]:
    return (Standby(person=pick.person, gap=None, way=pick.way, aid=aid) for pick in standing.picks)


def _cannot(standing: Standing) -> Iterable[Standby]:
    return (Standby(person=gap.person, gap=gap.reason, way=None, aid=False) for gap in standing.gaps if gap.person)
