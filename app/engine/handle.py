"""The only way to change a call or a duty: lock, load, step, append. One transaction, durable before the answer."""

import json
from dataclasses import dataclass
from datetime import datetime

from app.core import commands as do
from app.core.dispatch.asking import asker
from app.core.dispatch.folding import folds_into
from app.core.events import CallPressedAgain, CallRaised, Fact
from app.core.ids import CallId, CommandId, DistrictId
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.engine import turn
from app.engine.ports import Meter
from app.engine.scenes import Scenes
from app.store import commands, log
from app.store.commands import Answered
from app.store.log import Head
from app.store.session import Lane, Memory, Tx

DESK = (do.DutyCommand, do.Note, do.FollowUpCommand, do.ContactCommand)
"""What may wait while somebody presses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The phone's own name for a command, and a digest of what it said: the same key gets the same answer."""

    id: CommandId
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a command. `call` is the call that it raised, folded into or was about."""

    call: CallId | None
    seq: int
    at: datetime
    replayed: bool = False


class Handle:
    """Called with a command, it answers when the facts are on disk; or raises Refused."""

    def __init__(self, memory: Memory, scenes: Scenes, meter: Meter) -> None:
        self._memory = memory
        self._scenes = scenes
        self._meter = meter

    async def __call__(self, district: DistrictId, command: do.Command, key: Key | None = None) -> Answer:
        """Refused is raised only after it too has been written down under the key."""
        lane = Lane.desk if isinstance(command, DESK) else Lane.life
        outcome = await self._memory.write(lambda tx: self._turn(tx, district, command, key), lane)
        name = type(command).__name__
        if isinstance(outcome, Refused):
            self._meter.count("commands_refused", command=name, code=outcome.code.value)
            raise outcome
        self._meter.count("commands_taken", command=name)
        return outcome

    def _turn(self, tx: Tx, district: DistrictId, command: do.Command, key: Key | None) -> Answer | Refused:
        head = log.lock_head(tx, district)
        actor = command.by.person or ""
        known = commands.find(tx, district, actor, key.id) if key else None
        if key and known:
            return _again(known, key)
        outcome = self._decide(tx, head, command, key)
        if key:
            answered = Answered(digest=key.digest, answer=_dump(outcome), at=head.now)
            commands.keep(tx, district, actor, key.id, answered)
        return outcome

    def _decide(self, tx: Tx, head: Head, command: do.Command, key: Key | None) -> Answer | Refused:
        named = [command.call] if isinstance(command, do.CallCommand) else []
        scene = self._scenes.scene(tx, head, named)  # also one that is over: the answer is then "it is over"
        try:
            after, _, facts = turn.take(tx, head, scene, command, key.id if key else None)
        except Refused as no:
            return no
        return Answer(call=_about(command, facts, scene), seq=after.seq, at=head.now)


def _about(command: do.Command, facts: tuple[Fact, ...], scene: Scene) -> CallId | None:
    for fact in facts:
        if isinstance(fact.event, CallRaised | CallPressedAgain):
            return fact.event.call
    if isinstance(command, do.Raise):  # one press too many to be written
        folded = folds_into(scene, asker(scene, command.by), command)
        return folded.id if folded else None
    return command.call if isinstance(command, do.CallCommand) else None


def _again(known: Answered, key: Key) -> Answer | Refused:
    if known.digest != key.digest:
        return Refused(Refusal.same_key_other_body)
    said = json.loads(known.answer)
    if "refused" in said:
        return Refused(Refusal(said["refused"]), **said["facts"])
    return Answer(call=said["call"], seq=said["seq"], at=datetime.fromisoformat(said["at"]), replayed=True)


def _dump(outcome: Answer | Refused) -> str:
    if isinstance(outcome, Refused):
        return json.dumps({"refused": outcome.code.value, "facts": outcome.facts})
    return json.dumps({"call": outcome.call, "seq": outcome.seq, "at": outcome.at.isoformat()})
