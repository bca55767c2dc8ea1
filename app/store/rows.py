"""How rows are put and taken, whichever the database: the few verbs that every noun shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from app.store.session import Read, Tx

T = TypeVar("T")


def many(read: Read, query: sa.Select[Any], made: Callable[..., T]) -> tuple[T, ...]:
    """Each row as the value that `made` makes of its columns."""
    return tuple(made(**row) for row in read.conn.execute(query).mappings())


def one(read: Read, query: sa.Select[Any], made: Callable[..., T]) -> T | None:
    """The only row, or None."""
    row = read.conn.execute(query).mappings().one_or_none()
    return None if row is None else made(**row)


def columns(table: sa.Table, made: type[Any]) -> list[sa.Column[Any]]:
    """The columns that a row's class has fields for."""
    return [table.c[field.name] for field in fields(made)]


def values(row: Any) -> dict[str, Any]:
    """A row's fields by name; shallow, unlike `asdict`."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def put(tx: Tx, table: sa.Table, row: Mapping[str, Any], *, keep: Sequence[str] = ()) -> None:
    """Insert, or replace all but the columns to `keep`. A row never changes its district: that is somebody else's row."""
    statement = _upsert(table, tx.conn.dialect.name, tuple(row), tuple(keep))
    if tx.conn.execute(statement, dict(row)).rowcount != 1:
        raise LookupError(f"a row of {table.name} belongs to another district")


@cache
def _upsert(table: sa.Table, dialect: str, names: tuple[str, ...], keep: tuple[str, ...]) -> sa.Insert:
    """Made once for each shape of a row: making it costs more than running it, and it is run under the lock."""
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: insert.excluded[name] for name in names if name not in keys and name not in keep}
    same = table.c.district == insert.excluded.district
    made: sa.Insert = insert.on_conflict_do_update(index_elements=keys, set_=changed, where=same)
    return made


def change(tx: Tx, statement: sa.Update | sa.Delete) -> int:
    """How many rows it touched."""
    return tx.conn.execute(statement).rowcount
