"""How the command line speaks: what was asked for to standard output, trouble to standard error."""

from rich.console import Console
from rich.text import Text


class Trouble(Exception):
    """Something that the person at the terminal can do something about; the text says what."""


def say(*words: object) -> None:
    """A plain line; nothing in it is markup."""
    Console(highlight=False, soft_wrap=True).print(Text(" ".join(map(str, words))))


def shout(words: str) -> None:
    """What went wrong."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(words, style="bold red"))


def several(n: int, word: str, many: str = "") -> str:
    """A count with its noun; `many` where more than one of it is not said with an s."""
    return f"{n} {word if n == 1 else many or word + 's'}"
