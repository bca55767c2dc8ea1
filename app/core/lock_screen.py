"""What a lock screen can say, and what it is said for.

The English here is for a phone whose worker does not run: else the app says the same in its own language."""

from collections.abc import Mapping
from enum import StrEnum


class NoticeKind(StrEnum):
    """What a push is for."""

    offer = "offer"
    decide = "decide"
    over = "over"
    released = "released"
    drill_over = "drill_over"
    stalled = "stalled"
    moved = "moved"
    danger = "danger"
    message = "message"
    meeting = "meeting"
    shift = "shift"
    test = "test"


class Said(StrEnum):
    """What is said, by the code that the app has words for."""

    offer = "offer"
    life = "life"
    patrol = "patrol"
    decide = "decide"
    decided = "decided"
    going = "going"
    all_going = "all_going"
    stood_down = "stood_down"
    released = "released"
    replaced = "replaced"
    not_needed = "not_needed"
    drill_over = "drill_over"
    stalled = "stalled"
    moved = "moved"
    danger = "danger"
    message = "message"
    meeting = "meeting"
    meeting_over = "meeting_over"
    shift = "shift"
    shift_at = "shift_at"
    test = "test"


WORDS: Mapping[Said, tuple[str, str]] = {
    Said.offer: ("Help is needed", "{school}. Tap to see where."),
    Said.life: ("Life in danger", "{school}. Tap to see where."),
    Said.patrol: ("{Any.officer} is asked for", "{school}. Tap to see where and why."),
    Said.decide: ("You decide", "{school}: may {any.officer} be asked? Tap to see why."),
    Said.decided: ("Nothing to decide any more", "Somebody has answered, it was taken back, or it is for somebody else."),
    Said.going: ("No longer needed", "{who} is going."),
    Said.all_going: ("No longer needed", "{who} are going."),
    Said.stood_down: ("No longer needed", "You need not go."),
    Said.released: ("Over", "You need not go. Turn round."),
    Said.replaced: ("Over", "{who} is going. Turn round."),
    Said.not_needed: ("Over", "You are no longer needed here."),
    Said.drill_over: ("The drill is over for you", "You are going to a call that is no drill."),
    Said.stalled: ("Are you on your way?", "Your call waits for a sign of you. Tap to answer."),
    Said.moved: ("The place changed", "Tap to see where."),
    Said.danger: ("Life in danger", "Your call has become one. Tap to see."),
    Said.message: ("A message about your call", "Tap to see it."),
    Said.meeting: ("You meet {any.officer}", "{school}. Tap to see where."),
    Said.meeting_over: ("You need not meet anybody", "{Any.officer} does not come to you, or somebody else meets them."),
    Said.shift: ("Your shift has begun", "Tap to go on duty."),
    Said.shift_at: ("Your shift at {school} has begun", "Tap to go on duty."),
    Said.test: ("This phone rings", "Nearhand reached it. Nobody needs help."),
}
"""Title and body. `{any.officer}` is what the district calls one: `called.py`."""
