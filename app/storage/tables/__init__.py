"""The tables of the vault, one module for each writer; the migrations make them, a test holds both together."""

from app.storage.tables import dossiers, house, office, outbox, persons, upkeep, words
from app.storage.tables.base import metadata

__all__ = ["dossiers", "house", "metadata", "office", "outbox", "persons", "upkeep", "words"]
