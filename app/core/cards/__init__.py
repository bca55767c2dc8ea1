"""The shapes that a viewer is shown, by noun: the same for socket and REST. What goes into them is decided in `board.py`."""

from app.core.cards.actions import Action
from app.core.cards.calls import NO_MESSAGES, CallView, LadderCard, MessagesCard, You
from app.core.cards.parts import AssignmentCard
from app.core.cards.people import DutyView, PersonCard, PlaceCard
from app.core.cards.police import ConditionCard, MeetingCard, PoliceCard
from app.core.cards.reports import AnswerCard, DueCard, Form, ParticularCard, ReportView, Unfinished

__all__ = [
    "NO_MESSAGES",
    "Action",
    "AnswerCard",
    "AssignmentCard",
    "CallView",
    "ConditionCard",
    "DueCard",
    "DutyView",
    "Form",
    "LadderCard",
    "MeetingCard",
    "MessagesCard",
    "ParticularCard",
    "PersonCard",
    "PlaceCard",
    "PoliceCard",
    "ReportView",
    "Unfinished",
    "You",
]
