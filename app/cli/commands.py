"""The list of commands, and the one place where trouble becomes a sentence and an exit code."""

from typing import Any

import typer
from typer.core import TyperGroup

from app.cli import backup, demo, doctor, figures, importing, invite, keys, migrate, openapi, policy, rebuild, serve, setup
from app.cli.console import Trouble, shout
from app.core.refusals import Refused
from app.settings import SettingsProblem
from app.store.trouble import StoreTrouble


class Plain(TyperGroup):
    """What a person can do something about is told in words; anything else is a bug and shows itself."""

    def invoke(self, ctx: Any) -> object:
        """One command."""
        try:
            return super().invoke(ctx)
        except SettingsProblem as trouble:
            shout(str(trouble))
            raise typer.Exit(2) from None
        except (Trouble, StoreTrouble, Refused) as trouble:
            shout(str(trouble))
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=Plain,
    help="Nearhand: one press rings the nearest trained adult until a person says “I'm going”.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(setup.setup)
app.command()(serve.serve)
app.command()(demo.demo)
app.command("import")(importing.import_)
app.command()(invite.invite)
app.command()(doctor.doctor)
app.command()(rebuild.rebuild)
app.command()(backup.backup)
app.command()(figures.figures)
app.add_typer(keys.app, name="keys")
app.add_typer(policy.app, name="policy")
app.command()(migrate.migrate)
app.command()(openapi.openapi)
