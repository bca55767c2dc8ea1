"""Districts."""

import pytest
import sqlalchemy as sa

from app.core.ids import DistrictId
from app.store.district import districts
from app.store.district.districts import DistrictRow
from app.store.session import Memory
from tests.store.given import D


async def test_districts_are_listed_and_created_once(memory: Memory) -> None:
    await memory.write(lambda tx: districts.create_district(tx, DistrictId("a"), "Ash", "UTC"))
    with pytest.raises(sa.exc.IntegrityError):
        await memory.write(lambda tx: districts.create_district(tx, D, "Again", "UTC"))
    expected = (
        DistrictRow(id=DistrictId("a"), name="Ash", timezone="UTC"),
        DistrictRow(id=D, name="Riverside", timezone="America/Chicago"),
    )
    assert expected == await memory.read(districts.districts)
