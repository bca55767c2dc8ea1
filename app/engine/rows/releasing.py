"""Each release of something about a student to an officer, in the record of disclosures: a row of the facts' own transaction,
so that nothing is seen before it is written."""

from collections.abc import Iterable

from app.core import releases
from app.core.events import CallEvent, Fact
from app.core.scene import Scene
from app.store.ending import disclosures
from app.store.ending.disclosures import Disclosure
from app.store.log import Head
from app.store.session import Tx


def record(tx: Tx, head: Head, before: Scene, after: Scene, facts: Iterable[Fact]) -> None:
    """What officers see after the turn and did not before it. The head is held."""
    for call_id in sorted({f.event.call for f in facts if isinstance(f.event, CallEvent)}):
        call = after.calls[call_id]
        fresh = releases.held(call, after) - releases.held(before.calls.get(call_id), before)
        for each in sorted(fresh, key=lambda release: (release.to, release.what, release.value)):
            told = Disclosure(at=head.now, by=each.by, to=each.to, basis=releases.basis(call), what=each.what.value, call=call_id)
            disclosures.append(tx, head.district, told)
