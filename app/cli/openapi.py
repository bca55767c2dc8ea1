"""`nearhand openapi`: the description of the API, from which the app's client is generated."""

import json
from pathlib import Path
from typing import Annotated

import typer

from app.cli.console import say


def openapi(out: Annotated[Path | None, typer.Option(help="Write it there instead of printing it.")] = None) -> None:
    """Print the OpenAPI document."""
    from app.desk import describe  # noqa: PLC0415 - no other command waits for the desk

    text = json.dumps(describe(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
        say("Wrote", out)
