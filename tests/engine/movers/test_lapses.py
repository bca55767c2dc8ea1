"""A credential runs out while its holder is on duty: nobody clicks, and the ladder rings them no more."""

import datetime as dt
from dataclasses import replace

from app.core.credentials import Held
from app.core.events import RosterChanged
from app.core.ids import PersonId
from app.core.policy import Credential, CredentialForm, Policy, Post, Requirement
from app.core.words import Role
from app.engine.movers.lapses import Lapses
from app.store.district import plans
from app.store.people import credentials, roster
from app.store.session import Tx
from tests.engine.engine import Engine, engine
from tests.town import EVERYDAY, START, TOWN, by

ANA = PersonId("Ana")
LICENCE = Credential(id="licence", name="Licence", form=CredentialForm.certificate)
POST = Post(id="ssc", name="Coach", role=Role.coach, requires=(Requirement(credential="licence"),))
TODAY = dt.date(2026, 9, 14)


def licensed(tx: Tx) -> RosterChanged:
    """Ana's post needs a licence, and hers holds until tonight."""
    ana = roster.person(tx, ANA)
    assert ana is not None
    roster.put_person(tx, TOWN, replace(ana, holdings=(replace(ana.holdings[0], post="ssc"),)))
    plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, posts=(POST,), credentials=(LICENCE,)), None, START)
    credentials.put(tx, TOWN, Held(id="h", person=ANA, credential="licence", begins=TODAY, ends=TODAY))
    return RosterChanged(ids=(ANA,))


def lapses(town: Engine) -> Lapses:
    return Lapses(town.memory, town.scenes, town.meter)


async def test_whoever_has_run_out_goes_off_duty_once_and_the_log_says_why(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.record(TOWN, by("Max"), licensed)
        await town.on_duty("Ana", "Ben")
        assert 0 == await lapses(town).turn()
        town.clock.turn(86400)
        seq = await town.seq()
        assert [1, 0] == [await lapses(town).turn(), await lapses(town).turn()]
        assert ["duty.ended"] == await town.types(seq)
        assert ANA not in (await town.lookout.scene(TOWN)).scene.duty


async def test_who_has_run_out_is_not_rung_though_nobody_has_looked_yet(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.record(TOWN, by("Max"), licensed)
        await town.on_duty("Ana", "Ben")
        town.clock.turn(86400)
        await town.press()
        assert {"Ben"} == await town.ringing()
