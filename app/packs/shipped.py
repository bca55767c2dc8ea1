"""The packs that ship with Nearhand, by their names."""

from functools import cache
from importlib.resources import files

from app.core.policy import Policy
from app.packs.read import read

NAMES: tuple[str, ...] = (
    "default", "isd287", "jcps", "san-francisco", "oakland", "los-angeles", "denver", "west-st-paul",
)  # fmt: skip


def text(name: str) -> str:
    """The pack as it is written. Only those of `NAMES` exist."""
    if name not in NAMES:
        raise KeyError(name)
    return files("app.packs").joinpath(f"{name}.toml").read_text(encoding="utf-8")


@cache
def policy(name: str) -> Policy:
    """What the pack says."""
    found = read(text(name))
    if not isinstance(found, Policy):
        raise TypeError("\n".join(map(str, found)))
    return found


def default() -> Policy:
    """What a district starts with."""
    return policy("default")
