from datetime import timedelta

import pytest

from app.core.commands import StartDuty
from app.core.events import Actor, DutyEnded, RightsChanged
from app.core.ids import PersonId
from app.core.refusals import Refusal, Refused
from app.core.words import DutyEnd
from app.identity.sessions import LASTS, Newcomer, token_in
from app.identity.tokens import digest_of
from app.store import log
from app.store.people import devices
from app.store.people import sessions as rows
from tests.api.desk import Desk
from tests.town import TOWN, by

ANA = Newcomer(district=TOWN, person=PersonId("Ana"), device_name="Ana's phone")


async def events(desk: Desk) -> list[object]:
    return [fact.event for fact in await desk.memory.read(lambda read: log.since(read, TOWN, 0))]


async def test_whoever_carries_the_token_is_the_person_on_that_device(desk: Desk) -> None:
    opened = await desk.site.sessions.open(ANA)
    who = await desk.site.sessions.find(opened.token)
    assert who is not None
    assert (who.person.name, who.district) == ("Ana", TOWN)
    assert who.actor == Actor(person=PersonId("Ana"), device=opened.session.device)
    assert await desk.site.sessions.find("another token") is None
    assert await desk.site.sessions.find(None) is None


async def test_the_token_is_kept_nowhere(desk: Desk) -> None:
    opened = await desk.site.sessions.open(ANA)
    assert opened.session.token_hash == digest_of(opened.token)
    assert await desk.memory.read(lambda read: rows.find(read, opened.token)) is None


async def test_use_keeps_a_phone_signed_in_and_disuse_signs_it_out(desk: Desk) -> None:
    token = (await desk.site.sessions.open(ANA)).token
    for _ in range(3):
        desk.clock.turn((LASTS - timedelta(days=1)).total_seconds())
        assert await desk.site.sessions.find(token) is not None
    desk.clock.turn(LASTS.total_seconds())
    assert await desk.site.sessions.find(token) is None


async def test_being_seen_is_written_once_an_hour_at_most(desk: Desk) -> None:
    opened = await desk.site.sessions.open(ANA)
    seen = []
    for seconds in (60, 3600, 60):
        desk.clock.turn(seconds)
        await desk.site.sessions.find(opened.token)
        row = await desk.memory.read(lambda read: rows.find(read, opened.session.token_hash))
        assert row is not None
        seen.append((row.last_seen_at - opened.session.created_at).total_seconds())
    assert seen == [0, 3660, 3660]


async def test_the_same_person_on_the_same_device_keeps_the_devices_name(desk: Desk) -> None:
    first = (await desk.site.sessions.open(ANA)).session.device
    again = Newcomer(district=TOWN, person=PersonId("Ana"), device=first)
    other = Newcomer(district=TOWN, person=PersonId("Ben"), device=first)
    assert (await desk.site.sessions.open(again)).session.device == first
    assert (await desk.site.sessions.open(other)).session.device != first
    row = await desk.memory.read(lambda read: devices.find(read, first))
    assert row is not None
    assert (row.person, row.name) == ("Ana", "Ana's phone")


async def test_stepping_up_lasts_a_quarter_of_an_hour(desk: Desk) -> None:
    opened = await desk.site.sessions.open(ANA)
    desk.clock.turn(3600)
    who = await desk.site.sessions.find(opened.token)
    assert who is not None
    assert not who.is_raised(desk.clock.now())
    await desk.site.sessions.step_up(who.session)
    raised = await desk.site.sessions.find(opened.token)
    assert raised is not None
    assert raised.is_raised(desk.clock.now() + timedelta(minutes=14))
    assert not raised.is_raised(desk.clock.now() + timedelta(minutes=15))


async def test_stepping_up_never_brings_an_ended_session_back(desk: Desk) -> None:
    opened = await desk.site.sessions.open(ANA)
    await desk.site.sessions.end(by("Ana"), opened.session)
    with pytest.raises(Refused) as refused:
        await desk.site.sessions.step_up(opened.session)
    assert refused.value.code == Refusal.not_signed_in
    assert await desk.site.sessions.find(opened.token) is None


async def test_signing_out_ends_the_session_the_duty_and_the_knocking(desk: Desk) -> None:
    opened = await desk.site.sessions.open(Newcomer(district=TOWN, person=PersonId("Ana"), device="phone-Ana"))
    await desk.site.handle(TOWN, StartDuty(by=by("Ana"), person=PersonId("Ana")), None)
    who = await desk.site.sessions.find(opened.token)
    assert who is not None
    await desk.site.sessions.sign_out(who)
    assert await desk.site.sessions.find(opened.token) is None
    row = await desk.memory.read(lambda read: devices.find(read, opened.session.device))
    assert row is not None
    assert row.endpoint is None
    told = await events(desk)
    assert RightsChanged(person=PersonId("Ana"), ids=("phone-Ana",)) in told
    assert told[-1] == DutyEnded(person=PersonId("Ana"), why=DutyEnd.signed_out)


async def test_a_lost_phone_is_shut_out_and_the_duty_goes_on(desk: Desk) -> None:
    lost, kept = await desk.site.sessions.open(ANA), await desk.site.sessions.open(ANA)
    await desk.site.handle(TOWN, StartDuty(by=by("Ana"), person=PersonId("Ana")), None)
    await desk.site.sessions.end(by("Ana"), lost.session)
    assert await desk.site.sessions.find(lost.token) is None
    assert await desk.site.sessions.find(kept.token) is not None
    assert [row.token_hash for row in await desk.site.sessions.of_person(TOWN, PersonId("Ana"))] == [kept.session.token_hash]
    assert PersonId("Ana") in (await desk.site.lookout.scene(TOWN)).scene.duty


async def test_a_revoked_person_is_out_everywhere_and_off_duty_in_one_transaction(desk: Desk) -> None:
    opened = await desk.site.sessions.open(ANA)
    await desk.site.handle(TOWN, StartDuty(by=by("Ana"), person=PersonId("Ana")), None)
    who = await desk.site.sessions.find(opened.token)
    assert who is not None
    await desk.site.sessions.revoke_person(by("Max"), TOWN, who.person)
    assert await desk.site.sessions.find(opened.token) is None
    assert (await events(desk))[-2:] == [
        RightsChanged(person=PersonId("Ana"), ids=("Ana",)),
        DutyEnded(person=PersonId("Ana"), why=DutyEnd.revoked),
    ]
    found = await desk.memory.read(lambda read: devices.of_person(read, TOWN, PersonId("Ana")))
    assert {row.endpoint for row in found} == {None}


def test_the_token_is_found_in_either_cookie_and_the_safer_one_wins() -> None:
    assert token_in("a=b; nearhand=plain") == "plain"
    assert token_in("nearhand=plain; __Host-nearhand=safe") == "safe"
    assert token_in("") is None
    assert token_in("rubbish;;;=") is None


def test_an_odd_cookie_of_another_program_on_the_same_host_hides_nothing() -> None:
    assert "ours" == token_in('{"a":1}; x={"k": "v, w"}; a b=c; nearhand=ours')
