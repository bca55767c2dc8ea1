"""A policy in plain sentences."""

from dataclasses import replace

from app.core.plain import call, plain
from app.core.policy import (
    NO_POLICE,
    AnswerKind,
    Before,
    Choice,
    Condition,
    ConditionKind,
    Credential,
    CredentialForm,
    FollowUp,
    Given,
    Lapse,
    PoliceReason,
    PoliceRules,
    Post,
    Question,
    Released,
    Requirement,
    Rung,
    Seat,
    Translation,
    Word,
    ZoneRule,
)
from app.core.sentences import Answered, Line, Part, Say, Who
from app.core.words import Alerting, Group, Role
from tests import build

THREAT = PoliceReason(id="threat", name="Threat", danger=True)
LAW = PoliceReason(id="law", name="Law")
RULES = PoliceRules(
    askers=(Group.managers,),
    approvers=(Rung(seats=(Seat(group=Group.coaches, post="ssc"), Seat(group=Group.managers)), seconds=20),),
    reasons=(THREAT, LAW),
    conditions=(
        Condition(id="meet", name="Meeting", kind=ConditionKind.meeting),
        Condition(id="home", name="Caregiver", kind=ConditionKind.notice, before=Before.engage),
    ),
    never=("visitor",),
    instead="The school",
    guarded=("fight",),
    released=(Released.call_type,),
)
POLICY = replace(build.POLICY, police=RULES, posts=(Post(id="ssc", name="Safety coach", role=Role.coach),))


def said(lines: tuple[Line, ...], part: Part) -> list[tuple[Say, tuple[str, ...], int]]:
    return [(line.say, line.names, line.number) for line in lines if line.part is part]


def test_a_ladder_is_told_rung_by_rung_with_the_silence_before_each() -> None:
    lines = call(replace(build.POLICY, police=NO_POLICE), "fight")
    assert [(line.say, line.number) for line in lines] == [
        (Say.first, 0),
        (Say.then, 15),
        (Say.then, 15),
        (Say.then, 15),
        (Say.top, 30),
        (Say.no_officers, 0),
    ]
    assert lines[1].who == (Who(group=Group.coaches), Who(group=Group.floats, count=1))


def test_a_threat_to_life_rings_everybody_once_and_a_discreet_call_is_said_to_be_quiet() -> None:
    assert [line.say for line in call(POLICY, "weapon")][:2] == [Say.everyone, Say.needed]
    quiet = replace(POLICY, plans=(build.plan("fight", alerting=Alerting.discreet),))
    assert Say.discreet in [line.say for line in call(quiet, "fight")]


def test_police_are_told_by_type() -> None:
    last = {t: call(POLICY, t)[-1] for t in ("visitor", "fight", "unspecified")}
    assert (last["visitor"].say, last["visitor"].names) == (Say.never, ("The school",))
    assert (last["fight"].say, last["fight"].names) == (Say.guarded, ("Threat",))
    assert (last["unspecified"].say, last["unspecified"].names) == (Say.for_reasons, ("Threat", "Law"))


def test_the_gate_is_told_with_who_decides_and_what_comes_first() -> None:
    lines = plain(POLICY)
    assert said(lines, Part.police) == [
        (Say.life_passes, (), 0),
        (Say.decides, (), 20),
        (Say.before_ask, ("Meeting",), 0),
        (Say.before_engage, ("Caregiver",), 0),
        (Say.released, ("call_type",), 0),
    ]
    decides = next(line for line in lines if line.say is Say.decides)
    assert decides.who == (Who(group=Group.coaches, post="Safety coach"), Who(group=Group.managers))


def test_a_gate_without_conditions_is_short_and_no_gate_is_said_so() -> None:
    bare = PoliceRules(askers=(Group.managers,), reasons=(THREAT,))
    told = said(plain(replace(build.POLICY, police=bare)), Part.police)
    assert [say for say, _, _ in told] == [Say.life_passes, Say.nothing_released]
    assert said(plain(build.POLICY), Part.police) == [(Say.no_officers, (), 0)]


def test_the_end_of_a_call_and_what_follows_are_told_in_the_packs_own_words() -> None:
    end = Question(
        id="end", name="How did it end?", kind=AnswerKind.one, choices=(Choice(id="calm", name="Calm"),), at_close=True
    )
    note = Question(id="note", name="Anything else?", kind=AnswerKind.note)
    calm, ended = Given(question="end", answer="calm"), Given(question="disposition", answer="resolved")
    talk = FollowUp(id="talk", name="Talk", owner=Group.coaches, hours=24, when=(calm, ended), call_types=("fight",), closes=True)
    file = FollowUp(id="file", name="File it", owner=Group.managers, hours=1, post="gone")
    lines = plain(replace(POLICY, questions=(end, note), follow_ups=(talk, file)))
    assert said(lines, Part.closing) == [(Say.at_close, ("How did it end?",), 1), (Say.later, ("Anything else?",), 1)]
    assert said(lines, Part.after) == [
        (Say.must_when, (), 24),
        (Say.must_types, ("fight",), 0),
        (Say.holds_open, (), 0),
        (Say.must, (), 1),
    ]
    assert [line.given for line in lines if line.say is Say.must_when] == [
        (Answered(question="How did it end?", answer="Calm"), Answered(question="disposition", answer="resolved"))
    ]


def test_posts_are_told_with_what_they_need_and_the_district_with_what_it_keeps() -> None:
    aid = Credential(id="aid", name="First aid", form=CredentialForm.certificate)
    ssc = Post(
        id="ssc",
        name="Safety coach",
        role=Role.coach,
        requires=(Requirement(credential="aid"), Requirement(credential="aid", lapse=Lapse.warn)),
        contact_days=60,
        deputy="ssc",
    )
    house = {"zones": (ZoneRule(id="z", name="Lake", schools=("1",)),), "words": (Word(key="coach", text="SSC"),)}
    said_too = (Translation(language="es", text="SSC", said="CSE"),)
    lines = plain(replace(build.POLICY, posts=(ssc,), credentials=(aid,), translations=said_too, **house))
    assert [say for say, _, _ in said(lines, Part.people)] == [
        Say.post,
        Say.refused_without,
        Say.warned_without,
        Say.contact_days,
        Say.deputy,
    ]
    assert said(lines, Part.house) == [
        (Say.cover, (), 1),
        (Say.zones, ("Lake",), 0),
        (Say.forgets, (), 365),
        (Say.calls_itself, ("SSC",), 0),
        (Say.translated, (), 2),
    ]
