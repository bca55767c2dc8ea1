"""The desk joined to the parts; what it answers is asked in `test_main.py`, over the whole service."""

from app.desk import describe


def test_the_document_needs_no_memory() -> None:
    assert "/api/calls" in describe()["paths"]
