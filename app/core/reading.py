"""What of a call may be read beside its view: the messages to those on it, and its timeline."""

from app.core.call import Call, Message
from app.core.policy import Released
from app.core.roster import Person
from app.core.scene import Scene
from app.core.standing import Relation, relations
from app.core.visitors import is_visitor

R = Relation
READERS = frozenset({R.caller, R.presser, R.going, R.done, R.meets, R.supervisor, R.overseer})
TRACERS = READERS | {R.asked, R.decider}


def may_read(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the call's messages are for this person: the caller, who comes or came, who meets the officer, who looks
    after it; and an officer where the policy releases them."""
    stands = relations(person, call, scene)
    free = scene.setup.policy_of(call).police.released
    return not READERS.isdisjoint(stands) or (R.officer in stands and Released.messages in free)


def messages_for(person: Person, call: Call, scene: Scene) -> tuple[Message, ...]:
    """Those that are this person's to read, in the order of their writing."""
    return call.messages[first_message(person, call) :] if may_read(person, call, scene) else ()


def first_message(person: Person, call: Call) -> int:
    """How many were written before they are theirs: a stranger who joined somebody's call came to no earlier talk."""
    return call.joined.get(person.id, 0) if is_visitor(person.id) else 0


def may_trace(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the call's timeline is theirs. An officer has none (rule E24): whatever is released stands in their view."""
    return not TRACERS.isdisjoint(relations(person, call, scene))
