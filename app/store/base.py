"""What a column may hold, in short words. Each table stands beside its noun; `schema.py` gathers them all."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from app.store import codec
from app.store.text import storable

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class StrictText(TypeDecorator[str]):
    """Text that every database can keep."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else storable(value)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, as microseconds since 1970: the same on every database, and always aware."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


class Span(TypeDecorator[timedelta]):
    """A length of time, as microseconds."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: sa.Dialect) -> int | None:
        return None if value is None else value // MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> timedelta | None:
        return None if value is None else value * MICROSECOND


class Word(TypeDecorator[StrEnum]):
    """One of the glossary's words."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class Coded(TypeDecorator[Any]):
    """A value of the core, as canonical JSON."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str:
        return codec.to_text(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Any:
        return None if value is None else codec.from_text(self.shape, value)


def key(name: str) -> sa.Column[str]:
    return sa.Column(name, StrictText, primary_key=True)


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, StrictText, nullable=False)


def maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, StrictText)


def moment(name: str, *, primary_key: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, UtcDateTime, primary_key=primary_key, autoincrement=False, nullable=False)


def maybe_moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, UtcDateTime)


def number(name: str, *, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, primary_key=primary_key, autoincrement=False, nullable=False)


def word(name: str, words: type[StrEnum], *, primary_key: bool = False) -> sa.Column[StrEnum]:
    return sa.Column(name, Word(words), primary_key=primary_key, nullable=False)


def maybe_word(name: str, words: type[StrEnum]) -> sa.Column[StrEnum]:
    return sa.Column(name, Word(words))


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def coded(name: str, shape: Any) -> sa.Column[Any]:
    return sa.Column(name, Coded(shape), nullable=False)


def of_district(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column("district", StrictText, sa.ForeignKey("districts.id"), primary_key=primary_key, nullable=False)
