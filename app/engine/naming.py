"""Names for new things: the one place that makes them."""

import secrets

BYTES = 16


class RandomIds:
    """128 bits from the system, in 22 URL-safe characters: nobody guesses another school's call."""

    def new(self) -> str:
        """A name that nothing has had before."""
        return secrets.token_urlsafe(BYTES)
