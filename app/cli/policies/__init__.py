"""`nearhand policy`: packs checked, compared, applied and told in plain words."""
