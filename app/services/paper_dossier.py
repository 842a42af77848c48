"""The page of the office's copy that carries the frozen dossier itself, sealed to the office."""

from dataclasses import replace

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.list_papers import papers_of
from app.storage.records import DossierRecord
from app.storage.vault import Unit
from forms.code_page import CodePage, DossierOnPaper, dossier_page
from forms.dossier import DossierState, OutboxState
from sync.paper import letter, symbols
from sync.peers import KIND, office_key_of
from sync.ports import Binding


def page(desk: Desk, draft: Draft) -> CodePage | None:
    """The page; None while the dossier is not frozen, or where the enrolment knows no key of the office.

    Raises:
        Refusal: ``code-too-big`` for a dossier that nine symbols do not hold.
    """
    with desk.vault.read() as unit:
        record = unit.dossiers.get(draft.id)
        latest = unit.submissions.latest(draft.id)
        binding = _with_office_key(unit)
        row = unit.dossiers.row(draft.id)
    if latest is None or record.state is not DossierState.FINALIZED or binding is None or not binding.office_key:
        return None
    texts = _symbols(desk, record, latest.id, binding)
    if not texts:
        return None
    procedure = draft.procedure
    told = DossierOnPaper(
        procedure=f"{procedure.name} ({procedure.code})",
        our_code=record.public_code,
        revision=latest.revision,
        digest=latest.digest[:16],
        office=record.office,
        papers=_at_the_desk(desk, draft),
        delivered=row.outbox is OutboxState.DELIVERED,
        filed=row.filed,
        practice=desk.vault.practice,
    )
    return dossier_page(told, texts)


def _with_office_key(unit: Unit) -> Binding | None:
    """The enrolment; one of before offices had keys takes the key that the signed list of the unit's laptops names."""
    binding = unit.binding.get()
    if binding is None or binding.office_key or binding.kind != "gateway":
        return binding
    told = office_key_of(event.body for event in unit.events.list("") if event.kind == KIND)
    return replace(binding, office_key=told)


def _symbols(desk: Desk, record: DossierRecord, submission_id: str, binding: Binding) -> list[str]:
    """The texts of the symbols; none when the submission cannot be read (``check`` says so)."""
    store = desk.vault.outbox_store()
    parcels = store.parcels([submission_id])
    if not parcels:
        return []
    form = store.form(parcels[0].form_hash)
    return symbols.split(letter.write(parcels[0], form, desk.vault.device, binding, record.tracking_secret))


def _at_the_desk(desk: Desk, draft: Draft) -> tuple[str, ...]:
    """What is brought on paper: neither the declaration itself nor what the State's data replace."""
    brought = [
        one for one in papers_of(desk, draft) if one.required and not one.printed_here and not one.replaced_by_data
    ]
    return tuple(dict.fromkeys(one.name for one in brought))
