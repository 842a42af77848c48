"""The stores of a unit, one module for each kind of record; all SQL of the vault is here and in the outbox's code."""
