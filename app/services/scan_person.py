"""Whatever paper of a person was scanned for a form: the card's square code, the lines on its back, a BHYT code."""

from collections.abc import Sequence

from forms import codes, said_person
from forms.identity import read_card
from forms.insurance_card import CODE, read_insurance
from forms.key_burst import require_plain
from forms.mrz import read_mrz
from forms.person_blocks import Said
from forms.refusal import Refusal

_BEST_FIRST = ("citizen-card", "citizen-mrz", "insurance-card")


def person_in(texts: Sequence[str]) -> Said:
    """What the texts of a scan say of a person; the card's square code says most and comes first.

    Raises:
        Refusal: ``no-person-code`` when it is the code of something else, ``not-a-card``, ``telex-garbled``,
            ``input-method``, ``bad-card-field``, ``bad-mrz``, ``bad-insurance-code``, ``no-code-found``.
    """
    if not texts:
        raise Refusal("no-code-found", "There is no readable code in this picture.")
    kinds = {kind_of(text): text for text in reversed(texts)}
    kind = next((kind for kind in _BEST_FIRST if kind in kinds), None)
    if kind == "citizen-mrz":
        return said_person.of_mrz(read_mrz(kinds[kind]))
    if kind == "insurance-card":
        return said_person.of_insurance(read_insurance(kinds[kind]))
    if kind is None and "unknown" not in kinds:
        raise Refusal("no-person-code", "This code is not a person's; scan the citizen card, its back, or a BHYT card.")
    text = kinds["unknown"] if kind is None else kinds[kind]
    require_plain(text)
    return read_card(text)


def kind_of(text: str) -> str:
    """As ``forms.codes.kind_of``; a bare number of ten digits is a BHYT code where a person's paper is asked for."""
    kind = codes.kind_of(text)
    bare = "".join(text.split()).upper()
    return "insurance-card" if kind == "unknown" and CODE.fullmatch(bare) else kind
