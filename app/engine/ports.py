"""What the engine asks of the world. A protocol stands here only when it has more than one implementation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.core.places import Point
from app.engine.knock import Knock, Outcome


class Clock(Protocol):
    """Aware, UTC."""

    def now(self) -> datetime: ...


class Ids(Protocol):
    """Names that nobody can guess: 128 bits and more, URL-safe."""

    def new(self) -> str: ...


class Meter(Protocol):
    """Numbers about the service itself. Labels are codes, never particulars."""

    def count(self, name: str, **labels: str) -> None: ...
    def observe(self, name: str, seconds: float, **labels: str) -> None: ...
    def gauge(self, name: str, value: float, **labels: str) -> None: ...


class Sink(Protocol):
    """Sends one knock. Never raises: what came of it is a value."""

    async def send(self, knock: Knock) -> Outcome: ...


class Travel(Protocol):
    """Seconds by road from each start to the end. Never raises."""

    async def seconds(self, starts: list[Point], end: Point) -> Sequence[float]: ...
