"""The files at the door: every command explained, every package pinned, no machine named."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock", "pwa/package-lock.json", "tests/lighthouse/package-lock.json"]


def test_every_make_target_says_what_it_does() -> None:
    targets = re.findall(r"^([a-z]+):(.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [name for name, rest in targets if not re.search(r"## [A-Z].*\.$", rest)] == []


def test_the_makefile_fits_on_a_page() -> None:
    assert len((ROOT / "Makefile").read_text().splitlines()) <= 50


@pytest.mark.parametrize("lock", LOCKS[:2])
def test_every_python_package_is_pinned_by_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text())
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_file_names_where_packages_come_from(lock: str) -> None:
    assert re.findall(r"\"resolved\"|--index-url|--find-links|https?://\S*(?:pypi|npmjs)\S*", (ROOT / lock).read_text()) == []
