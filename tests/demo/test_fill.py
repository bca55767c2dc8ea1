from dataclasses import replace
from functools import partial

from app.core.commands import EndDuty
from app.core.events import Actor, RosterChanged
from app.core.ids import DistrictId
from app.core.roster import Person
from app.core.words import DutyStatus
from app.demo.district import DISTRICT, district
from app.demo.fill import fill, is_demo
from app.demo.presence import present
from app.engine.handle import Handle
from app.engine.record import Record
from app.engine.scenes import Scenes
from app.store import log
from app.store.district import districts
from app.store.people import devices, roster
from app.store.session import Memory, Tx
from app.telemetry import Numbers
from tests.demo.world import AMARA, BEN, opened


def _put(tx: Tx, person: Person) -> RosterChanged:
    roster.put_person(tx, DISTRICT, person)
    return RosterChanged(ids=(person.id,))


async def test_an_empty_database_becomes_the_demo_with_every_responder_on_duty(database_url: str) -> None:
    async with opened(database_url) as demo:
        scene = (await demo.lookout.scene(DISTRICT)).scene
        on_duty = {p for p, duty in scene.duty.items() if duty.status is DutyStatus.on_duty}
        responders = {person.id for person in district().responders()}
        assert (len(responders), on_duty, scene.proven) == (15, responders, responders)
        assert {p.id: p for p in district().people} == dict(scene.setup.people)
        assert await demo.memory.read(lambda read: log.verify(read, DISTRICT)) is None


async def test_everybody_of_the_demo_is_signed_in_on_a_phone_and_only_the_responders_ring(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        people = {person.id for person in district().people}
        owners = await demo.memory.read(lambda read: devices.owners(read, DISTRICT))
        phones = await demo.memory.read(lambda read: devices.of_people(read, DISTRICT, people))
        rings = {person for person, found in phones.items() if any(each.endpoint for each in found)}
        assert (owners, rings) == (people, {person.id for person in district().responders()})
        assert await demo.memory.read(lambda read: present(read, people, demo.clock.now())) == frozenset()


async def test_filling_again_changes_nothing(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        before = (await demo.lookout.scene(DISTRICT)).head.seq
        assert await fill(demo.memory, demo.handle)
        assert (await demo.lookout.scene(DISTRICT)).head.seq == before


async def test_who_went_off_duty_and_left_is_on_duty_at_the_next_start(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.handle(DISTRICT, EndDuty(by=Actor(person=AMARA), person=AMARA))
        await fill(demo.memory, demo.handle)
        assert (await demo.lookout.scene(DISTRICT)).scene.duty[AMARA].status is DutyStatus.on_duty


async def test_who_is_there_and_went_off_duty_is_left_alone(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        await demo.handle(DISTRICT, EndDuty(by=Actor(person=AMARA), person=AMARA))
        await fill(demo.memory, demo.handle)
        assert AMARA not in (await demo.lookout.scene(DISTRICT)).scene.duty


async def test_who_was_revoked_stays_off_duty_and_holds_nobody_up(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        amara = replace((await demo.lookout.scene(DISTRICT)).scene.setup.people[AMARA], active=False)
        for person in (AMARA, BEN):
            await demo.handle(DISTRICT, EndDuty(by=Actor(person=person), person=person))
        await Record(demo.memory, Scenes())(DISTRICT, Actor(), partial(_put, person=amara))
        assert await fill(demo.memory, demo.handle)
        duty = (await demo.lookout.scene(DISTRICT)).scene.duty
        assert (AMARA in duty, duty[BEN].status) == (False, DutyStatus.on_duty)


async def test_a_real_district_is_never_filled(sqlite_url: str) -> None:
    memory = await Memory.open(sqlite_url)
    await memory.write(lambda tx: districts.create_district(tx, DistrictId("real"), "Real", "UTC"))
    filled = await fill(memory, Handle(memory, Scenes(), Numbers()))
    rows = await memory.read(districts.districts)
    demo = await memory.read(is_demo)
    await memory.close()
    assert (filled, demo, [row.id for row in rows]) == (False, False, ["real"])
