"""How calls end: reports, references, what must be done after them, and the figures of a period."""
