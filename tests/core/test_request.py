"""A request for police, fact by fact."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.ids import PersonId, PlaceId
from app.core.request import TABLE, PoliceRequest, evolve
from app.core.words import EscalationCause, NoticeResult, NoticeWay, PoliceMark, Purpose, RequestState
from tests.build import accepted, at, by, call, fact, going, happened
from tests.police import MEETING, TOLD, asked_police, fact_of, gate_open, patrolled

State = RequestState
REACHED = fact_of(ev.PoliceRungReached, purpose=Purpose.approve, rung=1, due=at(24), cause=EscalationCause.raised)
BY_CORA = by("cora")


def request(*events: ev.Event) -> PoliceRequest:
    found = call(*going(), *events).police
    assert found is not None
    return found


def test_a_request_begins_with_what_was_asked() -> None:
    found = request(asked_police())
    assert (found.number, found.reason, found.state, found.is_current()) == (1, "trespass", State.asked, True)
    assert (found.alarm(), found.officer(), found.owes_reason(), found.wants_officer()) == (None, None, False, False)


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (REACHED, {"purpose": Purpose.approve, "rung": 1, "due": at(24)}),
        (replace(REACHED, cause=EscalationCause.repeat), {"rung": 1, "due": at(24), "round": 1}),
        (fact_of(ev.PoliceApproved), {"decided_at": at(5), "decided_by": "sam"}),
        (fact_of(ev.PoliceRefused), {"decided_at": at(5), "decided_by": "sam", "state": State.refused}),
        (
            fact_of(ev.PoliceGateOpened, skipped=("approval",)),
            {"state": State.open, "opened_at": at(5), "skipped": ("approval",)},
        ),
        (fact_of(ev.PoliceStudentMet, skipped=("defender",)), {"student_met_at": at(5), "skipped": ("defender",)}),
        (fact_of(ev.PoliceReasonGiven, reason="threat"), {"reason": "threat"}),
        (fact_of(ev.PoliceWithdrawn), {"state": State.withdrawn}),
        (fact_of(ev.PoliceApproved, request=2), {}),
        (fact_of(ev.PoliceEvent), {}),
    ],
)
def test_each_fact_changes_just_this(event: ev.PoliceEvent, changes: dict[str, object]) -> None:
    before = request(asked_police())
    assert evolve(before, event, fact(event, 5, by=by("sam"))) == replace(before, **changes)  # type: ignore[arg-type]


def test_a_fact_about_a_request_that_nobody_knows_changes_nothing() -> None:
    assert evolve(None, REACHED, fact(REACHED)) is None


def test_who_was_told_and_how_is_kept() -> None:
    made = request(asked_police(), TOLD).notices
    assert [(n.condition, n.result, n.way, n.at) for n in made] == [("caregiver", NoticeResult.reached, NoticeWay.phone, at(0))]


def test_who_meets_the_officer_where_is_kept() -> None:
    meeting = request(asked_police(), MEETING).meeting
    assert meeting is not None
    assert (meeting.adult, meeting.place, meeting.keep_away) == (PersonId("cole"), PlaceId("n102"), False)


def test_an_alarm_holds_as_long_as_the_request() -> None:
    assert request(asked_police(), REACHED).alarm() == at(24)
    assert request(asked_police(), REACHED, fact_of(ev.PoliceRefused)).alarm() is None


def test_an_officer_who_said_yes_is_known_until_done() -> None:
    asked = (*gate_open()[4:], patrolled())
    assert request(*asked).wants_officer()
    yes = happened(ev.OfferAccepted, "olaf", 2)
    officer = request(*asked, yes).officer()
    assert officer is not None
    assert (officer.responder, request(*asked, yes).wants_officer()) == ("olaf", False)
    assert request(*asked, yes, happened(ev.ResponderClear, "olaf", 2)).officer() is None


def test_a_threat_to_life_owes_its_reason() -> None:
    danger = asked_police(danger=True, reason="")
    assert request(danger).owes_reason()
    assert not request(danger, fact_of(ev.PoliceReasonGiven, reason="threat")).owes_reason()


def test_nothing_leads_from_no_to_yes() -> None:
    assert {state for state, then in TABLE.items() if State.open in then} == {State.asked}


ASKED, HERE = PoliceMark.officer_asked, PoliceMark.officer_on_scene
RINGS = (asked_police(), fact_of(ev.PoliceGateOpened), patrolled())
CAME = (*RINGS, accepted("olaf", 2), happened(ev.ResponderOnScene, "olaf", 2))


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((asked_police(),), ()),
        ((asked_police(), fact_of(ev.PoliceGateOpened)), ()),
        (RINGS, (ASKED,)),
        ((*RINGS, happened(ev.OfferExpired, "olaf", 2)), (ASKED,)),
        (CAME, (ASKED, HERE)),
        ((*CAME, fact_of(ev.PoliceWithdrawn), asked_police(request=2)), (ASKED, HERE)),
    ],
)
def test_the_log_knows_whether_an_officer_was_asked_and_was_there(
    events: tuple[ev.Event, ...], expected: tuple[PoliceMark, ...]
) -> None:
    assert expected == request(*events).marks()
