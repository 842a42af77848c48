"""The few words of a filled form by which lists and searches know the dossier; they stay in the encrypted index."""

from collections.abc import MutableMapping, Sequence

from forms import person_blocks
from forms.engine import Instance
from forms.person_blocks import PersonBlock

Labels = MutableMapping[tuple[str, str], str]
"""What a choice is called, by ref and value: a list of communes is gone through once for a name, not at each answer."""


def dossier_index(instance: Instance, labels: Labels) -> dict[str, str]:
    """The names and card numbers of ``owner`` and ``filer``, the owner's ``hamlet``, the ``office``; "" if not known.

    Of a form that has no owner the deceased stands as such. ``filer`` is empty when the owner files
    (``docs/glossary.tsv``); a form may say that another of its persons files.
    """
    blocks = person_blocks.blocks(instance)
    owner, asked = person_blocks.owner_role(blocks), _who_files_ref(instance)
    owner_files = asked is not None and instance.value(asked) in ("owner", "self")
    office = (_fact(instance, labels, blocks, "office", fact) for fact in ("commune", "province"))
    return {
        "owner": _fact(instance, labels, blocks, owner, "name"),
        "filer": "" if owner_files else _fact(instance, labels, blocks, "filer", "name"),
        "owner_number": _fact(instance, labels, blocks, owner, "number"),
        "filer_number": "" if owner_files else _fact(instance, labels, blocks, "filer", "number"),
        "hamlet": _fact(instance, labels, blocks, owner, "hamlet"),
        "office": ", ".join(filter(None, office)),
    }


def index_refs(instance: Instance) -> frozenset[str]:
    """The refs whose answers may change the index; every other answer leaves it alone."""
    facts = [block.facts for block in person_blocks.blocks(instance)]
    found = {of[fact] for of in facts for fact in _INDEXED if fact in of}
    asked = _who_files_ref(instance)
    return frozenset(found | ({asked} if asked is not None else set()))


_INDEXED = ("name", "number", "hamlet", "commune", "province")


def _who_files_ref(instance: Instance) -> str | None:
    return next((ref for ref in instance.refs() if instance.attributes(ref).get("filer_is") == "yes"), None)


def _fact(instance: Instance, labels: Labels, blocks: Sequence[PersonBlock], role: str, fact: str) -> str:
    for block in blocks:
        ref = block.facts.get(fact) if block.role == role else None
        if ref is not None and instance.value(ref):
            return _shown(instance, labels, ref)
    return ""


def _shown(instance: Instance, labels: Labels, ref: str) -> str:
    value = instance.value(ref)
    if (ref, value) not in labels:
        labels[ref, value] = next((label for code, label in instance.choices(ref) if code == value), value)
    return labels[ref, value]
