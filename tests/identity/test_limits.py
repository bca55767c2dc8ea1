from datetime import UTC, datetime, timedelta

import pytest

from app.core.refusals import Refusal, Refused
from app.identity import limits
from app.identity.limits import Allowance, Limits, SignInLimits, house

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_after_the_burst_one_try_comes_back_at_a_time() -> None:
    bucket = Limits(Allowance(burst=2, every=timedelta(seconds=20)))
    bucket.take("k", NOON)
    bucket.take("k", NOON)
    with pytest.raises(Refused) as refused:
        bucket.take("k", later(5))
    assert (refused.value.code, refused.value.facts) == (Refusal.too_many_attempts, {"retry_after": "15"})
    bucket.take("k", later(20))
    with pytest.raises(Refused):
        bucket.take("k", later(20))


def test_success_forgives() -> None:
    bucket = Limits(Allowance(burst=1, every=timedelta(seconds=20)))
    bucket.take("k", NOON)
    bucket.forgive("k")
    bucket.take("k", NOON)


def test_a_clock_that_steps_back_takes_nothing_away_and_gives_nothing() -> None:
    bucket = Limits(Allowance(burst=1, every=timedelta(seconds=20)))
    bucket.take("k", NOON)
    with pytest.raises(Refused):
        bucket.take("k", later(-60))
    with pytest.raises(Refused):
        bucket.take("k", later(10))


def test_a_flood_of_keys_is_forgotten_oldest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REMEMBERED", 10)
    bucket = Limits(Allowance(burst=1, every=timedelta(hours=1)))
    for number in range(11):
        bucket.take(str(number), NOON)
    bucket.take("0", NOON)
    with pytest.raises(Refused):
        bucket.take("10", NOON)


def test_a_stranger_who_guesses_does_not_lock_the_owner_out() -> None:
    sign_in = SignInLimits()
    for _ in range(5):
        sign_in.take("rosa", "198.51.100.7", NOON)
    with pytest.raises(Refused):
        sign_in.take("Rosa", "198.51.100.7", NOON)
    sign_in.take("rosa", "203.0.113.9", NOON)


def test_one_address_cannot_try_every_account() -> None:
    sign_in = SignInLimits()
    for number in range(60):
        sign_in.take(f"person{number}", "198.51.100.7", NOON)
    with pytest.raises(Refused):
        sign_in.take("person60", "198.51.100.7", NOON)


def test_the_right_password_forgives_the_account_at_that_address() -> None:
    sign_in = SignInLimits()
    for _ in range(5):
        sign_in.take("rosa", "198.51.100.7", NOON)
    sign_in.forgive("rosa", "198.51.100.7")
    sign_in.take("rosa", "198.51.100.7", NOON)


def test_looking_whether_a_try_is_left_takes_none() -> None:
    bucket = Limits(Allowance(burst=1, every=timedelta(seconds=20)))
    bucket.check("k", NOON)
    bucket.take("k", NOON)
    with pytest.raises(Refused):
        bucket.check("k", NOON)
    bucket.check("k", later(20))


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unknown", "unknown"),
    ],
)
def test_whoever_has_one_address_of_a_network_has_them_all(address: str, counted: str) -> None:
    assert house(address) == counted
