"""Reading a code from text, picture or PDF: a citizen's card, or one of our own, told apart by its content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ReadCode:
    """What a code says. ``kind``: ``citizen-card``, ``check-code``, ``tracking``, ``portal-page``."""

    kind: str
    fields: Mapping[str, Any]
    warnings: tuple[str, ...]
