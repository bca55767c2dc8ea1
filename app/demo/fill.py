"""Brings the demo district into an empty database, and its absent responders on duty, by ordinary rows and commands."""

from datetime import time

import structlog

from app.core.commands import StartDuty
from app.core.events import Actor, Fact, RosterChanged
from app.core.ids import PersonId
from app.core.refusals import Refused
from app.core.roster import Person
from app.core.words import Role
from app.demo.district import DISTRICT, NAME, TIMEZONE, DemoDistrict, district
from app.demo.phones import endpoint, phone
from app.demo.policy import policy
from app.demo.presence import present
from app.engine.handle import Handle
from app.identity import room_codes
from app.identity.sessions import LASTS
from app.identity.tokens import digest_of, new_token
from app.store import log
from app.store.district import districts, places, plans
from app.store.log import Head
from app.store.people import devices, duty, roster, sessions, shifts
from app.store.people.devices import DeviceRow
from app.store.people.sessions import SessionRow
from app.store.people.shifts import ShiftRow
from app.store.session import Lane, Memory, Read, Tx

logger = structlog.stdlib.get_logger("nearhand.demo")

SCHOOL_DAYS = range(5)
STARTS, ENDS = time(7, 30), time(15, 30)


async def fill(memory: Memory, handle: Handle) -> bool:
    """Whether this database is the demo's: it was empty, or it had been filled before. Any other is left alone."""
    if not await memory.write(_rows, Lane.desk):
        return False
    for person in await memory.read(_missed):
        try:
            await handle(DISTRICT, _start(person))
        except Refused as no:  # revoked meanwhile, or no responder any more: the demo serves without them
            logger.info("demo_responder_stays_off_duty", person=person.id, why=no.code.value)
    return True


def is_demo(read: Read) -> bool:
    """Whether the demo district is all that there is."""
    return [row.id for row in districts.districts(read)] == [DISTRICT]


def _rows(tx: Tx) -> bool:
    if districts.districts(tx):
        return is_demo(tx)
    demo = district()
    districts.create_district(tx, DISTRICT, NAME, TIMEZONE)
    head = log.lock_head(tx, DISTRICT)
    plans.put_policy(tx, DISTRICT, policy(), None, head.now)
    places.put_zone(tx, DISTRICT, demo.zone)
    for school in demo.schools:
        places.put_school(tx, DISTRICT, school)
    for place in demo.places:
        places.put_place(tx, DISTRICT, place)
    room_codes.fill(tx, DISTRICT, [place.id for place in demo.places], head.now)
    _people(tx, head, demo)
    event = RosterChanged(ids=tuple(person.id for person in demo.people))
    log.append(tx, head, [Fact(event=event, at=head.now, by=Actor())])
    return True


def _people(tx: Tx, head: Head, demo: DemoDistrict) -> None:
    responders = demo.responders()
    for person in demo.people:
        roster.put_person(tx, DISTRICT, person)
        devices.put(tx, _phone(person, head, rings=person in responders))
        sessions.put(tx, _signed_in(person, head))
    for person in responders:
        shifts.put(tx, DISTRICT, person.id, _week(person))


def _phone(person: Person, head: Head, *, rings: bool) -> DeviceRow:
    return DeviceRow(
        id=phone(person.id),
        district=DISTRICT,
        person=person.id,
        name="Demo phone",
        endpoint=endpoint(person.id) if rings else None,
        proven_at=head.now if rings else None,
        last_seen_at=head.now,
    )


def _signed_in(person: Person, head: Head) -> SessionRow:
    """Nobody has its token: the phone is the demo's own."""
    return SessionRow(
        token_hash=digest_of(new_token()),
        district=DISTRICT,
        person=person.id,
        device=phone(person.id),
        created_at=head.now,
        last_seen_at=head.now,
        expires_at=head.now + LASTS,
    )


def _week(person: Person) -> list[ShiftRow]:
    where = person.school if Role.coach in person.roles() else None
    return [ShiftRow(person=person.id, weekday=day, starts=STARTS, ends=ENDS, school=where) for day in SCHOOL_DAYS]


def _missed(read: Read) -> tuple[Person, ...]:
    """The responders who are off duty with nobody there to mind."""
    people = district().responders()
    on_duty = {row.person for row in duty.all(read, DISTRICT)}
    here: frozenset[PersonId] = present(read, (p.id for p in people), log.head(read, DISTRICT).now)
    return tuple(person for person in people if person.id not in on_duty | here)


def _start(person: Person) -> StartDuty:
    return StartDuty(by=Actor(person=person.id), person=person.id, school=person.school, place=person.room)
