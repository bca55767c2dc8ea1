"""Audiences, cards, the viewer's own actions. One place decides what each pair of eyes may see."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from app.core import cards, finishing
from app.core.access import RIGHTS, Right, may
from app.core.actions import actions
from app.core.assignment import Assignment
from app.core.call import Call
from app.core.called import own_words
from app.core.cover import covers
from app.core.duty import Duty
from app.core.ids import SchoolId
from app.core.ladder import next_picks
from app.core.police import passing, police_card, released
from app.core.reading import first_message, may_read, messages_for
from app.core.roster import RESPONDERS, Person
from app.core.scene import Scene
from app.core.shown import part_card, person_card, place_card
from app.core.standing import Relation, relations
from app.core.words import Audience, DutyStatus, Purpose, Role


def audience(person: Person, call: Call, scene: Scene) -> Audience | None:
    """Through whose eyes the person sees the call; None when it does not exist for them."""
    stands = relations(person, call, scene)
    if Relation.overseer in stands or Relation.supervisor in stands:
        return Audience.board
    if not stands.isdisjoint({Relation.asked, Relation.going, Relation.done, Relation.decider, Relation.meets}):
        return Audience.responder
    if Relation.officer in stands:
        return Audience.officer
    if Relation.passer_by in stands:
        return Audience.visitor
    if stands.isdisjoint({Relation.caller, Relation.presser}):
        return None
    return Audience.visitor if Role.visitor in person.roles() else Audience.caller


def view(call: Call, viewer: Person, scene: Scene, at: datetime) -> cards.CallView | None:
    """The call as this person may see it now, or None."""
    eyes = audience(viewer, call, scene)
    if eyes is None:
        return None
    whole = _whole(call, viewer, eyes, scene)
    if finishing.was_only_asked(viewer, call, scene):  # that it is over and who came, not how it ended
        whole = replace(whole, disposition=None, police=None)
    if eyes is Audience.officer:
        whole = released(whole, call, scene)
    elif eyes is Audience.visitor and Role.visitor not in viewer.roles():
        whole = passing(whole)
    return replace(whole, you=_you(call, viewer, scene, at))


def _you(call: Call, viewer: Person, scene: Scene, at: datetime) -> cards.You:
    mine = call.part_of(viewer.id)
    decides = next((a.offer for a in call.ringing() if a.responder == viewer.id and a.purpose is Purpose.approve), None)
    return cards.You(
        offer=mine.offer if mine else None,
        state=mine.state if mine else None,
        decides=decides,
        actions=(*actions(viewer, call, scene, at), *finishing.actions(viewer, call, scene)),
    )


def _whole(call: Call, viewer: Person, eyes: Audience, scene: Scene) -> cards.CallView:
    return cards.CallView(
        id=call.id,
        rev=call.rev,
        status=call.status(),
        call_type=call.call_type,
        priority=call.plan.priority,
        alerting=call.alerting,
        drill=call.drill,
        place=place_card(call.place, scene.setup),
        caller=person_card(call.caller, scene.setup) if eyes is not Audience.visitor or viewer.id == call.caller else None,
        raised_at=call.raised_at,
        presses=call.presses,
        needed=call.needed,
        ladder=_ladder(call, scene, eyes),
        assignments=tuple(part_card(a, eyes, viewer.id, scene.setup) for a in call.assignments if _is_shown(a, eyes)),
        stand_down_asked=call.stand_down_asked,
        cancel_until=call.raised_at + timedelta(seconds=call.plan.cancel_seconds),
        closed_at=call.closed_at or call.cancelled_at,
        disposition=call.disposition,
        messages=_messages(call, viewer, scene),
        police=police_card(call, viewer, eyes, scene),
        said_911_at=call.said_911_at,
        edition=call.edition,
        words=own_words(scene.setup.policy_of(call)),
        you=cards.You(offer=None, state=None, actions=()),
    )


def _ladder(call: Call, scene: Scene, eyes: Audience) -> cards.LadderCard:
    waiting = call.is_waiting() and not call.review_needed
    picks = next_picks(call, scene) if waiting else ()
    names = (person_card(p, scene.setup).name for p in picks if eyes is not Audience.visitor)
    return cards.LadderCard(
        rung=call.rung,
        rungs=call.plan.top(),
        due=call.due if waiting else None,
        cause=call.cause,
        exhausted=call.exhausted,
        review_needed=call.review_needed,
        next_asked=tuple(names),
        next_count=len(picks),
    )


def _is_shown(a: Assignment, eyes: Audience) -> bool:
    """A stranger learns who rings and who comes, not who could not."""
    return eyes is not Audience.visitor or a.is_live() or a.accepted_at is not None


def _messages(call: Call, viewer: Person, scene: Scene) -> cards.MessagesCard:
    if not may_read(viewer, call, scene):
        return cards.NO_MESSAGES
    theirs = messages_for(viewer, call, scene)
    fresh = theirs[max(0, call.read.get(viewer.id, 0) - first_message(viewer, call)) :]
    return cards.MessagesCard(count=len(theirs), unread=sum(m.by != viewer.id for m in fresh))


def duty_views(viewer: Person, scene: Scene) -> tuple[cards.DutyView, ...]:
    """Who is on duty, as far as the viewer may know: a supervisor their schools, a responder themselves."""
    seen = (d for d in scene.duty.values() if d.status is not DutyStatus.off_duty)
    return tuple(duty_view(d, scene) for d in _sorted(seen, scene) if _may_see(viewer, d, scene))


def _sorted(duties: Iterable[Duty], scene: Scene) -> list[Duty]:
    return sorted(duties, key=lambda d: (person_card(d.person, scene.setup).name, d.person))


def _may_see(viewer: Person, duty: Duty, scene: Scene) -> bool:
    if viewer.id == duty.person:
        return viewer.active
    person = scene.setup.people.get(duty.person)
    return person is not None and person.active and may_watch(viewer, person, duty.school, scene)


def may_watch(viewer: Person, person: Person, school: SchoolId | None, scene: Scene) -> bool:
    """Whether the viewer's board shows the person's duty there; who is nowhere, to whoever looks after a school to which they may
    be sent."""
    schools, right = scene.setup.schools, Right.read_duty
    found = schools.get(school) if school else None
    if found is not None:
        return may(viewer, right, found)
    whole = viewer.active and viewer.holds(RIGHTS[right])
    return whole or any(may(viewer, right, each) and person.holds(RESPONDERS, each) for each in schools.values())


def duty_view(duty: Duty, scene: Scene) -> cards.DutyView:
    """One responder's duty."""
    school = scene.setup.schools.get(duty.school) if duty.school else None
    place = scene.setup.places.get(duty.place) if duty.place else None
    committed = scene.commitment(duty.person)
    return cards.DutyView(
        person=person_card(duty.person, scene.setup),
        status=duty.status,
        school=duty.school,
        school_name=school.name if school else None,
        place=duty.place,
        place_name=place.name if place else None,
        since=duty.since,
        moved_at=duty.moved_at,
        until=duty.until,
        proven=duty.person in scene.proven,
        call=committed.id if committed else None,
        missing=scene.missing(duty.person, duty.school),
        covers=covers(duty, scene),
    )
