"""What is wrong with the setup, told to whom it concerns."""

from dataclasses import replace

from app.core.events import PlanChanged, RosterChanged
from app.core.policy import PoliceReason, PoliceRules, Policy
from app.core.words import Group
from app.store.district import places, plans
from app.store.session import Tx
from tests.api.desk import Desk
from tests.town import EVERYDAY, START, TOWN, by

POLICE = PoliceRules(askers=(Group.managers,), reasons=(PoliceReason(id="threat", name="Threat"),))


async def test_a_school_in_no_zone_is_told_to_the_district_and_to_its_own_managers(desk: Desk) -> None:
    def police(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, police=POLICE), None, START)
        return PlanChanged()

    def unzoned(tx: Tx) -> RosterChanged:
        for school in places.schools(tx, TOWN):
            places.put_school(tx, TOWN, replace(school, zone=None))
        return RosterChanged(ids=())

    await desk.site.record(TOWN, by("Max"), police)
    await desk.site.record(TOWN, by("Max"), unzoned)
    everywhere = await (await desk.as_("Max", raised=True)).get("/api/faults")
    own = await (await desk.as_("Pia", raised=True)).get("/api/faults")
    grave = [each for each in everywhere if each["kind"] == "no_zone"]
    assert {each["grave"] for each in grave} == {True}
    assert len(own) == 1
    assert own[0] in grave
