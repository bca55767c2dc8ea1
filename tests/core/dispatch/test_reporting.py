"""How a call ends: by whom it may be answered for, what opens after it, and what is no call at all."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch import reporting
from app.core.events import Kept
from app.core.ids import CallId, ContactId, ParticularId, SchoolId
from app.core.outcomes import FollowUpReason
from app.core.refusals import Refusal
from app.core.words import AssignmentState, Disposition, Group
from tests import build
from tests.build import CALL, at
from tests.ending import closed, formed, helped, over, raised, report, reported, said
from tests.given import Given, given

NOTE = Kept(id=ParticularId("n1"), digest="d1")
OPENED = ev.FollowUpOpened(
    call=CALL, follow_up="debrief", group=Group.safety_administrators, owner=build.SAM.id, due=at(86400), closes=True
)
PARENTS = ev.FollowUpOpened(call=CALL, follow_up="parents", group=Group.coaches, owner=build.CORA.id, due=at(2 * 86400))


def there(*more: ev.Event) -> Given:
    """Cora is with Tess."""
    return given(*helped(*more), scene=formed())


def ended(*more: ev.Event, how: Disposition = Disposition.resolved, **changes: object) -> Given:
    return given(*helped(*closed(how), *more, **changes), scene=formed())


def test_the_short_form_closes_the_call_with_its_answers() -> None:
    answers = said(outcome="calm", hold="no")
    wanted = report(answers=answers, disposition=Disposition.resolved)
    there().when(wanted).then(reported(outcome="calm", hold="no"), *closed())


def test_what_is_not_answered_stands_in_nobodys_way() -> None:
    there().when(report(disposition=Disposition.handed_to_911)).then(*closed(Disposition.handed_to_911))


def test_a_close_without_a_form_is_a_close_as_ever() -> None:
    there().when(do.Close(by=build.by("cora"), call=CALL, disposition=Disposition.resolved)).then(*closed())


def test_a_hold_opens_what_must_be_done_with_whose_it_is_and_when() -> None:
    wanted = report(answers=said(hold="yes"), disposition=Disposition.resolved)
    due, parents = replace(OPENED, due=at(86401)), replace(PARENTS, due=at(2 * 86400 + 1))
    there().when(wanted).then(reported(hold="yes"), *closed(), due, parents)


def test_an_answer_that_comes_later_opens_it_counted_from_the_end() -> None:
    ended().when(report(answers=said(hold="yes")), at=999).then(reported(hold="yes"), OPENED, PARENTS)


def test_what_is_open_is_not_opened_again() -> None:
    ended(reported(hold="no"), OPENED, PARENTS).when(report(answers=said(hold="yes"))).then(reported(hold="yes"))


def test_nothing_new_is_not_written() -> None:
    ended(reported(hold="no")).when(report(answers=said(hold="no"))).then()


def test_only_what_is_new_is_written() -> None:
    both = said(hold="no", outcome="calm")
    ended(reported(hold="no")).when(report(answers=both)).then(reported(outcome="calm"))


def test_a_second_end_changes_no_end() -> None:
    wanted = report(answers=said(hold="no"), disposition=Disposition.unfounded)
    ended().when(wanted).then(reported(hold="no"))


def test_an_end_that_comes_too_late_takes_back_nothing_that_somebody_knew() -> None:
    wanted = report("sam", answers=said(outcome="unknown", hold="unknown", injury="no"), disposition=Disposition.unfounded)
    ended(reported(outcome="calm", hold="no")).when(wanted).then(reported(injury="no"))


def test_what_was_not_known_at_the_end_is_known_by_the_end_that_comes_later() -> None:
    wanted = report(answers=said(outcome="calm", hold="no"), disposition=Disposition.resolved)
    ended(reported(outcome="unknown", hold="unknown")).when(wanted).then(reported(outcome="calm", hold="no"))


def test_words_that_come_with_an_end_too_late_are_not_lost() -> None:
    first, second = (NOTE, Kept(id=ParticularId("n2"), digest="d2"))
    before = replace(reported(hold="yes", hold_why="n1"), kept=(first,))
    wanted = report(answers=said(hold_why=("n1", "n2")), kept=(second,), disposition=Disposition.resolved)
    ended(before, OPENED, PARENTS).when(wanted).then(replace(reported(hold_why=("n1", "n2")), kept=(second,)))


def test_a_manager_ends_a_call_to_which_nobody_went_and_what_they_cannot_know_is_not_no() -> None:
    answers = said(outcome="unknown", hold="unknown")
    wanted = report("max", answers=answers, disposition=Disposition.unfounded)
    alone = given(raised(), scene=formed())
    alone.when(wanted).then(reported(outcome="unknown", hold="unknown"), closed(Disposition.unfounded)[1])


def test_words_come_as_ids_and_digests_and_may_be_named_again() -> None:
    first = replace(reported(hold="yes", hold_why="n1"), kept=(NOTE,))
    scene = there().when(report(answers=first.answers, kept=(NOTE,))).then(first)
    Given(scene).when(report(answers=said(hold_staff="n1"), kept=(NOTE,))).then(reported(hold_staff="n1"))


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("nonsense", ("yes",)),
        ("hold", ("perhaps",)),
        ("outcome", ("calm", "home")),
        ("injury_at", ("this morning",)),
        ("hold_why", ("n9",)),
    ],
)
def test_what_answers_nothing_is_refused(question: str, codes: tuple[str, ...]) -> None:
    wanted = report(answers=said(**{question: codes}))
    there().when(wanted).refused(Refusal.answer_not_valid, question=question)


def test_unknown_answers_what_lies_apart() -> None:
    there().when(report(answers=said(hold_staff="unknown"))).then(reported(hold_staff="unknown"))


@pytest.mark.parametrize("who", ["cora", "sam", "max"])
def test_who_helped_and_who_looks_after_the_school_may_answer_later(who: str) -> None:
    ended().when(report(who, answers=said(hold="no"))).then(reported(hold="no"))


@pytest.mark.parametrize(
    ("who", "code"),
    [("tess", Refusal.not_allowed), ("cole", Refusal.not_found), ("ada", Refusal.not_allowed), ("nobody", Refusal.not_allowed)],
)
def test_others_may_not(who: str, code: Refusal) -> None:
    ended().when(report(who, answers=said(hold="no"))).refused(code)


def test_an_officer_who_came_does_not_answer_for_the_school() -> None:
    came = (raised(), build.dispatched(), build.offered("olaf"), build.accepted("olaf"))
    gone = (build.happened(ev.ResponderClear, "olaf"), closed()[1])
    given(*came, *gone, scene=formed()).when(report("olaf", answers=said(hold="no"))).refused(Refusal.not_found)


@pytest.mark.parametrize("how", [Disposition.drill, Disposition.false_alarm])
def test_nothing_is_told_of_what_did_not_happen(how: Disposition) -> None:
    ended(how=how).when(report(answers=said(hold="no"))).refused(Refusal.call_over)


def test_a_cancelled_call_has_no_report() -> None:
    gone = given(raised(), ev.CallCancelled(call=CALL), scene=formed())
    gone.when(report("sam", answers=said(hold="no"))).refused(Refusal.not_allowed)


def test_what_a_newer_version_wrote_opens_nothing() -> None:
    call = replace(over(reported(hold="yes")), unreadable=True)
    wanted = do.OpenFollowUps(by=build.TIME, call=CALL)
    assert [] == reporting.decide(replace(formed(), calls={CALL: call}), wanted, at(1))
    assert [] == reporting.decide(formed(), wanted, at(1))


def follow(kind: type[do.FollowUpCommand], who: str = "sam", **fields: object) -> do.FollowUpCommand:
    return kind(by=build.by(who), call=CALL, **{"follow_up": "debrief", **fields})


DONE, TAKE = follow(do.FinishFollowUp), follow(do.TakeFollowUp, "max")
DECLINE = follow(do.DeclineFollowUp, reason=FollowUpReason.not_wanted)
IS_DONE = ev.FollowUpDone(call=CALL, follow_up="debrief")
IS_DECLINED = ev.FollowUpDeclined(call=CALL, follow_up="debrief", reason=FollowUpReason.not_wanted)


@pytest.mark.parametrize(
    ("command", "event"),
    [(DONE, IS_DONE), (DECLINE, IS_DECLINED), (TAKE, ev.FollowUpTaken(call=CALL, follow_up="debrief", owner=build.MAX.id))],
)
def test_what_must_be_done_is_done_or_declined_or_taken(command: do.Command, event: ev.Event) -> None:
    scene = ended(OPENED).when(command).then(event)
    Given(scene).when(command).then()  # said twice is said once


def test_what_must_be_done_is_given_into_the_hands_of_somebody_by_name() -> None:
    given_to = follow(do.TakeFollowUp, owner=build.MAX.id)
    ended(OPENED).when(given_to).then(ev.FollowUpTaken(call=CALL, follow_up="debrief", owner=build.MAX.id))


@pytest.mark.parametrize("nobody", [build.TESS.id, build.OLAF.id, "no-one"])
def test_nobody_is_given_what_is_not_theirs_to_do(nobody: str) -> None:
    ended(OPENED).when(follow(do.TakeFollowUp, owner=nobody)).refused(Refusal.unknown_person)


@pytest.mark.parametrize(
    ("past", "command", "state"),
    [(IS_DONE, DECLINE, "done"), (IS_DECLINED, DONE, "declined"), (IS_DONE, TAKE, "done")],
)
def test_what_is_over_stays_over(past: ev.Event, command: do.Command, state: str) -> None:
    ended(OPENED, past).when(command).refused(Refusal.follow_up_over, state=state)


def test_a_follow_up_of_nothing_or_of_others_is_not_there() -> None:
    ended(OPENED).when(follow(do.FinishFollowUp, follow_up="circle")).refused(Refusal.not_found)
    ended(OPENED).when(replace(DONE, call=CallId("other"))).refused(Refusal.not_found)
    ended(OPENED).when(follow(do.FinishFollowUp, "cora")).refused(Refusal.not_found)
    ended(PARENTS).when(follow(do.FinishFollowUp, "cole", follow_up="parents")).then(
        ev.FollowUpDone(call=CALL, follow_up="parents")
    )


def contact(who: str = "cora", **changes: object) -> do.LogContact:
    return replace(
        do.LogContact(by=build.by(who), contact=ContactId("c1"), school=SchoolId("north"), kind="walk"),
        **changes,
    )


def test_a_positive_contact_is_logged() -> None:
    logged = ev.ContactLogged(contact=ContactId("c1"), school=SchoolId("north"), kind="walk", edition=1)
    Given(formed()).when(contact()).then(logged)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (contact("tess"), Refusal.not_allowed),
        (contact("olaf"), Refusal.not_allowed),
        (contact(school=SchoolId("gone")), Refusal.not_allowed),
        (contact(kind="fight"), Refusal.unknown_contact),
    ],
)
def test_a_contact_of_somebody_else_or_of_no_kind_is_refused(command: do.LogContact, code: Refusal) -> None:
    Given(formed()).when(command).refused(code)


@pytest.mark.parametrize("kind", [do.FollowUpCommand, do.ContactCommand])
def test_a_command_without_a_rule_is_a_bug(kind: type[do.Command]) -> None:
    fields = {"call": CALL, "follow_up": "debrief"} if kind is do.FollowUpCommand else {"contact": ContactId("c1")}
    with pytest.raises(TypeError):
        reporting.decide(ended(OPENED).scene, kind(by=build.by("sam"), **fields), at(1))
    assert AssignmentState.clear is over().assignments[0].state
