import asyncio
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from app.core.ids import PersonId
from app.core.refusals import Refusal, Refused
from app.identity.invites import LASTS, qr_svg
from app.identity.sessions import Newcomer
from app.identity.sign_in import Attempt
from tests.api.desk import Desk
from tests.town import TOWN, by

PASSWORD = "correct horse battery"
ANA, BEN = PersonId("Ana"), PersonId("Ben")


async def refusal(doing: object) -> Refusal:
    with pytest.raises(Refused) as refused:
        await doing  # type: ignore[misc]
    return refused.value.code


async def test_an_invitation_becomes_an_account_that_signs_in(desk: Desk) -> None:
    made = await desk.site.invites.make(TOWN, ANA, PersonId("Max"))
    assert (await desk.site.invites.look(made.token)).person.name == "Ana"
    newcomer = await desk.site.invites.accept(made.token, " Ana.Garcia ", PASSWORD)
    assert newcomer == Newcomer(district=TOWN, person=ANA)
    attempt = Attempt(login="ana.garcia", password=PASSWORD, address="here", at=desk.clock.now())
    assert await desk.site.sign_in(attempt) == newcomer


async def test_it_is_used_once_even_by_two_at_once(desk: Desk) -> None:
    made = await desk.site.invites.make(TOWN, ANA, None)
    both = [desk.site.invites.accept(made.token, name, PASSWORD) for name in ("first", "second")]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    codes = [outcome.code for outcome in outcomes if isinstance(outcome, Refused)]
    assert codes == [Refusal.invitation_over]
    assert await refusal(desk.site.invites.look(made.token)) == Refusal.invitation_over


async def test_it_runs_out_after_seven_days(desk: Desk) -> None:
    made = await desk.site.invites.make(TOWN, ANA, None)
    desk.clock.turn((LASTS - timedelta(seconds=1)).total_seconds())
    await desk.site.invites.look(made.token)
    desk.clock.turn(1)
    assert await refusal(desk.site.invites.look(made.token)) == Refusal.invitation_over
    assert await refusal(desk.site.invites.look("guessed")) == Refusal.invitation_over


async def test_a_name_that_somebody_has_leaves_the_invitation_open(desk: Desk) -> None:
    first, second = [await desk.site.invites.make(TOWN, person, None) for person in (ANA, BEN)]
    await desk.site.invites.accept(first.token, "garcia", PASSWORD)
    assert await refusal(desk.site.invites.accept(second.token, "Garcia", PASSWORD)) == Refusal.name_taken
    assert (await desk.site.invites.accept(second.token, "garcia.b", PASSWORD)).person == BEN


async def test_a_short_password_leaves_the_invitation_open(desk: Desk) -> None:
    made = await desk.site.invites.make(TOWN, ANA, None)
    assert await refusal(desk.site.invites.accept(made.token, "ana", "short")) == Refusal.password_too_short
    await desk.site.invites.look(made.token)


async def test_a_second_invitation_is_a_new_password_and_ends_what_was_signed_in(desk: Desk) -> None:
    for password in (PASSWORD, "another horse battery"):
        made = await desk.site.invites.make(TOWN, ANA, None)
        newcomer = await desk.site.invites.accept(made.token, "ana", password)
        if password == PASSWORD:
            token = (await desk.site.sessions.open(newcomer)).token
    assert await desk.site.sessions.find(token) is None


async def test_a_new_invitation_by_somebodys_hand_ends_those_before_it_and_nobody_elses(desk: Desk) -> None:
    bens, first, second = [await desk.site.invites.make(TOWN, person, PersonId("Max")) for person in (BEN, ANA, ANA)]
    assert await refusal(desk.site.invites.accept(first.token, "thief", PASSWORD)) == Refusal.invitation_over
    assert (await desk.site.invites.accept(second.token, "ana", PASSWORD)).person == ANA
    assert (await desk.site.invites.look(bens.token)).person.id == BEN


async def test_a_list_written_again_ends_no_link_but_one_that_is_used_ends_the_others(desk: Desk) -> None:
    first, second = [await desk.site.invites.make(TOWN, ANA, None) for _ in range(2)]
    assert (await desk.site.invites.accept(first.token, "ana", PASSWORD)).person == ANA
    assert await refusal(desk.site.invites.accept(second.token, "thief", PASSWORD)) == Refusal.invitation_over


async def test_nobody_comes_back_through_an_old_invitation(desk: Desk) -> None:
    made = await desk.site.invites.make(TOWN, ANA, None)
    person = (await desk.site.invites.look(made.token)).person
    await desk.site.sessions.revoke_person(by("Max"), TOWN, person)
    assert await refusal(desk.site.invites.accept(made.token, "ana", PASSWORD)) == Refusal.invitation_over


def test_the_code_is_a_picture_without_a_script() -> None:
    picture = ET.fromstring(qr_svg("https://help.example.org/invitation/token"))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert {element.tag.rpartition("}")[2] for element in picture.iter()} == {"svg", "path"}
