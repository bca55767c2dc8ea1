"""One transaction, as the store's functions see it. Only they touch `.conn`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from app.core.ids import DistrictId

Clock = Callable[[], datetime]
Wake = Callable[[DistrictId, int], None]


class Lane(StrEnum):
    """Which work goes first: what a life may hang on, or the rest."""

    life = "life"
    desk = "desk"


@dataclass(slots=True, kw_only=True)
class Read:
    """A snapshot. `clock` is None where the database's own clock rules."""

    conn: sa.Connection
    clock: Clock | None


@dataclass(slots=True, kw_only=True)
class Tx(Read):
    """A Read that may write. `announced` is told to the listeners once it is committed, and not before."""

    announced: dict[DistrictId, int] = field(default_factory=dict)

    def announce(self, district: DistrictId, seq: int) -> None:
        """The district's log has grown up to here."""
        self.announced[district] = seq
