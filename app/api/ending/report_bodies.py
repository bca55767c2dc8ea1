"""What a report may say: what is odd is refused by name, and beside an end it is passed over, part by part. The end lands."""

from collections.abc import Iterable, Mapping

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from app.api.bodies import Body, Id
from app.core.words import Disposition

MOST_ANSWERS, MOST_CODES, MOST_WORDS, MOST_LETTERS = 100, 40, 40, 2000
MOST_SEEN = 2**53  # what a phone can count to


class AnswerBody(Body):
    """One answer; no codes take it back. For words and people, the ids of those that stay."""

    question: Id = Field(examples=["hold"])
    codes: tuple[Id, ...] = Field(max_length=MOST_CODES, examples=[["no"]])


class WordsBody(Body):
    """New words, an adult or a student, for a question that asks for one."""

    question: Id = Field(examples=["hold_why"])
    text: str = Field(min_length=1, max_length=MOST_LETTERS, examples=["Nothing less kept the two apart."])


class ReportBody(Body):
    """What is answered now; the rest stays. With a disposition the call ends. `seen` is the `rev` of the report that was read, 0
    of one that was not: what somebody else wrote after it is not written over. Without it, it is."""

    answers: tuple[AnswerBody, ...] = Field(default=(), max_length=MOST_ANSWERS)
    words: tuple[WordsBody, ...] = Field(default=(), max_length=MOST_WORDS)
    disposition: Disposition | None = None
    seen: int | None = Field(default=None, ge=0, le=MOST_SEEN, examples=[57])

    @model_validator(mode="before")
    @classmethod
    def _an_end_lands(cls, said: object) -> object:
        """A phone says an end once, and may have kept it for hours: it is not lost to what stands beside it."""
        how = said.get("disposition") if isinstance(said, Mapping) else None
        if not isinstance(said, Mapping) or how not in list(Disposition):
            return said
        answers, words = (_each(said.get(name)) for name in ("answers", "words"))
        seen = said.get("seen")
        return {
            "disposition": how,
            "seen": seen if type(seen) is int and 0 <= seen <= MOST_SEEN else None,
            "answers": [each for each in map(_answer, answers) if each][:MOST_ANSWERS],
            "words": [each for each in map(_words, words) if each][:MOST_WORDS],
        }


_CODE = TypeAdapter(Id)


def _each(said: object) -> Iterable[Mapping[str, object]]:
    return [each for each in said if isinstance(each, Mapping)] if isinstance(said, list | tuple) else []


def _answer(said: Mapping[str, object]) -> AnswerBody | None:
    """With the codes that can be read; one of which none can be read takes nothing back."""
    codes = said.get("codes")
    if not isinstance(codes, list | tuple):
        return None
    found = [code for code in codes if _is_code(code)][:MOST_CODES]
    if codes and not found:
        return None
    try:
        return AnswerBody.model_validate({"question": said.get("question"), "codes": found})
    except ValidationError:
        return None


def _words(said: Mapping[str, object]) -> WordsBody | None:
    """As much of them as can be kept."""
    text = said.get("text")
    try:
        return WordsBody.model_validate(
            {"question": said.get("question"), "text": text[:MOST_LETTERS] if isinstance(text, str) else text}
        )
    except ValidationError:
        return None


def _is_code(said: object) -> bool:
    try:
        _CODE.validate_python(said)
    except ValidationError:
        return False
    return True
