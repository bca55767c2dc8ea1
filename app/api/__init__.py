"""THE DESK. Parse, authenticate, call the engine, present. No rules."""

from app.api.app import create_app, document

__all__ = ["create_app", "document"]
