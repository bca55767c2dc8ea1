"""Who people are: roles, each with a scope. Whether somebody is on duty now is `duty.py`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from app.core.ids import DistrictId, PersonId, PlaceId, SchoolId
from app.core.places import School
from app.core.words import Role, ScopeKind

RESPONDERS = frozenset({Role.coach, Role.float_, Role.safety_administrator, Role.officer, Role.manager})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One role over one school, zone or the whole district; `scope` is that thing's id, `post` the district's name for it."""

    role: Role
    kind: ScopeKind
    scope: str
    post: str = ""

    def covers(self, school: School | None) -> bool:
        """Whether this role reaches the school; None asks for the whole district."""
        match self.kind:
            case ScopeKind.district:
                return True
            case ScopeKind.zone:
                return school is not None and school.zone == self.scope
            case ScopeKind.school:
                return school is not None and school.id == self.scope
            case _:
                assert_never(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An adult of the district. `name` is what colleagues call them; `room` is where they usually are."""

    id: PersonId
    name: str
    holdings: tuple[Holding, ...]
    school: SchoolId | None = None
    room: PlaceId | None = None
    active: bool = True

    def in_force(self) -> tuple[Holding, ...]:
        """The holdings that count: an officer is an officer and nothing else, whatever the roster says beside it."""
        return tuple(h for h in self.holdings if h.role is Role.officer) or self.holdings

    def is_officer(self) -> bool:
        """Whether this person is of the police: never rung, named or shown anything otherwise than as an officer."""
        return any(h.role is Role.officer for h in self.holdings)

    def roles(self) -> frozenset[Role]:
        """Every role in force, anywhere."""
        return frozenset(h.role for h in self.in_force())

    def holds(self, roles: Iterable[Role], school: School | None = None, post: str = "") -> bool:
        """Whether one of the roles (in that post, where one is named) is held and reaches the school (None: the district)."""
        wanted = frozenset(roles)
        return any(h.role in wanted and post in {"", h.post} and h.covers(school) for h in self.in_force())

    def holds_anywhere(self, role: Role, post: str = "") -> bool:
        """Whether the role (in that post, where one is named) is held over anything at all."""
        return any(h.role is role and post in {"", h.post} for h in self.in_force())

    def is_responder(self) -> bool:
        """Whether this person may ever be sent."""
        return not RESPONDERS.isdisjoint(self.roles())


def is_mixed(holdings: Iterable[Holding]) -> bool:
    """Whether the role of officer stands beside another: police are nothing else in a district, whatever is wanted."""
    roles = {h.role for h in holdings}
    return Role.officer in roles and len(roles) > 1


def district_wide(role: Role, district: DistrictId) -> Holding:
    """A role over everything."""
    return Holding(role=role, kind=ScopeKind.district, scope=district)
