from app.cli.imports.write import Added, announce, begin, known, put
from app.core.ids import DistrictId
from app.store import log
from app.store.session import Memory, Tx
from tests.cli.imports.given import read

HERE = DistrictId("d")


async def test_what_was_written_is_known_and_written_once(database_url: str) -> None:
    district, _ = read()

    def first(tx: Tx) -> Added:
        begin(tx, HERE, "Pine", "UTC")
        added, changed = put(tx, district)
        announce(tx, HERE, changed)
        return added

    memory = await Memory.open(database_url)
    added = await memory.write(first)
    again, changed = await memory.write(lambda tx: put(tx, known(tx, HERE)))
    seq = (await memory.read(lambda read: log.head(read, HERE))).seq
    await memory.close()
    assert str(added) == "1 zone, 2 schools, 2 places, 2 people, 2 shifts, 4 credentials"
    assert (str(again), changed, seq) == ("0 zones, 0 schools, 0 places, 0 people, 0 shifts, 0 credentials", None, 1)


async def test_an_import_that_changes_nothing_is_not_announced(sqlite_url: str) -> None:
    def write(tx: Tx) -> None:
        begin(tx, HERE, "Pine", "UTC")
        announce(tx, HERE, None)

    memory = await Memory.open(sqlite_url)
    await memory.write(write)
    seq = (await memory.read(lambda read: log.head(read, HERE))).seq
    await memory.close()
    assert seq == 0
