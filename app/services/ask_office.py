"""When an office is silent past the day due: whom to call, and the sheet with what to ask and what to complain of."""

from app import printing
from app.printing import ToPrint
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.sheet_facts import facts_of
from app.services.tasks import TaskKind, tasks
from forms.late_words import Late, build_late
from forms.refusal import Refusal
from forms.sheet_words import HELP_DESK


def contacts(desk: Desk, dossier_id: str) -> tuple[str, ...]:
    """Whom to call about a dossier, in sentences: the commune's own numbers where its pack gives them, then the card's.

    Raises:
        Refusal: ``unknown-dossier``.
    """
    draft = Draft.look(desk, dossier_id)
    commune = facts_of(desk, draft, aloud=False).commune
    local = desk.catalogue.local(commune) if commune else None
    told = []
    if local is not None and local.hotline:
        told.append(f"Gọi {local.office or 'xã'}: {local.hotline} ({local.source}, xem ngày {local.read_on:%d/%m/%Y}).")
    if local is not None and local.complaint:
        told.append(f"Phản ánh với xã: {local.complaint}.")
    told += [fact.line().text for fact in draft.procedure.complaint]
    return tuple(told) or (f"Gọi {HELP_DESK}, tổng đài của Cổng dịch vụ công quốc gia.",)


def late_sheet(desk: Desk, dossier_id: str, *, large: bool = False) -> bytes:
    """The sheet of a dossier whose answer is overdue, as PDF.

    Raises:
        Refusal: ``unknown-dossier``; ``not-silent`` while nothing is overdue; ``letter-not-in-font``.
    """
    late = next((one for one in tasks(desk, dossier_id) if one.kind is TaskKind.SILENCE), None)
    if late is None or late.due_on is None:
        raise Refusal("not-silent", f"Nothing is overdue for {dossier_id} as far as this laptop knows.")
    draft = Draft.look(desk, dossier_id)
    facts = facts_of(desk, draft, aloud=False)
    says = build_late(
        Late(
            owner=facts.for_whom,
            title=draft.procedure.title,
            our_code=facts.our_code,
            office_number=facts.office_number,
            office=facts.office,
            received_on=facts.received_on,
            due_on=late.due_on,
            is_rule=late.is_rule,
            contacts=contacts(desk, dossier_id),
        ),
        today=desk.today(),
        practice=desk.vault.practice,
    )
    return printing.together([ToPrint(says, large=large)], practice=desk.vault.practice)
