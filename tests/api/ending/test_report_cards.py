"""The shapes of reports: in the words of the call's own policy."""

from app.api.ending.report_cards import due_card, school_name
from app.core import events as ev
from app.core.ids import SchoolId
from app.core.words import Group
from tests.build import CALL, at
from tests.ending import formed, over

OPENED = ev.FollowUpOpened(call=CALL, follow_up="debrief", group=Group.managers, owner=None, due=at(60))


def test_what_must_be_done_has_its_name_and_says_when_it_is_late() -> None:
    call = over(OPENED)
    early, late = (due_card(call, call.report.dues[0], formed(), at(s)) for s in (60, 61))
    assert ("Debrief", None, False, True) == (early.name, early.owner, early.overdue, late.overdue)


def test_what_the_policy_does_not_know_keeps_its_code() -> None:
    call = over(ev.FollowUpOpened(call=CALL, follow_up="gone", group=Group.managers, owner=None, due=at(60)))
    assert "gone" == due_card(call, call.report.dues[0], formed(), at(0)).name


def test_a_school_that_is_gone_keeps_its_id() -> None:
    assert ("North", "gone") == (school_name(SchoolId("north"), formed()), school_name(SchoolId("gone"), formed()))
