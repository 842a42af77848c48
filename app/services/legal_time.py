"""By which day the law wants an office's answer, as far as a card gives it in working days and marks it certain."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from app.storage.stores.silence import Allowance
from forms.catalogue import Catalogue
from forms.dates import at_noon, working_day_due
from forms.dossier import Route
from forms.procedure import RouteCard
from forms.refusal import Refusal


def due_by_card(catalogue: Catalogue, procedure: str, route: str, received_on: date) -> date | None:
    """The day due after a filing; None where the card knows no certain number of working days: nothing is guessed.

    Nor is it told where the list of public holidays does not reach that far.
    """
    card = _certain(catalogue, procedure, route)
    return None if card is None else _due(card, received_on)


def allowances(catalogue: Catalogue, kinds: Iterable[tuple[str, str]], today: date) -> Iterator[Allowance]:
    """For each procedure and route with a certain time the last day of filing whose answer was due before today."""
    for procedure, route in kinds:
        card = _certain(catalogue, procedure, route)
        last = None if card is None else _last_over(card, today)
        if last is not None:
            yield Allowance(procedure, route, last)


def _certain(catalogue: Catalogue, procedure: str, route: str) -> RouteCard | None:
    try:
        card = catalogue.get(procedure).routes.get(Route(route))
    except Refusal:  # a pack that is here no more
        return None
    if card is None or card.working_days is None or card.time.mark == "uncertain":
        return None
    return card


def _due(card: RouteCard, received_on: date) -> date | None:
    days = card.working_days or 0
    due, is_covered = working_day_due(at_noon(received_on), days, cutoff_15h=card.cutoff_15h)
    if card.cutoff_15h and is_covered:
        # Which hour it was received is not known: after 15:00 the next working day counts.
        due, is_covered = working_day_due(at_noon(received_on), days + 1, cutoff_15h=False)
    return due if is_covered else None


def _last_over(card: RouteCard, today: date) -> date | None:
    """Going back from yesterday: a later filing is never due earlier."""
    day = today - timedelta(days=1)
    earliest = today - timedelta(days=2 * (card.working_days or 0) + 60)
    while day > earliest:
        due = _due(card, day)
        if due is not None and due < today:
            return day
        day -= timedelta(days=1)
    return None
