"""What goes into the cards of reports and of what must be done after calls."""

from datetime import datetime

from app.core import closing, shown
from app.core.call import Call
from app.core.cards import AnswerCard, DueCard, ParticularCard
from app.core.finishing import takers
from app.core.ids import SchoolId
from app.core.policy import AnswerKind
from app.core.report import Due, Whose
from app.core.roster import Person
from app.core.scene import Scene
from app.store.ending.particulars import ParticularRow


def answer_cards(call: Call, scene: Scene) -> tuple[AnswerCard, ...]:
    """All that was written: what was taken back is told too, so that a form can say by whom."""
    now = closing.said(call, scene.setup.policy_of(call))
    last = ((name, said[-1]) for name, said in call.report.said.items())
    return tuple(
        AnswerCard(
            question=name,
            codes=now.get(name, ()),
            by=shown.person_card(said.by, scene.setup) if said.by else None,
            at=said.at,
        )
        for name, said in last
    )


def due_card(call: Call, due: Due, scene: Scene, now: datetime) -> DueCard:
    """A follow-up in the words of the call's own policy."""
    rules = scene.setup.policy_of(call).follow_ups
    return DueCard(
        call=call.id,
        code=due.code,
        name=next((rule.name for rule in rules if rule.id == due.code), due.code),
        group=due.group,
        owner=shown.person_card(due.owner, scene.setup) if due.owner else None,
        due=due.due,
        overdue=due.is_open() and due.due < now,
        closes=due.closes,
        state=due.state,
        ended_by=shown.person_card(due.ended_by, scene.setup) if due.ended_by else None,
        ended_at=due.ended_at,
        reason=due.reason,
        call_type=call.call_type,
        place_name=shown.place_card(call.place, scene.setup).name,
        school_name=school_name(call.school, scene),
        raised_at=call.raised_at,
        takers=tuple(shown.person_card(each.id, scene.setup) for each in _takers(call, due, scene)),
    )


def _takers(call: Call, due: Due, scene: Scene) -> tuple[Person, ...]:
    whose = Whose(school=call.school, group=due.group, owner=due.owner, post=due.post)
    return takers(whose, scene) if due.is_open() else ()


def particular_card(row: ParticularRow, scene: Scene) -> ParticularCard:
    """As a report shows it."""
    return ParticularCard(
        id=row.id,
        question=row.question,
        kind=row.kind,
        text=None if row.kind is AnswerKind.student else row.text,
        by=shown.person_card(row.by, scene.setup),
        at=row.at,
        forget_at=row.forget_at,
    )


def school_name(school: SchoolId, scene: Scene) -> str:
    """By which the district knows it; one that is gone keeps its id."""
    found = scene.setup.schools.get(school)
    return found.name if found else school
