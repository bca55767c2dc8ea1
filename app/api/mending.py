"""What of a press can be read, when something that stands beside its place cannot.

A body that is one JSON object is taken apart member by member. Left out is what no text can keep (NUL, half a letter), what is no
JSON (NaN), and numbers and nesting beyond any use; the rest is written anew. No other body is mended. Whoever sends 64 kB of
brackets sends them to the loop that hears every press: what is read here is read by what is written in C, or not much of it.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

ODD = "\0"
"""Stands for a value that cannot be read."""
DEEPEST = 32
"""How far in anybody looks: what goes deeper costs more to read than it can be worth."""
MOST_MEMBERS = 1_000
"""How many are looked at one by one, of a body that cannot be read as a whole: hundreds of times what a press has."""
MOST_TOKENS = 20_000
"""How many brackets and strings of such a body are looked at; what was read before them is kept."""
_READER = json.JSONDecoder(strict=False)
_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
_BLANK = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_PLAIN = re.compile(r"[^\s,}\]]+")
_WRITTEN_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}
_BESIDE_BRACKETS = bytes(set(range(256)) - {ord(bracket) for bracket in _STEPS})
# A string that never ends reaches to the end of the body: begun anew at each of its quotes, 64 kB of them take half a minute.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[{\[]+|[}\]]+', re.DOTALL)


class TooMuch(Exception):
    """More than anybody reads to find a press in it."""


def mended(body: bytes) -> bytes | None:
    """The object without what is odd in it; None where there is none."""
    try:
        text = body.decode(json.detect_encoding(body), "surrogateescape")  # what is no letter becomes half of one
        kept = {name: value for name, value in _members(text.strip(" \t\n\r")) if is_clean(name) and _is_worth_it(value)}
    except (ValueError, IndexError):
        return None
    return json.dumps(kept).encode()


def is_clean(value: object) -> bool:
    """Whether all of it can be stored and encoded."""
    return _written(value) is not None


def _is_worth_it(value: object) -> bool:
    written = _written(value)
    return written is not None and _depth(written) <= DEEPEST


def _written(value: object) -> str | None:
    """As JSON, or nothing of what has no parts; None where it cannot be."""
    try:
        match value:
            case str():
                value.encode()
                return None if "\0" in value else ""
            case float():
                return "" if math.isfinite(value) else None
            case dict() | list() if value:
                written = _WRITER.encode(value)
                written.encode()
                return None if "\\u0000" in written and _WRITTEN_NUL.search(written) else written
            case _:
                return ""
    except (ValueError, RecursionError):
        return None


def _depth(written: str) -> int:
    if written.count("[") + written.count("{") <= DEEPEST:
        return 0  # whatever it is, it is not too deep
    brackets = _STRING.sub("", written).encode().translate(None, _BESIDE_BRACKETS).decode()
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)


def _members(text: str) -> Iterable[tuple[str, object]]:
    """All of them at once; one by one where something in it cannot be read at all."""
    try:
        whole = _READER.decode(text)
    except (ValueError, RecursionError):
        return islice(_one_by_one(text), MOST_MEMBERS)
    return whole.items() if isinstance(whole, dict) else _one_by_one(text)


def _one_by_one(text: str) -> Iterator[tuple[str, object]]:
    if not text.endswith("}"):
        raise ValueError("never ends")
    at, left = _after("{", text, 0), iter(range(MOST_TOKENS))
    while text[at] != "}":
        try:
            name, end = _value(text, at, left)
            value, end = _value(text, _after(":", text, end), left)
        except TooMuch:
            return
        yield str(name), value
        at = _skip(text, end)
        if text[at] != "}":
            at = _after(",", text, at)
    if at != len(text) - 1:
        raise ValueError("more than one object")


def _read(text: str) -> object:
    try:
        return _READER.decode(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError):  # too deep; or of more digits than are ever made a number
        return ODD


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _after(sign: str, text: str, at: int) -> int:
    at = _skip(text, at)
    if text[at] != sign:
        raise ValueError(f"no {sign}")
    return _skip(text, at + 1)


def _value(text: str, at: int, left: Iterator[int]) -> tuple[object, int]:
    """The value that begins here, and where it ends."""
    if text[at] in "{[":
        end, depth = _past(text, at, left)
        return (_read(text[at:end]) if depth <= DEEPEST else ODD), end
    found = (_STRING if text[at] == '"' else _PLAIN).match(text, at)
    if found is None:
        raise ValueError("no value")
    return _read(found.group()), found.end()


def _past(text: str, at: int, left: Iterator[int]) -> tuple[int, int]:
    """Where the brackets end that begin here, however deep they go; and how deep."""
    depth = deepest = 0
    for token in _TOKEN.finditer(text, at):
        if next(left, None) is None:
            raise TooMuch
        step = _STEPS.get(text[token.start()], 0) * (token.end() - token.start())
        if depth + step <= 0 and step:
            return token.start() + depth, deepest
        depth += step
        deepest = max(depth, deepest)
    raise ValueError("never ends")
