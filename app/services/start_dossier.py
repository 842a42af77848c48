"""Starting a dossier: consent first, then a form filled from cards and from an earlier dossier, kept as one step."""

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from app.services.bring_answers import brought
from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.services.open_form import files_to_keep, source_of
from app.services.record_consent import require_prepare
from app.services.register_people import fill_from, person_of
from app.services.views import ScanOutcome, Started
from app.storage.records import DossierRecord
from forms.catalogue import Procedure
from forms.dossier import Consent, DossierState, Purpose, Route
from forms.identifiers import public_code, tracking_secret, uuid7
from forms.identity import Card
from forms.refusal import Refusal


class Beginning(TypedDict, total=False):
    """What a draft begins with beside an empty form.

    Attributes:
        cards: (block or None, card) in the order scanned; None takes the first empty block that fits.
        people: (block or None, person of the register by id, card number or whole name) whose facts fill a block.
        source: an earlier dossier whose shared answers are taken over; the new one joins its case.
        answers: as :meth:`Draft.answer` takes them.
        sure: the helper has confirmed whose cards these are.
    """

    cards: Sequence[tuple[str | None, Card]]
    people: Sequence[tuple[str | None, str]]
    source: str | None
    answers: Mapping[str, str | None]
    sure: bool


def start(
    desk: Desk, code: str, consent: Consent, *, route: Route | None = None, **beginning: Unpack[Beginning]
) -> Started:
    """A new draft in the vault; when a card or an answer is refused there is no dossier at all.

    Raises:
        Refusal: ``consent-missing``; ``keep-missing`` (use :func:`start_unkept`); ``unknown-procedure``, ``no-form``,
            ``unknown-route``, ``unknown-dossier``; ``whose-card`` when a card does not fit and nobody is sure;
            everything that :meth:`Draft.answer` refuses.
    """
    require_prepare(consent)
    if Purpose.KEEP not in consent.purposes:
        raise Refusal("keep-missing", "The villager did not agree to keeping: fill with -o OUT.pdf prints and forgets.")
    draft = Draft.unkept(desk, code)
    chosen = chosen_route(draft.procedure, route)
    source = beginning.get("source")
    if source is not None:
        draft.bring(brought(Draft.look(desk, source), draft))
    draft.prepare(beginning.get("answers") or {})
    for block, person in beginning.get("people", ()):
        fill_from(draft, person_of(desk, person), block)
    scans = _begin(draft, beginning)
    record = _keep(desk, draft, consent, chosen, source)
    return Started(record.id, tuple(draft.problems()), scans)


def start_unkept(shelf: Shelf, code: str, consent: Consent, **beginning: Unpack[Beginning]) -> Draft:
    """A draft in memory alone, for a villager who does not agree to keeping; nothing of it touches the disk.

    Raises:
        Refusal: as :func:`start`; ``source`` needs a vault and is refused here (``keep-missing``).
    """
    require_prepare(consent)
    if beginning.get("source") is not None or beginning.get("people"):
        raise Refusal("keep-missing", "Answers of an earlier dossier are taken over only into one that is kept.")
    draft = Draft.unkept(shelf, code)
    _begin(draft, beginning)
    return draft


def _begin(draft: Draft, begun: Beginning) -> tuple[ScanOutcome, ...]:
    """Answers say whose card is whose, cards fill in what answers build upon, and what was typed stands in the end."""
    answers = begun.get("answers") or {}
    draft.prepare(answers)
    scans = tuple(_scan(draft, block, card, sure=begun.get("sure", False)) for block, card in begun.get("cards", ()))
    if answers:
        draft.answer(answers)
    return scans


def _scan(draft: Draft, block: str | None, card: Card, *, sure: bool) -> ScanOutcome:
    outcome = draft.scan(block, card, sure=sure)
    if outcome.needs_confirmation:
        raise Refusal(
            "whose-card",
            f"Whose card is this? It does not fit {outcome.block} ({', '.join(outcome.warnings)}); "
            "name another block, or say --sure.",
            block=outcome.block,
        )
    return outcome


def chosen_route(procedure: Procedure, wanted: Route | None) -> Route:
    """The route asked for, or the card's first (``unknown-route``)."""
    routes = [Route(name) for name in procedure.routes]
    if wanted is None:
        return routes[0]
    if wanted not in routes:
        raise Refusal("unknown-route", f"{procedure.code} has no route {wanted}; it has: {', '.join(routes)}.")
    return wanted


def _keep(desk: Desk, draft: Draft, consent: Consent, route: Route, source: str | None) -> DossierRecord:
    """Write dossier, consent, form and first snapshot in one transaction."""
    form = source_of(desk, draft.procedure.code)
    files = files_to_keep(desk, form, draft.procedure.code)
    now = desk.clock.now()
    dossier_id = uuid7(int(now.timestamp() * 1000))
    with desk.vault.write() as unit:
        record = DossierRecord(
            id=dossier_id,
            case_id=unit.dossiers.get(source).case_id if source else dossier_id,
            procedure=draft.procedure.code,
            form_hash=form.hash,
            form_version=form.version,
            route=route,
            helper=desk.vault.user,
            state=DossierState.DRAFT,
            revision=1,
            public_code=public_code(),
            tracking_secret=tracking_secret(),
            created_at=now,
            updated_at=now,
            **draft.index(),
        )
        unit.dossiers.add(record)
        unit.consents.add(dossier_id, consent)
        unit.forms.keep(form.hash, form.xml, files)
        unit.drafts.save_snapshot(dossier_id, draft.instance.draft(), draft.origins)
        unit.journal.append("started", dossier_id, {"procedure": record.procedure, "route": route}, dossier_id)
    return record
