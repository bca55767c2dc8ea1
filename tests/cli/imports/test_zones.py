import pytest

from tests.cli.imports.given import ZONES, read

POLYGON = '"coordinates": [[[-93, 45], [-92, 45], [-92, 46], [-93, 45]]]'


def test_a_zone_has_its_name_and_its_border() -> None:
    district, said = read()
    zone = district.zones["East"]
    assert ([len(ring) for ring in zone.border], zone.border[0][0].latitude, said) == ([4], 45, [])


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('{"zone": "East"}', "{}", "zones 2 zone"),
        ('{"zone": "East"}', "null", "zones 2 zone"),
        ('{"zone": "East"}', '{"zone": "a\\u0000b"}', "zones 2 zone"),
        ('{"zone": "East"}', '{"zone": "Ea\\u200bst"}', "zones 2 zone"),
        ('"Polygon"', '"Point"', "zones 2 geometry"),
        ("[-93, 45], [-92, 45]", "[45, -93], [45, -92]", "zones 2 coordinates"),
        ("[-92, 46], [-93, 45]]", "[-92, 46]]", "zones 2 coordinates"),
        ("[-92, 46]", '["w", "n"]', "zones 2 coordinates"),
        ("[-92, 46]", "[null]", "zones 2 coordinates"),
        ("[-92, 46]", f"[{'9' * 400}, 46]", "zones 2 coordinates"),
        ("[-92, 46]", "[NaN, 46]", "zones 2 coordinates"),
        ("[[[-93", "[[-93", "zones 2 "),
        ('"FeatureCollection"', '"X"', "zones 1 features"),
        ('"features"', '"things"', "zones 1 features"),
        ('"type": "Feature"', '"type": "F"', "zones 1 type"),
    ],
)
def test_a_bad_feature_is_named_with_its_line_and_field(old: str, new: str, where: str) -> None:
    _, said = read(zones=ZONES.replace(old, new))
    assert said[0] == where


def test_a_zone_that_stands_twice_is_bad() -> None:
    feature = ZONES.splitlines()[1]
    _, said = read(zones=ZONES.replace(feature, f"{feature},\n{feature}"))
    assert said == ["zones 3 zone"]


@pytest.mark.parametrize(
    ("content", "line"), [(b"{", 1), (b"[]", 1), (b'{"a":\n\xff}', 2), (b'{\n"a"}', 2), (b"[" * 200_000, 1), (b"9" * 5000, 1)]
)
def test_a_file_that_is_no_geojson_is_sent_back(content: bytes, line: int) -> None:
    assert read(zones=content)[1][0].startswith(f"zones {line} ")
