"""What of a report is written when somebody else wrote the same one meanwhile: nobody's words go unseen.

Answers alone are refused and shown the others'; an end is never refused, and adds without taking anything back."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.core import closing
from app.core import commands as do
from app.core import events as ev
from app.core.call import Call
from app.core.policy import UNKNOWN, Question
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene


def written(call: Call, scene: Scene, command: do.Report) -> Sequence[ev.CallEvent]:
    """What the report says that was not known; with it goes what no longer belongs to a call that was answered so."""
    if command.disposition is not None:
        command = _adding(call, scene, command, _unseen(call, command, command.answers) if call.is_open() else None)
    gone = _news(call, _gone(call, scene, command))
    news = _news(call, command.answers)
    if command.disposition is not None:
        kept = _unseen(call, command, gone)
        gone = tuple(a for a in gone if a.question not in kept)
    elif unseen := _unseen(call, command, (*news, *gone)):
        raise Refused(Refusal.answered_meanwhile, question=", ".join(unseen))
    fresh = tuple(each for each in command.kept if each.id not in call.report.kept)
    if not news and not gone and not fresh:
        return []
    edition = call.edition or scene.setup.edition
    return [ev.CallReported(call=call.id, edition=edition, answers=(*news, *gone), kept=fresh)]


def _news(call: Call, answers: Sequence[ev.Answer]) -> tuple[ev.Answer, ...]:
    return tuple(a for a in answers if call.report.answers.get(a.question, ()) != a.codes)


def _unseen(call: Call, command: do.Report, answers: Sequence[ev.Answer]) -> tuple[str, ...]:
    """Of these the questions that somebody else wrote since they were read. A phone that does not say what it read has none."""
    seen = command.seen
    return () if seen is None else tuple(a.question for a in answers if call.report.unseen(a.question, command.by.person, seen))


def _adding(call: Call, scene: Scene, command: do.Report, questions: Collection[str] | None) -> do.Report:
    """An end that comes when another has ended the call, from a queue or from a desk, or has answered these questions meanwhile:
    it adds what was not answered or not known, and takes nothing that somebody knew. Words that it brings stand beside those that
    were there. `questions`: which; None: all."""
    brought = {each.id for each in command.kept}
    said = closing.said(call, scene.setup.policy_of(call))
    known = {
        name: codes for name, codes in said.items() if codes not in {(), (UNKNOWN,)} and (questions is None or name in questions)
    }
    fresh = (a for a in command.answers if a.question not in known or not brought.isdisjoint(a.codes))
    both = (replace(a, codes=tuple(dict.fromkeys((*known.get(a.question, ()), *a.codes)))) for a in fresh)
    return replace(command, answers=tuple(both))


def _gone(call: Call, scene: Scene, command: do.Report) -> tuple[ev.Answer, ...]:
    """Answers that stood until this one, taken back: nobody reads for years who was held in a hold that was none. So are those
    that an end left beside the answer on which they hang, when a hand says that answer again."""
    policy = scene.setup.policy_of(call)
    given = {answer.question: answer.codes for answer in command.answers}
    left = closing.belonging(call, policy, given, command.disposition)
    stood = closing.belonging(call, policy, {}, None) - left
    if command.disposition is None:
        stood |= _hanging(policy.questions, given) - left
    return tuple(ev.Answer(question=name, codes=()) for name, codes in call.report.answers.items() if name in stood and codes)


def _hanging(questions: Sequence[Question], given: Collection[str]) -> frozenset[str]:
    """What hangs on the questions that were answered, and what hangs on that; a condition stands before what hangs on it."""
    found: set[str] = set()
    for question in questions:
        if any(each.question in given or each.question in found for each in question.when):
            found.add(question.id)
    return frozenset(found)
