"""What people would say if they were asked again: as they did, and no better than that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median

from app.core.events import Fact, OfferAccepted, OfferDeclined, OfferExpired, OfferMade, OfferWithdrawn
from app.core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How fast somebody answered, and whether it was a yes."""

    after: timedelta
    yes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """How it went with one person in one call: their first answer, whether they let a ring end, and how long they were rung until
    somebody else had said yes."""

    since: datetime
    reply: Reply | None = None
    silent: bool = False
    waited: timedelta = timedelta()

    def after(self, fact: Fact) -> "_Asked":
        span = fact.at - self.since
        match fact.event:
            case OfferAccepted() | OfferDeclined() if self.reply is None:
                return replace(self, reply=Reply(after=span, yes=isinstance(fact.event, OfferAccepted)))
            case OfferExpired():
                return replace(self, silent=True)
            case OfferWithdrawn():
                return replace(self, waited=span)
            case _:
                return self


def replies(facts: Sequence[Fact]) -> dict[PersonId, Reply]:
    """How each person first answered, from the moment that they were first asked."""
    return {person: asked.reply for person, asked in _asked(facts).items() if asked.reply}


def usual(timelines: Iterable[Sequence[Fact]]) -> dict[PersonId, Reply]:
    """How fast people usually say yes: the median of what they did; nothing of whoever more often kept silent or said no."""
    told: dict[PersonId, list[Reply | None]] = {}
    for facts in timelines:
        for person, asked in _asked(facts).items():
            if asked.reply or asked.silent:
                told.setdefault(person, []).append(asked.reply)
    spans = {who: [reply.after.total_seconds() for reply in said if reply and reply.yes] for who, said in told.items()}
    often = {who: yes for who, yes in spans.items() if yes and 2 * len(yes) >= len(told[who])}
    return {who: Reply(after=timedelta(seconds=median(yes))) for who, yes in often.items()}


def expected(facts: Sequence[Fact], usually: Mapping[PersonId, Reply]) -> dict[PersonId, Reply]:
    """What each would say in this call: what they said in it. Who let a ring end keeps silent again; whoever was rung until
    another had said yes answers as they usually do, and no sooner than they were rung in vain."""
    found = dict(usually)
    for person, asked in _asked(facts).items():
        if asked.reply:
            found[person] = asked.reply
        elif asked.silent:
            found.pop(person, None)
        elif person in found:
            found[person] = replace(found[person], after=max(found[person].after, asked.waited))
    return found


def _asked(facts: Sequence[Fact]) -> dict[PersonId, _Asked]:
    found: dict[PersonId, _Asked] = {}
    for fact in facts:
        event = fact.event
        if isinstance(event, OfferMade):
            found.setdefault(event.responder, _Asked(since=fact.at))
        elif isinstance(event, OfferAccepted | OfferDeclined | OfferExpired | OfferWithdrawn) and event.responder in found:
            found[event.responder] = found[event.responder].after(fact)
    return found
