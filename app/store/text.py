"""Text that a database can keep. What it cannot keep is refused before it gets there."""

from app.store.trouble import TextNotStorable


def storable(text: str) -> str:
    """The same text, or a refusal."""
    if "\x00" in text:
        raise TextNotStorable("text with a NUL cannot be stored")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise TextNotStorable("text with half a surrogate pair cannot be stored") from error
    return text
