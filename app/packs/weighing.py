"""A pack weighed against the policy in force: what would be otherwise, and what is worth hearing first."""

from dataclasses import dataclass

from app.core.plain import plain
from app.core.policy import Carried, Policy, Remark, advice, carried
from app.core.scene import Setup
from app.core.sentences import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Sentences that are no longer so, and those that are so from then on."""

    after: Carried
    gone: tuple[Line, ...]
    come: tuple[Line, ...]
    remarks: tuple[Remark, ...]


def weighed(setup: Setup, pack: Policy) -> Weighed:
    """Under the pack, with the schools' own plans that it keeps."""
    after = carried(setup.policy, pack)
    old, new = plain(setup.policy), plain(after.policy)
    return Weighed(
        after=after,
        gone=tuple(line for line in old if line not in new),
        come=tuple(line for line in new if line not in old),
        remarks=advice(after.policy, tuple(setup.schools.values()), tuple(setup.zones.values())),
    )
