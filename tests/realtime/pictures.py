"""Views, sights and a phone for the tests of the socket, with readable defaults."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from app.core.cards import Action, CallView, DutyView, LadderCard, PersonCard, PlaceCard, You
from app.core.ids import CallId, OfferId, PersonId, PlaceId, SchoolId
from app.core.words import (
    Alerting,
    AssignmentState,
    CallStatus,
    Disposition,
    DutyStatus,
    EscalationCause,
    Priority,
    Role,
)
from app.realtime.link import Sight
from app.realtime.wire import Beat, Cue, Frame, Hello

T0 = datetime(2027, 1, 12, 10, 31, 7, tzinfo=UTC)
EPOCH = "e-one"
PLACE = PlaceCard(
    id=PlaceId("p204"),
    name="Room 204",
    building="North building",
    floor=2,
    room="204",
    school=SchoolId("msm"),
    school_name="Maple Street Middle",
    school_phone="555-0100",
)
LADDER = LadderCard(
    rung=1,
    rungs=4,
    due=T0 + timedelta(seconds=15),
    cause=EscalationCause.raised,
    exhausted=False,
    review_needed=False,
    next_asked=("Coach South",),
    next_count=1,
)
ASKED = You(offer=OfferId("c1.1"), state=AssignmentState.offered, actions=(Action.accept, Action.decline))
CALLER = You(offer=None, state=None, actions=(Action.press_again, Action.stand_down))
NOBODY = You(offer=None, state=None, actions=())


def call(name: str = "c1", rev: int = 1, you: You = NOBODY, status: CallStatus = CallStatus.dispatched) -> CallView:
    return CallView(
        id=CallId(name),
        rev=rev,
        status=status,
        call_type="unspecified",
        priority=Priority.urgent,
        alerting=Alerting.loud,
        drill=False,
        place=PLACE,
        caller=PersonCard(id=PersonId("teacher"), name="Teacher", role=Role.staff),
        raised_at=T0,
        presses=1,
        needed=1,
        ladder=LADDER,
        assignments=(),
        stand_down_asked=False,
        cancel_until=T0 + timedelta(seconds=5),
        closed_at=None,
        disposition=None,
        you=you,
    )


def closed(name: str = "c1", rev: int = 9, at: datetime = T0) -> CallView:
    view = call(name, rev, status=CallStatus.closed)
    return replace(view, closed_at=at, disposition=Disposition.resolved)


def duty(person: str = "coach") -> DutyView:
    return DutyView(
        person=PersonCard(id=PersonId(person), name="Coach North", role=Role.coach),
        status=DutyStatus.on_duty,
        school=SchoolId("msm"),
        school_name="Maple Street Middle",
        place=None,
        place_name=None,
        since=T0,
        moved_at=T0,
        until=None,
        proven=True,
        call=None,
        covers=True,
    )


def hello(seq: int = 0, holding: tuple[str, ...] = (), epoch: str | None = EPOCH) -> Hello:
    return Hello(kind="hello", v=1, epoch=epoch, seq=seq, holding=list(holding))


def whole(seq: int, *views: CallView, **more: Any) -> Sight:
    given = {"duty": (), "at": T0, "epoch": EPOCH} | more
    return Sight(seq=seq, calls={view.id: view for view in views}, whole=True, **given)


def part(seq: int, *views: CallView, hidden: tuple[str, ...] = (), **more: Any) -> Sight:
    calls: dict[CallId, CallView | None] = {view.id: view for view in views}
    calls |= {CallId(name): None for name in hidden}
    given = {"at": T0, "epoch": EPOCH} | more
    return Sight(seq=seq, calls=calls, whole=False, **given)


def cue(name: str, call: str = "c1") -> Cue:
    return Cue(call=CallId(call), type=name)


@dataclass
class Phone:
    """The client's ledger, as `ledger.ts` keeps it."""

    epoch: str | None = None
    seq: int = 0
    calls: dict[CallId, CallView] = field(default_factory=dict)
    duty: tuple[DutyView, ...] = ()

    def hello(self) -> Hello:
        return hello(self.seq, tuple(sorted(self.calls)), self.epoch)

    def hear(self, message: object) -> None:
        if isinstance(message, Beat):
            self.seq = max(self.seq, message.seq)
        if not isinstance(message, Frame):
            return
        calls = dict(self.calls) if message.epoch == self.epoch else {}
        for view in message.put:
            if view.id not in calls or view.rev >= calls[view.id].rev:
                calls[view.id] = view
        for gone in message.gone:
            calls.pop(gone, None)
        self.epoch, self.seq, self.calls = message.epoch, message.seq, calls
        self.duty = self.duty if message.duty is None else message.duty

    def open_calls(self) -> dict[CallId, CallView]:
        return {name: view for name, view in self.calls.items() if view.closed_at is None}


def said(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    return value
