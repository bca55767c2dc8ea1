"""How bytes become values: strict about fields, lenient about nothing but what stands beside a press."""

from datetime import UTC, datetime, time
from typing import Annotated

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
from pydantic_core import PydanticCustomError

from app.core.letters import as_written, can_be_read

UNREADABLE = "not_readable"
"""The name for what is wrong with a name that holds what nobody can see."""


def _in_utc(said: datetime) -> datetime:
    try:
        return said.astimezone(UTC)
    except OverflowError:  # before the year 1 or after 9999 in UTC: nothing can keep it
        raise ValueError("out of range") from None


def _readable(said: str) -> str:
    """All of it can be seen, or there is nothing; written in the one way."""
    if said and not can_be_read(said):
        raise PydanticCustomError(UNREADABLE, "not a line that can be read")
    return as_written(said)


def _in_no_zone(said: time) -> time:
    if said.tzinfo is not None:
        raise ValueError("the district's time of day, without a zone")
    return said


Id = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_readable)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80), AfterValidator(_readable)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40), AfterValidator(_readable)]
"""A name that a policy gives to something, or none."""
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
