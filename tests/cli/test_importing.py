import csv
from pathlib import Path

import pytest

from app.cli.opening import NONE_YET
from app.store import log
from app.store.district import districts, places
from app.store.people import roster, shifts
from app.store.session import Read
from tests.cli.conftest import Run
from tests.cli.imports.given import GOOD
from tests.cli.test_setup import looked
from tests.cli.town import JCPS, generated


@pytest.fixture(scope="module")
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real district where it is there, else one of its size."""
    if JCPS.exists():
        return JCPS
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print("the real district is not here: a generated one of its size is imported")  # noqa: T201 - as promised
    return generated(tmp_path_factory.mktemp("district"))


NEW = tuple(name for name in GOOD if name != "credentials")
"""What a district can be founded with: credentials need a pack that knows them, in force before."""


def everything(folder: Path) -> list[str]:
    for name in NEW:
        (folder / name).write_text(GOOD[name])
    return [word for name in NEW for word in (f"--{name}", str(folder / name))]


def counts(read: Read) -> dict[str, int]:
    rows = districts.districts(read)
    if not rows:
        return {}
    nouns = {"zones": places.zones, "schools": places.schools, "places": places.places, "people": roster.people}
    return {name: len(all_of(read, rows[0].id)) for name, all_of in nouns.items()} | {"shifts": len(shifts.all(read, rows[0].id))}


def test_a_real_district_is_imported_in_full(run: Run, real: Path, sqlite_url: str) -> None:
    words = ("import", "--district", "Real", "--schools", str(real / "schools.csv"), "--zones", str(real / "zones.geojson"))
    code, output = run(*words)
    assert (code, "147 schools" in output) == (0, True)

    def look(read: Read) -> tuple[dict[str, int], list[str], set[int], int | None]:
        district = districts.districts(read)[0].id
        schools = places.schools(read, district)
        at = {place.school for place in places.places(read, district)}
        without = [school.name for school in schools if school.id not in at or school.zone is None or not school.point]
        return counts(read), without, {len(s.neighbours) for s in schools}, log.verify(read, district)

    expected = {"zones": 14, "schools": 147, "places": 147, "people": 0, "shifts": 0}
    assert looked(sqlite_url, look) == (expected, [], {3}, None)


def test_names_and_points_arrive_as_they_are_written(run: Run, real: Path, sqlite_url: str) -> None:
    run("import", "--district", "Real", "--schools", str(real / "schools.csv"), "--zones", str(real / "zones.geojson"))
    with (real / "schools.csv").open(encoding="utf-8", newline="") as file:
        expected = {
            (row["code"], row["name"], float(row["latitude"]), float(row["longitude"]), row["zone"])
            for row in csv.DictReader(file)
        }

    def look(read: Read) -> set[tuple[str, str, float, float, str]]:
        district = districts.districts(read)[0].id
        zones = {zone.id: zone.name for zone in places.zones(read, district)}
        return {
            (s.code, s.name, s.point.latitude, s.point.longitude, zones[s.zone])
            for s in places.schools(read, district)
            if s.point and s.zone
        }

    assert looked(sqlite_url, look) == expected


def test_every_kind_of_file_is_imported_together(run: Run, folder: Path, sqlite_url: str) -> None:
    assert run("import", "--district", "Pine", *everything(folder))[0] == 0
    expected = {"zones": 1, "schools": 2, "places": 2, "people": 2, "shifts": 2}
    assert looked(sqlite_url, counts) == expected


def test_the_same_files_again_change_nothing(run: Run, folder: Path, sqlite_url: str) -> None:
    run("import", "--district", "Pine", *everything(folder))
    before = looked(sqlite_url, counts)
    code, output = run("import", "--schools", str(folder / "schools"), "--rooms", str(folder / "rooms"))
    assert (code, output.strip()) == (0, "Imported: 0 zones, 0 schools, 0 places, 0 people, 0 shifts, 0 credentials")
    assert looked(sqlite_url, counts) == before


def test_people_of_a_later_file_find_the_schools_of_an_earlier_one(run: Run, folder: Path, sqlite_url: str) -> None:
    words = everything(folder)
    run("import", "--district", "Pine", *words[:6])
    assert run("import", *words[6:])[0] == 0
    assert looked(sqlite_url, counts)["people"] == 2


def test_posts_and_credentials_are_imported_once_their_pack_is_in_force(run: Run, folder: Path) -> None:
    words = everything(folder)
    run("import", "--district", "Pine", *words)
    (folder / "people").write_text("id,name,roles,zone,post\nbob,Bob Bell,officer,East,school_resource_officer\n")
    (folder / "credentials").write_text("person,credential,begins,notice\nbob,contract,2026-07-01,pine.example/officers\n")
    again = ("import", "--people", str(folder / "people"), "--credentials", str(folder / "credentials"))
    code, output = run(*again)
    assert (code, output.splitlines()[-1]) == (1, "Nothing was imported: 2 to put right.")
    assert run("policy", "apply", "west-st-paul", "--why", "The board voted for it")[0] == 0
    code, output = run(*again)
    assert (code, output.strip()) == (0, "Imported: 0 zones, 0 schools, 0 places, 1 person, 0 shifts, 1 credential")


def test_one_bad_row_and_nothing_is_written(run: Run, folder: Path, sqlite_url: str) -> None:
    words = everything(folder)
    (folder / "people").write_text(GOOD["people"] + "eve,=cmd(),coach,9,,\n")
    code, output = run("import", "--district", "Pine", *words)
    lines = output.splitlines()
    assert code == 1
    assert lines == [
        "people, line 4, school: there is no school '9'",
        "people, line 4, name: this looks like a spreadsheet's formula: write it as plain text",
        "Nothing was imported: 2 to put right.",
    ]
    assert looked(sqlite_url, counts) == {}


def test_a_dry_run_judges_everything_and_writes_nothing(run: Run, folder: Path, sqlite_url: str) -> None:
    code, output = run("import", "--district", "Pine", "--dry-run", *everything(folder))
    assert (code, output.strip()) == (0, "Everything can be imported. Nothing was written.")
    assert looked(sqlite_url, counts) == {}


def test_a_dry_run_needs_no_database(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "sqlite:///none/near.db")
    code, output = run("import", "--dry-run", *everything(folder))
    assert (code, NONE_YET in output) == (0, True)
    assert NONE_YET not in run("import", "--dry-run", "--district", "Pine", *everything(folder))[1]
    assert not (folder / "none").exists()


def test_without_files_or_without_a_district_it_is_said_what_is_missing(run: Run, folder: Path) -> None:
    assert "name at least one file" in run("import")[1]
    code, output = run("import", *everything(folder))
    assert (code, output.strip()) == (1, f"{NONE_YET}, or name the new one: --district NAME")


def test_which_of_several_districts_is_meant_must_be_said(run: Run, folder: Path) -> None:
    for name in ("Pine", "Elm"):
        run("import", "--district", name, *everything(folder))
    assert run("import", *everything(folder)) == (1, "say which district: --district NAME\n")
