"""The server's side of a connection, without a socket."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.cards import CallView
from app.core.ids import CallId
from app.realtime.link import FRAME_EVERY_S, Link, Patience, Sight
from app.realtime.wire import Bad, Beat, CloseCode, Frame, Ping
from tests.realtime.pictures import (
    ASKED,
    CALLER,
    EPOCH,
    T0,
    Phone,
    call,
    closed,
    cue,
    duty,
    hello,
    part,
    whole,
)


def live(*views: CallView, seq: int = 5, now: float = 0.0) -> Link:
    """A link that has answered its hello."""
    link = Link(now)
    link.hear(hello(), now)
    link.show(whole(seq, *views))
    link.take(now, T0)
    return link


def frame(link: Link, now: float = 1.0) -> Frame:
    (message,) = link.take(now, T0)
    assert isinstance(message, Frame)
    return message


def test_nothing_is_said_before_the_hello() -> None:
    link = Link(0.0)
    link.show(whole(5, call()))
    assert link.take(4.9, T0) == ()


def test_a_late_hello_ends_the_connection() -> None:
    assert Link(0.0).take(5.0, T0) == (CloseCode.hello_late,)


@pytest.mark.parametrize(
    ("bad", "code"),
    [(Bad.not_json, CloseCode.garbage), (Bad.too_large, CloseCode.garbage), (Bad.version, CloseCode.version)],
)
def test_what_is_not_understood_ends_the_connection(bad: Bad, code: CloseCode) -> None:
    link = live()
    link.hear(bad, 1.0)
    assert link.take(1.0, T0) == (code,)


def test_a_ping_before_the_hello_ends_the_connection() -> None:
    link = Link(0.0)
    link.hear(Ping(kind="ping"), 0.1)
    assert link.take(0.1, T0) == (CloseCode.garbage,)


def test_a_second_hello_ends_the_connection() -> None:
    link = live()
    link.hear(hello(), 1.0)
    assert link.take(1.0, T0) == (CloseCode.garbage,)


def test_a_close_is_said_once_and_nothing_after_it() -> None:
    link = live()
    link.show(part(6, call(rev=6)))
    link.end(CloseCode.session_over)
    link.end(CloseCode.restart)
    assert (link.take(1.0, T0), link.take(2.0, T0)) == ((CloseCode.session_over,), ())


def test_the_answer_to_a_hello_is_a_frame_even_when_there_is_nothing() -> None:
    link = Link(0.0)
    link.hear(hello(5), 0.0)
    link.show(whole(5))
    assert frame(link, 0.0) == Frame(epoch=EPOCH, seq=5, at=T0, duty=())


def test_a_partial_sight_does_not_answer_a_hello() -> None:
    link = Link(0.0)
    link.hear(hello(5), 0.0)
    link.show(part(6, call(rev=6)))
    assert (link.take(1.0, T0), link.unanswered()) == ((), hello(5))


def test_a_resume_puts_what_changed_past_the_cursor() -> None:
    link = Link(0.0)
    link.hear(hello(7, ("c1", "c2")), 0.0)
    link.show(whole(9, call("c1", 7), call("c2", 8), call("c3", 3)))
    assert [view.id for view in frame(link, 0.0).put] == ["c2", "c3"]


def test_a_resume_names_what_is_gone() -> None:
    link = Link(0.0)
    link.hear(hello(7, ("c1", "c2")), 0.0)
    link.show(whole(9, call("c1", 7)))
    assert frame(link, 0.0).gone == ("c2",)


def test_a_resume_puts_a_call_that_was_closed_meanwhile() -> None:
    link = Link(0.0)
    link.hear(hello(7, ("c1",)), 0.0)
    link.show(whole(9, closed("c1", 9)))
    sent = frame(link, 0.0)
    assert ([view.status for view in sent.put], sent.gone) == (["closed"], ())


def test_a_call_that_was_closed_long_ago_is_gone() -> None:
    link = Link(0.0)
    link.hear(hello(7, ("c1",)), 0.0)
    link.show(whole(9, closed("c1", 9), at=T0 + timedelta(minutes=11)))
    sent = frame(link, 0.0)
    assert (sent.put, sent.gone) == ((), ("c1",))


@pytest.mark.parametrize(("epoch", "seq"), [("e-two", 3), (None, 0), (EPOCH, 99)])
def test_a_cursor_of_another_history_gets_a_snapshot(epoch: str | None, seq: int) -> None:
    link = Link(0.0)
    link.hear(hello(seq, ("c1", "c2"), epoch), 0.0)
    link.show(whole(9, call("c1", 1), closed("c2", 2)))
    sent = frame(link, 0.0)
    assert ([view.id for view in sent.put], sent.gone, sent.seq) == (["c1"], ("c2",), 9)


def test_a_cursor_from_before_a_stir_is_worth_nothing() -> None:
    link = Link(0.0)
    link.hear(hello(7, ("c1",)), 0.0)
    link.show(whole(9, call("c1", 2), stirred=8))
    assert [view.id for view in frame(link, 0.0).put] == ["c1"]


def test_what_time_alone_changed_is_put_at_a_resume() -> None:
    link = Link(0.0)
    link.hear(hello(7, ("c1",)), 0.0)
    link.show(whole(9, call("c1", 2, CALLER)))
    assert [view.id for view in frame(link, 0.0).put] == ["c1"]


def test_a_viewer_who_sees_nothing_gets_nothing() -> None:
    link = live()
    link.show(part(6, hidden=("c9",)))
    assert link.take(1.0, T0) == ()


def test_the_cursor_of_who_sees_nothing_travels_on_the_beat() -> None:
    link = live()
    link.show(part(6, hidden=("c9",)))
    assert link.take(5.0, T0) == (Beat(epoch=EPOCH, seq=6, at=T0),)


def test_the_same_view_is_not_put_twice() -> None:
    link = live(call("c1", 5))
    link.show(part(6, call("c1", 5)))
    assert link.take(1.0, T0) == ()


def test_only_the_latest_of_a_call_is_put() -> None:
    link = live(call("c1", 5))
    for rev in (6, 7, 8):
        link.show(part(rev, call("c1", rev)))
    assert [(view.id, view.rev) for view in frame(link).put] == [("c1", 8)]


def test_a_frame_waits_for_the_one_before_it() -> None:
    link = live(now=10.0)
    link.show(part(6, call("c1", 6)))
    early, late = link.take(10.01, T0), link.take(10.0 + FRAME_EVERY_S, T0)
    assert (early, len(late)) == ((), 1)


def test_an_offer_waits_for_nothing() -> None:
    link = live(now=10.0)
    link.show(part(6, call("c1", 6, ASKED), cues=(cue("offer.made"),)))
    assert frame(link, 10.001).cue == (cue("offer.made"),)


def test_a_call_that_may_no_longer_be_seen_is_gone() -> None:
    link = live(call("c1", 5))
    link.show(part(6, hidden=("c1",), cues=(cue("offer.withdrawn"),)))
    sent = frame(link)
    assert (sent.gone, sent.cue) == (("c1",), (cue("offer.withdrawn"),))


def test_a_call_hidden_before_it_was_sent_is_not_shown_for_a_moment() -> None:
    link = live()
    link.show(part(6, call("c1", 6)))
    link.show(part(7, hidden=("c1",)))
    sent = frame(link)
    assert (sent.put, sent.gone) == ((), ("c1",))


def test_a_closed_call_is_put_once() -> None:
    link = live(call("c1", 5))
    link.show(part(6, closed("c1", 6)))
    first = frame(link)
    link.show(part(7, closed("c1", 7)))
    assert ([view.status for view in first.put], link.take(2.0, T0)) == (["closed"], ())


def test_a_closed_call_does_not_come_to_who_never_held_it() -> None:
    link = live()
    link.show(part(6, closed("c1", 6)))
    assert link.take(1.0, T0) == ()


def test_duty_is_told_when_it_changed() -> None:
    link = live()
    link.show(part(6, duty=(duty(),)))
    told = frame(link).duty
    link.show(part(7, duty=(duty(),)))
    assert (told, link.take(2.0, T0)) == ((duty(),), ())


def test_a_ping_is_answered_by_a_beat() -> None:
    link = live()
    link.hear(Ping(kind="ping"), 1.0)
    assert link.take(1.0, T0) == (Beat(epoch=EPOCH, seq=5, at=T0),)


def test_a_beat_comes_after_what_it_vouches_for() -> None:
    link = live(now=0.0)
    link.show(part(6, call("c1", 6)))
    link.hear(Ping(kind="ping"), 0.01)
    assert [type(message) for message in link.take(0.01, T0)] == [Frame, Beat]


def test_beats_come_as_often_as_said() -> None:
    link = Link(0.0, Patience(beat_s=2.0))
    link.hear(hello(), 0.0)
    link.show(whole(5))
    link.take(0.0, T0)
    assert [bool(link.take(now, T0)) for now in (1.9, 2.0, 3.9, 4.0)] == [False, True, False, True]


def test_a_seq_never_goes_back() -> None:
    link = live(seq=9)
    link.show(part(7, call("c1", 7)))
    assert frame(link).seq == 9


def test_another_epoch_is_a_snapshot_for_who_is_connected() -> None:
    link = live(call("c1", 5), call("c2", 5), seq=9)
    link.show(whole(3, call("c1", 2), epoch="e-two"))
    sent = frame(link)
    assert (sent.epoch, sent.seq, [v.id for v in sent.put], sent.gone) == ("e-two", 3, ["c1"], ("c2",))


NAMES = [CallId(name) for name in ("a", "b")]
KINDS = ["change", "change", "close", "hide", "stir", "stir", "look", "look", "send", "send", "lose", "restore"]
MOVES = st.tuples(st.sampled_from(KINDS), st.sampled_from(NAMES))


class World:
    """A district and one viewer of it, whose line drops whenever the dice say so."""

    def __init__(self) -> None:
        self.seq, self.stirred, self.epoch, self.now = 0, 0, "e1", 0.0
        self.calls: dict[CallId, CallView] = {}
        self.hidden: set[CallId] = set()
        self.dirty: set[CallId] = set()
        self.whole = False
        self.phone = Phone()
        self.connect()

    def connect(self) -> None:
        self.link = Link(self.now)
        self.link.hear(self.phone.hello(), self.now)

    def see(self, name: CallId) -> CallView | None:
        return None if name in self.hidden else self.calls.get(name)

    def visible(self) -> dict[CallId, CallView]:
        return {name: view for name in self.calls if (view := self.see(name)) and not view.closed_at}

    def move(self, kind: str, name: CallId) -> None:
        self.now += 1.0
        match kind:
            case "change" if name not in self.calls or not self.calls[name].closed_at:
                self.seq += 1
                self.calls[name] = call(name, self.seq)
                self.dirty.add(name)
            case "close" if name in self.calls and not self.calls[name].closed_at:
                self.seq += 1
                self.calls[name] = closed(name, self.seq)
                self.dirty.add(name)
            case "hide" if name in self.calls:  # an offer that was withdrawn: a fact of the call
                self.seq += 1
                self.calls[name] = replace(self.calls[name], rev=self.seq)
                self.hidden ^= {name}
                self.dirty.add(name)
            case "stir":  # somebody was renamed, or given other rights: no fact of a call
                self.seq += 1
                self.stirred, self.whole = self.seq, True
                if name in self.calls:
                    self.calls[name] = replace(self.calls[name], presses=self.seq)
            case "restore":
                self.epoch += "x"
                self.stirred, self.whole = self.seq, True
            case "look":
                self.look()
            case "send":
                self.send()
            case "lose":
                self.link.take(self.now, T0)  # on its way, and never there
                self.connect()
            case _:
                return

    def look(self) -> None:
        complete = self.whole or self.link.unanswered() is not None
        names = self.dirty | ((set(self.visible()) | self.link.holds()) if complete else set())
        self.link.show(
            Sight(
                epoch=self.epoch,
                seq=self.seq,
                at=T0,
                calls={name: self.see(name) for name in names},
                whole=complete,
                duty=() if complete else None,
                stirred=self.stirred,
            )
        )
        self.dirty, self.whole = set(), False

    def send(self) -> None:
        for message in self.link.take(self.now, T0):
            self.phone.hear(message)


@settings(max_examples=400)
@given(st.lists(MOVES, min_size=4, max_size=40))
def test_whatever_is_lost_on_the_way_the_phone_ends_with_what_may_be_seen(moves: list[tuple[str, CallId]]) -> None:
    world = World()
    for kind, name in moves:
        world.move(kind, name)
    world.now += 6.0  # a beat is due: the cursor of what was not shown travels on it
    world.look()
    world.send()
    assert (world.phone.open_calls(), world.phone.seq) == (world.visible(), world.seq)


@given(st.lists(MOVES, max_size=40))
def test_no_phone_keeps_a_cursor_that_is_ahead_of_what_it_was_shown(moves: list[tuple[str, CallId]]) -> None:
    world = World()
    for kind, name in moves:
        world.move(kind, name)
    world.connect()
    world.look()
    world.send()
    assert (world.phone.open_calls(), world.phone.epoch) == (world.visible(), world.epoch)
