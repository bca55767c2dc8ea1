"""How bytes become values: strict about fields, lenient about nothing but what stands beside a press."""

from datetime import UTC, datetime
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


def _in_utc(said: datetime) -> datetime:
    try:
        return said.astimezone(UTC)
    except OverflowError:  # before the year 1 or after 9999 in UTC: nothing can keep it
        raise ValueError("out of range") from None


Id = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
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
