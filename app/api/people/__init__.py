"""People: who they are, what they can show, and whether they are on duty, and where."""
