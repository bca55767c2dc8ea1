import asyncio
import re
from collections.abc import Callable
from typing import TypeVar

from app.core.words import Role
from app.store.district import districts, plans
from app.store.people import invites, roster
from app.store.session import Memory, Read
from tests.cli.conftest import Run

T = TypeVar("T")
OPTIONS = ("--district", "Pine County", "--name", "Ann Archer", "--timezone", "America/Chicago")


def looked(url: str, look: Callable[[Read], T]) -> T:
    async def go() -> T:
        memory = await Memory.open(url)
        try:
            return await memory.read(look)
        finally:
            await memory.close()

    return asyncio.run(go())


def link(output: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000/i/(\S+)", output)
    assert found, output
    return found[1]


def test_the_first_administrator_gets_a_link_and_a_picture_of_it(run: Run, sqlite_url: str) -> None:
    code, output = run("setup", *OPTIONS)
    assert (code, len(link(output)) >= 40, "█" in output or "▄" in output) == (0, True, True)

    def look(read: Read) -> tuple[str, list[frozenset[Role]], str]:
        (row,) = districts.districts(read)
        roles = [person.roles() for person in roster.people(read, row.id)]
        return row.name, roles, plans.editions(read, row.id)[1].default.call_type

    assert looked(sqlite_url, look) == ("Pine County", [frozenset({Role.system_administrator})], "unspecified")


def test_the_link_itself_is_nowhere_in_the_database(run: Run, sqlite_url: str) -> None:
    token = link(run("setup", *OPTIONS)[1])
    assert looked(sqlite_url, lambda read: invites.find(read, token)) is None


def test_what_is_not_given_is_asked_for(run: Run) -> None:
    code, output = run("setup", answer="Pine County\nAnn Archer\nAmerica/Chicago\n")
    assert (code, link(output) != "") == (0, True)


def test_who_lost_the_link_asks_again_and_is_still_one_person(run: Run, sqlite_url: str) -> None:
    first, second = (link(run("setup", *OPTIONS)[1]) for _ in range(2))
    people = looked(sqlite_url, lambda read: roster.people(read, districts.districts(read)[0].id))
    assert (first != second, len(people)) == (True, 1)


def test_a_time_zone_that_is_none_and_a_name_that_cannot_be_shown_are_sent_back(run: Run, sqlite_url: str) -> None:
    for wrong, said in (("Mars/Base", "no time zone"), ("../etc", "no time zone")):
        code, output = run("setup", *OPTIONS[:-1], wrong)
        assert (code, said in output) == (1, True)
    assert [1, 1] == [run("setup", "--district", wrong, *OPTIONS[2:])[0] for wrong in ("\x07", "Lake\u200bside")]
    assert looked(sqlite_url, districts.districts) == ()
