"""What a plan would do, before it is in force: asked of the rules, answered rung by rung. Nothing is written."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.bodies import Body, Id
from app.api.deps import Requires, SiteDep
from app.api.district.plans import PlanBody, plan_of
from app.api.errors import problems
from app.core import forecast, shown
from app.core.access import Right, may
from app.core.cards import PersonCard
from app.core.events import OfferMade
from app.core.forecast import Stage, Worry
from app.core.ids import PlaceId, SchoolId
from app.core.places import Place
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene, Setup
from app.core.words import GapReason, PickReason
from app.identity.sessions import SignedIn

router = APIRouter(prefix="/api/plans", tags=["plans"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_plans))]
SOMEWHERE = PlaceId("forecast")


class PreviewBody(Body):
    """A plan as it is being written, for a press at that school; `everybody`: as if all were on duty and free."""

    plan: PlanBody
    school: Id
    place: Id | None = None
    everybody: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCard:
    """Whose phone rings, where they are as far as is known, and how far that is."""

    person: PersonCard
    place_name: str | None
    school_name: str | None
    reason: PickReason
    metres: int | None
    seconds: int | None
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedCard:
    """Who stands on the rung and is passed by, and why."""

    person: PersonCard | None
    group: str
    reason: GapReason


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCard:
    """A rung as it is reached, `after` seconds from the press; it lasts `seconds`, or none where nobody can be asked."""

    rung: int
    after: int
    seconds: int
    asked: list[AskedCard]
    passed: list[PassedCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """If nobody ever answered. The last rung repeats every `repeats`."""

    place_name: str | None
    school_name: str
    stages: list[StageCard]
    repeats: int
    worries: list[Worry]


@router.post("/preview", operation_id="previewPlan", responses=problems(Refusal.step_up_needed, Refusal.unknown_place))
async def preview_plan(body: PreviewBody, site: SiteDep, who: Reader) -> Preview:
    """Who would be rung now, when, and from where; and what its writer should know before it is in force."""
    seen = await site.lookout.scene(who.district)
    scene = forecast.everybody_on_duty(seen.scene, seen.head.now) if body.everybody else seen.scene
    place = _place(body, who, scene.setup)
    plan = plan_of(body.plan)
    stages = forecast.forecast(scene, plan, place, seen.head.now)
    return Preview(
        place_name=place.name or None,
        school_name=scene.setup.schools[place.school].name,
        stages=[_stage(stage, scene) for stage in stages],
        repeats=plan.rungs[-1].seconds,
        worries=list(forecast.worries(scene, plan, place, stages)),
    )


def _place(body: PreviewBody, who: SignedIn, setup: Setup) -> Place:
    """The room that was named, else somewhere in the school that nobody knows better."""
    school = setup.schools.get(SchoolId(body.school))
    if school is None or not may(who.person, Right.read_plans, school):
        raise Refused(Refusal.unknown_place)
    if body.place is None:
        return Place(id=SOMEWHERE, school=school.id, name="")
    place = setup.places.get(PlaceId(body.place))
    if place is None or place.school != school.id:
        raise Refused(Refusal.unknown_place)
    return place


def _stage(stage: Stage, scene: Scene) -> StageCard:
    return StageCard(
        rung=stage.rung,
        after=round(stage.after.total_seconds()),
        seconds=round(stage.lasts.total_seconds()),
        asked=[_asked(made, scene) for made in stage.asked],
        passed=[
            PassedCard(person=shown.person_card(g.person, scene.setup) if g.person else None, group=g.group, reason=g.reason)
            for g in stage.gaps
        ],
    )


def _asked(made: OfferMade, scene: Scene) -> AskedCard:
    duty = scene.duty.get(made.responder)
    place = scene.setup.places.get(duty.place) if duty and duty.place else None
    school = scene.setup.schools.get(duty.school) if duty and duty.school else None
    return AskedCard(
        person=shown.person_card(made.responder, scene.setup),
        place_name=place.name if place else None,
        school_name=school.name if school else None,
        reason=made.reason,
        metres=made.metres,
        seconds=made.seconds,
        proven=made.proven,
    )
