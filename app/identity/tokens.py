"""Secrets that are shown once and kept as a digest."""

import hashlib
import secrets

BYTES = 32
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that an eye takes for another
CODE_LENGTH = 10


def new_token() -> str:
    """256 bits that nobody can guess, fit for a cookie or a link."""
    return secrets.token_urlsafe(BYTES)


def new_code() -> str:
    """49 bits that can be read off a wall and typed: one guess in sixty thousand million hits one of ten thousand rooms."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def code_in(said: str) -> str:
    """The code as it is kept, however it was typed."""
    return said.upper().replace("-", "").replace(" ", "")


def digest_of(token: str) -> str:
    """What the database keeps. A fast hash is right here: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
