"""The type of help gets its name, and with it perhaps a more urgent plan."""

from collections.abc import Sequence
from dataclasses import replace

from app.core import commands as do
from app.core import events as ev
from app.core import gate
from app.core.call import Call
from app.core.dispatch.asking import asker
from app.core.dispatch.saying import has_said_enough
from app.core.policy import ResponsePlan
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
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
    """A worse name always counts; one more of the same is refused at some number."""
    fresh = amended(call, scene, command.call_type)
    if fresh and has_said_enough(call, asker(scene, command.by).id) and not is_worse(call, fresh):
        raise Refused(Refusal.said_enough)
    return fresh


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
