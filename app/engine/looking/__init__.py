"""Looking without touching: what is, what was, what would have been."""
