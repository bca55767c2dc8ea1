"""One knock on one phone's door, and what came of it. Values only: who sends it is the sink's affair."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from re import ASCII
from re import compile as pattern

TOPIC = pattern(r"[A-Za-z0-9_-]{1,32}", ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knock:
    """A message for one device. `ttl` is the seconds for which it is worth delivering."""

    endpoint: str
    p256dh: str
    auth: str
    payload: str
    ttl: int
    topic: str
    urgency: str = "high"


class OutcomeKind(StrEnum):
    """What came of a knock."""

    delivered_to_service = "delivered_to_service"
    gone = "gone"  # the subscription is dead for ever
    retry = "retry"  # not now: busy, broken, or no answer
    refused = "refused"  # the endpoint or its keys are not to be used; nothing was sent, or it answered nonsense
    fault = "fault"  # we are at fault: too large, or our key is not believed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`retry_after` is in seconds, as the service asked; `why` is a word for the log, never a particular."""

    kind: OutcomeKind
    status: int | None = None
    retry_after: float | None = None
    why: str = ""


def topic(call: str) -> str:
    """A push service keeps the newest message of a topic: one per call, in RFC 8030's 32 characters."""
    if TOPIC.fullmatch(call):
        return call
    return urlsafe_b64encode(sha256(call.encode()).digest())[:32].decode()


def ttl(until: datetime, at: datetime) -> int:
    """Whole seconds that the offer still lives; at least one, for with none a sleeping phone gets nothing."""
    return max(1, int((until - at).total_seconds()))
