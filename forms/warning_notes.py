"""A note that warns names the question it is about: by its whole ref, or as ``./name`` the one beside it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.engine import Instance


def about(instance: "Instance", note: str) -> str:
    """The ref of the question that a warning is about; the note's own ref where it names none."""
    said = instance.attributes(note).get("about", note)
    return f"{note.rpartition('/')[0]}{said[1:]}" if said.startswith("./") else said
