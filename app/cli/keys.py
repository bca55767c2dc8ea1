"""`nearhand keys`: the key that signs pushes (VAPID). Who has it can knock on every phone: it is readable by its owner only."""

import os
from pathlib import Path

import typer

from app import settings
from app.cli.console import Trouble, say
from app.push.vapid import Vapid, new_pem
from app.settings import Settings

app = typer.Typer(help="The key that signs pushes.", no_args_is_help=True)


def ensure(chosen: Settings) -> bool:
    """Whether a key had to be made. Of two processes that start together, one makes it."""
    try:
        _write_new(chosen.vapid_file)
    except FileExistsError:
        return False
    return True


def loaded(chosen: Settings) -> Vapid:
    """The key that is there."""
    try:
        return Vapid.from_pem(chosen.vapid_file.read_text(), chosen.push_contact)
    except FileNotFoundError:
        raise Trouble(f"there is no push key at {chosen.vapid_file}: run `nearhand keys make`") from None
    except ValueError as trouble:
        raise Trouble(f"{chosen.vapid_file}: {trouble}") from None


@app.command()
def make() -> None:
    """Make the key, if there is none."""
    chosen = settings.read()
    made = ensure(chosen)
    say("Made" if made else "Kept", chosen.vapid_file)


@app.command()
def show() -> None:
    """Print the public half, which phones are given."""
    say(loaded(settings.read()).public_key)


@app.command()
def rotate() -> None:
    """Replace the key. Every phone is silent until its person opens the app again."""
    chosen = settings.read()
    loaded(chosen)
    typer.confirm("Every phone stays silent until the app is opened on it again. Go on?", abort=True)
    old = chosen.vapid_file.with_suffix(".old.pem")
    chosen.vapid_file.replace(old)
    _write_new(chosen.vapid_file)
    say("Made", chosen.vapid_file, "and kept the old one as", old)


def _write_new(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(new_pem())
