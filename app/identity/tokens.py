"""Secrets that are shown once and kept as a digest."""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """256 bits that nobody can guess, fit for a cookie or a link."""
    return secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    """What the database keeps. A fast hash is right here: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
