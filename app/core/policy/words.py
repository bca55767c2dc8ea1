"""Which words on screen a district may say in its own way, and the levels of schools that a rule may name."""

from app.core.words import Role, SchoolLevel

KEYS: frozenset[str] = frozenset(role.value for role in Role)
"""The names of the roles: a district calls its coaches what it likes."""

LEVELS: tuple[str, ...] = tuple(level.value for level in SchoolLevel)
