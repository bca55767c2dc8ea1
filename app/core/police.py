"""What a viewer is shown of a request for police; and what an officer is shown of a call, which is what the district releases."""

from collections.abc import Iterable
from dataclasses import replace

from app.core import cards, gate
from app.core.assignment import Assignment
from app.core.call import Call
from app.core.ids import PersonId, PlaceId
from app.core.policy import UNSPECIFIED, Before, ConditionKind, PoliceRules, Released
from app.core.request import Meeting, PoliceRequest
from app.core.roster import Person
from app.core.scene import Scene
from app.core.shown import part_card, person_card, place_card
from app.core.words import Audience, Group, Involved, Priority, Purpose

NOTHING = cards.LadderCard(rung=0, rungs=0, due=None, cause=None, exhausted=False, review_needed=False, next_asked=())


def police_card(call: Call, viewer: Person, eyes: Audience, scene: Scene) -> cards.PoliceCard | None:
    """The last request, live: who was asked, what must come first and how far it has come. A stranger sees nothing of it."""
    if call.police is None or eyes is Audience.visitor:
        return None
    rules, setup = gate.rules(call, scene), scene.setup
    request = _told(call.police, rules) if eyes is Audience.officer else call.police
    reason = rules.reason(request.reason)
    asks = request.asks if eyes is not Audience.officer else _own(request, viewer.id)
    return cards.PoliceCard(
        request=request.number,
        state=request.state,
        reason=request.reason,
        reason_name=reason.name if reason else "",
        danger=request.danger,
        guarded=request.guarded,
        students=request.students,
        by=person_card(request.by, setup) if request.by else None,
        asked_at=request.asked_at,
        decided_at=request.decided_at,
        decided_by=person_card(request.decided_by, setup) if request.decided_by else None,
        opened_at=request.opened_at,
        conditions=tuple(_condition(code, request, rules) for code in _codes(request, call, scene, eyes)),
        meeting=_meeting(request.meeting, scene),
        asks=tuple(part_card(a, eyes, viewer.id, setup) for a in asks),
        due=request.due,
        student_met_at=request.student_met_at,
        owes_reason=request.owes_reason(),
        next_asked=_next(request, call, scene),
        is_school_matter=gate.is_school_matter(call, scene),
        marks=request.marks() if eyes is not Audience.officer else (),
    )


def _told(request: PoliceRequest, rules: PoliceRules) -> PoliceRequest:
    """To an officer: what is not released is not told by what must come first either. As if nobody had said whether students
    are involved, and of no type."""
    free = rules.released
    request = replace(request, guarded=request.guarded and Released.call_type in free)
    if Released.students_involved in free:
        return request
    theirs = {condition.id for condition in rules.conditions if condition.with_students}
    codes = tuple(code for code in request.conditions if code not in theirs)
    return replace(request, students=Involved.unknown, conditions=codes)


def _next(request: PoliceRequest, call: Call, scene: Scene) -> tuple[Group, ...]:
    """Who decides if those who ring now stay silent."""
    rungs = gate.deciders(call, scene, guarded=request.guarded)
    if request.alarm() is None or request.purpose is not Purpose.approve or request.rung >= len(rungs):
        return ()
    return tuple(seat.group for seat in rungs[request.rung].seats)


def _own(request: PoliceRequest, viewer: PersonId) -> tuple[Assignment, ...]:
    return tuple(a for a in request.of(Purpose.patrol) if a.responder == viewer)


def _codes(request: PoliceRequest, call: Call, scene: Scene, eyes: Audience) -> Iterable[str]:
    """To an officer nothing of before they were asked but what they were told above: what is missing there would tell on it."""
    rules, late = gate.rules(call, scene), gate.before_students(request, call, scene)
    if eyes is Audience.officer:
        late = tuple(c.id for c in rules.conditions if c.before is Before.engage)
    return (*request.conditions, *late)


def _condition(code: str, request: PoliceRequest, rules: PoliceRules) -> cards.ConditionCard:
    condition = rules.condition(code)
    made = [n for n in request.notices if n.condition == code]
    return cards.ConditionCard(
        id=code,
        name=condition.name if condition else "",
        kind=condition.kind if condition else ConditionKind.approval,
        before=Before.ask if code in request.conditions else Before.engage,
        state=gate.state_of(code, request, rules),
        tried=len(made),
        enough=condition.tries if condition else 0,
        last_at=made[-1].at if made else None,
        last_result=made[-1].result if made else None,
    )


def _meeting(meeting: Meeting | None, scene: Scene) -> cards.MeetingCard | None:
    if meeting is None:
        return None
    return cards.MeetingCard(
        adult=person_card(meeting.adult, scene.setup),
        place=place_card(meeting.place, scene.setup),
        keep_away=meeting.keep_away,
        at=meeting.at,
    )


def released(view: cards.CallView, call: Call, scene: Scene) -> cards.CallView:
    """The officer's own view: where to, why, whom to meet, what must come first; the rest as it is released (rule E24). What of
    it is about a student stands in `releases.py` too."""
    free = gate.rules(call, scene).released
    police = view.police
    return replace(
        view,
        place=_destination(view, call, scene),
        call_type=view.call_type if Released.call_type in free else UNSPECIFIED,
        caller=view.caller if Released.caller in free else None,
        assignments=view.assignments if Released.responders in free else (),
        presses=1,
        needed=1,
        ladder=NOTHING,
        stand_down_asked=False,
        disposition=None,
        police=replace(police, by=None, decided_by=None, next_asked=()) if police else None,
    )


def _destination(view: cards.CallView, call: Call, scene: Scene) -> cards.PlaceCard:
    """The room, as long as no other place to meet is named; in danger of life nobody is kept from it."""
    meeting = view.police.meeting if view.police else None
    return view.place if meeting is None or sent_to(call, scene) == call.place else meeting.place


def sent_to(call: Call, scene: Scene) -> PlaceId:
    """Where an officer goes: where somebody meets them, or to the call's own place."""
    meeting = call.police.meeting if call.police else None
    free = Released.place in gate.rules(call, scene).released or call.plan.priority is Priority.life
    return call.place if meeting is None or free else meeting.place


def passing(view: cards.CallView) -> cards.CallView:
    """The call of an officer who pressed for help like anybody: who comes; never what the school says of it."""
    return replace(view, call_type=UNSPECIFIED, disposition=None)
