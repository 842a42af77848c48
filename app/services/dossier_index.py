"""The few words of a filled form by which lists and searches know the dossier; they stay in the encrypted index."""

from forms import person_blocks
from forms.engine import Instance


def dossier_index(instance: Instance) -> dict[str, str]:
    """The names of ``owner`` and ``filer``, and the receiving ``office`` as the form names it; "" where not known."""
    blocks = person_blocks.blocks(instance)
    index = {"owner": "", "filer": "", "office": ""}
    for block in blocks:
        if block.role in index and not index[block.role]:
            fact = "name" if "name" in block.facts else "commune"
            index[block.role] = _shown(instance, block.facts.get(fact))
    return index


def _shown(instance: Instance, ref: str | None) -> str:
    if ref is None:
        return ""
    value = instance.value(ref)
    return next((label for code, label in instance.choices(ref) if code == value), value) if value else ""
