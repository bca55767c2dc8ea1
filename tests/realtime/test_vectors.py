"""The conversations of `tests/vectors/`, which the phone's tests replay too: one contract, two languages.

A `client` step is what the phone says (a hello opens a new connection), a `world` step is what the viewer may see from
then on, and the `server` steps that follow are what must be said, all of it and nothing else.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.realtime import wire
from app.realtime.link import Link, Sight
from app.realtime.wire import Bad, CloseCode, Hello
from tests.realtime.pictures import T0, Phone, call

FOLDER = Path(__file__).parents[1] / "vectors"
SIGHTS = TypeAdapter(Sight)


class Replay:
    """A link and a phone that have the conversation."""

    def __init__(self) -> None:
        self.now = 0.0
        self.link = Link(self.now)
        self.phone: Phone | None = None
        self.said: list[dict[str, Any]] = []

    def take_part(self, step: dict[str, Any]) -> None:
        self.now += 1.0
        if "client" in step:
            self._speak(json.dumps(step["client"]))
        if "world" in step:
            self.link.show(SIGHTS.validate_json(json.dumps(step["world"])))
        for message in self.link.take(self.now, T0):
            assert not isinstance(message, CloseCode)
            self.said.append(untimed(json.loads(wire.write(message))))
            assert self.phone is not None
            self.phone.hear(message)

    def _speak(self, text: str) -> None:
        message = wire.read(text)
        assert not isinstance(message, Bad)
        if isinstance(message, Hello):
            self.link = Link(self.now)
            held = {name: call(name, 0) for name in message.held()}
            self.phone = self.phone or Phone(epoch=message.epoch, seq=message.seq, calls=held)
        self.link.hear(message, self.now)


def untimed(message: dict[str, Any]) -> dict[str, Any]:
    """A beat's time is the server's own clock."""
    return {key: value for key, value in message.items() if message["kind"] != "beat" or key != "at"}


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.json")))
def test_the_server_says_what_the_conversation_says(name: str) -> None:
    vector = json.loads((FOLDER / name).read_text())
    replay = Replay()
    for step in vector["steps"]:
        if "server" not in step:
            replay.take_part(step)
    assert replay.said == [untimed(step["server"]) for step in vector["steps"] if "server" in step]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.json")))
def test_the_phone_ends_with_the_ledger_of_the_conversation(name: str) -> None:
    vector = json.loads((FOLDER / name).read_text())
    replay = Replay()
    for step in vector["steps"]:
        if "server" not in step:
            replay.take_part(step)
    assert replay.phone is not None
    assert {"calls": sorted(replay.phone.calls), "seq": replay.phone.seq} == vector["ledger"]


def test_there_are_conversations_to_replay() -> None:
    assert len(list(FOLDER.glob("*.json"))) > 2
