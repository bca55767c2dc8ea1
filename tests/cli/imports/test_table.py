import pytest

from app.cli.imports.table import Complaint, Line, Source, lines


def read(content: bytes) -> tuple[tuple[Line, ...], list[str]]:
    complaints: list[Complaint] = []
    found = lines(content, Source(file="f.csv", complaints=complaints), ("code", "name"))
    return found, [str(each) for each in complaints]


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    found, said = read(b"\xef\xbb\xbfcode,name\r\n1,North\r\n")
    assert ([dict(line.cells) for line in found], said) == ([{"code": "1", "name": "North"}], [])


def test_rows_are_numbered_as_an_editor_does_also_after_a_cell_of_two_lines() -> None:
    found, _ = read(b'code,name\n1,"North\nEast"\n\n2,South\n')
    assert [line.number for line in found] == [2, 5]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "f.csv, line 1, code: the first line must name the columns code, name"),
        (
            b"code;name\n1;North\n",
            "f.csv, line 1, code: the first line must name the columns code, name: separate columns with commas",
        ),
        (b"code,title\n", "f.csv, line 1, name: the first line must name the columns code, name"),
        (b"code,name,code\n", "f.csv, line 1, code: this column stands twice"),
        (b"code,name\n1\n", "f.csv, line 2: this row has 1 cells, the first line names 2"),
        (b"code,name\n1,a\n2,b,c\n", "f.csv, line 3: this row has 3 cells, the first line names 2"),
        (b"code,name\n1,a\n2,\xe9\n", "f.csv, line 3: this is not UTF-8: save the file as CSV UTF-8"),
        (b"\xff\xfec\x00o\x00", "f.csv, line 1: this is not UTF-8: save the file as CSV UTF-8"),
        (b'code,name\n1,"a', "f.csv, line 2: this row cannot be read: unexpected end of data"),
    ],
)
def test_a_file_that_another_program_would_read_otherwise_is_sent_back(content: bytes, said: str) -> None:
    assert said in read(content)[1]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49", "-x", "@SUM(A1)", "a\x00b", "a\x07", "Ro\u200bsa", "\ufeffRosa", "Rosa \u202ezaiD", "x" * 201, ""]
)
def test_a_cell_that_is_no_plain_text_is_bad(cell: str) -> None:
    complaints: list[Complaint] = []
    Line(source=Source(file="f", complaints=complaints), number=2, cells={"name": cell}).text("name")
    assert [(each.line, each.field) for each in complaints] == [(2, "name")]


@pytest.mark.parametrize("cell", ["", "north", "nan", "inf", "90.1", "-91", "1_0"])
def test_a_number_must_be_one_and_lie_in_its_range(cell: str) -> None:
    complaints: list[Complaint] = []
    line = Line(source=Source(file="f", complaints=complaints), number=2, cells={"latitude": cell})
    line.number_between("latitude", -90, 90)
    assert [(each.line, each.field) for each in complaints] == [(2, "latitude")]


def test_a_minus_before_digits_is_a_number_and_no_formula() -> None:
    complaints: list[Complaint] = []
    line = Line(source=Source(file="f", complaints=complaints), number=2, cells={"longitude": "-85.7"})
    assert (line.number_between("longitude", -180, 180), complaints) == (-85.7, [])
