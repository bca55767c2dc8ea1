"""Fulfilling what must come first: telling a party, saying who meets the officer, owing no reason; or taking it all back."""

from collections.abc import Sequence
from typing import assert_never

from app.core import commands as do
from app.core import events as ev
from app.core import gate
from app.core.call import Call
from app.core.cards import Action
from app.core.policy import Condition, ConditionKind
from app.core.refusals import Refusal, Refused
from app.core.request import PoliceRequest
from app.core.scene import Scene
from app.core.words import RequestState

Further = do.MakeNotice | do.SetMeeting | do.MeetStudent | do.GiveReason | do.WithdrawPolice
ACTION: dict[type[Further], Action] = {
    do.MakeNotice: Action.make_notice,
    do.SetMeeting: Action.set_meeting,
    do.MeetStudent: Action.meet_student,
    do.GiveReason: Action.give_reason,
    do.WithdrawPolice: Action.withdraw_police,
}

MOST_NOTICES = 50
"""Beyond that another try is answered and not written."""


def decide(scene: Scene, call: Call, request: PoliceRequest, command: Further) -> Sequence[ev.Event]:
    """One case for each command; of a request that is over only the reason can still be given."""
    rules, number = gate.rules(call, scene), request.number
    if isinstance(command, do.GiveReason):
        if rules.reason(command.reason) is None:
            raise Refused(Refusal.unknown_reason)
        return [ev.PoliceReasonGiven(call=call.id, request=number, reason=command.reason)] if request.owes_reason() else []
    if not request.is_current():
        if isinstance(command, do.WithdrawPolice):
            return []
        raise Refused(Refusal.request_over)
    match command:
        case do.MakeNotice():
            return _told(call, request, rules.condition(command.condition), command)
        case do.SetMeeting():
            return _meeting(scene, call, request, command)
        case do.MeetStudent():
            return _student_met(scene, call, request, command)
        case do.WithdrawPolice():
            return [ev.PoliceWithdrawn(call=call.id, request=number)]
        case _:
            assert_never(command)


def _told(call: Call, request: PoliceRequest, condition: Condition | None, command: do.MakeNotice) -> Sequence[ev.Event]:
    if condition is None or condition.kind is not ConditionKind.notice:
        raise Refused(Refusal.unknown_condition)
    told = ev.PoliceNoticeMade(
        call=call.id,
        request=request.number,
        condition=condition.id,
        result=command.result,
        way=command.way,
        said_at=command.said_at,
    )
    return [told] if len(request.notices) < MOST_NOTICES else []


def _meeting(scene: Scene, call: Call, request: PoliceRequest, command: do.SetMeeting) -> Sequence[ev.Event]:
    """An adult who comes, is there or looks after the school meets the officer (rule D2), in a place of the call's school."""
    place, now = scene.setup.places.get(command.place), request.meeting
    if command.adult not in {*gate.adults(call, scene), *([now.adult] if now else [])}:
        raise Refused(Refusal.unknown_person)
    if place is None or place.school != call.school:
        raise Refused(Refusal.unknown_place)
    if now is not None and (now.adult, now.place, now.keep_away) == (command.adult, command.place, command.keep_away):
        return []
    return [
        ev.PoliceMeetingSet(
            call=call.id,
            request=request.number,
            adult=command.adult,
            place=command.place,
            keep_away=command.keep_away,
        )
    ]


def _student_met(scene: Scene, call: Call, request: PoliceRequest, command: do.MeetStudent) -> Sequence[ev.Event]:
    """Police deal with a student: after what must come first (rule D1), or past it where the danger is at hand, on record."""
    if request.student_met_at is not None:
        return []
    if request.state is not RequestState.open:
        raise Refused(Refusal.gate_closed)
    first = gate.before_students(request, call, scene)
    missing = gate.outstanding(first, request, gate.rules(call, scene))
    if missing and not command.danger:
        raise Refused(Refusal.conditions_open, conditions=", ".join(missing))
    return [ev.PoliceStudentMet(call=call.id, request=request.number, skipped=missing)]
