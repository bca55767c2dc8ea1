"""How bytes become values: strict about fields, lenient about nothing."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Moment = AwareDatetime


class Body(BaseModel):
    """A field that nobody knows is a mistake that somebody should hear of."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Nothing(Body):
    """A command that needs no words."""
