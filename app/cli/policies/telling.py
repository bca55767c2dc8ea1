"""Policies on a terminal: told by section, and compared line by line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from app.cli.console import several
from app.cli.policies.words import PARTS, sentence
from app.core.called import own_words
from app.core.ids import PersonId
from app.core.plain import plain
from app.core.policy import Policy
from app.core.replay import Compared, Run, middle
from app.core.scene import Setup
from app.core.sentences import Line, Part
from app.core.words import Role


def told(lines: Iterable[Line], words: Mapping[Role, str]) -> Iterator[str]:
    """Sections, within them what each line is about; `words` are what the policy calls its roles."""
    for part, of_part in groupby(lines, key=lambda line: line.part):
        yield ""
        yield PARTS[part].upper()
        for (_, name), group in groupby(of_part, key=lambda line: (line.about, line.name)):
            own = list(group)
            if part is Part.calls:
                yield f"  {name or own[0].about}"
                yield from (f"    {sentence(line, words)}" for line in own)
            else:
                yield from (f"  {sentence(line, words)}" for line in own)


def differences(before: Policy, after: Policy) -> Iterator[str]:
    """What is no longer so (-) and what is so from then on (+)."""
    old, new = plain(before), plain(after)
    then, now = own_words(before), own_words(after)
    for part in Part:
        gone = [_placed(line, then) for line in old if line.part is part and line not in new]
        come = [_placed(line, now) for line in new if line.part is part and line not in old]
        if gone or come:
            yield ""
            yield PARTS[part].upper()
            yield from (f"  - {each}" for each in gone)
            yield from (f"  + {each}" for each in come)
    yield from _other_words(before, after)


def _other_words(before: Policy, after: Policy) -> Iterator[str]:
    old, new = ({(each.language, each.text): each.said for each in policy.translations} for policy in (before, after))
    gone = [f"  - {key[0]}: {key[1]} = {said}" for key, said in old.items() if new.get(key) != said]
    come = [f"  + {key[0]}: {key[1]} = {said}" for key, said in new.items() if old.get(key) != said]
    if gone or come:
        yield from ("", "OTHER LANGUAGES", *gone, *come)


def _placed(line: Line, words: Mapping[Role, str]) -> str:
    said = sentence(line, words)
    return f"{line.name or line.about}: {said}" if line.part is Part.calls else said


ASSUMED = (
    "Assumed: the same people and places as now, duty as it was at each press, nobody else's call moving meanwhile; who was",
    "asked then answers as then, or keeps silent as then; whoever another's yes came before, and others, as they usually do;",
    "of whom nothing is known, or who seldom says yes, not at all. Nothing was sent.",
)
"""What a replay cannot know, said wherever one is shown."""


def replays(found: Sequence[Compared], setup: Setup) -> Iterator[str]:
    """Call by call as it was and as it would have been; the totals last."""
    for each in found:
        was, now = _run(each.then, setup), _run(each.now, setup)
        yield f"{each.raised_at:%Y-%m-%d %H:%M} {each.call_type}: {was}; now {now}{_police(each)}"
    both = [each for each in found if each.now is not None]
    before, after = [each.then for each in both], [each.now for each in both]
    yield f"{several(len(both), 'call')} played."
    if both:
        yield f"In the middle: {_seconds(middle(before))}; now {_seconds(middle(after))}."
        yield f"Without a yes: {_silent(before)}; now {_silent(after)}."
    yield from ASSUMED


def _silent(runs: Iterable[Run | None]) -> int:
    return sum(run is not None and run.seconds is None for run in runs)


def _run(run: Run | None, setup: Setup) -> str:
    if run is None:
        return "not to be replayed"
    asked = ", ".join(_name(person, setup) for person in run.asked) or "nobody"
    who = f"{_name(run.answered, setup)} said " if run.answered else ""
    return f"{asked} asked first, {who}{_seconds(run.seconds)}"


def _name(person: PersonId, setup: Setup) -> str:
    found = setup.person(person)
    return found.name if found else "somebody"


def _seconds(seconds: float | None) -> str:
    return "nobody said yes" if seconds is None else f"yes after {seconds:.0f} s"


def _police(each: Compared) -> str:
    if not each.police_asked:
        return ""
    if each.police_asked.refused is not None:
        return f"; police were asked: would be refused ({each.police_asked.refused.value})"
    first = ", ".join(each.police_asked.first) or "nothing"
    return f"; police were asked: would be asked, after {first}"
