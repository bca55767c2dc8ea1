"""The movers: what makes something happen."""
