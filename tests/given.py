"""Given these events, when this is wanted, then these happen, or it is refused: the sentence of every test of the rules."""

from dataclasses import dataclass

import pytest

from app.core.commands import Command
from app.core.dispatch import step
from app.core.events import Event, Fact
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from tests import build


@dataclass(frozen=True)
class Wanted:
    """A command in its moment, not yet decided."""

    scene: Scene
    command: Command
    seconds: float

    def facts(self) -> tuple[Fact, ...]:
        return step(self.scene, self.command, build.at(self.seconds))

    def then(self, *events: Event) -> Scene:
        """Exactly these events; what the scene is after them."""
        facts = self.facts()
        assert list(events) == [fact.event for fact in facts]
        return after(self.scene, facts)

    def asks(self, *people: str) -> Scene:
        """Exactly these people are rung, in this order; what the scene is then."""
        facts = self.facts()
        made = [fact.event for fact in facts if fact.event.type == "offer.made"]
        assert list(people) == [event.responder for event in made]
        return after(self.scene, facts)

    def refused(self, code: Refusal, **told: str) -> None:
        """A rule says no, with this code, and tells this much."""
        with pytest.raises(Refused) as no:
            self.facts()
        assert (code, told) == (no.value.code, no.value.facts)


@dataclass(frozen=True)
class Given:
    """A scene with its past."""

    scene: Scene

    def when(self, command: Command, at: float = 1) -> Wanted:
        """The command comes in so many seconds after nine."""
        return Wanted(self.scene, command, at)


def after(scene: Scene, facts: tuple[Fact, ...]) -> Scene:
    for fact in facts:
        scene = scene.after(fact)
    return scene


def given(*past: Event | Fact, scene: Scene | None = None) -> Given:
    """The usual district (or that scene) after these events, all at nine unless they are facts with a time of their own."""
    facts = tuple(line if isinstance(line, Fact) else build.fact(line) for line in past)
    return Given(after(scene or build.scene(), facts))
