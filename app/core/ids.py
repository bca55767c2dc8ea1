"""The names that things are called by. They are made by the shell, never here."""

from typing import NewType

DistrictId = NewType("DistrictId", str)
SchoolId = NewType("SchoolId", str)
ZoneId = NewType("ZoneId", str)
PlaceId = NewType("PlaceId", str)
PersonId = NewType("PersonId", str)
DeviceId = NewType("DeviceId", str)
NoteId = NewType("NoteId", str)
ParticularId = NewType("ParticularId", str)
ContactId = NewType("ContactId", str)
FollowUpId = NewType("FollowUpId", str)
MessageId = NewType("MessageId", str)
CallId = NewType("CallId", str)
OfferId = NewType("OfferId", str)
CommandId = NewType("CommandId", str)
Seq = NewType("Seq", int)


def offer_id(call: CallId, number: int) -> OfferId:
    """The call's n-th offer: derived, so that the core needs no dice."""
    return OfferId(f"{call}.{number}")


def call_of(offer: OfferId) -> CallId:
    """The call that an offer belongs to; the offer's own text if it names none."""
    return CallId(offer.rpartition(".")[0] or offer)


def follow_up_id(call: CallId, code: str) -> FollowUpId:
    """A call opens each follow-up of its policy once: derived, so that the core needs no dice."""
    return FollowUpId(f"{call}:{code}")
