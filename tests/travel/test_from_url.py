"""Which way to reckon the settings ask for."""

import pytest

from app.travel import from_url
from app.travel.great_circle import GreatCircle
from app.travel.osrm import Osrm
from app.travel.valhalla import Valhalla


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (None, GreatCircle),
        ("", GreatCircle),
        ("http://maps.example:5000", Osrm),
        ("http://maps.example/osrm/", Osrm),
        ("http://maps.example:8002/sources_to_targets", Valhalla),
        ("http://maps.example:8002/sources_to_targets/", Valhalla),
    ],
)
def test_the_address_tells_the_service(url: str | None, kind: type[object]) -> None:
    assert type(from_url(url)) is kind
