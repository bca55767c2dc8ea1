"""Calls under another policy, as shapes: beside each other what was and what would have been."""

from dataclasses import dataclass
from datetime import datetime

from app.core import shown
from app.core.cards import PersonCard, PlaceCard
from app.core.ids import CallId
from app.core.refusals import Refusal
from app.core.replay import Compared, Run, middle
from app.core.scene import Setup
from app.core.sentences import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """One call as it was and as it would have been: who was asked first, who said yes, after how many seconds. `replayable`: the
    room and caller are there.
    Where police were asked: why the other gate would have refused, or what would have come first."""

    call: CallId
    call_type: str
    place: PlaceCard
    raised_at: datetime
    first_then: list[PersonCard]
    first_now: list[PersonCard]
    yes_then: PersonCard | None
    yes_now: PersonCard | None
    seconds_then: float | None
    seconds_now: float | None
    replayable: bool
    police: Say
    police_asked: bool
    police_refused: Refusal | None
    police_first: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replays:
    """Closed calls under another pack; medians are over those with a yes. The latest calls are listed, all are counted."""

    days: int
    counted: int
    median_then: float | None
    median_now: float | None
    unanswered_then: int
    unanswered_now: int
    police_asked: int
    police_refused: int
    calls: list[Replayed]


def told_again(found: tuple[Compared, ...], setup: Setup, days: int) -> Replays:
    """The totals over what could be played, and each call, the latest first."""
    both = [each for each in found if each.now is not None]
    return Replays(
        days=days,
        counted=len(both),
        median_then=middle(each.then for each in both),
        median_now=middle(each.now for each in both),
        unanswered_then=sum(each.then.seconds is None for each in both),
        unanswered_now=sum(each.now is not None and each.now.seconds is None for each in both),
        police_asked=sum(each.police_asked is not None for each in found),
        police_refused=sum(each.police_asked is not None and each.police_asked.refused is not None for each in found),
        calls=[_replayed(each, setup) for each in reversed(found)],
    )


def _card(run: Run | None, setup: Setup) -> PersonCard | None:
    return shown.person_card(run.answered, setup) if run and run.answered else None


def _replayed(each: Compared, setup: Setup) -> Replayed:
    return Replayed(
        call=each.call,
        call_type=each.call_type,
        place=shown.place_card(each.place, setup),
        raised_at=each.raised_at,
        first_then=[shown.person_card(person, setup) for person in each.then.asked],
        first_now=[shown.person_card(person, setup) for person in (each.now.asked if each.now else ())],
        yes_then=_card(each.then, setup),
        yes_now=_card(each.now, setup),
        seconds_then=each.then.seconds,
        seconds_now=each.now.seconds if each.now else None,
        replayable=each.now is not None,
        police=each.police,
        police_asked=each.police_asked is not None,
        police_refused=each.police_asked.refused if each.police_asked else None,
        police_first=list(each.police_asked.first) if each.police_asked else [],
    )
