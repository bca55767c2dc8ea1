"""What is missing for going on duty."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.credentials import Held, Missing, SchoolDay, Shown, contact_days, missing, posts_of
from app.core.ids import PersonId, SchoolId
from app.core.policy import Credential, CredentialForm, Lapse, Policy, Post, Requirement
from app.core.roster import Holding, Person
from app.core.words import Lack, Role, ScopeKind
from tests import build

OLAF = PersonId("olaf")
TODAY = date(2027, 1, 12)  # a Tuesday
DAY = SchoolDay(day=TODAY, year_begins=date(2026, 7, 1))
LICENCE = Credential(id="licence", name="Licence", form=CredentialForm.certificate, mend="Human resources")
TRAINING = Credential(id="training", name="Training", form=CredentialForm.training, hours=40, topics=("bias", "mtss"))
READ = Credential(id="read", name="Policy read", form=CredentialForm.attestation, edition="3")
CONTRACT = Credential(id="contract", name="Contract", form=CredentialForm.contract)
KINDS = (LICENCE, TRAINING, READ, CONTRACT)


def post(*needs: str, **changes: Any) -> Post:
    usual = Post(id="sro", name="School officer", role=Role.officer, requires=tuple(Requirement(credential=n) for n in needs))
    return replace(usual, **changes)


def person(*posts: str) -> Person:
    held = tuple(Holding(role=Role.officer, kind=ScopeKind.district, scope="lakes", post=code) for code in posts)
    return Person(id=OLAF, name="Olaf", holdings=held)


def policy(*posts: Post) -> Policy:
    return replace(build.POLICY, posts=posts, credentials=KINDS)


def held(credential: str, **changes: Any) -> Held:
    return replace(Held(id="h", person=OLAF, credential=credential, begins=date(2026, 9, 1)), **changes)


def shown(*kept: Held, **changes: Any) -> Shown:
    return replace(Shown(held=kept, today=DAY), **changes)


def lacks(*kept: Held, need: str = "licence", **changes: Any) -> list[Lack]:
    return [each.lack for each in missing(person("sro"), policy(post(need)), shown(*kept, **changes))]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ([], [Lack.none]),
        ([held("licence")], []),
        ([held("licence", ends=TODAY)], []),
        ([held("licence", ends=TODAY - timedelta(days=1))], [Lack.lapsed]),
        ([held("licence", begins=TODAY + timedelta(days=1))], [Lack.not_yet]),
        ([held("licence", ends=date(2026, 10, 1)), held("licence")], []),
        ([held("training")], [Lack.none]),
    ],
)
def test_a_certificate_holds_until_its_day(kept: list[Held], expected: list[Lack]) -> None:
    assert lacks(*kept) == expected


def test_what_is_missing_names_itself_and_where_to_get_it() -> None:
    kept = [held("licence", ends=date(2026, 9, 30)), held("licence", ends=date(2026, 12, 31))]
    [told] = missing(person("sro"), policy(post("licence")), shown(*kept))
    assert told == Missing(
        credential="licence",
        name="Licence",
        post="School officer",
        lack=Lack.lapsed,
        lapse=Lapse.refuse,
        mend="Human resources",
        ended=date(2026, 12, 31),
    )


def test_hours_are_counted_by_topic_and_school_year() -> None:
    kept = [
        held("training", topic="bias", hours=30),
        held("training", topic="mtss", hours=8),
        held("training", topic="tea", hours=50),
        held("training", topic="bias", hours=50, begins=date(2026, 6, 30)),
        held("training", topic="bias", hours=50, begins=TODAY + timedelta(days=1)),
    ]
    [told] = missing(person("sro"), policy(post("training")), shown(*kept))
    assert (told.lack, told.count, told.wanted) == (Lack.hours, 38, 40)
    assert lacks(*kept, held("training", topic="mtss", hours=2), need="training") == []


def test_training_without_topics_counts_any_and_without_hours_asks_for_one() -> None:
    free = replace(policy(post("training")), credentials=(replace(TRAINING, hours=0, topics=()),))
    assert [each.wanted for each in missing(person("sro"), free, shown())] == [1]
    assert missing(person("sro"), free, shown(held("training", topic="tea", hours=1))) == ()


@pytest.mark.parametrize(
    ("kept", "expected"),
    [([], [Lack.none]), ([held("read", edition="2")], [Lack.edition]), ([held("read", edition="3")], [])],
)
def test_a_new_edition_is_read_anew(kept: list[Held], expected: list[Lack]) -> None:
    assert lacks(*kept, need="read") == expected


@pytest.mark.parametrize(
    ("changes", "school", "expected"),
    [
        ({"school": SchoolId("north"), "notice": "site"}, "north", []),
        ({"school": SchoolId("south"), "notice": "site"}, "north", [Lack.elsewhere]),
        ({"school": SchoolId("south"), "notice": "site"}, None, []),
        ({"school": None, "notice": "site"}, "north", []),
        ({"school": SchoolId("north")}, "north", [Lack.unnoticed]),
        ({"school": SchoolId("north"), "notice": "site", "ends": date(2026, 12, 31)}, "north", [Lack.lapsed]),
    ],
)
def test_a_contract_is_for_the_school_and_names_its_public_notice(
    changes: dict[str, Any], school: str | None, expected: list[Lack]
) -> None:
    where = SchoolId(school) if school else None
    assert lacks(held("contract", **changes), need="contract", school=where) == expected


def test_without_any_contract_there_is_none() -> None:
    assert lacks(need="contract") == [Lack.none]


def test_a_post_that_nobody_named_needs_nothing() -> None:
    assert posts_of(person(""), policy(post("licence"))) == ()
    assert missing(person(""), policy(post("licence")), shown()) == ()


def test_a_credential_that_the_policy_does_not_know_is_not_asked_for() -> None:
    assert lacks(need="charm") == []


def test_of_two_posts_the_stricter_counts_and_what_is_refused_stands_first() -> None:
    warned = (Requirement(credential="licence", lapse=Lapse.warn), Requirement(credential="read", lapse=Lapse.warn))
    soft, hard = post(id="soft", requires=warned), post("licence", id="hard")
    for order in ((soft, hard), (hard, soft)):
        told = missing(person("soft", "hard"), policy(*order), shown())
        assert [(each.credential, each.lapse) for each in told] == [("licence", Lapse.refuse), ("read", Lapse.warn)]


SUBSTITUTE = post("licence", "contract", contact_days=60)
UNDER_CONTRACT = held("contract", notice="site")


def days(n: int) -> frozenset[date]:
    """So many school days before today."""
    weekdays = [day for day in (TODAY - timedelta(days=back) for back in range(1, 150)) if day.weekday() < 5]
    return frozenset(weekdays[:n])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (0, []),
        (48, []),
        (49, [(Lack.days_near, Lapse.warn, 50)]),
        (58, [(Lack.days_near, Lapse.warn, 59)]),
        (59, [(Lack.days_over, Lapse.refuse, 60)]),
    ],
)
def test_a_substitute_is_warned_from_the_fiftieth_day_and_stopped_at_the_sixtieth(
    before: int, expected: list[tuple[Lack, Lapse, int]]
) -> None:
    told = missing(person("sro"), policy(SUBSTITUTE), shown(UNDER_CONTRACT, served=days(before)))
    assert [(each.lack, each.lapse, each.count) for each in told] == expected


def test_a_substitute_who_has_the_training_serves_as_long_as_anybody() -> None:
    kept = shown(UNDER_CONTRACT, held("licence"), served=days(90))
    assert missing(person("sro"), policy(SUBSTITUTE), kept) == ()
    assert contact_days(person("sro"), policy(SUBSTITUTE), kept) == (91, 60)


def test_a_substitute_needs_the_contract_from_the_first_day() -> None:
    assert [each.credential for each in missing(person("sro"), policy(SUBSTITUTE), shown())] == ["contract"]


def test_a_day_counts_once_and_only_a_school_day_of_this_year() -> None:
    served = frozenset({TODAY, date(2027, 1, 9), date(2026, 6, 30), TODAY + timedelta(days=1), date(2027, 1, 11)})
    assert shown(served=served).contact_days() == 2


def test_who_is_no_substitute_has_no_days_to_count() -> None:
    assert contact_days(person("sro"), policy(post("licence")), shown()) is None
