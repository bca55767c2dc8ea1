"""Credentials at the desk: kept by who looks after people, told at the start of duty."""

from dataclasses import replace

import pytest

from app.core.events import PlanChanged
from app.core.ids import PersonId
from app.core.policy import Credential, CredentialForm, Lapse, Policy, Post, Requirement
from app.core.words import Role
from app.store.district import plans
from app.store.people import roster
from app.store.session import Tx
from tests.api.desk import Desk, code
from tests.town import EVERYDAY, START, TOWN, by

KINDS = (
    Credential(id="licence", name="Licence", form=CredentialForm.certificate, mend="Human resources"),
    Credential(id="policy", name="Policy read", form=CredentialForm.attestation, edition="3"),
)
NEEDS = (Requirement(credential="licence"), Requirement(credential="policy", lapse=Lapse.warn))
COACH = Post(id="ssc", name="Coach", role=Role.coach, requires=NEEDS)
LICENCE = {"credential": "licence", "begins": "2026-08-01", "ends": "2026-12-31", "document": "Folder 7"}


def ask_for_credentials(tx: Tx) -> None:
    """Ana's post needs a licence, and wants the policy read; the town's day is 14 September 2026."""
    ana = roster.person(tx, PersonId("Ana"))
    assert ana is not None
    roster.put_person(tx, TOWN, replace(ana, holdings=(replace(ana.holdings[0], post="ssc"),)))
    plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, posts=(COACH,), credentials=KINDS), None, START)


@pytest.fixture
async def strict(desk: Desk) -> Desk:
    def write(tx: Tx) -> PlanChanged:
        ask_for_credentials(tx)
        return PlanChanged()

    await desk.site.record(TOWN, by("Max"), write)
    return desk


async def test_going_on_duty_is_refused_with_what_is_missing_and_where_to_get_it(strict: Desk) -> None:
    answer = await (await strict.as_("Ana")).send("POST", "/api/duty/start", {})
    assert code(answer) == (409, "credential_missing")
    told = {"credential": "licence", "name": "Licence", "lack": "none", "mend": "Human resources", "count": "1"}
    assert told == answer.json()["facts"]


async def test_whoever_has_it_goes_on_duty_and_is_told_of_the_rest(strict: Desk) -> None:
    max_, ana = await strict.as_("Max", raised=True), await strict.as_("Ana")
    await max_.post("/api/people/Ana/credentials", LICENCE)
    started = await ana.post("/api/duty/start")
    [view] = await max_.get("/api/duty")
    for shown in (started["duty"], view):
        assert [(each["credential"], each["lack"], each["lapse"]) for each in shown["missing"]] == [("policy", "none", "warn")]


async def test_what_is_attested_one_says_oneself_and_nothing_else(strict: Desk) -> None:
    ana = await strict.as_("Ana")
    told = await ana.post("/api/me/credentials/policy/attest")
    assert [(each["credential"], each["edition"], each["begins"]) for each in told["held"]] == [("policy", "3", "2026-09-14")]
    assert [each["credential"] for each in told["missing"]] == ["licence"]
    for name, kind in (("Ana", "licence"), ("Ana", "charm"), ("Ben", "policy")):
        answer = await (await strict.as_(name)).send("POST", f"/api/me/credentials/{kind}/attest", {})
        assert code(answer) == (422, "unknown_credential")


async def test_a_credential_is_added_renewed_and_removed(strict: Desk) -> None:
    max_ = await strict.as_("Max", raised=True)
    [held] = (await max_.post("/api/people/Ana/credentials", LICENCE))["held"]
    assert {**LICENCE, "hours": 0, "topic": "", "school": None}.items() <= held.items()
    where = f"/api/people/Ana/credentials/{held['id']}"
    renewed = (await max_.send("PUT", where, {**LICENCE, "ends": "2027-12-31"})).json()
    assert [each["ends"] for each in renewed["held"]] == ["2027-12-31"]
    gone = (await max_.send("DELETE", where)).json()
    assert (gone["held"], [each["credential"] for each in gone["missing"]]) == ([], ["licence", "policy"])
    for method, body in (("PUT", LICENCE), ("DELETE", None)):
        assert code(await max_.send(method, where, body)) == (404, "not_found")


async def test_what_nobody_asks_for_or_cannot_be_is_refused(strict: Desk) -> None:
    max_ = await strict.as_("Max", raised=True)
    for changes, expected in (
        ({"credential": "charm"}, (422, "unknown_credential")),
        ({"school": "barn"}, (404, "unknown_place")),
        ({"ends": "2026-07-31"}, (422, "invalid")),
    ):
        assert code(await max_.send("POST", "/api/people/Ana/credentials", {**LICENCE, **changes})) == expected


async def test_taking_one_away_ends_the_duty_that_may_not_be_without_it_and_says_why(strict: Desk) -> None:
    max_, ana = await strict.as_("Max", raised=True), await strict.as_("Ana")
    [held] = (await max_.post("/api/people/Ana/credentials", LICENCE))["held"]
    await ana.post("/api/duty/start")
    await max_.send("DELETE", f"/api/people/Ana/credentials/{held['id']}")
    told = await ana.get("/api/me/credentials")
    assert ([], "licence") == (await max_.get("/api/duty"), told["missing"][0]["credential"])


async def test_taking_one_away_takes_no_call_away(strict: Desk) -> None:
    max_, ana = await strict.as_("Max", raised=True), await strict.as_("Ana")
    [held] = (await max_.post("/api/people/Ana/credentials", LICENCE))["held"]
    await ana.post("/api/duty/start")
    call = (await (await strict.as_("Tea")).press())["call"]
    await ana.post(f"/api/offers/{(await ana.get(f'/api/calls/{call}'))['you']['offer']}/accept")
    await max_.send("DELETE", f"/api/people/Ana/credentials/{held['id']}")
    [view] = await max_.get("/api/duty")
    assert (view["status"], view["call"], view["missing"][0]["credential"]) == ("on_duty", call, "licence")


async def test_ones_own_are_read_without_a_password_and_those_of_other_schools_not_at_all(strict: Desk) -> None:
    told = await (await strict.as_("Ana")).get("/api/me/credentials")
    assert (told["needed"], told["changeable"], told["contact_days"]) == (["licence", "policy"], False, None)
    pia = await strict.as_("Pia", raised=True)
    assert code(await pia.send("GET", "/api/people/Ana/credentials")) == (404, "not_found")
