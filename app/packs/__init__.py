"""Response plans as shipped text, and the reader that turns text into values of the core."""
