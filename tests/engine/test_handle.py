"""The only way to change a call: the same key has the same answer, and a bug leaves nothing behind."""

import asyncio
from dataclasses import replace

import pytest

from app.core import commands as do
from app.core.events import RosterChanged
from app.core.ids import CallId, CommandId, PersonId, PlaceId
from app.core.places import Place
from app.core.refusals import Refusal, Refused
from app.engine.handle import Answer
from app.store import commands
from app.store.district import places
from app.store.session import Tx
from tests.engine.engine import engine, key
from tests.town import NORTH, TOWN, by


async def test_the_same_key_gets_the_same_answer_and_makes_no_second_call(database_url: str) -> None:
    async with engine(database_url) as town:
        first = await town.press(key=key())
        seq = await town.seq()
        again = await town.press(key=key(), call="another-id")
        assert (replace(first, replayed=True), seq) == (again, await town.seq())


async def test_a_refusal_is_kept_under_its_key_though_it_would_be_allowed_by_now(database_url: str) -> None:
    def build(tx: Tx) -> RosterChanged:
        places.put_place(tx, TOWN, Place(id=PlaceId("n999"), school=NORTH, name="New room"))
        return RosterChanged(ids=("n999",))

    async with engine(database_url) as town:
        for _ in range(2):
            with pytest.raises(Refused, match="unknown_place"):
                await town.press(place="n999", key=key())
            await town.record(TOWN, by("Max"), build)
        assert (await town.press(place="n999", key=key("another-key"))).call == "call-Tea"


async def test_a_refusal_that_is_repeated_says_all_that_it_said_at_first(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben", "Flo") as town:
        await town.press()
        town.clock.turn(15)
        await town.ticker.turn()
        late = await town.yes("Ben", "call-Tea")
        await town.accept("Ana", "call-Tea")
        said = []
        for _ in range(2):
            with pytest.raises(Refused) as no:
                await town.handle(TOWN, late, key())
            said.append((no.value.code, no.value.facts))
        assert [(Refusal.already_filled, {"taken_by": "Ana"})] * 2 == said


async def test_the_same_key_with_another_body_is_a_conflict_and_changes_nothing(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press(key=key())
        seq = await town.seq()
        with pytest.raises(Refused) as no:
            await town.press(place="n120", key=key(digest="said otherwise"))
        assert (Refusal.same_key_other_body, seq) == (no.value.code, await town.seq())


async def test_two_people_may_use_the_same_key(database_url: str) -> None:
    async with engine(database_url) as town:
        answers = [await town.press("Tea", key=key()), await town.press("Tom", key=key())]
        assert [(each.call, each.replayed) for each in answers] == [("call-Tea", False), ("call-Tom", False)]


async def test_one_key_sent_many_times_at_once_is_one_press(database_url: str) -> None:
    async with engine(database_url) as town:
        answers = await asyncio.gather(*(town.press(key=key(), call=f"id-{n}") for n in range(8)))
        assert len({answer.call for answer in answers}) == 1
        assert sorted(answer.replayed for answer in answers) == [False] + [True] * 7
        assert (await town.call(str(answers[0].call))).presses == 1


async def test_of_two_who_accept_at_once_the_first_wins_and_the_other_is_refused(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben", "Flo") as town:
        await town.press()
        town.clock.turn(15)
        await town.ticker.turn()
        wanted = [await town.yes(name, "call-Tea") for name in ("Ana", "Ben", "Flo")]
        came = await asyncio.gather(*(town.handle(TOWN, each) for each in wanted), return_exceptions=True)
        assert [Refusal.already_filled] * 2 == [each.code for each in came if isinstance(each, Refused)]
        assert 1 == len([each for each in came if isinstance(each, Answer)]) == len((await town.call()).going())


async def test_a_bug_is_raised_and_leaves_neither_facts_nor_an_answer(database_url: str) -> None:
    async with engine(database_url) as town:
        seq = await town.seq()
        nonsense = do.CallCommand(by=by("Tea"), call=CallId("call-Tea"))
        with pytest.raises(TypeError, match="nobody decides"):
            await town.handle(TOWN, nonsense, key())
        kept = await town.memory.read(lambda read: commands.find(read, TOWN, "Tea", CommandId("the-key")))
        assert (None, seq) == (kept, await town.seq())
        assert not (await town.press(key=key())).replayed


async def test_a_bug_in_one_of_many_commands_is_its_own_only(database_url: str) -> None:
    async with engine(database_url) as town:
        nonsense = do.CallCommand(by=by("Uma"), call=CallId("none"))
        came = await asyncio.gather(town.press("Tea"), town.handle(TOWN, nonsense), town.press("Tom"), return_exceptions=True)
        assert [Answer, TypeError, Answer] == [type(each) for each in came]


async def test_the_answer_names_the_call_into_which_a_press_was_folded(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press()
        assert (await town.press(place="n120", call="another-id")).call == "call-Tea"


async def test_what_is_about_no_call_names_none(database_url: str) -> None:
    async with engine(database_url) as town:
        answer = await town.handle(TOWN, do.StartDuty(by=by("Ana"), person=PersonId("Ana")))
        assert (None, await town.seq(), False) == (answer.call, answer.seq, answer.replayed)


async def test_what_was_taken_and_what_was_refused_is_counted(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press()
        with pytest.raises(Refused):
            await town.press(place="nowhere")
        assert town.meter.counted == {"commands_taken": 1, "commands_refused": 1}
