"""How bytes become values: strict about fields, lenient about nothing but what stands beside a press."""

from datetime import UTC, datetime, time
from typing import Annotated
from unicodedata import category

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
TURNS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What makes the letters after it stand in another order: a name that reads as another's."""


def _in_utc(said: datetime) -> datetime:
    try:
        return said.astimezone(UTC)
    except OverflowError:  # before the year 1 or after 9999 in UTC: nothing can keep it
        raise ValueError("out of range") from None


def _can_be_read(said: str) -> str:
    """Something to see, on one line, in the order in which it is written."""
    kinds = [category(each) for each in said]
    if UNSEEN.isdisjoint(kinds) and TURNS.isdisjoint(said) and any(kind[0] in "LNPS" for kind in kinds):
        return said
    raise ValueError("not a line that can be read")


def _in_no_zone(said: time) -> time:
    if said.tzinfo is not None:
        raise ValueError("the district's time of day, without a zone")
    return said


Id = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_can_be_read)]
WallTime = Annotated[time, AfterValidator(_in_no_zone)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


def beside(otherwise: object) -> WrapValidator:
    """For what stands beside a press: no press is lost to an odd word about it, it is then as if nothing had been said."""

    def heard(said: object, check: ValidatorFunctionWrapHandler) -> object:
        try:
            return check(said)
        except ValidationError:
            return otherwise

    return WrapValidator(heard)


class Body(BaseModel):
    """A field that nobody knows is a mistake that somebody should hear of."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Nothing(Body):
    """A command that needs no words."""
