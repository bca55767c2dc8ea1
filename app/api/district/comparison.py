"""What would be otherwise under another policy: its sentences, the schools' own plans, and who could not go on duty."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.core import shown
from app.core.called import own_words
from app.core.cards import PersonCard
from app.core.ids import PersonId
from app.core.policy import Flaw, Lapse, Policy, Remark
from app.core.roster import Person
from app.core.scene import Scene
from app.core.sentences import Line
from app.core.words import Role
from app.identity.granting import may_see
from app.packs.weighing import weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedPlan:
    """A school's own plan that the pack cannot keep."""

    school_name: str
    call_type: str
    flaw: Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What would be otherwise; `kept` counts the schools' own plans that stay. What is gone is said in the words of then, what
    comes in the pack's. `barred`: who may go on duty today and, by the pack, no more at their own school, for want of a
    credential; of those whom the reader looks after."""

    name: str
    gone: list[Line]
    come: list[Line]
    words_then: dict[Role, str]
    words_now: dict[Role, str]
    kept: int
    dropped: list[DroppedPlan]
    remarks: list[Remark]
    barred: list[PersonCard]


def compared(scene: Scene, pack: Policy, reader: Person) -> Comparison:
    """The pack beside what is in force, for the reader."""
    setup, found = scene.setup, weighed(scene.setup, pack)
    names = {school.id: school.name for school in setup.schools.values()}
    return Comparison(
        name=pack.name,
        gone=list(found.gone),
        come=list(found.come),
        words_then=own_words(setup.policy),
        words_now=own_words(pack),
        kept=len(found.after.policy.own),
        dropped=[
            DroppedPlan(school_name=names.get(each.school, each.school), call_type=each.call_type, flaw=each.flaw)
            for each in found.after.dropped
        ],
        remarks=list(found.remarks),
        barred=[shown.person_card(person, setup) for person in _barred(scene, found.after.policy, reader)],
    )


def _barred(scene: Scene, after: Policy, reader: Person) -> Iterator[PersonId]:
    """Whose posts ask by the policy for what they have not, and did not before. Days of a limit that is new are not known."""
    then = replace(scene, setup=replace(scene.setup, policy=after))
    for person in sorted(scene.setup.people.values(), key=lambda each: (each.name, each.id)):
        newly = person.active and person.is_responder() and _refused(then, person) and not _refused(scene, person)
        if newly and may_see(reader, person, scene.setup.schools):
            yield person.id


def _refused(scene: Scene, person: Person) -> bool:
    return any(each.lapse is Lapse.refuse for each in scene.missing(person.id, person.school))
