"""What columns keep."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.core.words import CallStatus
from app.store.base import Coded, Span, StrictText, UtcDateTime, Word
from app.store.trouble import TextNotStorable

DIALECT: Any = sa.create_engine("sqlite://").dialect


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_kept_to_the_microsecond(at: datetime) -> None:
    kept = UtcDateTime().process_bind_param(at, DIALECT)
    assert at == UtcDateTime().process_result_value(kept, DIALECT)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        UtcDateTime().process_bind_param(datetime(2027, 1, 1), DIALECT)  # noqa: DTZ001


def test_a_span_comes_back() -> None:
    span = timedelta(days=-1, microseconds=7)
    assert span == Span().process_result_value(Span().process_bind_param(span, DIALECT), DIALECT)


def test_a_word_that_is_not_in_the_glossary_is_not_stored() -> None:
    assert Word(CallStatus).process_bind_param(CallStatus.on_scene, DIALECT) == "on_scene"
    with pytest.raises(ValueError, match="arrived"):
        Word(CallStatus).process_bind_param("arrived", DIALECT)  # type: ignore[arg-type]


def test_text_with_a_nul_is_not_stored() -> None:
    with pytest.raises(TextNotStorable):
        StrictText().process_bind_param("a\x00", DIALECT)


def test_a_value_of_the_core_is_kept_as_text() -> None:
    kept = Coded(tuple[int, ...]).process_bind_param((1, 2), DIALECT)
    assert (kept, Coded(tuple[int, ...]).process_result_value(kept, DIALECT)) == ("[1,2]", (1, 2))


@pytest.mark.parametrize("kind", [UtcDateTime(), Span(), Word(CallStatus), StrictText()])
def test_nothing_stays_nothing(kind: Any) -> None:
    assert None is kind.process_bind_param(None, DIALECT)
