"""The type of help gets its name, and with it perhaps a more urgent plan."""

from collections.abc import Sequence
from dataclasses import replace

from app.core import commands as do
from app.core import events as ev
from app.core import gate
from app.core.call import Call
from app.core.dispatch.asking import asker
from app.core.dispatch.saying import has_said_enough
from app.core.ids import PersonId
from app.core.policy import UNSPECIFIED, ResponsePlan
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.visitors import is_visitor
from app.core.words import Priority


def amended(call: Call, scene: Scene, call_type: str) -> list[ev.CallEvent]:
    """The name, and more people where its plan needs them."""
    if not scene.setup.policy.knows(call_type):
        raise Refused(Refusal.unknown_call_type)
    if call_type == call.call_type:
        return []
    if hides_danger(call, scene, call_type):
        raise Refused(Refusal.danger_stands)
    plan = _plan_after(call.plan, scene.setup.policy.plan_for(call_type, call.school))
    fresh = ev.CallAmended(call=call.id, call_type=call_type, plan=plan)
    if plan.everyone_at_once or not call.is_filled() or plan.needed <= call.needed:
        return [fresh]
    return [fresh, ev.CallBackupAsked(call=call.id, needed=plan.needed)]


def hides_danger(call: Call, scene: Scene, call_type: str) -> bool:
    """A school matter never reaches an officer; so while one is asked in a danger, the call is not renamed to one."""
    return call_type in gate.rules(call, scene).never and gate.is_danger(call, scene)


def named(call: Call, scene: Scene, command: do.Amend) -> list[ev.CallEvent]:
    """A worse name always counts; one more of the same is refused at some number, a stranger's that takes help away always."""
    fresh, person = amended(call, scene, command.call_type), asker(scene, command.by).id
    if not may_name(call, person, fresh):
        raise Refused(Refusal.not_allowed)
    if fresh and has_said_enough(call, person) and not is_worse(call, fresh):
        raise Refused(Refusal.said_enough)
    return fresh


def may_name(call: Call, person: PersonId, amendments: Sequence[ev.CallEvent]) -> bool:
    """Whether these names may be theirs to give. A stranger, of whom nobody knows who they are, makes a call worse, never milder:
    only what they alone pressed for, and what has no name yet, gets its first from them."""
    if not is_visitor(person) or not amendments:
        return True
    alone = call.caller == person and not call.pressers and call.call_type == UNSPECIFIED and call.police is None
    plans = [event.plan for event in amendments if isinstance(event, ev.CallAmended)]
    milder = any(plan.priority > call.plan.priority for plan in plans)
    return alone or (is_worse(call, amendments) and not milder)


def is_worse(call: Call, amendments: Sequence[ev.CallEvent]) -> bool:
    """More urgent, or a matter for more people: that happens a few times at most."""
    plans = [event.plan for event in amendments if isinstance(event, ev.CallAmended)]
    return any(p.needed > call.needed or _urgency(p) < _urgency(call.plan) for p in plans)


def _urgency(plan: ResponsePlan) -> tuple[Priority, bool]:
    return plan.priority, not plan.everyone_at_once


def _plan_after(old: ResponsePlan, new: ResponsePlan) -> ResponsePlan:
    """A more urgent plan takes over; otherwise the ladder that is being climbed stays, under the new name."""
    if _urgency(new) < _urgency(old):
        return new
    urgency = old.priority if old.priority is Priority.life else new.priority
    needed = max(old.needed, new.needed)
    return replace(old, call_type=new.call_type, name=new.name, priority=urgency, needed=needed)
