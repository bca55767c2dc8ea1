"""One transaction, as the store's functions see it."""

from typing import Any

from app.store.session import Lane, Tx
from tests.store.given import D


def test_the_last_announcement_of_a_district_counts() -> None:
    conn: Any = None
    tx = Tx(conn=conn, clock=None)
    tx.announce(D, 3)
    tx.announce(D, 5)
    assert tx.announced == {D: 5}


def test_life_is_a_lane_of_its_own() -> None:
    assert list(Lane) == ["life", "desk"]
