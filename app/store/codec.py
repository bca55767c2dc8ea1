"""Values of the core to canonical text and back, by their type hints. Old events are upcast here, never rewritten."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, NewType, Union, get_args, get_origin, get_type_hints

from app.core.events import KINDS, Event
from app.store.text import storable

Decoder = Callable[[Any], Any]
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

KIND_OF: Mapping[str, type[Event]] = {kind.type: kind for kind in KINDS}

# (type, v) -> how a body of that version becomes one of v + 1. Bodies in the log stay as they were written.
UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownEvent(Event):
    """An event of a newer (or broken) version: kept whole, understood by nobody here."""

    type: ClassVar[str] = "unknown"
    name: str
    version: int
    body: str


def dump(event: Event) -> str:
    """The body that the log keeps."""
    return to_text(event)


def load(name: str, version: int, body: str) -> Event:
    """The event that a line of the log tells of, or an `UnknownEvent` that carries it whole."""
    unknown = UnknownEvent(name=name, version=version, body=body)
    kind = KIND_OF.get(name)
    if kind is None or version > kind.v:
        return unknown
    try:
        told = json.loads(body)
        for v in range(version, kind.v):
            told = UPCASTERS[name, v](told)
        event: Event = decoder(kind)(told)
    except (ValueError, TypeError, KeyError):
        return unknown
    return event


def to_text(value: Any) -> str:
    """Canonical JSON: one value, one text."""
    return canonical(encode(value))


def from_text(shape: Any, text: str) -> Any:
    """The value of that shape; a ValueError, TypeError or KeyError when the text does not hold one."""
    return decoder(shape)(json.loads(text))


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def encode(value: Any) -> Any:
    """What JSON can say of a value of the core."""
    match value:
        case Enum():
            return value.value
        case str():
            return storable(value)
        case None | bool() | int() | float():
            return value
        case datetime():
            return _moment(value)
        case tuple():
            return [encode(part) for part in value]
        case _ if is_dataclass(value):
            return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"no text for a {type(value).__name__}")


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a moment without a zone is not a moment")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def decoder(shape: Any) -> Decoder:
    """How a value of that shape is read back."""
    return _decoder(shape)


@cache
def _decoder(shape: Any) -> Decoder:
    if isinstance(shape, NewType):
        return decoder(shape.__supertype__)
    if get_origin(shape) in {Union, UnionType}:
        return _optional(shape)
    if get_origin(shape) is tuple:
        return _tuple(get_args(shape))
    if is_dataclass(shape) and isinstance(shape, type):
        return _dataclass(shape)
    if isinstance(shape, type) and issubclass(shape, Enum):
        return shape
    if shape is datetime:
        return _read_moment
    if shape is float:
        return _number
    if shape in {str, int, bool}:
        return _plain(shape)
    raise TypeError(f"no reader for {shape}")


def _read_moment(told: Any) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone is not a moment")
    return moment.astimezone(UTC)


def _number(told: Any) -> float:
    if type(told) not in {int, float}:
        raise TypeError(f"not a number: {told!r}")
    return float(told)


def _plain(shape: type) -> Decoder:
    def read(told: Any) -> Any:
        if type(told) is not shape:
            raise TypeError(f"not a {shape.__name__}: {told!r}")
        return told

    return read


def _optional(shape: Any) -> Decoder:
    inner = [decoder(part) for part in get_args(shape) if part is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"no reader for {shape}")
    return lambda told: None if told is None else inner[0](told)


def _tuple(parts: tuple[Any, ...]) -> Decoder:
    if parts[-1] is Ellipsis:
        each = decoder(parts[0])
        return lambda told: tuple(each(part) for part in _list(told))
    readers = [decoder(part) for part in parts]
    return lambda told: tuple(read(part) for read, part in zip(readers, _list(told), strict=True))


def _list(told: Any) -> list[Any]:
    if isinstance(told, list):
        return told
    raise TypeError(f"not a list: {told!r}")


def _dataclass(shape: type[Any]) -> Decoder:
    hints = get_type_hints(shape)
    readers = {field.name: decoder(hints[field.name]) for field in fields(shape)}
    optional = {field.name for field in fields(shape) if field.default is not MISSING or field.default_factory is not MISSING}

    def read(told: Any) -> Any:
        # What is missing and has a default was not yet told then; what nobody here knows was added later.
        return shape(**{name: read(told[name]) for name, read in readers.items() if name in told or name not in optional})

    return read
