"""Builders for a district that has officers behind a gate: olaf of north's zone, otto of another."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.core import events as ev
from app.core.events import Event
from app.core.ids import CallId, PersonId, PlaceId
from app.core.policy import Before, Condition, ConditionKind, PoliceReason, PoliceRules
from app.core.roster import Holding, Person
from app.core.scene import Scene
from app.core.words import Group, Involved, NoticeResult, NoticeWay, PickReason, Purpose, Role, ScopeKind
from tests import build
from tests.build import CALL, at, going, offered

DECIDERS = (build.rung(24, Group.safety_administrators), build.rung(30, Group.managers))
CONDITIONS = (
    Condition(id="approval", name="The right holder says yes", kind=ConditionKind.approval),
    Condition(id="meeting", name="An adult meets the officer", kind=ConditionKind.meeting),
    Condition(id="caregiver", name="A caregiver is told", kind=ConditionKind.notice, with_students=True, tries=2),
    Condition(id="defender", name="The defender is told", kind=ConditionKind.notice, with_students=True, before=Before.engage),
)
POLICE = PoliceRules(
    askers=(Group.coaches, Group.floats, Group.safety_administrators, Group.managers),
    approvers=DECIDERS,
    reasons=(PoliceReason(id="threat", name="A threat", danger=True), PoliceReason(id="trespass", name="Will not leave")),
    conditions=CONDITIONS,
    never=("discipline",),
    instead="Ask the principal.",
    guarded=("mental_health",),
    at_once=("weapon",),
)
"""A district whose officers are asked after a yes, with an adult to meet them, once a caregiver was told."""

OTTO = Person(
    id=PersonId("otto"),
    name="Otto",
    holdings=(Holding(role=Role.officer, kind=ScopeKind.zone, scope="hills"),),
)


def scene(*more: Person, off: Iterable[str] = (), **rules: Any) -> Scene:
    """The usual scene, otto and some more people, in this district; `rules` are changes of its own."""
    usual = build.scene(*build.EVERYBODY, OTTO, *more, off=off)
    policy = replace(build.POLICY, police=replace(POLICE, **rules))
    return replace(usual, setup=replace(usual.setup, policy=policy))


def asked_police(**changes: Any) -> ev.PoliceAsked:
    """Somebody asks for police, with a student involved."""
    usual = ev.PoliceAsked(
        call=CallId(CALL),
        request=1,
        reason="trespass",
        students=Involved.yes,
        conditions=("approval", "meeting", "caregiver"),
    )
    return replace(usual, **changes)


def fact_of(kind: type[ev.PoliceEvent], **fields: Any) -> ev.PoliceEvent:
    """Anything else that happened to the usual request."""
    return kind(call=CallId(CALL), request=fields.pop("request", 1), **fields)


MEETING = fact_of(ev.PoliceMeetingSet, adult=PersonId("cole"), place=PlaceId("n102"))
TOLD = fact_of(ev.PoliceNoticeMade, condition="caregiver", result=NoticeResult.reached, way=NoticeWay.phone)


def gate_open(**changes: Any) -> tuple[Event, ...]:
    """Cora is going, and asked; everything that must come first has come; the gate is open, and nobody is asked yet."""
    passed = (fact_of(ev.PoliceApproved), MEETING, TOLD, fact_of(ev.PoliceGateOpened))
    return (*going(**changes), asked_police(), *passed)


def patrolled(who: str = "olaf", number: int = 2, **changes: Any) -> ev.OfferMade:
    """An officer's phone rings."""
    return offered(who, number, purpose=Purpose.patrol, reason=PickReason.zone_officer, until=at(31), **changes)
