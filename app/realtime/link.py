"""The server's side of one connection as a pure machine: messages, sights and instants in; frames, beats and a close out.

It never awaits and reads no clock. `now` is any monotonic count of seconds; what is sent as a time is given. It holds what
the client will hold once all it was handed has arrived, so that a resumed client and one that never left are told the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from app.core.cards import Action, CallView, DutyView
from app.core.ids import CallId
from app.core.words import CallStatus
from app.realtime.wire import Bad, Beat, CloseCode, Cue, Frame, Hello, Ping, close_code

FRAME_EVERY_S = 0.05
URGENT = frozenset({"offer.made"})
OVER = frozenset({CallStatus.closed, CallStatus.cancelled})
CLOSED_STAYS = timedelta(minutes=10)
SNAPSHOT = -1  # the client's cursor is of another history: nothing it holds is known to be right


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one viewer may see now. `calls` names those that were looked at, None where the viewer may not see it; `whole` says
    that all open calls they may see are among them. `stirred` is the last seq at which any view may have changed without its
    call changing (rights, people, duty): a cursor from before it is worth nothing."""

    epoch: str
    seq: int
    at: datetime
    calls: Mapping[CallId, CallView | None]
    whole: bool
    duty: tuple[DutyView, ...] | None = None
    cues: tuple[Cue, ...] = ()
    stirred: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long, in seconds: for the first word, between two beats."""

    hello_s: float = 5.0
    beat_s: float = 5.0


@dataclass(slots=True)
class _Waiting:
    """What the client has not been sent yet; the latest only."""

    put: dict[CallId, CallView] = field(default_factory=dict)
    gone: set[CallId] = field(default_factory=set)
    duty: tuple[DutyView, ...] | None = None
    cues: dict[tuple[CallId, str], Cue] = field(default_factory=dict)
    owed: bool = False  # a frame must go even if it is empty: the answer to a hello

    def is_empty(self) -> bool:
        return not (self.owed or self.put or self.gone or self.cues or self.duty is not None)

    def is_urgent(self) -> bool:
        return self.owed or any(cue.type in URGENT for cue in self.cues.values())


class Link:
    """One connection. Feed it, ask `due`, then `take`."""

    def __init__(self, now: float, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._hello: Hello | None = None
        self._greeted = False
        self._close: CloseCode | None = None
        self._closed = False
        self._epoch = ""
        self._seq = 0
        self._at: datetime | None = None
        self._held: dict[CallId, CallView | None] = {}
        self._duty: tuple[DutyView, ...] | None = None
        self._waiting = _Waiting()
        self._hello_until = now + self._patience.hello_s
        self._next_frame = now
        self._next_beat = now + self._patience.beat_s

    def unanswered(self) -> Hello | None:
        """The hello that waits for a whole sight."""
        return None if self._close else self._hello

    def is_live(self) -> bool:
        """Whether a hello was answered: partial sights are of use from then on."""
        return self._at is not None and self._close is None

    def is_open(self) -> bool:
        """Whether it has not been told to end."""
        return self._close is None

    def holds(self) -> frozenset[CallId]:
        """The calls that the client holds, or says that it holds."""
        return self._hello.held() if self._hello else frozenset(self._held)

    def hear(self, message: Hello | Ping | Bad, now: float) -> None:
        """A message of the client. A hello comes first, and once."""
        match message:
            case Hello():
                if self._greeted:
                    self.end(CloseCode.garbage)
                self._greeted, self._hello = True, message
            case Ping():
                if not self._greeted:
                    self.end(CloseCode.garbage)
                self._next_beat = now
            case Bad():
                self.end(close_code(message))
            case _:
                assert_never(message)

    def end(self, code: CloseCode) -> None:
        """Close; the first reason counts, and nothing more is told."""
        self._close = self._close or code

    def show(self, sight: Sight) -> None:
        """What the viewer may see now. Only a whole sight answers a hello, or a change of epoch."""
        fresh = self._hello is not None or (self.is_live() and sight.epoch != self._epoch)
        if self._close or (not fresh and not self.is_live()) or (fresh and not sight.whole):
            return
        known_to = self._begin(sight) if fresh else None
        for call, view in sight.calls.items():
            self._look(call, view, sight, known_to)
        if sight.whole:
            for call in [call for call in self._held if sight.calls.get(call) is None]:
                self._lose(call)
        if sight.duty is not None and sight.duty != self._duty:
            self._duty = self._waiting.duty = sight.duty
        self._waiting.cues.update({(cue.call, cue.type): cue for cue in sight.cues})
        self._seq, self._at = max(self._seq, sight.seq), sight.at

    def _begin(self, sight: Sight) -> int:
        """Take the hello (or the new epoch) as the start; answers the seq up to which the client knows what it holds."""
        hello, self._hello = self._hello, None
        holding = hello.held() if hello else frozenset(self._held)
        resumes = hello is not None and hello.epoch == sight.epoch and hello.seq <= sight.seq
        self._epoch, self._seq, self._duty = sight.epoch, 0, None
        self._held = dict.fromkeys(holding)
        self._waiting = _Waiting(owed=True, gone=self._waiting.gone)
        if hello is None or not resumes:
            return SNAPSHOT
        return hello.seq if hello.seq >= sight.stirred else 0

    def _look(self, call: CallId, view: CallView | None, sight: Sight, known_to: int | None) -> None:
        over = view is not None and view.status in OVER
        if view is None or (over and (known_to == SNAPSHOT or _is_past(view, sight.at))):
            self._lose(call)
        elif (over and call not in self._held) or self._held.get(call) == view:
            return
        elif known_to is not None and call in self._held and _is_known(view, known_to):
            self._hold(call, view)
        else:
            self._hold(call, view)
            self._waiting.put[call] = view
            self._waiting.gone.discard(call)

    def _hold(self, call: CallId, view: CallView) -> None:
        if view.status in OVER:  # put once; the client lets go of it by itself
            self._held.pop(call, None)
        else:
            self._held[call] = view

    def _lose(self, call: CallId) -> None:
        if call in self._held or call in self._waiting.put:
            self._held.pop(call, None)
            self._waiting.put.pop(call, None)
            self._waiting.gone.add(call)

    def due(self) -> float:
        """The instant from which `take` has something."""
        if self._close:
            return 0.0
        if not self._greeted:
            return self._hello_until
        if not self.is_live():
            return float("inf")
        if self._waiting.is_empty():
            return self._next_beat
        return min(self._next_beat, 0.0 if self._waiting.is_urgent() else self._next_frame)

    def take(self, now: float, at: datetime) -> tuple[Frame | Beat | CloseCode, ...]:
        """What is to be sent now, in order; after a close there is nothing more."""
        if not self._greeted and now >= self._hello_until:
            self.end(CloseCode.hello_late)
        if self._close:
            ending, self._closed = () if self._closed else (self._close,), True
            return ending
        if not self.is_live() or now < self.due():
            return ()
        beat = now >= self._next_beat
        frame = () if self._waiting.is_empty() else (self._frame(at, now),)
        if not beat:
            return frame
        self._next_beat = now + self._patience.beat_s
        return (*frame, Beat(epoch=self._epoch, seq=self._seq, at=at))

    def _frame(self, at: datetime, now: float) -> Frame:
        waiting, self._waiting = self._waiting, _Waiting()
        self._next_frame = now + FRAME_EVERY_S
        return Frame(
            epoch=self._epoch,
            seq=self._seq,
            at=self._at or at,
            put=tuple(waiting.put.values()),
            gone=tuple(sorted(waiting.gone)),
            duty=waiting.duty,
            cue=tuple(waiting.cues.values()),
        )


def _is_known(view: CallView, known_to: int) -> bool:
    """Whether a client with that cursor has this very view. The caller's "cancel" turns into "stand down" with time alone."""
    return view.rev <= known_to and Action.stand_down not in view.you.actions


def _is_past(view: CallView, at: datetime) -> bool:
    return view.closed_at is not None and at - view.closed_at > CLOSED_STAYS
