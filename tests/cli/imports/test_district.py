from app.cli.imports.district import District, derived
from app.core.ids import DistrictId


def test_an_id_has_the_look_of_every_other_id() -> None:
    assert len(derived(DistrictId("d"), "school", "1")) == 22


def test_a_code_means_another_thing_in_another_district() -> None:
    ids = {derived(DistrictId(district), kind, "1") for district in ("a", "b") for kind in ("school", "person")}
    assert len(ids) == 4


def test_codes_that_run_together_stay_apart() -> None:
    assert derived(DistrictId("d"), "place", "ab", "c") != derived(DistrictId("d"), "place", "a", "bc")


def test_a_thing_that_is_not_known_yet_has_the_id_that_it_will_have() -> None:
    district = District(id=DistrictId("d"))
    assert district.school_id("1") == derived(district.id, "school", "1")
