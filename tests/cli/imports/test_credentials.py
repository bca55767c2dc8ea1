from datetime import date

import pytest

from app.core.credentials import Held
from tests.cli.imports.given import CREDENTIALS, read


def test_each_form_is_read_with_its_own_cells() -> None:
    district, said = read()
    ann, bob, north = district.person_id("ann"), district.person_id("bob"), district.schools["1"].id
    day = date(2026, 9, 1)
    expected = [
        Held(id="", person=ann, credential="licence", begins=date(2026, 8, 1), ends=date(2027, 7, 31), document="Folder 7"),
        Held(id="", person=ann, credential="training", begins=day, topic="bias", hours=8),
        Held(id="", person=ann, credential="policy", begins=day, edition="3"),
        Held(
            id="",
            person=bob,
            credential="contract",
            begins=date(2026, 7, 1),
            ends=date(2027, 6, 30),
            school=north,
            notice="school.example/officer",
        ),
    ]
    assert ([without_id(each) for each in district.held.values()], said) == (list(map(without_id, expected)), [])


def without_id(held: Held) -> dict[str, object]:
    return {name: getattr(held, name) for name in Held.__dataclass_fields__ if name != "id"}


def test_the_same_file_twice_means_the_same_rows_and_another_day_means_another() -> None:
    once, again = read()[0], read()[0]
    later, _ = read(credentials=CREDENTIALS.replace("licence,2026-08-01", "licence,2026-08-02"))
    assert set(once.held) == set(again.held)
    assert len(set(once.held) - set(later.held)) == 1


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("ann,licence", "eve,licence", "credentials 2 person"),
        ("ann,licence", ",licence", "credentials 2 person"),
        ("ann,licence", "ann,belt", "credentials 2 credential"),
        ("2026-08-01", "", "credentials 2 begins"),
        ("2026-08-01", "1 August", "credentials 2 begins"),
        ("2027-07-31", "2026-07-31", "credentials 2 ends"),
        ("2027-07-31", "never", "credentials 2 ends"),
        ("Folder 7", "=Folder", "credentials 2 document"),
        ("bias,8", "knitting,8", "credentials 3 topic"),
        ("bias,8", "bias,", "credentials 3 hours"),
        ("bias,8", "bias,1.5", "credentials 3 hours"),
        ("bias,8", "bias,9999", "credentials 3 hours"),
        ("2027-07-31,,,", "2027-07-31,,5,", "credentials 2 hours"),
        (",1,school.example", ",9,school.example", "credentials 5 school"),
        ("ann,policy,2026-09-01,,,,,", "ann,policy,2026-09-01,,,,,1", "credentials 4 school"),
        ("ann,policy,2026-09-01,,,,", f"ann,policy,2026-09-01,,,,{'3' * 41}", "credentials 4 edition"),
        ("ann,policy,2026-09-01,,,,,,,", "ann,training,2026-09-01,,bias,2,,,,", "credentials 4 begins"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_field(old: str, new: str, where: str) -> None:
    assert [where] == read(credentials=CREDENTIALS.replace(old, new, 1))[1]
