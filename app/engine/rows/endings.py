"""What the indexes keep of how calls end: a row for each report, each follow-up and each contact, as the log tells of them."""

from datetime import datetime

from app.core import closing, figures
from app.core.call import Call
from app.core.events import Answer, ContactLogged, Fact
from app.core.ids import DistrictId, follow_up_id
from app.core.report import Due
from app.core.scene import Setup
from app.core.words import Disposition
from app.store.ending import contacts, follow_ups, particulars, reports
from app.store.ending.contacts import ContactRow
from app.store.ending.follow_ups import FollowUpRow
from app.store.ending.reports import ReportRow
from app.store.session import Tx


def put(tx: Tx, district: DistrictId, call: Call, setup: Setup) -> None:
    """The rows of a call that is over; none before. Of one that its caller took back there is no report, and its words are
    nobody's to keep."""
    if call.cancelled_at is not None:
        particulars.forget_call(tx, district, call.id)
    row = report_row(call, setup)
    if row is not None:
        reports.put(tx, district, row)
    for due in follow_up_rows(call):
        follow_ups.put(tx, district, due)


def report_row(call: Call, setup: Setup) -> ReportRow | None:
    """What is known of how the call ended."""
    if call.closed_at is None or call.disposition is None:
        return None
    return _row(call, setup, call.closed_at, call.disposition)


def _row(call: Call, setup: Setup, closed_at: datetime, disposition: Disposition) -> ReportRow:
    policy = setup.policy_of(call)
    ended = figures.ended(call, policy)
    told = ended.answers if ended else {}
    return ReportRow(
        call=call.id,
        school=call.school,
        call_type=call.call_type,
        raised_at=call.raised_at,
        closed_at=closed_at,
        disposition=disposition,
        owner=closing.reporter(call),
        counts=ended is not None,
        finished=closing.is_finished(call, policy),
        missing=len(closing.missing(call, policy)) + closing.owes_reason(call),
        answers=tuple(Answer(question=measure.value, codes=(said,)) for measure, said in told.items()),
        injured=ended.injured if ended else None,
    )


def follow_up_rows(call: Call) -> tuple[FollowUpRow, ...]:
    """One for each that ever opened."""
    return tuple(_due_row(call, due) for due in call.report.dues)


def _due_row(call: Call, due: Due) -> FollowUpRow:
    return FollowUpRow(
        id=follow_up_id(call.id, due.code),
        call=call.id,
        school=call.school,
        code=due.code,
        group=due.group,
        post=due.post,
        owner=due.owner,
        due_at=due.due,
        closes=due.closes,
        opened_at=due.opened_at,
        state=due.state,
        ended_at=due.ended_at,
        reason=due.reason,
    )


def contact_row(event: ContactLogged, fact: Fact) -> ContactRow:
    """One positive contact."""
    return ContactRow(id=event.contact, school=event.school, kind=event.kind, person=fact.by.person, at=fact.at)


def put_contact(tx: Tx, district: DistrictId, event: ContactLogged, fact: Fact) -> None:
    contacts.put(tx, district, contact_row(event, fact))
