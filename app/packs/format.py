"""The one table of the format: which tables a pack may hold, which fields each has, what each may say.

Reading, the schema and the reference page all go by it."""

from collections.abc import Mapping, Sequence
from enum import Enum

from app.core.policy import (
    KEYS,
    LEVELS,
    STALLS,
    AnswerKind,
    Before,
    ConditionKind,
    CredentialForm,
    Released,
)
from app.core.words import Alerting, Group, PoliceMark, Role
from app.packs.shape import Field, Kind, Table


def _said(words: type[Enum]) -> tuple[str, ...]:
    return tuple(each.name if not isinstance(each.value, str) else each.value for each in words)


def _code(about: str, name: str = "id") -> Field:
    return Field(name=name, kind=Kind.code, about=about, needed=True)


def _name(about: str) -> Field:
    return Field(name="name", kind=Kind.text, about=about, needed=True)


def _text(name: str, about: str) -> Field:
    return Field(name=name, kind=Kind.text, about=about, otherwise="")


def _whole(name: str, about: str, span: tuple[int, int], otherwise: int | None = None) -> Field:
    return Field(name=name, kind=Kind.whole, about=about, needed=otherwise is None, otherwise=otherwise, span=span)


def _flag(name: str, about: str) -> Field:
    return Field(name=name, kind=Kind.flag, about=about, otherwise=False)


def _word(name: str, about: str, words: Sequence[str], *, needed: bool = False) -> Field:
    return Field(name=name, kind=Kind.word, about=about, words=tuple(words), otherwise=words[0], needed=needed)


def _codes(name: str, about: str) -> Field:
    return Field(name=name, kind=Kind.codes, about=about, otherwise=())


def _table(name: str, about: str, *, needed: bool = False) -> Field:
    return Field(name=name, kind=Kind.table, about=about, needed=needed, otherwise={})


_WHEN = _table("when", 'Only when all of these were answered so: `{ hold = "yes" }`. `disposition` is how the call ended.')
_DENIED = f"Once the log has it ({', '.join(_said(PoliceMark))}), they are neither offered nor counted."
_TYPES = _codes("call_types", "Only for these types; for all where none is named.")

PACK = Table(
    name="pack",
    many=False,
    about="What the pack calls itself.",
    fields=(
        _name("Shown on every screen that can ask for police, and wherever the policy is named."),
        _text("source", "Where its rules come from."),
    ),
)
LADDER = Table(
    name="ladder",
    by="name",
    about="One rung of the ladder of that name, under `[[ladder.<name>]]`. The last rung repeats until somebody says yes.",
    fields=(
        _whole("seconds", "How long the rung waits for a yes.", (1, 600)),
        _table("ask", 'Who is asked together: groups or posts, each with a number or "all".', needed=True),
    ),
)
PLAN = Table(
    name="plan",
    about="The run card of one type of call. The first plan stands in for every type without its own.",
    fields=(
        _code("The type.", "call_type"),
        _text("name", "What the type is called on every screen; without it, the app's own word."),
        _word("priority", "How urgent: `life` is a threat to life.", ("urgent", "everyday", "life")),
        _word("alerting", "Whether it makes noise.", _said(Alerting)),
        _whole("needed", "How many must say yes.", (1, 20), 1),
        _flag("everyone_at_once", "Rings the whole ladder in the same moment."),
        _whole("cancel_seconds", "How long the caller may take it back.", (0, 60), 5),
        _whole("stall_seconds", "How long a yes may show no movement before it is asked about.", (STALLS[0], STALLS[-1]), 60),
        Field(name="ladder", kind=Kind.code, about="The name of its ladder.", needed=True),
    ),
)
POST = Table(
    name="post",
    about="A position that the district names, and the role whose rights it has. Ladders may ask for it by its code.",
    fields=(
        _code("Its code."),
        _name("What its holders are called."),
        _word("role", "Whose rights it has.", _said(Role), needed=True),
        _codes("requires", "Credentials without which its holder cannot go on duty."),
        _codes("warns", "Credentials without which its holder is warned, and goes on duty all the same."),
        _whole("contact_days", "Days of a school year that a substitute may serve without them; 0: none.", (0, 366), 0),
        Field(name="deputy", kind=Kind.code, about="The post that is asked in its stead when it does not answer.", otherwise=""),
    ),
)
CREDENTIAL = Table(
    name="credential",
    about="Something that the holder of a post must be able to show.",
    fields=(
        _code("Its code."),
        _name("What it is called."),
        _word("form", "What kind of thing it is, and so when it lapses.", _said(CredentialForm), needed=True),
        _text("mend", "Where to get it."),
        _whole("hours", "Training: hours in a school year.", (0, 2000), 0),
        Field(name="topics", kind=Kind.codes, about="Training: the topics that count; all where none is named.", otherwise=()),
        _text("edition", "Attestation: the edition of the text that is attested."),
    ),
)
POLICE = Table(
    name="police",
    many=False,
    about="The gate before police. Without `askers` no officer is ever asked through Nearhand.",
    fields=(
        Field(name="askers", kind=Kind.words, about="Groups that may ask.", words=_said(Group), otherwise=()),
        Field(
            name="approver",
            kind=Kind.code,
            about="The group or post that decides. A post's deputies are asked after it, and the managers last. "
            "None: nobody need say yes.",
            otherwise="",
        ),
        _whole("approver_seconds", "How long each of those who decide is rung.", (5, 600), 20),
        _codes("never", "School matters: types for which an officer is never asked."),
        _text("instead", "What is done instead; shown with the refusal."),
        _codes("guarded", "Types that need a reason of danger, or a manager's word."),
        _whole("seconds", "How long an officer is rung before the next.", (5, 600), 30),
        Field(name="mutual_aid", kind=Kind.flag, about="Whether an officer of the next zone may be asked.", otherwise=True),
        Field(
            name="released",
            kind=Kind.words,
            about="What an officer's view holds beside where to go, the reason and the adult to meet.",
            words=_said(Released),
            otherwise=(),
        ),
    ),
)
REASON = Table(
    name="police.reason",
    about="A reason for which police may be asked.",
    fields=(_code("Its code."), _name("As it is tapped."), _flag("danger", "Whether it is a danger at hand.")),
)
CONDITION = Table(
    name="police.condition",
    about="What must come before police are asked, or before they deal with a student.",
    fields=(
        _code("Its code."),
        _name("As it stands on the call."),
        _word("kind", "What fulfils it.", _said(ConditionKind), needed=True),
        _word("before", "What it stands before.", _said(Before)),
        _flag("with_students", "Before an officer is asked only when a student is involved, or when nobody knows."),
        _whole("tries", "A notice: after so many tries it counts as made; 0: the party must be reached.", (0, 10), 0),
    ),
)
QUESTION = Table(
    name="question",
    about='What is asked when a call ends. Choices stand under `[question.choices]` as `code = "Words"`.',
    fields=(
        _code("Its code."),
        _name("As it is asked."),
        _word("kind", "What an answer looks like.", _said(AnswerKind), needed=True),
        _flag("required", "The report is unfinished without an answer. `unknown` is an answer."),
        _flag("at_close", "Belongs to the short form that closes the call; the rest can be finished later."),
        _WHEN,
        _TYPES,
        _codes("positive", "Choices that count as a positive outcome."),
        _table("denies", f'Choices that deny a mark of the call\'s own: `{{ no = "officer_asked" }}`. {_DENIED}'),
        _table("choices", "What can be chosen."),
    ),
)
FOLLOW_UP = Table(
    name="follow_up",
    about="What must be done after a call that ended so.",
    fields=(
        _code("Its code."),
        _name("What is to be done."),
        Field(name="owner", kind=Kind.code, about="The group or post whose it is.", needed=True),
        _whole("hours", "In how many hours it is due.", (1, 8760)),
        _WHEN,
        _TYPES,
        _flag("closes", "The call counts as unfinished until it is done, or declined with a reason."),
    ),
)
POSITIVE = Table(
    name="positive",
    about="A contact that is no crisis, logged in two taps.",
    fields=(_code("Its code."), _name("As it is tapped.")),
)
ZONE = Table(
    name="zone",
    about="A patrol zone as the district wants it. `policy check` says where the roster has it otherwise.",
    fields=(
        _code("Its code."),
        _name("Its name, as the roster has it."),
        Field(name="schools", kind=Kind.texts, about="The codes of its schools.", needed=True),
        _text("high_school", "The code of the high school with which it is aligned."),
    ),
)
STAFFING = Table(
    name="staffing",
    many=False,
    about="What the board measures cover by.",
    fields=(
        _whole("coaches", "Coaches on duty in each school.", (0, 50), 1),
        _whole("zone_fewest", "The fewest schools of a zone.", (1, 100), 3),
        _whole("zone_most", "The most schools of a zone.", (1, 100), 7),
        Field(
            name="posts",
            kind=Kind.texts,
            about=f"Posts that each school of a level must have filled, as `level:post`. Levels: {', '.join(LEVELS)}.",
            otherwise=(),
        ),
    ),
)
RETENTION = Table(
    name="retention",
    many=False,
    about="After how many days words and references are forgotten. The numbers stay.",
    fields=(
        _whole("notes_days", "Notes.", (1, 3660), 365),
        _whole("students_days", "References to students.", (1, 3660), 365),
        _whole("positions_days", "Last positions; in truth they go when the duty ends.", (1, 3660), 30),
    ),
)
WORDS = Table(
    name="words",
    many=False,
    open=True,
    about=f"Words on screen that the district says in its own way: {', '.join(f'`{key}`' for key in sorted(KEYS))}. Each is "
    "one of them, in the singular: sentences make its plural and its article.",
)
TRANSLATION = Table(
    name="translation",
    by="language",
    many=False,
    open=True,
    about='How the pack\'s own texts are said in another language of the app, by its two letters: `"Fight" = "Pelea"`. What is '
    "not here is said as it is written.",
)

TABLES: tuple[Table, ...] = (
    *(PACK, LADDER, PLAN, POST, CREDENTIAL, POLICE, REASON, CONDITION),
    *(QUESTION, FOLLOW_UP, POSITIVE, ZONE, STAFFING, RETENTION, WORDS, TRANSLATION),
)
BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}

CODE = r"[a-z0-9][a-z0-9_]{0,39}"
"""What a code looks like: it is for ever, so it is plain."""
LONGEST = 300
