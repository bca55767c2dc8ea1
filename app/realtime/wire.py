"""What is said on the socket, as bytes and as values: the only place of this room where one becomes the other.

Strict on the way in: a message is understood whole or is `Bad`, and says no more than why. Version 1; a change
begins here, goes on in `tests/vectors/` and ends in `link.py` and the phone's `link.ts`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from app.core.cards import CallView, DutyView
from app.core.ids import CallId

VERSION = 1
MOST_BYTES = 64 * 1024
MOST_HELD = 1000

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$", strict=True)]


class Bad(StrEnum):
    """Why a message was not understood."""

    too_large = "too_large"
    not_text = "not_text"
    not_json = "not_json"
    not_understood = "not_understood"
    version = "version"


class CloseCode(IntEnum):
    """How a connection ends; the phone knows what to do by this alone."""

    restart = 1012
    garbage = 4400
    session_over = 4401
    hello_late = 4408
    stopped_reading = 4413
    version = 4426
    too_many = 4429


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Hello(_Said):
    """The first word of a client: what it knows (`epoch`, `seq`) and which calls it holds."""

    kind: Literal["hello"]
    v: Literal[1]
    epoch: Name | None
    seq: Annotated[int, Field(ge=0, lt=2**53)]
    holding: Annotated[list[Name], Field(max_length=MOST_HELD)]

    def held(self) -> frozenset[CallId]:
        """The calls that the client holds."""
        return frozenset(CallId(name) for name in self.holding)


class Ping(_Said):
    """Is anybody there? A beat answers."""

    kind: Literal["ping"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Something just happened that this viewer should hear or feel. State says the rest."""

    call: CallId
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What changed for this viewer, as state: the latest only. `duty` is None when unchanged, else the whole list now."""

    kind: Literal["frame"] = "frame"
    epoch: str
    seq: int
    at: datetime
    put: tuple[CallView, ...] = ()
    gone: tuple[CallId, ...] = ()
    duty: tuple[DutyView, ...] | None = None
    cue: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """The line is alive, and everything up to `seq` has been shown."""

    kind: Literal["beat"] = "beat"
    epoch: str
    seq: int
    at: datetime


class _AnyHello(BaseModel):
    """Enough of a hello of any version to say that it is another one."""

    kind: Literal["hello"]
    v: int


_INCOMING: TypeAdapter[Hello | Ping] = TypeAdapter(Annotated[Hello | Ping, Field(discriminator="kind")])
_OUTGOING: TypeAdapter[Frame | Beat] = TypeAdapter(Annotated[Frame | Beat, Field(discriminator="kind")])


def read(text: str | None) -> Hello | Ping | Bad:
    """One message of a client; None stands for bytes, which nobody should send."""
    if text is None:
        return Bad.not_text
    if len(text) > MOST_BYTES or len(text.encode(errors="surrogatepass")) > MOST_BYTES:
        return Bad.too_large
    try:
        return _INCOMING.validate_json(text)
    except ValidationError as problem:
        if any(error["type"] == "json_invalid" for error in problem.errors(include_url=False)):
            return Bad.not_json
    return Bad.version if _is_another_version(text) else Bad.not_understood


def _is_another_version(text: str) -> bool:
    try:
        return _AnyHello.model_validate_json(text, strict=True).v != VERSION
    except ValidationError:
        return False


def write(message: Frame | Beat) -> str:
    """One message of the server."""
    return _OUTGOING.dump_json(message).decode()


def close_reason(code: CloseCode) -> str:
    """Words beside the code: to a client of another version, the one that is spoken here, so that it knows who is behind."""
    return str(VERSION) if code is CloseCode.version else ""


def close_code(bad: Bad) -> CloseCode:
    """How a connection ends that could not be understood."""
    return CloseCode.version if bad is Bad.version else CloseCode.garbage
