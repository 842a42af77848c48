"""Every kind of paper that a vault gives, about invented people with the hardest names, for tests and for looking.

``python -m tests.print.every_kind FOLDER`` draws them all, with every page as a picture.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import printing
from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services import print_lists, print_other, print_public, print_sheets
from app.services.describe_point import describe_point
from app.services.desk import Desk
from app.services.erase_dossiers import certificate_pdf, erase
from app.services.fill_dossier import Draft
from app.services.pay_fee import trust_key
from app.services.print_lists import ListKind
from app.services.print_public import PublicKind, Wall
from app.services.print_sheets import SheetKind, Way
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.unlock_vault import create
from forms.certified_copies import CopyLine
from forms.code_page import dossier_page
from forms.dossier import Purpose
from forms.identity import read_card
from forms.trust import PREFIX, canonical
from sync.keys import device_id
from tests.print import test_dossier_codes
from tests.support.desks import STILL
from tests.support.vaults import USER, WEAK, WORDS
from tests.support.villagers import BIRTH as BIRTH_ANSWERS

Make = Callable[[], bytes]
COMMUNE, BIRTH, COPIES = "09955", "1.001193", "2.000815"
HARD = "Niê Kđăm Y Ŏn ƀuôn Ê̆"
TABLE = (
    CopyLine("Bằng tốt nghiệp trung học phổ thông", 2, 3),
    CopyLine("Giấy khai sinh", 1, 1),
    CopyLine("Hợp đồng chuyển nhượng quyền sử dụng đất và tài sản gắn liền với đất", 12, 2),
    CopyLine("Sổ hộ khẩu cũ đã rách", 16, 1, spoiled=True),
    CopyLine("Giấy chứng nhận kết hôn", 1, 2, original=False),
)


def a_practice_desk(folder: Path, *, practice: bool = True) -> Desk:
    desk = create(folder, USER, WORDS, STILL, WEAK, practice=practice)[0]
    describe_point(desk, name="Nhà văn hóa buôn Ƀuôn Êa Kmŭt", hotline="0912 345 678")
    return desk


def dossiers(desk: Desk) -> tuple[str, str]:
    """A pension by its card, and a birth with the hardest names."""
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP, Purpose.COUNT], "Mai")
    first = start(desk, PENSION, consent, cards=[("owner", read_card(PENSIONER_CARD))], answers=PENSION_ANSWERS).id
    named = {
        **BIRTH_ANSWERS,
        "/data/child/child_name": HARD,
        "/data/mother/mother_name": "H'Hen Niê Kđăm Y Ŏn ƀuôn Ê̆",
        "/data/father/father_name": "Nguyễn Phước Bảo Hoàng Tôn Thất Đăng Khôi Nguyên Ệ",
    }
    return first, start(desk, BIRTH, consent, answers=named).id


def papers(desk: Desk) -> Mapping[str, Make]:
    """How each kind is drawn; ``certificate`` comes last, for it erases."""
    pension, birth = dossiers(desk)
    both = [pension, birth] * 6
    found: dict[str, Make] = {}
    for kind in SheetKind:
        for large in (False, True):
            name = f"{kind}{'-large' if large else ''}"
            found[name] = partial(print_sheets.sheet, desk, kind, [pension, birth], large=large)
        if kind not in (SheetKind.DECLARATION, SheetKind.BLANK):
            found[f"{kind}-a5"] = partial(print_sheets.sheet, desk, kind, [pension], folded=True)
        if kind is not SheetKind.PREPARATION:
            found[f"{kind}-procedure"] = partial(print_sheets.sheet, desk, kind, procedure=BIRTH)
    found["unkept"] = partial(print_sheets.sheet_unkept, desk, SheetKind.GUIDANCE, Draft.look(desk, birth))
    found["unkept-form"] = partial(print_sheets.sheet_unkept, desk, SheetKind.DECLARATION, Draft.look(desk, birth))
    found["copies"] = partial(copies_table, desk, TABLE)
    found["copies-empty"] = partial(copies_table, desk, ())
    for each in ListKind:
        whose = both if each is not ListKind.RECIPIENT else [pension, birth]
        for way in (Way(), Way(large=True), Way(folded=True)):
            name = f"{each}{'-large' if way.large else '-a5' if way.folded else ''}"
            found[name] = partial(print_lists.listed, desk, each, whose, large=way.large, folded=way.folded)
    for public in PublicKind:
        codes = [BIRTH] if public not in (PublicKind.ONLINE_LIST, PublicKind.REFERENCE) else []
        found[public] = partial(print_public.public, desk, public, codes)
        found[f"{public}-a5"] = partial(print_public.public, desk, public, codes, Wall(a5=True))
    found["poster-a3"] = partial(print_public.public, desk, PublicKind.POSTER, [BIRTH], Wall(a3=True))
    several = Wall("Nhà có em bé", "nhà có trẻ dưới 6 tuổi")
    found["poster-event"] = partial(print_public.public, desk, PublicKind.POSTER, [BIRTH, PENSION, COPIES], several)
    found["report"] = partial(print_other.report, desk)
    found["batch"] = partial(print_other.batch, desk, list(SheetKind)[:4], [pension, birth])
    found["badge"] = partial(print_other.badge, desk, a_badge(desk))
    found["codes"] = partial(code_page, desk)
    found["certificate"] = lambda: certificate_pdf(desk, erase(desk, [pension]))
    return found


def copies_table(desk: Desk, table: tuple[CopyLine, ...]) -> bytes:
    paper = print_sheets.of_procedure(desk, SheetKind.PREPARATION, COPIES, copies=table)
    return printing.together([paper], practice=desk.practice)


def code_page(desk: Desk) -> bytes:
    """As :mod:`app.services.paper_dossier` makes it of a frozen dossier."""
    told = replace(test_dossier_codes.TOLD, practice=desk.practice)
    return printing.code_page(dossier_page(told, ["HSD1:11ABCD:00", "HSD1:12ABCD:00", "HSD1:13ABCD:00"]))


def a_badge(desk: Desk) -> bytes:
    """A badge of a commune whose key this vault trusts."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
    public = key.public_key().public_bytes_raw()
    days = {"first_day": "2020-01-01", "last_day": "2099-12-31"}
    trusted = {"public_key": public.hex(), "level": "commune", "unit": COMMUNE, "name": "UBND Xã Thạch Thất", **days}
    trust_key(desk, json.dumps(trusted).encode(), device_id(public)[:12])
    said = {"kind": "helper-badge", "name": HARD, "team": "Tổ công nghệ số cộng đồng", "commune": "Xã Thạch Thất"}
    statement = canonical({**said, "unit": COMMUNE, "number": "07", **days})
    signed = {"statement": statement.decode(), "signature": key.sign(PREFIX + statement).hex()}
    return json.dumps({**signed, "key": device_id(public)}).encode()


def main(folder: Path) -> None:
    from app.imaging import pages_png

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        desk = a_practice_desk(Path(place) / "vault", practice=False)
        for name, make in papers(desk).items():
            pdf = make()
            (folder / f"{name}.pdf").write_bytes(pdf)
            for number, page in enumerate(pages_png(pdf, dpi=60), 1):
                (folder / f"{name}-{number}.png").write_bytes(page)
        desk.vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
