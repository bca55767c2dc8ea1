"""The rooms of a process, without sockets or a database."""

import asyncio
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core import events as ev
from app.core import shown
from app.core.events import Event
from app.core.ids import CallId, DeviceId, DistrictId, PersonId, Seq
from app.core.roster import Person
from app.core.scene import Scene
from app.core.visitors import visitor_id
from app.engine.looking.lookout import Seen
from app.realtime.hub import MOST_LINES, MOST_OF_A_DISTRICT, MOST_OF_A_HOUSE, MOST_OF_A_VISITOR, Hub, Line, Viewer
from app.realtime.link import Link
from app.realtime.wire import CloseCode, Frame, Hello
from app.store.log import Head
from app.telemetry import Numbers
from tests import build
from tests.patience import PATIENCE_S
from tests.realtime.pictures import hello


@dataclass
class View:
    """A lookout over a district that the test makes."""

    scene_: Scene = field(default_factory=lambda: build.scene(calls={}))
    seq: int = 3
    epoch: str = "e-one"
    failing: int = 0
    looks: list[frozenset[CallId]] = field(default_factory=list)

    async def scene(self, district: DistrictId, also: Collection[CallId] = ()) -> Seen:
        self.looks.append(frozenset(also))
        if self.failing:
            self.failing -= 1
            raise OSError("no database")
        head = Head(
            district=district,
            seq=Seq(self.seq),
            hash="",
            epoch=self.epoch,
            setup_rev=1,
            now=build.at(60),
            clock_offset=timedelta(),
        )
        return Seen(head=head, scene=self.scene_)


class Here:
    """A hub, and what happens in its district."""

    def __init__(self) -> None:
        self.view = View()
        self.numbers = Numbers()
        self.hub = Hub(self.view, self.numbers)  # type: ignore[arg-type]
        self.lines: list[Line] = []
        self.now = 0.0

    def join(self, person: str, says: Hello | None = None, device: str = "phone", house: str = "") -> Line:
        viewer = Viewer(district=build.DISTRICT, person=PersonId(person), device=DeviceId(device))
        line = Line(viewer=viewer, link=Link(0.0), house=house)
        self.hub.join(line)
        self.lines.append(line)
        if says:
            line.link.hear(says, 0.0)
            self.hub.greet(line)
        return line

    def happen(self, *events: Event) -> None:
        first = self.view.seq + 1
        facts = tuple(build.fact(event, seq=seq) for seq, event in enumerate(events, start=first))
        scene = self.view.scene_
        for fact in facts:
            scene = scene.after(fact)
        self.view.scene_, self.view.seq = scene, self.view.seq + len(events)
        self.hub.heard(build.DISTRICT, facts)

    async def frame(self, line: Line) -> Frame:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                self.now += 0.1
                for message in line.link.take(self.now, build.at(60)):
                    assert isinstance(message, Frame)
                    return message
                line.wake.clear()
                await line.wake.wait()

    def close(self) -> None:
        for line in self.lines:
            self.hub.leave(line)


@pytest.fixture
async def here() -> Iterator[Here]:  # type: ignore[misc]
    here = Here()
    yield here
    here.close()


async def test_a_hello_is_answered_with_all_that_may_be_seen(here: Here) -> None:
    here.happen(*build.ringing())
    frame = await here.frame(here.join("max", hello()))
    assert ([view.id for view in frame.put], frame.seq) == (["help"], 6)


async def test_facts_reach_those_whom_they_concern(here: Here) -> None:
    cora, sue = here.join("cora", hello()), here.join("sue", hello())
    await here.frame(cora)
    await here.frame(sue)
    here.happen(*build.ringing())
    frame = await here.frame(cora)
    assert ([view.id for view in frame.put], [c.type for c in frame.cue], sue.link.take(1.0, build.at(60))) == (
        ["help"],
        ["offer.made"],
        (),
    )


async def test_calls_that_are_held_are_looked_for_though_they_be_over(here: Here) -> None:
    await here.frame(here.join("max", hello(1, ("gone",))))
    assert here.view.looks == [frozenset({CallId("gone")})]


async def test_one_look_serves_all_who_are_in_the_room(here: Here) -> None:
    lines = [here.join(who, hello()) for who in ("max", "mia", "sam", "ada")]
    for line in lines:
        await here.frame(line)
    here.view.looks.clear()
    here.happen(*build.ringing())
    for line in lines:
        await here.frame(line)
    assert len(here.view.looks) == 1


async def test_a_look_that_fails_is_tried_again_with_nothing_lost(here: Here) -> None:
    cora = here.join("cora", hello())
    await here.frame(cora)
    here.view.failing = 2
    here.happen(*build.ringing())
    frame = await here.frame(cora)
    assert ([view.id for view in frame.put], [c.type for c in frame.cue]) == (["help"], ["offer.made"])


class Haunted(dict[PersonId, Person]):
    """People, and one whom nothing can be drawn for."""

    def get(self, key: PersonId, default: object = None) -> object:  # type: ignore[override]
        return "not a person" if key == "ghost" else super().get(key, default)


async def test_a_viewer_who_cannot_be_drawn_costs_the_others_nothing(here: Here, shouts: list[dict[str, object]]) -> None:
    ghost, max_ = here.join("ghost", hello()), here.join("max", hello())
    await here.frame(ghost)
    await here.frame(max_)
    haunted = Haunted(here.view.scene_.setup.people)
    here.view.scene_ = replace(here.view.scene_, setup=replace(here.view.scene_.setup, people=haunted))
    here.happen(build.raised(), build.dispatched())
    frame = await here.frame(max_)
    async with asyncio.timeout(PATIENCE_S):
        await ghost.wake.wait()
    assert (len(frame.put), ghost.link.take(9.0, build.at(60)), [line["event"] for line in shouts]) == (
        1,
        (CloseCode.restart,),
        ["live_draw_failed"],
    )


async def test_whose_rights_changed_is_doubted_and_nobody_else(here: Here) -> None:
    cora, max_ = here.join("cora"), here.join("max")
    here.happen(ev.RightsChanged(person=PersonId("cora")))
    assert (cora.doubt.is_set(), max_.doubt.is_set()) == (True, False)


async def test_a_name_that_changed_is_shown_to_who_has_the_call(here: Here) -> None:
    here.happen(*build.ringing())
    max_ = here.join("max", hello())
    await here.frame(max_)
    people = here.view.scene_.setup.people
    renamed = {**people, build.TESS.id: replace(build.TESS, name="Tessa")}
    here.view.scene_ = replace(here.view.scene_, setup=replace(here.view.scene_.setup, people=renamed))
    here.happen(ev.RosterChanged())
    (view,) = (await here.frame(max_)).put
    assert view.caller == replace(shown.person_card(build.TESS.id, build.setup()), name="Tessa")


async def test_a_cursor_from_before_the_first_look_is_worth_nothing(here: Here) -> None:
    here.happen(*build.ringing())
    frame = await here.frame(here.join("max", hello(5, ("help",))))
    assert [view.id for view in frame.put] == ["help"]


async def test_a_cursor_from_after_the_first_look_is_taken_up(here: Here) -> None:
    here.happen(*build.ringing())
    await here.frame(here.join("mia", hello()))
    frame = await here.frame(here.join("max", hello(6, ("help",))))
    assert (frame.put, frame.gone) == ((), ())


async def test_what_the_scene_knows_before_it_was_heard_of_is_not_trusted(here: Here) -> None:
    here.happen(*build.ringing())
    await here.frame(here.join("mia", hello()))
    here.view.seq += 1  # committed, and not told yet
    frame = await here.frame(here.join("max", hello(6, ("help",))))
    assert [view.id for view in frame.put] == ["help"]


async def test_another_epoch_is_a_snapshot_for_everybody(here: Here) -> None:
    here.happen(*build.ringing())
    max_ = here.join("max", hello())
    await here.frame(max_)
    here.view.epoch, here.view.seq = "e-two", 1
    here.hub.heard(build.DISTRICT, ())
    frame = await here.frame(max_)
    assert (frame.epoch, frame.seq, [view.id for view in frame.put]) == ("e-two", 1, ["help"])


async def test_a_district_without_listeners_is_not_looked_at(here: Here) -> None:
    line = here.join("max", hello())
    await here.frame(line)
    here.close()
    here.lines.clear()
    here.view.looks.clear()
    here.happen(*build.ringing())
    await asyncio.sleep(0)
    assert (here.view.looks, here.hub.connections()) == ([], 0)


async def test_a_device_has_so_many_windows_and_the_oldest_makes_place(here: Here) -> None:
    other, lines = here.join("Mia", device="tablet"), [here.join("Mia") for _ in range(MOST_LINES + 2)]
    told = [list(line.link.take(0.0, datetime(2026, 9, 14, tzinfo=UTC))) for line in lines[:3]]
    assert [[CloseCode.too_many], [CloseCode.too_many], []] == told
    assert [True, True, False, False] == [line.wake.is_set() for line in (*lines[:3], other)]


@pytest.mark.parametrize(
    ("most", "same"), [(MOST_OF_A_VISITOR, "phone"), (MOST_OF_A_HOUSE, "house"), (MOST_OF_A_DISTRICT, "district")]
)
async def test_strangers_have_so_many_lines_and_the_oldest_makes_place(here: Here, most: int, same: str) -> None:
    """A colleague behind the same address loses none to them."""
    mia = here.join("Mia", house="h0")
    names = ["vera" if same == "phone" else f"v{n}" for n in range(most + 1)]
    houses = [f"h{n if same == 'district' else 0}" for n in range(most + 1)]
    joined = [here.join(visitor_id(build.ROOM, name), house=house) for name, house in zip(names, houses, strict=True)]
    assert [False, True, True, True] == [line.link.is_open() for line in (*joined[:2], joined[-1], mia)]
