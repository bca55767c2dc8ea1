"""Nearhand: the nearest trained adult, on the way in seconds."""
