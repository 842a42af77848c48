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
from app.services.whose_card import why_not
from app.storage.records import DossierRecord
from forms.dossier import Consent, DossierState, Purpose, Route
from forms.identifiers import public_code, tracking_secret, uuid7
from forms.identity import Card
from forms.procedure import Procedure
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
    return start_group(desk, [(code, route)], consent, **beginning)[0]


def start_group(
    desk: Desk, plan: Sequence[tuple[str, Route | None]], consent: Consent, **beginning: Unpack[Beginning]
) -> tuple[Started, ...]:
    """New drafts of one case, all in the vault or none: what a life event leads to, or what is left of it.

    Args:
        desk: the open vault.
        plan: codes with their routes (None: the card's first), in the order of doing, each code once.
        consent: one act that was given for all of them; it is recorded with each.
        beginning: cards, people and answers are the first one's; the others take over what ``source`` knows or, without
            one, what the first knows.

    Raises:
        Refusal: as :func:`start`.
    """
    require_prepare(consent)
    if Purpose.KEEP not in consent.purposes:
        raise Refusal("keep-missing", "The villager did not agree to keeping: fill with -o OUT.pdf prints and forgets.")
    source = beginning.get("source")
    known = None if source is None else Draft.look(desk, source)
    begun: list[tuple[Draft, Route, tuple[ScanOutcome, ...]]] = []
    for code, route in plan:
        draft = Draft.unkept(desk, code)
        chosen = chosen_route(draft.procedure, route)
        earlier = known or (begun[0][0] if begun else None)
        if earlier is not None:
            draft.bring(brought(earlier, draft))
        scans = () if begun else _with_all(desk, draft, beginning)
        begun.append((draft, chosen, scans))
    records = _keep(desk, [(draft, route) for draft, route, _ in begun], consent, source)
    return tuple(
        Started(record.id, tuple(draft.problems()), scans)
        for record, (draft, _, scans) in zip(records, begun, strict=True)
    )


def _with_all(desk: Desk, draft: Draft, beginning: Beginning) -> tuple[ScanOutcome, ...]:
    draft.prepare(beginning.get("answers") or {})
    for block, person in beginning.get("people", ()):
        fill_from(draft, person_of(desk, person), block)
    return _begin(draft, beginning)


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
            f"Whose card is this? It does not fit {outcome.block}: {why_not(outcome.warnings)}. Name another block "
            "(--id-qr BLOCK=TEXT), or say --sure when it is right.",
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


def _keep(
    desk: Desk, drafts: Sequence[tuple[Draft, Route]], consent: Consent, source: str | None
) -> list[DossierRecord]:
    """Write dossiers, consents, forms and first snapshots in one transaction."""
    forms = [source_of(desk, draft.procedure.code) for draft, _ in drafts]
    files = [files_to_keep(desk, form, draft.procedure.code) for form, (draft, _) in zip(forms, drafts, strict=True)]
    now, kept = desk.clock.now(), list[DossierRecord]()
    with desk.vault.write() as unit:
        case = unit.dossiers.get(source).case_id if source else ""
        for (draft, route), form, beside in zip(drafts, forms, files, strict=True):
            dossier_id = uuid7(int(now.timestamp() * 1000))
            case = case or dossier_id
            record = DossierRecord(
                id=dossier_id,
                case_id=case,
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
            unit.forms.keep(form.hash, form.xml, beside)
            unit.drafts.save_snapshot(dossier_id, draft.instance.draft(), draft.origins)
            unit.journal.append("started", dossier_id, {"procedure": record.procedure, "route": route}, dossier_id)
            kept.append(record)
    return kept
