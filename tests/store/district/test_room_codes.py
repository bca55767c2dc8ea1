"""The codes on the walls."""

from app.core.ids import PlaceId
from app.store.district import room_codes
from app.store.district.room_codes import RoomCodeRow
from app.store.session import Memory
from tests.store.given import NOON, SECOND, D

GYM, YARD = PlaceId("gym"), PlaceId("yard")
OLD = RoomCodeRow(code="OLD", district=D, place=GYM, made_at=NOON)
NEW = RoomCodeRow(code="NEW", district=D, place=GYM, made_at=NOON + SECOND)
OTHER = RoomCodeRow(code="OTHER", district=D, place=YARD, made_at=NOON)


async def test_a_code_that_was_taken_down_is_known_but_not_in_force(memory: Memory) -> None:
    for row in (OLD, OTHER):
        await memory.write(lambda tx, row=row: room_codes.put(tx, row))
    assert await memory.write(lambda tx: room_codes.revoke(tx, D, [GYM], NOON)) == 1
    await memory.write(lambda tx: room_codes.put(tx, NEW))
    found = await memory.read(lambda read: room_codes.find(read, "OLD"))
    assert (found and found.revoked_at, await memory.read(lambda read: room_codes.find(read, "NONE"))) == (NOON, None)
    assert await memory.read(lambda read: room_codes.live(read, D)) == {GYM: NEW, YARD: OTHER}
    assert await memory.write(lambda tx: room_codes.revoke(tx, D, [], NOON)) == 0
