"""Which words on screen a district may say in its own way, and the levels of schools that a rule may name."""

from app.core.words import Role

KEYS: frozenset[str] = frozenset(role.value for role in Role)
"""The names of the roles: a district calls its coaches what it likes."""

LEVELS: tuple[str, ...] = ("elementary", "middle", "high", "other")
