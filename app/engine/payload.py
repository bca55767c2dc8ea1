"""What is inside a push: the words of a lock screen, and where to look. No room, no student."""

import json
from datetime import datetime

from app.core.notices import Notice


def payload(notice: Notice, until: datetime, address: str) -> str:
    """Declarative Web Push: read by our service worker, and by a phone on which it does not run.

    `mutable` has an iPhone ask the worker first: without it no phone would say that it has it, and no test come back."""
    facts = {
        "call": notice.call,
        "offer": notice.offer,
        "until": (notice.until or until).isoformat().replace("+00:00", "Z"),
        "kind": notice.kind,
        "test": notice.test,
        "say": notice.say,  # the app says it in its own language
        "facts": dict(notice.facts) or None,
        "words": {role.value: word for role, word in notice.words.items()} or None,
    }
    shown = {
        "title": notice.title(),
        "body": notice.body(),
        "tag": notice.tag,  # the same at every repetition: one offer is one notification
        "navigate": address + notice.navigate,
        "silent": notice.silent,
        "data": {name: value for name, value in facts.items() if value is not None},
    }
    return json.dumps({"web_push": 8030, "notification": shown, "mutable": True}, ensure_ascii=False, separators=(",", ":"))
