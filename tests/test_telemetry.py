import json
import logging

import pytest
import structlog

from app import telemetry
from app.telemetry import Numbers

pytestmark = pytest.mark.usefixtures("logging_as_it_was")


def said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_keeps_ids_and_counts_and_loses_particulars(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry.set_up("json")
    structlog.stdlib.get_logger().info("knocked", call="c1", n=2, token="t", person_name="Ann", note_text="x")
    line = said(capsys)[0]
    assert (line["call"], line["n"]) == ("c1", 2)
    assert {line["token"], line["person_name"], line["note_text"]} == {telemetry.LEFT_OUT}


def test_a_trace_back_shows_no_local_values(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry.set_up("json")
    try:
        whisper = "a student's " + "name"
        assert not whisper
    except AssertionError:
        structlog.stdlib.get_logger().exception("broke")
    assert "a student's name" not in json.dumps(said(capsys)[0].get("exception", [{}])[0]["frames"])  # type: ignore[index]


def test_a_library_speaks_in_the_same_shape(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry.set_up("json")
    logging.getLogger("somebody").warning("hello")
    assert [(line["event"], line["level"]) for line in said(capsys)] == [("hello", "warning")]


def test_uvicorn_writes_no_paths_for_they_may_hold_an_invitation(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry.set_up("json")
    logging.getLogger("uvicorn.access").info("GET /api/invitations/s3cret")
    assert said(capsys) == []


def test_numbers_are_counted_under_one_prefix() -> None:
    numbers = Numbers()
    numbers.count("offers_made", reason="same_room")
    numbers.count("offers_made", reason="same_room")
    numbers.observe("commit", 0.02)
    numbers.gauge("open_calls", 3, district="d1")
    text = numbers.text().decode()
    assert 'nearhand_offers_made_total{reason="same_room"} 2.0' in text
    assert 'nearhand_commit_bucket{le="0.025"} 1.0' in text
    assert 'nearhand_open_calls{district="d1"} 3.0' in text


def test_other_labels_than_the_first_times_lose_no_count() -> None:
    numbers = Numbers()
    numbers.count("knocks", outcome="sent")
    numbers.count("knocks", outcome="sent", host="push")
    numbers.count("knocks")
    text = numbers.text().decode()
    assert 'nearhand_knocks_total{outcome="sent"} 2.0' in text
    assert 'nearhand_knocks_total{outcome=""} 1.0' in text
