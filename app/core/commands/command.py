"""What every intent carries: who wants it."""

from dataclasses import dataclass

from app.core.events.fact import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that somebody (or time, with an empty actor) wants."""

    by: Actor
