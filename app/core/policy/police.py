"""When police may be asked: by whom, for which reasons, after what; and what an officer is shown. The gate: `core/gate.py`."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.policy.plans import Rung
from app.core.words import Group


class ConditionKind(StrEnum):
    """What fulfils a condition."""

    approval = "approval"
    meeting = "meeting"
    notice = "notice"


class Before(StrEnum):
    """What a condition stands before: asking an officer at all, or an officer's dealing with a student."""

    ask = "ask"
    engage = "engage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must come first. A notice is made when its party was reached, or tried `tries` times (0: must be reached).
    `with_students` conditions hold unless it was said that no student is involved: not knowing is no reason to skip one,
    and when police deal with a student one is."""

    id: str
    name: str
    kind: ConditionKind
    before: Before = Before.ask
    with_students: bool = False
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceReason:
    """One reason of the district's list. `danger` reasons are imminent: they pass where a type is guarded (rule A16)."""

    id: str
    name: str
    danger: bool = False


class Released(StrEnum):
    """What an officer's view may hold. Where to go, the reason and the adult to meet are what the errand is; the rest is
    released. `place` is the room of the call: without it an officer is sent to the meeting place, and to the room only where none
    is named or a life is in danger."""

    call_type = "call_type"
    place = "place"
    caller = "caller"
    responders = "responders"
    students_involved = "students_involved"
    messages = "messages"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceRules:
    """No `askers`: no officer is ever asked through Nearhand, and the screen says so. No `approvers`: nobody need say yes.
    Types in `never` are school matters, refused with `instead`; those in `guarded` need a reason of danger or a
    manager; those in `at_once` are a threat to life by their name: the gate opens with the press, and its reason is owed."""

    askers: tuple[Group, ...] = ()
    approvers: tuple[Rung, ...] = ()
    reasons: tuple[PoliceReason, ...] = ()
    conditions: tuple[Condition, ...] = ()
    never: tuple[str, ...] = ()
    instead: str = ""
    guarded: tuple[str, ...] = ()
    at_once: tuple[str, ...] = ()
    seconds: int = 30
    mutual_aid: bool = True
    released: tuple[Released, ...] = ()

    def reason(self, code: str) -> PoliceReason | None:
        """The reason of that code."""
        return next((each for each in self.reasons if each.id == code), None)

    def condition(self, code: str) -> Condition | None:
        """The condition of that code."""
        return next((each for each in self.conditions if each.id == code), None)
