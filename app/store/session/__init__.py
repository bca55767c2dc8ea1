"""Transactions: one a command. Nothing outside this package commits."""

from app.store.session.memory import Memory
from app.store.session.unit import Clock, Lane, Read, Tx, Wake

__all__ = ["Clock", "Lane", "Memory", "Read", "Tx", "Wake"]
