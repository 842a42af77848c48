"""What a commune wrote and recorded in a language of its people: signed by it alone, and given out as it was signed."""

from pathlib import Path

import pytest

from app.services import install_packs
from app.services.desk import Desk
from app.services.tongues import recording_in, sheet_pdf, sheets_of, spoken_here
from forms.authoring.pack_folder import SecretKey
from forms.recordings import name_of
from forms.refusal import Refusal
from tests.support.packs import COMMUNE, DAY, OTHER_COMMUNE, Office
from tests.support.vaults import FixedClock

OFFICE = Office()
CODE, SENTENCE = "1.014027", "Họ, chữ đệm, tên"
PDF = b"%PDF-1.7 an invented sheet"
SHEET = f"tongues/{COMMUNE}/mong/{CODE}.pdf"
SAID = f"tongues/{COMMUNE}/e-de/{name_of(SENTENCE)}.ogg"


def _install(data: Path, pack: bytes) -> install_packs.Outcome:
    from datetime import UTC, datetime, time

    clock = FixedClock(datetime.combine(DAY, time(5), UTC))
    return install_packs.install(data, pack, clock, OFFICE.root.key)


def test_sheets_and_recordings_of_a_commune_are_used_while_they_are_what_it_signed(desk: Desk) -> None:
    data = desk.vault.folder
    assert (sheets_of(desk, CODE), spoken_here(data)) == ((), ())
    done = _install(data, OFFICE.pack({SHEET: PDF, SAID: b"an invented voice"}, by=OFFICE.commune))
    assert done.lines == ("Có tờ hướng dẫn bằng tiếng Mông.", "Có tiếng đọc bằng tiếng Ê Đê.")
    (sheet,) = sheets_of(desk, CODE)
    assert (sheet.name, sheet.commune, sheet_pdf(sheet)) == ("Mông", "Xã Thạch Thất", PDF)
    assert sheets_of(desk, "1.001193") == ()
    assert spoken_here(data) == ("e-de",)
    said = recording_in(data, "e-de", f" {SENTENCE} ")
    assert said is not None
    assert recording_in(data, "mong", SENTENCE) is None
    for file in (said, sheet.file):
        file.write_bytes(b"%PDF- what nobody signed")
    assert recording_in(data, "e-de", SENTENCE) is None
    with pytest.raises(Refusal) as why:
        sheet_pdf(sheet)
    assert why.value.code == "bad-pack"


@pytest.mark.parametrize(
    ("path", "content", "key", "code"),
    [
        (SHEET, PDF, OFFICE.national, "wrong-scope"),
        (SHEET.replace(COMMUNE, OTHER_COMMUNE), PDF, OFFICE.commune, "wrong-scope"),
        (SHEET, b"MZ no paper", OFFICE.commune, "bad-pack"),
    ],
)
def test_nobody_else_signs_for_a_commune_and_only_paper_is_a_sheet(
    tmp_path: Path, path: str, content: bytes, key: SecretKey, code: str
) -> None:
    with pytest.raises(Refusal) as why:
        _install(tmp_path, OFFICE.pack({path: content}, by=key))
    assert why.value.code == code


@pytest.mark.parametrize("language", ["klingon", "MONG", "../mong"])
def test_a_language_that_nobody_knows_here_has_no_place(tmp_path: Path, language: str) -> None:
    with pytest.raises(Refusal) as why:
        _install(tmp_path, OFFICE.pack({SHEET.replace("mong", language): PDF}, by=OFFICE.commune))
    assert why.value.code == "pack-bad-path"


def test_a_sheet_of_a_commune_that_is_no_more_is_passed_over(desk: Desk) -> None:
    _install(desk.vault.folder, OFFICE.pack({SHEET: PDF}, by=OFFICE.commune))
    (sheet,) = sheets_of(desk, CODE)
    gone = sheet.file.parents[1].with_name("99999")
    sheet.file.parents[1].rename(gone)
    assert sheets_of(desk, CODE) == ()
