"""Three school years of a coach programme, generated: presses, yeses and real close forms, through the rules' own `step`.

What each command makes true is appended to the log and indexed as the engine does it; a term is one transaction, for speed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.core import commands as do
from app.core import dispatch
from app.core.call import Call
from app.core.events import ContactLogged, Fact
from app.core.ids import CallId, ContactId, PlaceId
from app.core.words import Disposition
from app.engine import endings
from app.engine.scenes import Scenes
from app.store import log
from app.store.session import Tx
from tests.ending import said
from tests.town import NORTH, TOWN, by


@dataclass(frozen=True)
class Term:
    """How much happened in a stretch; what is not positive by its outcome is so by contacts."""

    name: str
    begins: datetime
    days: int
    calls: int
    contacts: int
    police: int
    holds: int
    positive: int


def _day(year: int, month: int) -> datetime:
    return datetime(year, month, 1, 15, tzinfo=UTC)


TERMS = (
    Term("2017-18", _day(2017, 9), 270, calls=1060, contacts=240, police=37, holds=234, positive=150),
    Term("2018-19", _day(2018, 9), 270, calls=960, contacts=240, police=12, holds=216, positive=120),
    Term("fall 2019", _day(2019, 9), 110, calls=580, contacts=120, police=15, holds=126, positive=90),
)


def answers(term: Term, n: int) -> dict[str, str]:
    """What the n-th close form of the term says."""
    return {
        "outcome": "calm" if n < term.positive else "home",
        "hold": "yes" if n >= term.calls - term.holds else "no",
        "police": "came_911" if n % term.calls < term.police else "no",
        "hold_staff": "unknown",
    }


def commands(term: Term, n: int) -> Iterator[do.Command]:
    call = CallId(f"{term.name}-{n}")
    yield do.Raise(by=by("Tea"), call=call, place=PlaceId("n204"))
    yield do.Take(by=by("Sam"), call=call)
    yield do.Report(by=by("Sam"), call=call, answers=said(**answers(term, n)), disposition=Disposition.resolved)


def play(tx: Tx, term: Term) -> None:
    """The whole term, in one transaction."""
    head = log.lock_head(tx, TOWN)
    start = Scenes().scene(tx, head)
    step, told, ended = timedelta(days=term.days) / (term.calls + term.contacts), list[Fact](), list[Call]()
    for n in range(term.calls):
        scene, at = start, term.begins + n * step
        for command in commands(term, n):
            at += timedelta(seconds=30)
            facts = dispatch.step(scene, command, at)
            told += facts
            for fact in facts:
                scene = scene.after(fact)
        ended += scene.calls.values()
    for n in range(term.contacts):
        contact = do.LogContact(by=by("Ana"), contact=ContactId(f"{term.name}-{n}"), school=NORTH, kind="walk")
        told += dispatch.step(start, contact, term.begins + (term.calls + n) * step)
    log.append(tx, head, told)
    for call in ended:
        endings.put(tx, TOWN, call, start.setup)
    for fact in told:
        if isinstance(fact.event, ContactLogged):
            endings.put_contact(tx, TOWN, fact.event, fact)
