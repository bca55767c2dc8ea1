"""A small sound pack, and one with something added or changed."""

from app.core.policy import Policy
from app.packs.read import read

PACK = """[pack]
name = "Small"

[[ladder.usual]]
seconds = 15
ask = { coaches = 1, nurse = "all" }

[[ladder.usual]]
seconds = 30
ask = { managers = "all" }

[[plan]]
call_type = "unspecified"
ladder = "usual"

[[plan]]
call_type = "rules"
ladder = "usual"

[[post]]
id = "nurse"
name = "Nurse"
role = "coach"
requires = ["aid"]
deputy = "head"

[[post]]
id = "head"
name = "Principal"
role = "safety_administrator"

[[credential]]
id = "aid"
name = "First aid"
form = "certificate"

[police]
askers = ["managers"]
approver = "nurse"
never = ["rules"]
instead = "The school"

[[police.reason]]
id = "threat"
name = "Threat"
danger = true

[[police.condition]]
id = "meeting"
name = "Meeting"
kind = "meeting"

[[question]]
id = "hold"
name = "Held?"
kind = "yes_no"

[[question]]
id = "end"
name = "How did it end?"
kind = "one"
positive = ["calm"]
denies = { home = "officer_on_scene" }
[question.choices]
calm = "Calm"
home = "Home"

[[follow_up]]
id = "debrief"
name = "Debrief"
owner = "nurse"
hours = 24
when = { hold = "yes" }

[[positive]]
id = "thanks"
name = "Thanked"

[[zone]]
id = "lake"
name = "Lake"
schools = ["1001", "1002"]

[staffing]
coaches = 2

[retention]
notes_days = 30

[words]
coach = "Safety coach"
"""


def policy(text: str = PACK) -> Policy:
    """What the pack says."""
    found = read(text)
    assert isinstance(found, Policy), list(map(str, found))
    return found


def problems(text: str) -> list[tuple[str, str]]:
    """The line that each problem names (as it is written there), and the problem."""
    found = read(text)
    assert not isinstance(found, Policy)
    lines = text.splitlines()
    return [(lines[each.line - 1], str(each)) for each in found]


def with_(old: str, new: str) -> str:
    """The small pack with one thing otherwise."""
    assert PACK.count(old) == 1, old
    return PACK.replace(old, new)
