"""The intents, by noun. An intent may be refused; a fact may not."""

from app.core.commands.calls import (
    Amend,
    AskBackup,
    AskStandDown,
    CallCommand,
    Cancel,
    Close,
    Escalate,
    Fill,
    Note,
    PressAgain,
    Raise,
    Take,
    TickCall,
)
from app.core.commands.command import Command
from app.core.commands.duty import DutyCommand, EndDuty, MoveDuty, PauseDuty, ResumeDuty, StartDuty, TickDuty
from app.core.commands.offers import Accept, Decline, Progress, Receive, Release, Step

__all__ = [
    "Accept",
    "Amend",
    "AskBackup",
    "AskStandDown",
    "CallCommand",
    "Cancel",
    "Close",
    "Command",
    "Decline",
    "DutyCommand",
    "EndDuty",
    "Escalate",
    "Fill",
    "MoveDuty",
    "Note",
    "PauseDuty",
    "PressAgain",
    "Progress",
    "Raise",
    "Receive",
    "Release",
    "ResumeDuty",
    "StartDuty",
    "Step",
    "Take",
    "TickCall",
    "TickDuty",
]
