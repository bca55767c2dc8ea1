from pathlib import Path

from app.cli.imports.district import District
from app.cli.imports.files import Files
from app.cli.imports.table import Complaint
from app.core.ids import DistrictId
from tests.cli.imports.given import GOOD, POLICY


def written(folder: Path) -> Files:
    for name, text in GOOD.items():
        (folder / name).write_text(text)
    return Files(**{name: folder / name for name in GOOD})


def test_what_is_spoken_of_is_read_before_what_speaks_of_it(tmp_path: Path) -> None:
    district, complaints = District(id=DistrictId("d"), policy=POLICY), list[Complaint]()
    read = [path.name for path in written(tmp_path).read(district, complaints)]
    assert (read, complaints) == (["zones", "schools", "rooms", "people", "shifts", "credentials"], [])


def test_a_file_that_is_not_there_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    files = written(tmp_path)
    (tmp_path / "zones").unlink()
    district, complaints = District(id=DistrictId("d"), policy=POLICY), list[Complaint]()
    list(files.read(district, complaints))
    assert [str(each) for each in complaints] == ["zones, line 1: this file cannot be read: No such file or directory"]
    assert len(district.schools) == 2
