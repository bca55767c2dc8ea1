"""Three school years of a coach programme, generated: each call is pressed, taken and closed with the form of the programme's own
pack, all 2,600 of them.

Every form is a body as the app sends it: read by the API's own reader, judged by the rules' own `step`, and every answer of it
must stand in the log. What each command makes true is appended and indexed as the engine does it. Two things are not played, for
speed: HTTP, and a transaction for each command (a term is one); `tests/stories/test_programme_year.py` plays the second, of a
part."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from app.api.ending.reports import ReportBody
from app.core import commands as do
from app.core import dispatch
from app.core.call import Call
from app.core.events import Answer, CallReported, ContactLogged, Fact
from app.core.ids import CallId, ContactId, PlaceId
from app.core.policy import Policy
from app.engine.rows import endings
from app.engine.scenes import Scenes
from app.packs import shipped
from app.store import log
from app.store.session import Tx
from tests.engine.forms import FORMED
from tests.town import NORTH, TOWN, by

PACK = shipped.policy("isd287")
FORMS: Policy = replace(FORMED, questions=PACK.questions, follow_ups=PACK.follow_ups, positive=PACK.positive)
"""What the small town's calls are asked at their end: what ISD 287 asks."""


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


WORDS = ("hold_student", "hold_staff", "hold_why", "hold_status")


def answers(term: Term, n: int, at: datetime) -> dict[str, str]:
    """What the n-th close form of the term says: of a hold all that is required, its words as not known yet."""
    said = {
        "outcome": "calm" if n < term.positive else "home",
        "done": "space",
        "hold": "no",
        "injury": "no",
        "police": "came_911" if n < term.police else "no",
    }
    if n < term.calls - term.holds:
        return said
    moments = {"hold_began": at - timedelta(seconds=20), "hold_released": at - timedelta(seconds=5)}
    details = {"hold": "yes", "hold_kind": "standing", "prone": "no", "care": "no", **dict.fromkeys(WORDS, "unknown")}
    return said | details | {name: moment.isoformat() for name, moment in moments.items()}


def closed(who: str, call: CallId, told: dict[str, str]) -> do.Report:
    """The form as it comes from a phone, and as the API reads it."""
    sent = {"answers": [{"question": name, "codes": [code]} for name, code in told.items()], "disposition": "resolved"}
    body = ReportBody.model_validate_json(json.dumps(sent))
    read = tuple(Answer(question=each.question, codes=each.codes) for each in body.answers)
    return do.Report(by=by(who), call=call, answers=read, disposition=body.disposition)


def commands(term: Term, n: int, at: datetime) -> Iterator[do.Command]:
    call = CallId(f"{term.name}-{n}")
    yield do.Raise(by=by("Tea"), call=call, place=PlaceId("n204"))
    yield do.Take(by=by("Sam"), call=call)
    yield closed("Sam", call, answers(term, n, at))


def is_whole(form: do.Report, facts: tuple[Fact, ...]) -> bool:
    """An end is never refused for an answer: one that its form does not ask would be passed over."""
    [reported] = [fact.event for fact in facts if isinstance(fact.event, CallReported)]
    return reported.answers == form.answers


def play(tx: Tx, term: Term) -> None:
    """The whole term, in one transaction."""
    head = log.lock_head(tx, TOWN)
    start = Scenes().scene(tx, head)
    step, told, ended = timedelta(days=term.days) / (term.calls + term.contacts), list[Fact](), list[Call]()
    for n in range(term.calls):
        scene, at = start, term.begins + n * step
        for command in commands(term, n, at + timedelta(seconds=90)):
            at += timedelta(seconds=30)
            facts = dispatch.step(scene, command, at)
            assert not isinstance(command, do.Report) or is_whole(command, facts)
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
