"""What goes on by itself: reading on, time, knocking, calling the roll, forgetting. `handle.py` is the one that is asked."""
