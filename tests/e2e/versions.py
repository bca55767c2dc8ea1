"""Other versions of the app, made from the one that was built, and a folder from which now this one is served, now that."""

import re
import shutil
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from tests.serving import DIST

SPEAKS = re.compile(r"(kind:[`\"]hello[`\"],v:)\d+")
COMPARES = re.compile(r"(?<=<)\d+(?=\?[`\"]too_new)")
BUILD = re.compile(r"(?<=shell-)[0-9a-f]{12}")
STATE = """async () => ({
  build: document.querySelector("meta[name=build]")?.content,
  waits: Boolean((await navigator.serviceWorker.getRegistration())?.waiting),
  window: (window.born ??= Math.random()),
})"""


class App:
    """`put` replaces what the server serves; a version has a name, which its page carries and its worker keeps apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "app"

    def put(self, name: str, *, speaks: int | None = None) -> None:
        """Whole or not at all: nobody is served half of one for long."""
        fresh = self.folder.with_name(f"app-{name}")
        shutil.copytree(DIST.parent, fresh, ignore=shutil.ignore_patterns("*.gz"))
        _rewrite(fresh / "index.html", re.compile("<head>"), f'<head><meta name="build" content="{name}">')
        _rewrite(fresh / "sw.js", BUILD, name)
        if speaks is not None:
            [script] = [each for each in (fresh / "assets").glob("*.js") if SPEAKS.search(each.read_text())]
            _rewrite(script, SPEAKS, rf"\g<1>{speaks}")
            _rewrite(script, COMPARES, str(speaks))
            _rename(fresh, name)
        shutil.rmtree(self.folder, ignore_errors=True)
        fresh.rename(self.folder)


def _rewrite(file: Path, what: re.Pattern[str], by: str) -> None:
    text, times = what.subn(by, file.read_text())
    assert times == 1, f"{file.name} does not have {what.pattern} once"
    file.write_text(text)


def _rename(folder: Path, name: str) -> None:
    """Another content has another name, as every build gives it, and so has whatever names it: phones keep files of two versions
    side by side, and take either by its name."""
    scripts = list((folder / "assets").glob("*.js"))
    for each in (*scripts, folder / "sw.js", folder / "index.html"):
        text = each.read_text()
        for script in scripts:
            text = text.replace(script.name, f"{script.stem}-{name}.js")
        each.write_text(text)
    for script in scripts:
        script.rename(script.with_name(f"{script.stem}-{name}.js"))


async def state(page: Page) -> dict[str, Any]:
    """Which version this window shows, whether another waits, and the window's number: a new one after each start."""
    found: dict[str, Any] = await page.evaluate(STATE)
    return found


async def looks(page: Page) -> None:
    """What every window does from time to time: ask the school for another version."""
    await page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => null)")
