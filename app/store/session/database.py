"""What either database can do; `Memory` adds who is told afterwards."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from app.store.session.unit import Lane, Read, Tx

T = TypeVar("T")


class Database(Protocol):
    """A place that keeps what it says it has kept."""

    def write(self, work: Callable[[Tx], T], lane: Lane) -> Awaitable[T]: ...

    def read(self, look: Callable[[Read], T]) -> Awaitable[T]: ...

    async def close(self) -> None: ...
