"""What the gate of another policy would have said to a question that was put: the rules themselves are asked, nobody else is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core import commands as do
from app.core.dispatch import step
from app.core.events import Fact, PoliceAsked
from app.core.policy import Policy
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Refused, and why; else the conditions, by name, that would have come before an officer was asked."""

    refused: Refusal | None = None
    first: tuple[str, ...] = ()


def at_the_gate(before: Scene, facts: Sequence[Fact], policy: Policy) -> Answered | None:
    """The first question of the call under the other policy; None where nobody asked for police."""
    scene = before
    for fact in facts:
        if isinstance(fact.event, PoliceAsked):
            setup = replace(scene.setup, policy=policy, editions={}, edition=0)
            return _answered(replace(scene, setup=setup), fact, fact.event)
        scene = scene.after(fact)
    return None


def _answered(scene: Scene, fact: Fact, asked: PoliceAsked) -> Answered:
    police = scene.setup.policy.police
    if asked.danger:  # it waits for nothing where there are officers at all
        return Answered(refused=None if police.askers else Refusal.no_police_here)
    wanted = do.AskPolice(by=fact.by, call=asked.call, reason=asked.reason, students=asked.students)
    try:
        facts = step(scene, wanted, fact.at)
    except Refused as no:
        return Answered(refused=no.code)
    codes = next((each.event.conditions for each in facts if isinstance(each.event, PoliceAsked)), ())
    named = (police.condition(code) for code in codes)
    return Answered(first=tuple(each.name for each in named if each is not None))
