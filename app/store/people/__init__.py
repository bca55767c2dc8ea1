"""People: who they are and how they sign in, their devices, what they can show, their shifts and their duty."""
