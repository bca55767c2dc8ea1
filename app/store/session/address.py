"""What a database's URL means: a file, or a PostgreSQL server."""

from pathlib import Path

import sqlalchemy as sa

from app.store.trouble import UnknownAddress


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite URL; None when it names PostgreSQL."""
    told = _parse(url)
    if told.get_backend_name() == "postgresql":
        return None
    if told.get_backend_name() == "sqlite" and told.database and not told.database.startswith(":"):
        return Path(told.database)
    raise UnknownAddress("a database is sqlite:///path/to/file.db or postgresql://user@host/name")


def postgres_url(url: str) -> sa.URL:
    """For SQLAlchemy, through asyncpg. Its query says `ssl` for what everybody else calls `sslmode`."""
    told = _parse(url).set(drivername="postgresql+asyncpg")
    mode = told.query.get("sslmode")
    if mode is None:
        return told
    return told.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})


def postgres_dsn(url: str) -> str:
    """For asyncpg itself."""
    return _parse(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _parse(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise UnknownAddress("not a database URL") from error
