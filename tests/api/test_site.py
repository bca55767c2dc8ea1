import pytest

from app.api.site import Settings, always_ready, limit_of_strangers, no_test, nobody
from app.core.ids import DeviceId, DistrictId
from app.core.refusals import Refused
from tests.town import START


async def test_what_is_not_given_is_the_safe_choice() -> None:
    assert nobody() == ()
    assert await always_ready() == ()
    with pytest.raises(Refused):
        await no_test(DistrictId("d"), DeviceId("p"))


def test_a_stranger_may_ask_a_little_and_not_a_lot() -> None:
    limits = limit_of_strangers()
    for _ in range(60):
        limits.take("here", START)
    with pytest.raises(Refused):
        limits.take("here", START)


def test_the_settings_do_not_show_the_token() -> None:
    assert "secret" not in repr(Settings(metrics_token="secret"))
