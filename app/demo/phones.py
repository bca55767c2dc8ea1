"""The telephones of the demo: they are always there, they ring nowhere, and no push leaves the machine for them."""

from app.core.ids import DeviceId, PersonId
from app.engine.knock import Knock, Outcome, OutcomeKind
from app.engine.ports import Sink

NOWHERE = "https://phones.demo.invalid/"


def endpoint(person: PersonId) -> str:
    """An address that can never be reached: `.invalid` is kept free for ever (RFC 2606)."""
    return NOWHERE + person


def phone(person: PersonId) -> DeviceId:
    """The phone that somebody of the demo has been signed in on from its first day."""
    return DeviceId(f"{person}-phone")


class DemoPhones:
    """A sink before the real one: it keeps what is meant for the demo's own phones."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    async def send(self, knock: Knock) -> Outcome:
        """Real phones of visitors go through."""
        if knock.endpoint.startswith(NOWHERE):
            return Outcome(kind=OutcomeKind.delivered_to_service, why="demo")
        return await self._sink.send(knock)
