"""Words for a request for police and the gate before it."""

from enum import StrEnum


class Purpose(StrEnum):
    """What somebody is asked for: to come, to decide whether police are asked, or, as an officer, to come."""

    respond = "respond"
    approve = "approve"
    patrol = "patrol"


class Involved(StrEnum):
    """Whether a student is part of it. Not knowing is not no."""

    yes = "yes"
    no = "no"
    unknown = "unknown"


class RequestState(StrEnum):
    """How far a request for police has come."""

    asked = "asked"
    open = "open"
    refused = "refused"
    withdrawn = "withdrawn"


class PoliceMark(StrEnum):
    """What the log itself knows of police in a call, whatever anybody answers later."""

    officer_asked = "officer_asked"
    officer_on_scene = "officer_on_scene"


class ConditionState(StrEnum):
    """How far one condition of a gate has come."""

    waiting = "waiting"
    tried = "tried"
    met = "met"
    skipped = "skipped"


class NoticeResult(StrEnum):
    """What came of telling somebody."""

    reached = "reached"
    left_message = "left_message"
    no_answer = "no_answer"


class NoticeWay(StrEnum):
    """How somebody was told."""

    phone = "phone"
    text = "text"
    in_person = "in_person"
