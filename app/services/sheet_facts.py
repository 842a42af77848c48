"""What paper says about one dossier, gathered from the vault and from the filled form."""

from collections.abc import Sequence

from app.services.describe_point import point
from app.services.desk import Desk, Shelf
from app.services.fill_dossier import Draft
from app.services.lend_papers import lent_papers
from app.services.list_papers import days_of
from app.services.pay_fee import fee_asked
from app.storage.records import DossierRecord, JournalEntry
from app.storage.vault import Unit
from forms import codes
from forms.dossier import DossierState, OutboxState, Purpose
from forms.dossier_facts import DossierFacts, Helper
from forms.engine import Instance
from forms.papers import case_of
from forms.person_blocks import office_commune, owner_words
from forms.questions import read_back
from forms.refusal import Refusal
from forms.worked_fees import worked_out
from sync.submission import digest


def facts_of(desk: Desk, draft: Draft, *, aloud: bool = True) -> DossierFacts:
    """What is known of a kept dossier; ``aloud`` with the facts that are read back first."""
    with desk.vault.read() as unit:
        record = unit.dossiers.get(draft.id)
        row = unit.dossiers.row(draft.id)
        consent = unit.consents.latest(draft.id)
        held = unit.papers.list(draft.id)
        binding = unit.binding.get()
        journal = unit.journal.entries(draft.id)
    filing = row.filing
    url = codes.tracking(binding.url, record.public_code, record.tracking_secret) if binding is not None else ""
    return DossierFacts(
        for_whom=owner_words(draft.instance),
        case=case_of(draft.instance),
        states={one.paper: one.state for one in held},
        later=days_of(held),
        office=_office(desk, draft.instance),
        commune=office_commune(draft.instance),
        result_delivery=_result_delivery(draft.instance),
        our_code=record.public_code,
        tracking_url=url,
        delivered=row.outbox is OutboxState.DELIVERED,
        office_number=(row.portal_number or "") if row.filed else "",
        received_on=filing.received_on if filing is not None else None,
        due_on=row.due,
        purposes=consent.purposes if consent is not None else frozenset(),
        fee_asked=_fee_asked(desk, draft.id),
        fee_told=worked_out(draft.procedure, draft.instance, desk.today()),
        read_back=read_back(draft.questions()) if aloud else (),
        lent=lent_papers(journal, draft.procedure),
        to_ask=_accepted(draft, journal) if record.state is DossierState.FINALIZED else (),
    )


def _fee_asked(desk: Desk, dossier_id: str) -> int:
    """The sum that the office asked for; 0 where it did not, or named none."""
    try:
        return fee_asked(desk, dossier_id).amount
    except Refusal:
        return 0


def facts_of_unkept(shelf: Shelf, draft: Draft) -> DossierFacts:
    """What is known of a print-and-forget draft: its answers, and that nothing is kept."""
    return DossierFacts(
        for_whom=owner_words(draft.instance),
        case=case_of(draft.instance),
        office=_office(shelf, draft.instance),
        commune=office_commune(draft.instance),
        result_delivery=_result_delivery(draft.instance),
        purposes=frozenset({Purpose.PREPARE}),
        fee_told=worked_out(draft.procedure, draft.instance, shelf.today()),
        read_back=read_back(draft.questions()),
    )


def helper_of(desk: Desk, record: DossierRecord) -> Helper:
    """Who helped, and the point and number to call, as far as the keeper has filled them in."""
    here = point(desk)
    return Helper(record.helper, here.name, here.hotline)


def team_of(desk: Desk) -> Helper:
    """The point and the number to call, without anybody's name."""
    here = point(desk)
    return Helper(point=here.name, hotline=here.hotline)


def paper_code(desk: Desk, draft: Draft) -> str:
    """The check code of the office's copy: of the frozen submission, or of the answers as they stand in a draft."""
    with desk.vault.read() as unit:
        record = unit.dossiers.get(draft.id)
        digest16 = bytes.fromhex(current_digest(unit, record, draft.instance))[:16]
    signature = desk.vault.device.sign(codes.check_message(record.id, record.revision, digest16))
    key_id = bytes.fromhex(desk.vault.device.device_id)
    return codes.CheckCode(record.id, record.revision, digest16, key_id, signature).encode()


def current_digest(unit: Unit, record: DossierRecord, instance: Instance) -> str:
    """The digest of what stands now: frozen when the dossier is, otherwise what finalizing would freeze."""
    latest = unit.submissions.latest(record.id)
    if latest is not None and record.state is not DossierState.DRAFT:
        return latest.digest
    return digest(instance.xml(), [held.sha256 for held in unit.papers.list(record.id) if held.sha256])


def _accepted(draft: Draft, journal: Sequence[JournalEntry]) -> tuple[str, ...]:
    """The form's warnings that were let stand at the last finalizing; missing papers stand in the sheet's own list."""
    finalized = [entry for entry in journal if entry.kind == "finalized"]
    codes_accepted = frozenset(finalized[-1].details.get("accepted", ())) if finalized else frozenset()
    return tuple(dict.fromkeys(one.message for one in draft.problems() if one.code in codes_accepted))


def _office(shelf: Shelf, instance: Instance) -> str:
    commune = office_commune(instance)
    return shelf.places.label(commune) if commune else ""


def _result_delivery(instance: Instance) -> str:
    asked = (ref for ref in instance.questions() if ref.endswith("/result_delivery"))
    return next((instance.value(ref) for ref in asked), "")
