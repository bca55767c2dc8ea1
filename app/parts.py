"""The parts that live as long as the process: the memory's company, made around it and handed to whoever works with them.

Nothing in here answers anybody: `desk.py` does, and is imported after time has begun to run.
"""

from dataclasses import dataclass

from app.engine.clock import SystemClock
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.movers.tail import Tail
from app.engine.movers.ticker import Ticker
from app.engine.naming import RandomIds
from app.engine.record import Record
from app.engine.scenes import Scenes
from app.identity.sessions import Sessions
from app.settings import Settings
from app.store.session import Memory
from app.telemetry import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that lives as long as the process serves."""

    settings: Settings
    memory: Memory
    scenes: Scenes
    clock: SystemClock
    meter: Numbers
    handle: Handle
    record: Record
    lookout: Lookout
    tail: Tail
    ticker: Ticker
    sessions: Sessions

    @classmethod
    def of(cls, settings: Settings, memory: Memory) -> "Parts":
        """Built around an open memory."""
        scenes, clock, meter = Scenes(), SystemClock(), Numbers()
        handle, record = Handle(memory, scenes, meter), Record(memory, scenes)
        ticker = Ticker(memory, scenes, clock, meter)
        ticker.on_time(clock.follow)
        return cls(
            settings=settings,
            memory=memory,
            scenes=scenes,
            clock=clock,
            meter=meter,
            handle=handle,
            record=record,
            lookout=Lookout(memory, scenes),
            tail=Tail(memory, meter),
            ticker=ticker,
            sessions=Sessions(memory, record, handle, clock, RandomIds()),
        )
