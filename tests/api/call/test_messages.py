import hashlib

from app.core.ids import CallId
from app.store.call import messages
from tests.api.desk import Browser, Desk, code
from tests.town import TOWN

TEXT = "Use the south door, the main one is shut."


async def started(desk: Desk) -> tuple[Browser, Browser, Browser, str]:
    """Tea pressed, Ana goes, Max looks after it."""
    ana, tea, max_ = await desk.as_("Ana"), await desk.as_("Tea"), await desk.as_("Max")
    await ana.post("/api/duty/start")
    call = (await tea.press())["call"]
    [mine] = (await ana.get(f"/api/calls/{call}"))["assignments"]
    await ana.post(f"/api/offers/{mine['offer']}/accept")
    return ana, tea, max_, call


async def test_a_message_is_words_beside_the_log_read_by_those_on_the_call(desk: Desk) -> None:
    ana, tea, max_, call = await started(desk)
    answer = await max_.post(f"/api/calls/{call}/messages", {"text": TEXT})
    assert answer["view"]["messages"] == {"count": 1, "unread": 0}
    for reader in (ana, tea):
        assert (await reader.get(f"/api/calls/{call}"))["messages"] == {"count": 1, "unread": 1}
        [message] = await reader.get(f"/api/calls/{call}/messages")
        assert (message["text"], message["by"]["name"], message["read_by"]) == (TEXT, "Max", [])
    facts = await desk.site.lookout.timeline(TOWN, CallId(call))
    [row] = await desk.memory.read(lambda read: messages.of_call(read, TOWN, CallId(call)))
    assert facts[-1].event.digest == hashlib.sha256(f"{row.salt}{row.text}".encode()).hexdigest()  # type: ignore[attr-defined]
    assert TEXT not in repr(facts)


async def test_who_has_read_it_is_told_to_who_looks_after_the_call(desk: Desk) -> None:
    ana, tea, max_, call = await started(desk)
    await max_.post(f"/api/calls/{call}/messages", {"text": TEXT})
    answer = await ana.post(f"/api/calls/{call}/messages/read", {"count": 1})
    assert answer["view"]["messages"] == {"count": 1, "unread": 0}
    [seen] = await max_.get(f"/api/calls/{call}/messages")
    assert [reader["name"] for reader in seen["read_by"]] == ["Ana"]
    [told] = await tea.get(f"/api/calls/{call}/messages")
    assert told["read_by"] == []


async def test_the_same_message_said_twice_is_one_message(desk: Desk) -> None:
    _, _, max_, call = await started(desk)
    for _ in range(2):
        await max_.post(f"/api/calls/{call}/messages", {"text": TEXT}, key="message-00001")
    assert len(await max_.get(f"/api/calls/{call}/messages")) == 1


async def test_a_message_to_a_call_that_is_over_leaves_no_words(desk: Desk) -> None:
    _, _, max_, call = await started(desk)
    await max_.post(f"/api/calls/{call}/close", {"disposition": "resolved"})
    refused = await max_.send("POST", f"/api/calls/{call}/messages", {"text": TEXT})
    assert code(refused) == (409, "call_over")
    assert await desk.memory.read(lambda read: messages.of_call(read, TOWN, CallId(call))) == ()
