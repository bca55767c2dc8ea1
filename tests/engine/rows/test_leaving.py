"""What each phone is told when somebody's duty ends by no wish of theirs, while they ring and while they are on the way."""

import datetime as dt

import pytest

from app.core import commands as do
from app.core.ids import CallId, DeviceId, PersonId
from app.core.words import Disposition
from app.engine.movers.lapses import Lapses
from app.engine.wording import Words
from app.identity.sessions import Sessions
from app.store.call import knocks
from app.store.people import devices, roster
from tests.api.desk import CountedIds
from tests.engine.engine import Engine, engine
from tests.engine.movers.test_lapses import licensed
from tests.town import TOWN, by

CALL, ANA = CallId("call-Tea"), PersonId("Ana")
Told = dict[str, str]


async def told(town: Engine) -> Told:
    """Title and words of what each phone is to show now."""
    words = Words(town.lookout)
    rows = await town.memory.write(lambda tx: knocks.claim(tx, town.clock.at, 100))
    notices = [(row.person, await words.of(row)) for row in rows]
    return {str(person): f"{notice.title()}: {notice.body()}" for person, notice in notices if notice}


async def shift_ends(town: Engine) -> None:
    town.clock.turn(10)
    await town.ticker.turn()


async def revoked(town: Engine) -> None:
    sessions = Sessions(town.memory, town.record, town.handle, town.clock, CountedIds())
    ana = await town.memory.read(lambda read: roster.person(read, ANA))
    assert ana is not None
    await sessions.revoke_person(by("Max"), TOWN, ana)


async def credential_ends(town: Engine) -> None:
    town.clock.turn(10)
    await Lapses(town.memory, town.scenes, town.meter).turn()


RINGS = "Help is needed: North. Tap to see where."
OVER = "No longer needed: You need not go."
TURN = "Over: You need not go. Turn round."
ENDS = {
    "shift_ended": (shift_ends, {"Ana": OVER, "Ben": RINGS}, {"Ana": TURN, "Ben": RINGS}),
    # whose access is taken has no phone here any more: the app is signed out, and no push goes to it
    "revoked": (revoked, {"Ben": RINGS}, {"Ben": RINGS}),
    # whoever rings or comes is let be until the call is over: nobody is told anything, and the offer rings on
    "credential_missing": (credential_ends, {"Ana": RINGS}, {}),
}


async def begin(town: Engine) -> None:
    """Ana is the nearest; her shift and her licence both end in ten seconds."""
    await town.record(TOWN, by("Max"), licensed)
    town.clock.at = dt.datetime(2026, 9, 15, 4, 59, 50, tzinfo=dt.UTC)  # ten seconds before midnight in the town
    await town.on_duty("Ana", until=town.clock.at + dt.timedelta(seconds=10))
    await town.on_duty("Ben")
    await town.press()


async def ended(town: Engine) -> list[str]:
    return [each for each in await town.types() if each == "duty.ended"]


@pytest.mark.parametrize("why", ENDS)
async def test_while_an_offer_rings(database_url: str, why: str) -> None:
    end, phones, _ = ENDS[why]
    async with engine(database_url) as town:
        await begin(town)
        assert {"Ana": RINGS} == await told(town)
        await end(town)
        town.clock.turn(10 if why == "revoked" else 0)  # a claim lapses
        assert phones == await told(town)


@pytest.mark.parametrize("why", ENDS)
async def test_on_the_way(database_url: str, why: str) -> None:
    end, _, phones = ENDS[why]
    async with engine(database_url) as town:
        await begin(town)
        await town.accept("Ana", CALL)
        await town.step("Ana", do.Step.en_route)
        await end(town)
        assert phones == await told(town)
        assert (why == "credential_missing") is (["Ana"] == [a.responder for a in (await town.call()).going()])


async def test_a_credential_that_is_missing_ends_duty_when_the_call_is_over_and_no_phone_is_told(database_url: str) -> None:
    async with engine(database_url) as town:
        await begin(town)
        await town.accept("Ana", CALL)
        await credential_ends(town)
        assert [] == await ended(town)
        await told(town)
        await town.handle(TOWN, do.Close(by=by("Ana"), call=CALL, disposition=Disposition.resolved))
        await credential_ends(town)
        assert ["duty.ended"] == await ended(town)
        assert {} == await told(town)


async def test_whose_access_is_taken_on_the_way_has_no_subscription_left_to_be_knocked_on(database_url: str) -> None:
    async with engine(database_url) as town:
        await begin(town)
        await town.accept("Ana", CALL)
        await revoked(town)
        phone = await town.memory.read(lambda read: devices.find(read, DeviceId("phone-Ana")))
        assert phone is not None
        assert phone.endpoint is None
