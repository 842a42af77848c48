"""The few words of a filled form by which lists and searches know the dossier; they stay in the encrypted index."""

from forms import person_blocks
from forms.engine import Instance


def dossier_index(instance: Instance) -> dict[str, str]:
    """The names of ``owner`` and ``filer``, and the receiving ``office`` as the form names it; "" where not known.

    ``filer`` is empty when the owner files (``docs/glossary.tsv``); a form may say that another of its persons files.
    """
    owner_files = _who_files(instance) in ("owner", "self")
    return {
        "owner": _fact(instance, "owner", "name"),
        "filer": "" if owner_files else _fact(instance, "filer", "name"),
        "office": ", ".join(filter(None, (_fact(instance, "office", fact) for fact in ("commune", "province")))),
    }


def _who_files(instance: Instance) -> str:
    said = [instance.value(ref) for ref in instance.refs() if instance.attributes(ref).get("filer_is") == "yes"]
    return said[0] if said else ""


def _fact(instance: Instance, role: str, fact: str) -> str:
    for block in person_blocks.blocks(instance):
        ref = block.facts.get(fact) if block.role == role else None
        if ref is not None and instance.value(ref):
            return _shown(instance, ref)
    return ""


def _shown(instance: Instance, ref: str) -> str:
    value = instance.value(ref)
    return next((label for code, label in instance.choices(ref) if code == value), value)
