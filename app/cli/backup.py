"""`nearhand backup`: a copy of the whole memory, also while the server runs."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit

import typer

from app import settings
from app.cli.console import Trouble, say
from app.cli.opening import require_database
from app.store.upkeep import backup as store


def backup(target: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")]) -> None:
    """Copy the database to a file. Keep it as safe as the database: it holds everything."""
    chosen = settings.read()
    require_database(chosen)
    if target.exists():
        raise Trouble(f"{target} is there already: name another file")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(mode=0o600)
    try:
        size = _dump(chosen.database_url, target) if chosen.sqlite_file is None else store.copy(chosen.sqlite_file, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    say(f"Wrote {target} ({size / 1e6:.1f} MB). To restore: put it back while nothing runs, then `nearhand rebuild --restored`.")


def _dump(url: str, target: Path) -> int:
    program = shutil.which("pg_dump")
    if program is None:
        raise Trouble("a copy of PostgreSQL needs pg_dump: install the postgresql client")
    # The URL may hold a password: it goes by the environment, where other users of the machine cannot read it.
    command = [program, "--format=custom", f"--file={target}"]
    env = os.environ | _environment(url)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise Trouble(f"pg_dump: {done.stderr.strip()}")
    return target.stat().st_size


def _environment(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    given = {
        "PGHOST": parts.hostname,
        "PGPORT": str(parts.port or ""),
        "PGUSER": parts.username,
        "PGPASSWORD": parts.password,
        "PGDATABASE": parts.path.lstrip("/"),
        "PGSSLMODE": dict(parse_qsl(parts.query)).get("sslmode"),
    }
    return {name: unquote(value) for name, value in given.items() if value}
