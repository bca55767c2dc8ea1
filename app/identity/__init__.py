"""WHO YOU ARE. Passwords, sessions, invitations; no HTTP, no SQL."""
