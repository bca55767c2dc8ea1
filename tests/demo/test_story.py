from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.core.assignment import Assignment
from app.core.call import Call
from app.core.commands import Accept, Close, Progress, Step
from app.core.ids import CallId, DistrictId, OfferId, PersonId, PlaceId, SchoolId, Seq
from app.core.request import PoliceRequest
from app.core.scene import Scene, Setup
from app.core.words import Alerting, Disposition, Involved, PickReason, RequestState
from app.core.words import AssignmentState as State
from app.demo.story import ANSWERS_AFTER, ARRIVES_AFTER, SETS_OUT_AFTER, STAYS, WAITS_FOR_POLICE, deeds
from app.packs.shipped import default

AT = datetime(2027, 1, 12, 9, tzinfo=UTC)
ANN, BOB = PersonId("ann"), PersonId("bob")


def part(person: PersonId, state: State, number: int = 1) -> Assignment:
    """Everything about it happened at AT."""
    return Assignment(
        offer=OfferId(f"c.{number}"),
        responder=person,
        state=state,
        rung=1,
        round=0,
        reason=PickReason.same_floor,
        metres=10,
        seconds=7,
        proven=True,
        made_at=AT,
        until=AT + timedelta(seconds=15),
        accepted_at=AT,
        en_route_at=AT,
        on_scene_at=AT,
        ended_at=AT if state is State.clear else None,
    )


def call(*parts: Assignment, name: str = "c", drill: bool = False) -> Call:
    return Call(
        id=CallId(name),
        school=SchoolId("s"),
        place=PlaceId("p"),
        caller=PersonId("tea"),
        call_type="unspecified",
        plan=default().default,
        alerting=Alerting.loud,
        drill=drill,
        raised_at=AT,
        rev=Seq(1),
        needed=1,
        rung=1,
        assignments=parts,
    )


def scene(*calls: Call) -> Scene:
    setup = Setup(district=DistrictId("d"), rev=1, policy=default(), people={}, schools={}, places={})
    return Scene(setup=setup, calls={each.id: each for each in calls})


def test_of_those_who_ring_together_the_nearest_answers_first() -> None:
    found = deeds(scene(call(part(ANN, State.offered), part(BOB, State.offered, 2))), {ANN, BOB})
    assert [(deed.command.by.person, type(deed.command), deed.due) for deed in found] == [
        (ANN, Accept, AT + ANSWERS_AFTER),
        (BOB, Accept, AT + ANSWERS_AFTER),
    ]


def test_nobody_acts_for_a_person_who_is_there() -> None:
    for state in (State.offered, State.accepted, State.en_route, State.on_scene, State.clear):
        assert deeds(scene(call(part(ANN, state))), {BOB}) == ()


def test_each_step_follows_the_one_before_it() -> None:
    steps = {
        State.accepted: (Step.en_route, SETS_OUT_AFTER),
        State.en_route: (Step.on_scene, ARRIVES_AFTER),
        State.on_scene: (Step.clear, STAYS),
    }
    for state, (step, wait) in steps.items():
        (deed,) = deeds(scene(call(part(ANN, state))), {ANN})
        assert isinstance(deed.command, Progress)
        assert (deed.command.step, deed.due) == (step, AT + wait)


def test_the_last_to_be_clear_closes_the_call() -> None:
    for drill, how in ((False, Disposition.resolved), (True, Disposition.drill)):
        (deed,) = deeds(scene(call(part(ANN, State.clear), drill=drill)), {ANN})
        assert isinstance(deed.command, Close)
        assert (deed.command.disposition, deed.due) == (how, AT)


def test_a_call_is_left_open_while_somebody_else_is_there_or_still_waited_for() -> None:
    going = call(part(ANN, State.clear), part(BOB, State.on_scene, 2))
    assert deeds(scene(going), {ANN}) == ()
    assert deeds(scene(replace(call(part(ANN, State.clear)), needed=2)), {ANN}) == ()


def test_who_is_going_elsewhere_answers_nothing() -> None:
    busy = call(part(ANN, State.on_scene), name="b")
    asked = call(part(ANN, State.offered), name="c")
    assert [deed.command.call for deed in deeds(scene(busy, asked), {ANN})] == ["b"]


def test_what_has_ended_asks_for_nothing() -> None:
    for state in (State.declined, State.expired, State.released, State.given_up):
        assert deeds(scene(call(part(ANN, state))), {ANN}) == ()


def test_a_deed_has_the_same_key_however_often_it_is_thought_of() -> None:
    twice = [deeds(scene(call(part(ANN, State.offered))), {ANN})[0].key for _ in range(2)]
    assert twice == ["demo:c.1:accept"] * 2


def test_whoever_is_there_waits_for_the_officer_who_was_asked_for_but_not_for_ever() -> None:
    request = PoliceRequest(
        number=1,
        by=ANN,
        asked_at=AT,
        reason="outsider",
        students=Involved.no,
        conditions=("meeting",),
        danger=False,
        guarded=False,
    )
    (deed,) = deeds(scene(replace(call(part(ANN, State.on_scene)), police=request)), {ANN})
    assert deed.due == AT + WAITS_FOR_POLICE
    over = replace(request, state=RequestState.refused)
    (deed,) = deeds(scene(replace(call(part(ANN, State.on_scene)), police=over)), {ANN})
    assert deed.due == AT + STAYS
