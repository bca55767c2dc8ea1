"""What of a call may be read beside its view: the messages to those on it, and its timeline."""

from app.core.call import Call
from app.core.policy import Released
from app.core.roster import Person
from app.core.scene import Scene
from app.core.standing import Relation, relations

R = Relation
READERS = frozenset({R.caller, R.presser, R.going, R.done, R.meets, R.supervisor, R.overseer})
TRACERS = READERS | {R.asked, R.decider}


def may_read(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the call's messages are for this person: the caller, who comes or came, who meets the officer, who looks
    after it; and an officer where
    the policy releases them."""
    stands = relations(person, call, scene)
    free = scene.setup.policy_of(call).police.released
    return not READERS.isdisjoint(stands) or (R.officer in stands and Released.messages in free)


def may_trace(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the call's timeline is theirs. An officer has none (rule E24): whatever is released stands in their view."""
    return not TRACERS.isdisjoint(relations(person, call, scene))
