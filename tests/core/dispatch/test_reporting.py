"""How a call ends: by whom it may be answered for, what opens after it, and what is no call at all."""

from dataclasses import replace

import pytest

from app.core import closing
from app.core import commands as do
from app.core import events as ev
from app.core.dispatch import reporting
from app.core.events import Kept
from app.core.ids import CallId, ContactId, ParticularId, SchoolId
from app.core.outcomes import FollowUpReason
from app.core.policy import AnswerKind, Question
from app.core.policy import Given as Answered
from app.core.refusals import Refusal
from app.core.words import AssignmentState, Disposition, Group, WithdrawReason
from tests import build
from tests.build import CALL, at
from tests.ending import FORMS, OFFICER_ASKED, OFFICER_HERE, closed, formed, helped, over, raised, report, reported, said
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


def test_an_end_that_comes_too_late_puts_its_words_beside_anothers() -> None:
    before = replace(reported(hold="yes", hold_why="n1"), kept=(NOTE,))
    second = Kept(id=ParticularId("n2"), digest="d2")
    wanted = report(answers=said(hold_why="n2"), kept=(second,), disposition=Disposition.resolved)
    ended(before, OPENED, PARENTS).when(wanted).then(replace(reported(hold_why=("n1", "n2")), kept=(second,)))


@pytest.mark.parametrize("odd", [("unknown", "n1"), ("n9", "n1"), ("n1", "n1")])
@pytest.mark.parametrize("how", [None, Disposition.resolved])
def test_words_are_kept_though_something_odd_stands_beside_them(odd: tuple[str, ...], how: Disposition | None) -> None:
    wanted = report(answers=said(hold="yes", hold_why=odd), kept=(NOTE,), disposition=how)
    facts = there().when(wanted).facts()
    told = [fact.event for fact in facts if isinstance(fact.event, ev.CallReported)]
    assert [replace(reported(hold="yes", hold_why="n1"), kept=(NOTE,))] == told


def test_the_last_words_of_many_are_kept() -> None:
    many = tuple(Kept(id=ParticularId(f"n{n}"), digest="d") for n in range(21))
    names = tuple(each.id for each in many)
    wanted = report(answers=said(hold="yes", hold_why=names), kept=many, disposition=Disposition.resolved)
    facts = there().when(wanted).facts()
    told = [fact.event for fact in facts if isinstance(fact.event, ev.CallReported)]
    assert [replace(reported(hold="yes", hold_why=names), kept=many)] == told


def test_a_manager_ends_a_call_to_which_nobody_went_and_what_they_cannot_know_is_not_no() -> None:
    answers = said(outcome="unknown", hold="unknown")
    wanted = report("max", answers=answers, disposition=Disposition.handed_to_911)
    alone = given(raised(), scene=formed())
    alone.when(wanted).then(reported(outcome="unknown", hold="unknown"), closed(Disposition.handed_to_911)[1])


NOTHING = pytest.mark.parametrize("how", [Disposition.unfounded, Disposition.false_alarm, Disposition.drill])
TOLD = report(answers=said(hold="yes", hold_student="n1"), kept=(NOTE,))


@NOTHING
def test_an_end_after_which_nothing_is_asked_keeps_no_answer_and_no_words(how: Disposition) -> None:
    there().when(replace(TOLD, disposition=how)).then(*closed(how))
    ended(how=how).when(replace(TOLD, disposition=how)).then()


@NOTHING
def test_such_an_end_takes_nothing_back_that_was_told_before_it(how: Disposition) -> None:
    before = replace(reported(hold="yes", hold_student="n1"), kept=(NOTE,))
    facts = there(before).when(report("max", disposition=how)).facts()
    assert not [fact.event for fact in facts if isinstance(fact.event, ev.CallReported)]


@NOTHING
def test_whoever_was_there_tells_it_though_another_ended_it_as_nothing(how: Disposition) -> None:
    facts = ended(how=how).when(replace(TOLD, disposition=Disposition.resolved)).facts()
    assert [each.answers for each in (fact.event for fact in facts) if isinstance(each, ev.CallReported)] == [TOLD.answers]


@pytest.mark.parametrize("how", [None, Disposition.resolved])
def test_a_practice_keeps_no_answers_and_no_words(how: Disposition | None) -> None:
    practice = given(*helped(drill=True), scene=formed())
    practice.when(replace(TOLD, disposition=how)).then(*(closed(how) if how else ()))


def test_words_come_as_ids_and_digests_and_may_be_named_again() -> None:
    first = replace(reported(hold="yes", hold_why="n1"), kept=(NOTE,))
    scene = there().when(report(answers=first.answers, kept=(NOTE,))).then(first)
    Given(scene).when(report(answers=said(hold_staff="n1"), kept=(NOTE,))).then(reported(hold_staff="n1"))


def test_words_about_a_student_answer_no_other_question_and_do_not_outlive_their_own() -> None:
    before = replace(reported(hold="yes", hold_student="n1"), kept=(NOTE,))
    there(before).when(report(answers=said(hold_why="n1"))).refused(Refusal.answer_not_valid, question="hold_why")
    taken = reported(hold_student=())
    there(before).when(report(answers=said(hold_student=(), hold_why="n1"), disposition=Disposition.resolved)).then(
        taken, *closed(), replace(OPENED, due=at(86401)), replace(PARENTS, due=at(2 * 86400 + 1))
    )
    there(before).when(report(answers=said(hold_student="n1"))).then()


ODD = pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("nonsense", ("yes",)),
        ("hold", ("perhaps",)),
        ("outcome", ("calm", "home")),
        ("injury_at", ("this morning",)),
        ("hold_why", ("n9",)),
    ],
)


@ODD
def test_what_answers_nothing_is_refused(question: str, codes: tuple[str, ...]) -> None:
    wanted = report(answers=said(**{question: codes}))
    there().when(wanted).refused(Refusal.answer_not_valid, question=question)


@ODD
def test_no_end_is_lost_to_an_answer_that_answers_nothing(question: str, codes: tuple[str, ...]) -> None:
    answers = (*said(**{question: codes}), *said(injury="no"))
    there().when(report(answers=answers, disposition=Disposition.resolved)).then(reported(injury="no"), *closed())


@ODD
def test_nor_is_what_an_end_adds_that_comes_too_late(question: str, codes: tuple[str, ...]) -> None:
    answers = (*said(**{question: codes}), *said(injury="no"))
    ended().when(report(answers=answers, disposition=Disposition.resolved)).then(reported(injury="no"))


def test_what_was_required_and_answered_oddly_is_missed_and_not_taken_for_a_no() -> None:
    answers = said(outcome="calm", hold="perhaps")
    scene = there().when(report(answers=answers, disposition=Disposition.resolved)).then(reported(outcome="calm"), *closed())
    assert ("hold",) == closing.missing(scene.calls[CALL], FORMS)


DETAILS = said(hold_staff="unknown", hold_why="n1")


@pytest.mark.parametrize("hold", ["no", "unknown"])
@pytest.mark.parametrize("how", [None, Disposition.resolved])
def test_details_of_a_hold_that_was_none_are_not_written_nor_their_words(hold: str, how: Disposition | None) -> None:
    wanted = report(answers=(*said(hold=hold), *DETAILS), kept=(NOTE,), disposition=how)
    there().when(wanted).then(reported(hold=hold), *(closed() if how else ()))


@pytest.mark.parametrize("answers", [DETAILS, said(hold_staff=())])
def test_details_of_what_was_not_told_of_are_nothing_new(answers: tuple[ev.Answer, ...]) -> None:
    there().when(report(answers=answers, kept=(NOTE,))).then()


def test_details_of_a_hold_that_was_told_before_are_written() -> None:
    told = replace(reported(hold_staff="unknown", hold_why="n1"), kept=(NOTE,))
    there(reported(hold="yes")).when(report(answers=DETAILS, kept=(NOTE,))).then(told)


def test_a_detail_is_taken_back_also_when_nobody_asks_for_it_any_more() -> None:
    before = reported(hold="yes", hold_staff="unknown"), reported(hold="no")
    there(*before).when(report(answers=said(hold_staff=()))).then(reported(hold_staff=()))


@pytest.mark.parametrize("how", [None, Disposition.resolved])
def test_an_answer_that_ends_what_others_hung_on_takes_them_back(how: Disposition | None) -> None:
    before = replace(reported(hold="yes", outcome="calm", hold_student="n1"), kept=(NOTE,))
    wanted = report(answers=said(hold="no"), disposition=how)
    there(before).when(wanted).then(reported(hold="no", hold_student=()), *(closed() if how else ()))


def test_what_was_taken_back_is_not_named_again() -> None:
    before = replace(reported(hold="yes", hold_why="n1"), kept=(NOTE,)), reported(hold_why=())
    there(*before).when(report(answers=said(hold_why="n1"))).refused(Refusal.answer_not_valid, question="hold_why")


def test_whoever_was_there_and_ends_it_late_does_not_lose_the_details_to_anothers_no() -> None:
    wanted = report(answers=(*said(hold="yes"), *said(hold_staff="unknown")), disposition=Disposition.resolved)
    ended(reported(hold="no")).when(wanted).then(reported(hold_staff="unknown"))


@pytest.mark.parametrize(
    ("how", "there_is"),
    [(None, ["asked"]), (Disposition.resolved, ["asked"]), (Disposition.handed_to_911, [])],
)
def test_a_question_may_wait_for_how_the_call_ended(how: Disposition | None, there_is: list[str]) -> None:
    asked = Question(id="asked", name="?", kind=AnswerKind.yes_no, when=(Answered(question="disposition", answer="resolved"),))
    scene = formed(replace(FORMS, questions=(asked,)))
    facts = given(*helped(), scene=scene).when(report(answers=said(asked="no"), disposition=how)).facts()
    told = [fact.event for fact in facts if isinstance(fact.event, ev.CallReported)]
    assert there_is == [answer.question for event in told for answer in event.answers]


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


def test_a_positive_contact_is_logged_where_one_is_on_duty() -> None:
    there = ev.DutyMoved(person=build.CORA.id, school=SchoolId("south"), place=None)
    logged = ev.ContactLogged(contact=ContactId("c1"), school=SchoolId("south"), kind="walk", edition=1)
    given(there, scene=formed()).when(contact(school=SchoolId("south"))).then(logged)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (contact("tess"), Refusal.not_allowed),
        (contact("olaf"), Refusal.not_allowed),
        (contact(school=SchoolId("gone")), Refusal.not_allowed),
        (contact(school=SchoolId("south")), Refusal.not_allowed),
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


NO_POLICE = said(outcome="calm", police="no")


def test_an_end_lands_without_the_police_not_asked_that_the_log_knows_better() -> None:
    wanted = report(answers=NO_POLICE, disposition=Disposition.resolved)
    rung = ev.OfferWithdrawn(call=CALL, offer=build.offered("olaf", 2).offer, responder=build.OLAF.id, why=WithdrawReason.closed)
    there(*OFFICER_ASKED).when(wanted).then(reported(outcome="calm"), rung, *closed())


def test_an_end_that_comes_after_anothers_loses_no_more_than_that() -> None:
    scene = given(*helped(*OFFICER_HERE, *closed()), scene=formed())
    scene.when(report(answers=NO_POLICE, disposition=Disposition.resolved)).then(reported(outcome="calm"))


def test_nor_is_it_refused_in_a_report_that_ends_nothing() -> None:
    there(*OFFICER_HERE).when(report(answers=said(police="asked"))).then()
    there(*OFFICER_HERE).when(report(answers=said(police="came_911"))).then(reported(police="came_911"))


def test_it_takes_nothing_back_that_was_answered_before() -> None:
    there(*OFFICER_HERE, reported(police="came_911")).when(report(answers=said(police="no"))).then()


def test_what_somebody_answered_before_an_officer_was_asked_gives_way_to_a_later_end() -> None:
    scene = given(*helped(reported(police="no"), *OFFICER_HERE, *closed()), scene=formed())
    wanted = report(answers=said(police="came_911"), disposition=Disposition.resolved)
    scene.when(wanted).then(reported(police="came_911"))
