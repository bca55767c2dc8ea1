"""Posts: the positions that a district names, the role whose rights each has, and what its holder must be able to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.words import Group, Role


class CredentialForm(StrEnum):
    """What kind of thing is shown, and so when it lapses."""

    certificate = "certificate"
    training = "training"
    attestation = "attestation"
    contract = "contract"


class Lapse(StrEnum):
    """What a missing or lapsed credential means for going on duty."""

    refuse = "refuse"
    warn = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A kind of credential. A certificate and a contract hold until their date; training needs `hours` in the school year, and
    counts only the `topics` where any are named; an attestation is to the `edition` in force. `mend` says where to get it."""

    id: str
    name: str
    form: CredentialForm
    mend: str = ""
    hours: int = 0
    topics: tuple[str, ...] = ()
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A credential that a post needs, and what happens without it."""

    credential: str
    lapse: Lapse = Lapse.refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One position: a climate coach has the rights of a coach, a principal those of a safety administrator.
    `contact_days` is how many days of a school year a substitute may serve without the requirements (rule E17); 0: none.
    `deputy` is the post that is asked in this one's stead when it does not answer."""

    id: str
    name: str
    role: Role
    requires: tuple[Requirement, ...] = ()
    contact_days: int = 0
    deputy: str = ""


SENT: Mapping[Role, Group] = {
    Role.coach: Group.coaches,
    Role.float_: Group.floats,
    Role.safety_administrator: Group.safety_administrators,
    Role.manager: Group.managers,
    Role.officer: Group.zone_officers,
}
"""The group in which the holders of a role are asked; staff and system administrators are never sent."""


def stand_ins(posts: Iterable[Post], first: str) -> tuple[Post, ...]:
    """The post and its deputies, each once, in the order in which they are asked; a chain that bites its tail ends there."""
    known, chain, code = {post.id: post for post in posts}, list[Post](), first
    while code in known and known[code] not in chain:
        chain.append(known[code])
        code = known[code].deputy
    return tuple(chain)
