"""Posts: the positions that a district names, the role whose rights each has, and what its holder must be able to show."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.words import Role


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
    `contact_days` is how many days of a school year a substitute may serve without the requirements (rule E17); 0: none."""

    id: str
    name: str
    role: Role
    requires: tuple[Requirement, ...] = ()
    contact_days: int = 0
