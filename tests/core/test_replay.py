"""A call once more, under another policy."""

from dataclasses import replace
from datetime import timedelta

from app.core import commands as do
from app.core.events import Event, Fact
from app.core.ids import PersonId
from app.core.policy import Policy
from app.core.replay import Compared, Run, Taken, compared, middle
from app.core.replies import Reply, replies
from app.core.scene import Scene
from app.core.sentences import Say
from app.core.words import Alerting, DeclineReason, Group
from tests import build
from tests.core.world import World

CORA, COLE, MAX = (PersonId(name) for name in ("cora", "cole", "max"))
MANAGERS = Policy(default=build.plan(rungs=(build.rung(20, Group.managers),)))


def lived(answer: do.Command | None = None, after: float = 5, scene: Scene | None = None, **press: object) -> Taken:
    """Tess presses, and somebody answers so many seconds later."""
    before = scene or build.scene()
    world = World(before)
    world.want(do.Raise(by=build.by("tess"), call=build.CALL, place=build.ROOM, **press))  # type: ignore[arg-type]
    world.passes(after)
    world.settle()
    if answer is not None:
        world.want(answer)
    return Taken(before=before, facts=tuple(world.log))


def yes(who: str = "cora", number: int = 1) -> do.Accept:
    return do.Accept(by=build.by(who), call=build.CALL, offer=build.offer(number))


def told(taken: Taken, policy: Policy, **usually: float) -> Compared:
    known = {PersonId(name): Reply(after=timedelta(seconds=after)) for name, after in usually.items()}
    return compared(taken, policy, known)


def test_under_the_same_policy_the_call_goes_as_it_went() -> None:
    result = told(lived(yes()), build.POLICY)
    assert (result.then, result.now) == (Run(asked=(CORA,), answered=CORA, seconds=5), result.then)
    assert (result.call_type, result.police, result.police_asked) == ("unspecified", Say.no_officers, None)


def test_whoever_was_not_asked_then_answers_as_they_usually_do() -> None:
    assert told(lived(yes()), MANAGERS, max=9).now == Run(asked=(MAX, PersonId("mia")), answered=MAX, seconds=9)


def test_of_whom_nothing_is_known_nothing_is_made_up() -> None:
    assert told(lived(yes()), MANAGERS).now == Run(asked=(MAX, PersonId("mia")))


def test_a_no_is_a_no_again_and_silence_climbs_the_ladder() -> None:
    no = do.Decline(by=build.by("cora"), call=build.CALL, offer=build.offer(1), reason=DeclineReason.other)
    result = told(lived(no, after=4), build.POLICY, cole=3)
    assert (result.then.answered, result.now) == (None, Run(asked=(CORA,), answered=COLE, seconds=7))


def test_who_kept_silent_then_keeps_silent_however_fast_they_usually_are() -> None:
    taken = lived(None, after=400)
    assert told(taken, build.POLICY, cora=2).now == Run(asked=(CORA,))


def test_a_yes_that_took_two_offers_takes_as_long_again() -> None:
    taken = lived(yes(number=2), after=18)
    assert replies(taken.facts)[CORA] == Reply(after=timedelta(seconds=18))
    assert told(taken, build.POLICY).now == Run(asked=(CORA,), answered=CORA, seconds=18)


def test_what_a_call_was_named_it_is_named_again() -> None:
    amend = do.Amend(by=build.by("tess"), call=build.CALL, call_type="weapon")
    taken = lived(amend, after=2)
    result = told(taken, build.POLICY, max=30)
    assert (result.call_type, result.now and result.now.answered) == ("weapon", MAX)
    assert told(taken, MANAGERS, max=30).now == Run(asked=(MAX, PersonId("mia")), answered=MAX, seconds=30)


def test_a_discreet_press_stays_one() -> None:
    taken = lived(yes(), discreet=True)
    assert (taken.facts[0].event.alerting, told(taken, build.POLICY).now) == (  # type: ignore[attr-defined]
        Alerting.discreet,
        Run(asked=(CORA,), answered=CORA, seconds=5),
    )


def test_a_call_whose_room_is_no_more_is_not_replayed() -> None:
    taken = lived(yes())
    gone = replace(taken.before, setup=replace(taken.before.setup, places={}))
    assert told(replace(taken, before=gone), build.POLICY).now is None


def test_a_press_that_would_fold_into_another_call_is_not_replayed() -> None:
    taken = lived(yes())
    events: tuple[Event, ...] = build.ringing(call="other")[:1]
    open_ = taken.before.after(Fact(event=events[0], at=build.at(-5), by=build.by("tess")))
    assert told(replace(taken, before=open_), build.POLICY).now is None


def test_a_call_that_nobody_could_ever_be_asked_for_ends_without_a_yes() -> None:
    nobody = lived(None, scene=build.alone())
    assert told(nobody, build.POLICY).now == Run()


def test_the_middle_of_runs_is_of_those_that_were_answered() -> None:
    assert (middle([Run(), None, Run(seconds=4), Run(seconds=8)]), middle([Run()])) == (6, None)
