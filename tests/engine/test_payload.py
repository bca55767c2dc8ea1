"""What is inside a push."""

import json
from datetime import UTC, datetime

from app.core.ids import CallId, OfferId
from app.core.lock_screen import NoticeKind, Said
from app.core.notices import Notice, proof_notice
from app.core.words import Role
from app.engine.payload import payload

AT = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)


def test_an_offer_is_a_declarative_push_with_its_facts_beside_it() -> None:
    notice = Notice(
        kind=NoticeKind.offer,
        say=Said.offer,
        facts={"school": "Maple Elementary"},
        words={Role.officer: "SRO"},
        tag="c",
        navigate="/offer/c.1",
        call=CallId("c"),
        offer=OfferId("c.1"),
        until=AT,
    )
    assert json.loads(payload(notice, AT, "https://help.example.org")) == {
        "web_push": 8030,
        "notification": {
            "title": "Help is needed",
            "body": "Maple Elementary. Tap to see where.",
            "tag": "c",
            "navigate": "https://help.example.org/offer/c.1",
            "silent": False,
            "data": {
                "call": "c",
                "offer": "c.1",
                "until": "2027-01-12T09:30:00Z",
                "kind": "offer",
                "say": "offer",
                "facts": {"school": "Maple Elementary"},
                "words": {"officer": "SRO"},
            },
        },
        "mutable": True,
    }


def test_a_test_says_which_it_is_and_names_no_call() -> None:
    sent = json.loads(payload(proof_notice("t1"), AT, "https://help.example.org"))
    assert sent["notification"]["data"] == {"until": "2027-01-12T09:30:00Z", "kind": "test", "test": "t1", "say": "test"}


def test_names_keep_their_letters() -> None:
    assert "está" in payload(Notice(kind=NoticeKind.over, say=Said.going, facts={"who": "está"}, tag="c", navigate="/"), AT, "")
