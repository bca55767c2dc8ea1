"""THE DESK. Parse, authenticate, call the engine, present. No rules."""
