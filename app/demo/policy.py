"""What the demo district decides: the default's plans, and a gate before police with every kind of condition, to be seen."""

from dataclasses import replace

from app.core.policy import Policy, Released, Rung, Seat, Translation, texts
from app.core.words import Group
from app.packs.shipped import default
from app.packs.shipped import policy as pack

DECIDERS = (
    Rung(seats=(Seat(group=Group.safety_administrators),), seconds=20),
    Rung(seats=(Seat(group=Group.managers),), seconds=30),
)
NAME = Translation(language="es", text="The demo's policy", said="Política de la demostración")


def policy() -> Policy:
    """San Francisco's gate, where the safety administrator decides: the demo has no posts."""
    usual, other = default(), pack("san-francisco")
    gate = replace(other.police, approvers=DECIDERS, guarded=(), never=("discipline",), released=(Released.call_type,))
    own = replace(usual, name=NAME.text, police=gate)
    said = {(each.language, each.text): each for each in (*other.translations, *usual.translations, NAME)}
    known = texts(own)
    return replace(own, translations=tuple(each for each in said.values() if each.text in known))
