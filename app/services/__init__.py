"""Use cases, plain Python: one small module per thing a helper does."""
