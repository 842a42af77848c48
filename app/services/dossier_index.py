"""The few words of a filled form by which lists and searches know the dossier; they stay in the encrypted index."""

from collections.abc import Sequence

from forms import person_blocks
from forms.engine import Instance
from forms.person_blocks import PersonBlock


def dossier_index(instance: Instance) -> dict[str, str]:
    """The names of ``owner`` and ``filer``, and the receiving ``office`` as the form names it; "" where not known.

    ``filer`` is empty when the owner files (``docs/glossary.tsv``); a form may say that another of its persons files.
    """
    blocks = person_blocks.blocks(instance)
    asked = _who_files_ref(instance)
    owner_files = asked is not None and instance.value(asked) in ("owner", "self")
    office = (_fact(instance, blocks, "office", fact) for fact in ("commune", "province"))
    return {
        "owner": _fact(instance, blocks, "owner", "name"),
        "filer": "" if owner_files else _fact(instance, blocks, "filer", "name"),
        "office": ", ".join(filter(None, office)),
    }


def index_refs(instance: Instance) -> frozenset[str]:
    """The refs whose answers may change the index; every other answer leaves it alone."""
    facts = [block.facts for block in person_blocks.blocks(instance)]
    found = {of[fact] for of in facts for fact in ("name", "commune", "province") if fact in of}
    asked = _who_files_ref(instance)
    return frozenset(found | ({asked} if asked is not None else set()))


def _who_files_ref(instance: Instance) -> str | None:
    return next((ref for ref in instance.refs() if instance.attributes(ref).get("filer_is") == "yes"), None)


def _fact(instance: Instance, blocks: Sequence[PersonBlock], role: str, fact: str) -> str:
    for block in blocks:
        ref = block.facts.get(fact) if block.role == role else None
        if ref is not None and instance.value(ref):
            return _shown(instance, ref)
    return ""


def _shown(instance: Instance, ref: str) -> str:
    value = instance.value(ref)
    return next((label for code, label in instance.choices(ref) if code == value), value)
