"""Words of the command line as the values that services take: dates, routes, purposes, cards."""

import re
from collections.abc import Sequence
from datetime import date

from forms.dates import PartialDate
from forms.dossier import Purpose, Route
from forms.identity import Card, read_card
from forms.refusal import Refusal

_BLOCK = re.compile(r"^([^|=]+)=(.*)$", re.DOTALL)


def a_date(text: str) -> date:
    """A whole day, ISO or day first (``bad-date``)."""
    found = PartialDate.parse(text)
    full, precision = found.stored()
    if precision != "day":
        raise Refusal("bad-date", f"{text} is not a whole day: write 2026-08-20 or 20/08/2026.")
    return date.fromisoformat(str(full))


def a_route(text: str | None) -> Route | None:
    """A route by its name (``unknown-route``)."""
    if text is None:
        return None
    if text not in list(Route):
        raise Refusal("unknown-route", f"There is no route {text}; there are: {', '.join(Route)}.")
    return Route(text)


def purposes(text: str) -> frozenset[Purpose]:
    """``prepare,keep`` as purposes (``unknown-purpose``)."""
    named = [word for word in re.split(r"[,\s]+", text) if word not in ("", "none")]
    strange = [word for word in named if word not in list(Purpose)]
    if strange:
        raise Refusal("unknown-purpose", f"There is no purpose {strange[0]}; there are: {', '.join(Purpose)}.")
    return frozenset(Purpose(word) for word in named)


def cards(texts: Sequence[str]) -> list[tuple[str | None, Card]]:
    """``[BLOCK=]TEXT`` of each ``--id-qr`` as block and card."""
    return [_card(text) for text in texts]


def people(texts: Sequence[str]) -> list[tuple[str | None, str]]:
    """``[BLOCK=]P`` of each ``--person`` as block and person."""
    found = [text.partition("=") for text in texts]
    return [(block.strip(), person.strip()) if mark else (None, block.strip()) for block, mark, person in found]


def _card(text: str) -> tuple[str | None, Card]:
    found = _BLOCK.match(text)
    return (found[1].strip(), read_card(found[2])) if found else (None, read_card(text))
