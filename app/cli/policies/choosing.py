"""Which policy is meant: a file, a pack that ships, or an edition of the district."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.cli.console import Trouble, say
from app.cli.opening import founded
from app.core.ids import DistrictId
from app.core.policy import Policy
from app.packs import shipped
from app.packs.read import Problem, read
from app.parts import Parts
from app.store.district import plans


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A pack, and its text."""

    name: str
    text: str
    policy: Policy


def pack(named: str) -> Chosen:
    """The file of that name, else the pack that ships under it. Every problem is told with file and line."""
    path = Path(named)
    if path.is_file():
        text = path.read_text(encoding="utf-8", errors="replace")
    elif named in shipped.NAMES:
        text = shipped.text(named)
    else:
        raise Trouble(f"there is no file {named!r}, and no pack of that name ships; there are {', '.join(shipped.NAMES)}")
    found = read(text)
    if isinstance(found, Policy):
        return Chosen(name=found.name or path.stem, text=text, policy=found)
    _tell(named, found)
    raise Trouble(f"{named}: {len(found)} to put right")


def _tell(named: str, problems: Sequence[Problem]) -> None:
    for problem in problems:
        say(f"{named}:{problem.line}: {problem.field + ': ' if problem.field else ''}{problem.reason}")


async def district(parts: Parts, name: str) -> DistrictId:
    """The one that is named, or the only one."""
    rows = await founded(parts)
    named = [row.id for row in rows if row.name == name or (not name and len(rows) == 1)]
    if len(named) != 1:
        raise Trouble("say which district: --district NAME" if not name else f"there is no district {name!r}")
    return named[0]


async def edition(parts: Parts, where: DistrictId, wanted: int | None) -> plans.PolicyRow:
    """The edition of that number; the one in force where none is given."""
    if wanted is None:
        return (await parts.memory.read(lambda read: plans.versions(read, where, 1)))[0]
    row = await parts.memory.read(lambda read: plans.edition(read, where, wanted))
    if row is None:
        raise Trouble(f"there is no edition {wanted}")
    return row
