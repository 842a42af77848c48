"""Who asks: an enrolled laptop in good standing, and for whose dossiers it may speak."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """An enrolled laptop in good standing."""

    id: str
    unit: str
    heir_of: frozenset[str] = frozenset()

    @property
    def authors(self) -> list[str]:
        """The devices whose submissions it may ask about: itself, and those that it goes on for."""
        return sorted({self.id, *self.heir_of})
