"""THE RULES. Pure. If you are asking "should it...?", the answer is here."""
