"""What a scanned code leads to on this laptop: the dossier that it names, the procedure's page, or what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.desk import Desk
from app.services.read_code import ReadCode, read_texts
from forms.refusal import Refusal


@dataclass(frozen=True)
class ScanAnswer:
    """A code, the dossier here that it belongs to ("" for none), and the name of the procedure whose page it names."""

    code: ReadCode
    dossier: str = ""
    procedure: str = ""


def answer(desk: Desk, texts: Sequence[str]) -> list[ScanAnswer]:
    """What the texts scanned so far say, the most telling first; symbols of one dossier count as one code.

    Raises:
        Refusal: as :func:`app.services.read_code.read_texts`.
    """
    return [ScanAnswer(code, _dossier(desk, code), _procedure(desk, code)) for code in read_texts(texts, desk)]


def _dossier(desk: Desk, code: ReadCode) -> str:
    if code.kind == "check-code":
        return _held(desk, str(code.fields["dossier"]))
    public = str(code.fields.get("public_code", "")) if code.kind == "tracking" else ""
    if not public:
        return ""
    with desk.vault.read() as unit:
        rows = unit.dossiers.page(state=None, find=public, limit=5, after=None).rows
    return next((row.id for row in rows if row.public_code == public), "")


def _held(desk: Desk, dossier_id: str) -> str:
    try:
        with desk.vault.read() as unit:
            return unit.dossiers.row(dossier_id).id
    except Refusal as why:
        if why.code != "unknown-dossier":
            raise
        return ""


def _procedure(desk: Desk, code: ReadCode) -> str:
    wanted = str(code.fields.get("procedure", "")) if code.kind == "portal-page" else ""
    try:
        return desk.catalogue.get(wanted).name if wanted else ""
    except Refusal:
        return ""
