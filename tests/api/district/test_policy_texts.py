"""Policies that are read and compared, in another language."""

from tests.api.desk import Desk, code


async def test_every_pack_and_edition_is_read_in_the_language_of_the_reader(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/policy/texts?language=es")
    assert told["language"] == "es"
    for pack in await max_.get("/api/policy/packs"):
        assert told["texts"][pack["name"]] != ""
    assert (await max_.get("/api/policy/texts?language=xx"))["texts"] == {}


async def test_they_are_for_who_may_read_plans(desk: Desk) -> None:
    tea = await desk.as_("Tea", raised=True)
    assert code(await tea.send("GET", "/api/policy/texts?language=es")) == (403, "not_allowed")
