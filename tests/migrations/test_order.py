"""Migrations stand in one line, dated and numbered."""

import re

from alembic.config import Config
from alembic.script import ScriptDirectory

from app.store.upkeep import migrate


def test_each_follows_the_one_before() -> None:
    scripts = list(ScriptDirectory.from_config(Config(str(migrate.INI))).walk_revisions())
    numbers = [script.revision for script in reversed(scripts)]
    assert [f"{n:04}" for n in range(1, len(numbers) + 1)] == numbers
    names = [script.path.rsplit("/", 1)[-1] for script in reversed(scripts)]
    assert sorted(names) == names
    assert [name for name in names if not re.fullmatch(r"\d{4}_\d\d_\d\d_\d{4}_[a-z_]+\.py", name)] == []


def test_each_says_why_and_whether_the_app_before_still_runs() -> None:
    scripts = ScriptDirectory.from_config(Config(str(migrate.INI))).walk_revisions()
    told = ("Why:", "Does the app of the release before still run after it:")
    assert [s.revision for s in scripts if not all(line in s.longdoc for line in told)] == []
