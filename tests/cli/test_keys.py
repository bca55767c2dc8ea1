from pathlib import Path

from tests.cli.conftest import Run


def test_the_key_is_made_once_and_only_its_owner_may_read_it(run: Run, folder: Path) -> None:
    assert run("keys", "make")[1].startswith("Made")
    file = folder / "secrets" / "vapid.pem"
    before = file.read_text()
    assert run("keys", "make")[1].startswith("Kept")
    assert (file.read_text(), file.stat().st_mode & 0o777) == (before, 0o600)


def test_the_public_half_is_what_phones_are_given(run: Run) -> None:
    run("keys", "make")
    code, output = run("keys", "show")
    assert (code, len(output.strip())) == (0, 87)


def test_without_a_key_it_is_said_how_to_make_one(run: Run) -> None:
    code, output = run("keys", "show")
    assert (code, "nearhand keys make" in output) == (1, True)


def test_a_file_that_is_no_key_is_named(run: Run, folder: Path) -> None:
    (folder / "secrets").mkdir()
    (folder / "secrets" / "vapid.pem").write_text("nonsense")
    code, output = run("keys", "show")
    assert (code, "vapid.pem" in output) == (1, True)


def test_a_rotated_key_is_another_and_the_old_one_is_kept(run: Run, folder: Path) -> None:
    run("keys", "make")
    before = run("keys", "show")[1]
    assert run("keys", "rotate", answer="y\n")[0] == 0
    assert run("keys", "show")[1] != before
    assert (folder / "secrets" / "vapid.old.pem").stat().st_mode & 0o777 == 0o600


def test_a_rotation_that_nobody_confirms_changes_nothing(run: Run) -> None:
    run("keys", "make")
    before = run("keys", "show")[1]
    assert run("keys", "rotate", answer="n\n")[0] == 1
    assert run("keys", "show")[1] == before
