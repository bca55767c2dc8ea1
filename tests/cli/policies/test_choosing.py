"""A file, a pack that ships, or neither."""

from pathlib import Path

import pytest

from app.cli.console import Trouble
from app.cli.policies.choosing import pack


def test_a_pack_that_ships_is_known_by_its_name() -> None:
    assert pack("oakland").name == "Oakland: social workers and psychologists"


def test_a_file_goes_before_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "oakland").write_text(pack("default").text)
    assert pack("oakland").name == "Nearhand's default"


def test_what_is_neither_is_told_with_what_there_is() -> None:
    with pytest.raises(Trouble, match="there are default, isd287"):
        pack("nowhere")
