"""Credentials."""

from dataclasses import replace
from datetime import date

from app.core.credentials import Held
from app.core.ids import SchoolId
from app.store.people import credentials
from app.store.session import Memory
from tests.store.given import ANNA, BEN, D

TRAINED = Held(id="one", person=ANNA, credential="bias", begins=date(2026, 9, 1), topic="bias", hours=4)
UNDER_CONTRACT = Held(
    id="two",
    person=BEN,
    credential="contract",
    begins=date(2026, 7, 1),
    ends=date(2027, 6, 30),
    edition="3",
    school=SchoolId("oak"),
    notice="oak.example/officer",
    document="Folder 7",
)


async def test_what_was_shown_is_kept_changed_and_removed(memory: Memory) -> None:
    for held in (UNDER_CONTRACT, TRAINED, replace(TRAINED, hours=6)):
        await memory.write(lambda tx, held=held: credentials.put(tx, D, held))
    assert await memory.read(lambda read: credentials.all(read, D)) == (replace(TRAINED, hours=6), UNDER_CONTRACT)
    gone = [await memory.write(lambda tx, who=who: credentials.remove(tx, D, who, "one")) for who in (BEN, ANNA, ANNA)]
    assert gone == [False, True, False]
    assert await memory.read(lambda read: credentials.all(read, D)) == (UNDER_CONTRACT,)
