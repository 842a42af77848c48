"""The schema's history as a plain ordered list; ``PRAGMA user_version`` counts how much of it a vault has seen.

A released migration never changes. A new one is added at the end together with a test that migrates a populated vault.
"""

from dataclasses import dataclass

from app.storage.migrations import (
    m0001_first_schema,
    m0002_rights_and_copies,
    m0003_results_and_deadlines,
    m0004_sight_and_answers,
    m0005_history_and_register,
    m0006_acts_by_status,
    m0007_follow_ups,
)


@dataclass(frozen=True)
class Migration:
    """One step of the schema: its statements run in order, inside the transaction of all pending steps."""

    title: str
    statements: tuple[str, ...]


MIGRATIONS = (
    Migration("first schema", m0001_first_schema.STATEMENTS),
    Migration("rights and copies", m0002_rights_and_copies.STATEMENTS),
    Migration("results and deadlines", m0003_results_and_deadlines.STATEMENTS),
    Migration("sight and answers", m0004_sight_and_answers.STATEMENTS),
    Migration("history and register", m0005_history_and_register.STATEMENTS),
    Migration("acts by status", m0006_acts_by_status.STATEMENTS),
    Migration("follow-ups", m0007_follow_ups.STATEMENTS),
)
