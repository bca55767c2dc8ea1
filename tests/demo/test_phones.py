from app.core.ids import PersonId
from app.demo.phones import DemoPhones, endpoint
from app.engine.knock import Knock, Outcome, OutcomeKind


class Box:
    def __init__(self) -> None:
        self.sent: list[Knock] = []

    async def send(self, knock: Knock) -> Outcome:
        self.sent.append(knock)
        return Outcome(kind=OutcomeKind.delivered_to_service, status=201)


def knock(address: str) -> Knock:
    return Knock(endpoint=address, p256dh="", auth="", payload="{}", ttl=15, topic="call")


async def test_no_push_leaves_the_machine_for_a_demo_phone() -> None:
    box = Box()
    outcome = await DemoPhones(box).send(knock(endpoint(PersonId("maple-x"))))
    assert (outcome.kind, box.sent) == (OutcomeKind.delivered_to_service, [])


async def test_a_visitors_own_phone_is_knocked_on() -> None:
    box, real = Box(), knock("https://push.example/abc")
    await DemoPhones(box).send(real)
    assert box.sent == [real]
