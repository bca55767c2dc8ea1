"""What the engine asks of the world is what the world's parts can do."""

import inspect
from typing import Any

import pytest

from app.demo.phones import DemoPhones
from app.engine import ports
from app.engine.clock import SystemClock
from app.engine.naming import RandomIds
from app.push.sink import PushSink
from app.telemetry import Numbers
from app.travel.great_circle import GreatCircle
from app.travel.osrm import Osrm
from app.travel.valhalla import Valhalla
from tests.engine.engine import Counting
from tests.town import FastClock

FULFILLED: list[tuple[type[Any], type[Any]]] = [
    (ports.Clock, SystemClock),
    (ports.Clock, FastClock),
    (ports.Ids, RandomIds),
    (ports.Meter, Numbers),
    (ports.Meter, Counting),
    (ports.Sink, PushSink),
    (ports.Sink, DemoPhones),
    (ports.Travel, GreatCircle),
    (ports.Travel, Osrm),
    (ports.Travel, Valhalla),
]


def asked(kind: type[Any]) -> dict[str, list[str]]:
    methods = inspect.getmembers(kind, inspect.isfunction)
    return {name: list(inspect.signature(what).parameters) for name, what in methods if not name.startswith("_")}


@pytest.mark.parametrize(("port", "part"), FULFILLED, ids=[part.__name__ for _, part in FULFILLED])
def test_a_part_can_do_all_that_its_port_asks(port: type[Any], part: type[Any]) -> None:
    assert asked(port) == {name: what for name, what in asked(part).items() if name in asked(port)}


def test_every_port_is_fulfilled() -> None:
    named = {kind for _, kind in inspect.getmembers(ports, inspect.isclass) if kind.__module__ == ports.__name__}
    assert named == {port for port, _ in FULFILLED}
