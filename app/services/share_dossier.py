"""Two marks of a dossier: shared, so that every helper of the point sees it; private, so that lists do not name it."""

from app.services.desk import Desk
from app.services.roles import Act, may
from app.storage.stores.marks import Mark
from app.storage.transaction import not_yours


def share(desk: Desk, dossier_id: str, *, on: bool = True) -> None:
    """Let the whole point see a dossier, or its own helper alone again.

    Raises:
        Refusal: ``unknown-dossier``; ``not-yours`` for who is neither its helper nor sees all.
    """
    _mark(desk, dossier_id, "shared", on=on)


def keep_private(desk: Desk, dossier_id: str, *, on: bool = True) -> None:
    """Let lists say "Hồ sơ riêng tư" in the place of what the dossier is about, or say it again.

    Raises:
        Refusal: as :func:`share`.
    """
    _mark(desk, dossier_id, "private", on=on)


def _mark(desk: Desk, dossier_id: str, mark: Mark, *, on: bool) -> None:
    with desk.vault.write() as unit:
        record = unit.dossiers.get(dossier_id)
        if record.helper != desk.vault.user and not may(desk.vault.role, Act.SEE_ALL):
            raise not_yours(dossier_id)
        unit.marks.put(dossier_id, mark, on=on)
        unit.journal.append(mark if on else f"not-{mark}", dossier_id, {"by": desk.vault.user}, dossier_id)
