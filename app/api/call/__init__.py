"""One call: raising it, answering it, and all that is said, asked and seen of it while it is open."""
