"""A plan in plain words before it is in force: what the rules would do, and what its writer should hear of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.forecast import Concern, Stage, Worry, everybody_on_duty, forecast, worries
from app.core.places import Place
from app.core.policy import ResponsePlan
from app.core.scene import Scene
from app.core.words import DutyStatus, Group
from tests import build
from tests.build import NINE, ROOM, alone, plan, rung, scene
from tests.given import given

HERE = build.setup().places[ROOM]


def told(stages: tuple[Stage, ...]) -> list[tuple[int, float, float, str]]:
    """Rung, seconds after the press, its length, and whose phones ring."""
    return [
        (s.rung, s.after.total_seconds(), s.lasts.total_seconds(), " ".join(made.responder for made in s.asked)) for s in stages
    ]


def test_each_rung_is_told_with_who_rings_then_and_when() -> None:
    assert told(forecast(scene(), plan(), HERE, NINE)) == [
        (1, 0, 15, "cora"),
        (2, 15, 15, "cora cole fay"),
        (3, 30, 15, "fay finn sam"),
        (4, 45, 30, "max mia"),
    ]


def test_a_rung_without_anybody_on_duty_is_passed_at_once() -> None:
    stages = forecast(alone("sam", "max"), plan(), HERE, NINE)
    assert told(stages) == [(1, 0, 0, ""), (2, 0, 0, ""), (3, 0, 15, "sam"), (4, 15, 30, "max")]
    assert {gap.person for gap in stages[0].gaps} == {"cora", "cole"}


def test_a_threat_to_life_asks_everybody_in_one_stage() -> None:
    [stage] = forecast(scene(), build.life_plan(), HERE, NINE)
    assert {made.responder for made in stage.asked} == {"cora", "cole", "fay", "finn", "sam", "max", "mia"}


def test_with_nobody_on_duty_it_ends_at_the_top_all_the_same() -> None:
    assert [(4, 0, 30, "")] == told(forecast(alone(), plan(), HERE, NINE))[-1:]


def test_whoever_goes_to_another_call_is_not_forecast() -> None:
    busy = given(*build.going()).scene
    assert told(forecast(busy, plan(), build.place("n201"), NINE))[0] == (1, 0, 15, "cole")


def test_nothing_of_it_happens() -> None:
    before = scene()
    forecast(before, plan(), HERE, NINE)
    assert before == scene()


def test_everybody_on_duty_is_everybody_free_where_they_are_or_usually_are() -> None:
    paused = replace(build.duty(build.COLE, "n201"), status=DutyStatus.paused)
    quiet = replace(given(*build.going(), scene=alone("cora")).scene, duty={build.COLE.id: paused})
    supposed = everybody_on_duty(quiet, NINE)
    assert {d.person for d in supposed.duty.values() if d.is_available()} == set(scene().duty)
    assert (supposed.duty[build.COLE.id].place, dict(supposed.calls)) == ("n201", {})


ROOF = Place(id=build.PlaceId("roof"), school=build.SchoolId("north"), name="Roof")
NO_MANAGERS = plan(rungs=build.LADDER[:3])
OFFICER = plan(rungs=(rung(20, Group.zone_officers), rung(30, Group.managers)))


@pytest.mark.parametrize(
    ("given_scene", "written", "expected"),
    [
        (scene(), plan(), ()),
        (scene(), NO_MANAGERS, (Worry(concern=Concern.managers_not_last, rung=3),)),
        (
            alone("max"),
            plan(),
            tuple(Worry(concern=Concern.nobody_now, rung=n) for n in (1, 2, 3)),
        ),
        (alone(), plan(), tuple(Worry(concern=Concern.nobody_now, rung=n) for n in (1, 2, 3, 4))),
        (scene(build.CORA, build.MAX), OFFICER, (Worry(concern=Concern.nobody_stands, rung=1),)),
        (scene(), build.life_plan(), ()),
    ],
)
def test_a_plan_that_leaves_a_gap_is_told_so(given_scene: Scene, written: ResponsePlan, expected: tuple[Worry, ...]) -> None:
    stages = forecast(given_scene, written, ROOF, NINE)
    assert worries(given_scene, written, ROOF, stages) == expected


def test_a_plan_that_names_officers_asks_nobody_outside_the_district() -> None:
    around = build.scene(build.OLAF, build.MAX)
    assert told(forecast(around, OFFICER, HERE, NINE)) == [(1, 0, 0, ""), (2, 0, 30, "max")]


def test_a_stage_counts_from_the_press() -> None:
    assert forecast(scene(), plan(), HERE, NINE)[1].after == timedelta(seconds=15)
