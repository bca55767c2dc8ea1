"""What a lock screen can say."""

import json
from pathlib import Path

from app.core.called import forms
from app.core.lock_screen import WORDS, NoticeKind, Said


def test_everything_that_is_said_has_words_and_the_app_has_the_same() -> None:
    assert set(WORDS) == set(Said)
    app = json.loads((Path(__file__).parents[2] / "pwa" / "src" / "i18n" / "en.json").read_text(encoding="utf-8"))
    assert {say: (app[f"push.title.{say.value}"], app[f"push.body.{say.value}"]) for say in Said} == dict(WORDS)


def test_nothing_that_is_said_wants_more_than_a_school_a_name_and_what_an_officer_is_called() -> None:
    known = {"school": "North", "who": "Cora", **forms({})}
    assert [say for say in Said for text in WORDS[say] if "{" in text.format(**known)] == []


def test_every_kind_of_push_can_say_something() -> None:
    assert {kind.value for kind in NoticeKind} - {say.value for say in Said} == {"over"}
