"""What a knock says, as things stand when it is sent; None when nothing is left to say."""

from app.core import notices
from app.core.ids import SchoolId
from app.core.lock_screen import NoticeKind
from app.core.notices import Notice
from app.engine.looking.lookout import Lookout
from app.store.call.knocks import KnockRow


class Words:
    """`of` is for the knocker."""

    def __init__(self, lookout: Lookout) -> None:
        self._lookout = lookout

    async def of(self, row: KnockRow) -> Notice | None:
        """An offer that was answered meanwhile is told as over by its own row."""
        if row.kind == NoticeKind.test:
            return notices.proof_notice(row.offer)
        if row.kind == NoticeKind.shift:
            return await self._shift(row)
        seen = await self._lookout.scene(row.district, [row.call])
        call = seen.scene.calls.get(row.call)
        if call is None:
            return None
        if row.kind in {NoticeKind.stalled, NoticeKind.moved, NoticeKind.danger, NoticeKind.message, NoticeKind.drill_over}:
            return notices.call_notice(NoticeKind(row.kind), call, row.person)
        if row.kind == NoticeKind.meeting:
            return notices.meeting_notice(call, row.person, seen.scene.setup)
        if row.kind == NoticeKind.released:
            return notices.released_notice(call, row.offer, seen.scene.setup)
        say = notices.offer_notice if row.kind == NoticeKind.offer else notices.over_notice
        return say(call, row.offer, seen.scene.setup)

    async def _shift(self, row: KnockRow) -> Notice | None:
        """Nothing to whoever is on duty by now, or whose shift is over or was moved."""
        missing = await self._lookout.missing(row.district)
        mine = [one for one in missing if one.person == row.person]
        if not mine:
            return None
        schools = (await self._lookout.scene(row.district)).scene.setup.schools
        found = schools.get(mine[0].school or SchoolId(""))
        return notices.shift_notice(found.name if found else None)
