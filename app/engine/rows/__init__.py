"""Rows of the facts' own transaction: what a turn writes beside the log, so that nothing is known without it."""
