"""The memory: the only SQL. If it outlives a restart, it is here."""
