"""Every screen in every state that somebody can stand before: the table that `test_looks.py` walks, a file a noun.

A new screen or state is a new `yield`, in the story that comes by it: bring the window there, wait for a word of it, and
yield its name and the window. A story that is new is named in its file's `STORIES`."""

from tests.e2e.stands import answer, desk, gate, policy, press

STORIES = (*press.STORIES, *answer.STORIES, *desk.STORIES, *gate.STORIES, *policy.STORIES)
