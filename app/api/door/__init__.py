"""The door: who you are, on which device, and how you came in."""
