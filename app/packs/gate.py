"""The gate before police: who asks, who decides, for which reasons, after what."""

from app.core.policy import (
    Before,
    Condition,
    ConditionKind,
    PoliceReason,
    PoliceRules,
    Released,
    Rung,
    Seat,
    stand_ins,
)
from app.core.words import Group
from app.packs.people import People
from app.packs.rows import Row, Source


def police(source: Source, people: People) -> PoliceRules:
    """The rules; none where the pack says nothing of police."""
    row = source.one("police")
    if row is None:
        return PoliceRules()
    return PoliceRules(
        askers=tuple(map(Group, row.cells["askers"])),
        approvers=_approvers(row, people),
        reasons=tuple(
            PoliceReason(id=each.cells["id"], name=each.cells["name"], danger=each.cells["danger"])
            for each in source.rows("police.reason")
        ),
        conditions=tuple(_condition(each) for each in source.rows("police.condition") if each.cells["kind"]),
        never=row.cells["never"],
        instead=row.cells["instead"],
        guarded=row.cells["guarded"],
        seconds=row.cells["seconds"],
        mutual_aid=row.cells["mutual_aid"],
        released=tuple(map(Released, row.cells["released"])),
    )


def _condition(row: Row) -> Condition:
    return Condition(
        id=row.cells["id"],
        name=row.cells["name"],
        kind=ConditionKind(row.cells["kind"]),
        before=Before(row.cells["before"]),
        with_students=row.cells["with_students"],
        tries=row.cells["tries"],
    )


def _approvers(row: Row, people: People) -> tuple[Rung, ...]:
    """Who decides, then their deputies one after another; the managers last, who never run out."""
    name, seconds = row.cells["approver"], row.cells["approver_seconds"]
    who = people.named(row.spot, "approver", name) if name else None
    if who is None:
        return ()
    named = (people.named(row.spot, "approver", post.id) for post in stand_ins(people.posts, who.post)[1:])
    asked = [who, *(each for each in named if each is not None)]
    rungs = [Rung(seats=(Seat(group=each.group, post=each.post),), seconds=seconds) for each in asked]
    if asked[-1].group is Group.managers and not asked[-1].post:
        return tuple(rungs)
    return (*rungs, Rung(seats=(Seat(group=Group.managers),), seconds=seconds))
