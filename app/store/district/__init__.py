"""The district: its head, its places, the codes on its walls, and its policy's editions."""
