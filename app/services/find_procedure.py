"""Finding a procedure in the villager's own words, and its card; no vault is opened for either."""

from forms.catalogue import Catalogue, Procedure
from forms.search import Match
from forms.search import find as search


def find(catalogue: Catalogue, words: str, limit: int = 3) -> list[Match]:
    """The procedures that fit, best first; empty when nothing fits."""
    return search(catalogue, words, limit)


def show(catalogue: Catalogue, code: str) -> Procedure:
    """The procedure's card; an old code leads to the present one (``Refusal`` ``unknown-procedure``)."""
    return catalogue.get(code)
