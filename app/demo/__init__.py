"""A fictional district, and its absent coaches, all of it by ordinary rows and commands."""
