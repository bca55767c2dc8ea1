"""The knock on the door: web push, sent only where it may go."""
