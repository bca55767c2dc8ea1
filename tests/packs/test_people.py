"""Posts, credentials, and whom a name means."""

from app.core.policy import Lapse, Requirement
from app.core.words import Group, Role
from tests.packs.given import policy, with_


def test_a_post_has_its_role_its_needs_and_its_deputy() -> None:
    nurse = policy(with_('requires = ["aid"]', 'warns = ["aid"]\ncontact_days = 60')).post("nurse")
    assert nurse is not None
    assert (nurse.role, nurse.deputy, nurse.contact_days) == (Role.coach, "head", 60)
    assert nurse.requires == (Requirement(credential="aid", lapse=Lapse.warn),)


def test_a_rung_may_ask_a_post_of_the_pack_by_its_name() -> None:
    seats = policy().default.rungs[0].seats
    assert [(seat.group, seat.post, seat.count) for seat in seats] == [(Group.coaches, "", 1), (Group.coaches, "nurse", None)]


def test_a_credential_is_read_whole() -> None:
    (aid,) = policy(with_('form = "certificate"', 'form = "training"\nhours = 8\ntopics = ["burns"]')).credentials
    assert (aid.hours, aid.topics) == (8, ("burns",))
