"""The page to read aloud: a command comes in, facts come out. One turn, one transaction.

`decide` says what a command means now, `Scene.after` lets it have happened, `follow` says what it entails; until quiet."""

from datetime import datetime

from app.core import commands as do
from app.core.dispatch import (
    answering,
    calling,
    duty,
    filling,
    following,
    moving,
    naming,
    patrol,
    policing,
    reporting,
    saying,
)
from app.core.events import Event, Fact
from app.core.scene import Scene

MOST_ROUNDS = 8
"""A turn that is not quiet by then is a bug, and says so."""


def step(scene: Scene, command: do.Command, at: datetime) -> tuple[Fact, ...]:
    """Every fact that the command makes true now. May raise Refused, and then nothing happened."""
    facts: list[Fact] = []
    wanted = due(command)
    for _ in range(MOST_ROUNDS):
        happened: list[Fact] = []
        for want in wanted:
            for event in decide(scene, want, at):
                fact = Fact(event=event, at=at, by=want.by)
                scene = scene.after(fact)
                happened.append(fact)
        facts += happened
        wanted = [want for fact in happened for want in following.follow(fact, scene)]
        if not wanted:
            return tuple(facts)
    raise RuntimeError(f"{type(command).__name__} was not quiet after {MOST_ROUNDS} rounds")


def due(command: do.Command) -> list[do.Command]:
    """What the command comes to: when a call's alarm falls due, its request for police may be overdue as well."""
    if isinstance(command, do.TickCall):
        return [command, do.TickPolice(by=command.by, call=command.call)]
    return [command]


def decide(scene: Scene, command: do.Command, at: datetime) -> list[Event]:
    """What the command means now. Refused when a rule says no."""
    match command:
        case do.DutyCommand():
            return list(duty.decide(scene, command, at))
        case do.Fill() | do.Release() | do.TickCall():
            return list(filling.decide(scene, command, at))
        case do.Accept() | do.Decline() | do.Progress() | do.Receive() | do.Take():
            return list(answering.decide(scene, command, at))
        case do.Report() | do.OpenFollowUps() | do.FollowUpCommand() | do.ContactCommand():
            return list(reporting.decide(scene, command, at))
        case do.ShowMoving():
            return list(moving.decide(scene, command, at))
        case do.AskByName():
            return list(naming.decide(scene, command, at))
        case do.Note() | do.Message() | do.ReadMessages():
            return list(saying.decide(scene, command))
        case do.TendPolice():
            return list(patrol.decide(scene, command, at))
        case do.TickPolice():
            return list(patrol.tick(scene, command, at))
        case do.PoliceCommand():
            return list(policing.decide(scene, command))
        case do.CallCommand():
            return list(calling.decide(scene, command, at))
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")
