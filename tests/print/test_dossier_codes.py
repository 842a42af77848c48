"""The page of codes: few, large enough, in clear what they are for, and read after what paper goes through."""

import random
from dataclasses import replace

from app import imaging, printing
from app.printing.symbols import SMALLEST_MODULE, WIDEST, widest
from forms.code_page import CodePage, DossierOnPaper, PageCode, dossier_page
from tests.bench.codes import sealed_texts, survivors
from tests.print import reading

TOLD = DossierOnPaper(
    procedure="Đăng ký khai sinh (1.001193)",
    our_code="PC01-TEST",
    revision=1,
    digest="be93a6a88311ca53",
    office="Xã Ea Kar, Tỉnh Đắk Lắk",
    papers=("Giấy chứng sinh",),
)


def test_a_dozen_dossiers_survive_printers_copiers_and_cameras() -> None:
    dust = random.Random(1940)  # noqa: S311 - the same dust in every run
    lost = [
        name for texts in sealed_texts(12) for name, is_read in survivors(texts, dust) if not is_read
    ]  # the bench has three hundred
    assert lost == []


def test_symbols_keep_their_sizes() -> None:
    for texts in sealed_texts(25):
        assert len(texts) <= 2
        for text in texts:
            made = widest(text)
            assert made.module >= SMALLEST_MODULE
            assert made.side <= WIDEST


def test_the_page_carries_the_symbols_and_says_in_clear_what_they_are() -> None:
    (texts,) = sealed_texts(1)
    pdf = printing.code_page(dossier_page(TOLD, texts))
    assert sorted(imaging.read_own_codes(pdf)) == sorted(texts)
    (page,) = reading.pages(pdf)
    words = " ".join(page.split())
    for told in ("be93 a6a8 8311 ca53 (lần 1)", "PC01-TEST", "Giấy chứng sinh", "chưa nộp", "không phải giấy tờ"):
        assert told in words
    assert pdf == printing.code_page(dossier_page(TOLD, texts))


def test_delivered_is_not_filed_on_the_offices_copy_either() -> None:
    symbols = ["HSD1:11ABCD:00"]
    held = DossierOnPaper("Tên", "PC01-TEST", 2, "00" * 8, "")
    page = dossier_page(held, symbols)
    assert page.codes == (PageCode("Mã hồ sơ", symbols[0]),)
    delivered = dossier_page(replace(held, delivered=True), symbols)
    filed = dossier_page(replace(held, delivered=True, filed=True), symbols)
    said = [reading.text(printing.code_page(each)) for each in (page, delivered, filed)]
    assert ["CHƯA NỘP CHO XÃ" in text for text in said] == [True, True, False]
    assert ["MÁY CHỦ ĐÃ NHẬN ĐỦ" in text for text in said] == [False, True, False]
    assert ["hồ sơ chưa nộp" in text for text in said] == [True, True, False]


def test_many_symbols_turn_the_page() -> None:
    texts = tuple(PageCode(f"Mã {number}/9", f"HSD1:{number}9ABCD:" + "A0" * 310) for number in range(1, 10))
    pdf = printing.code_page(CodePage("Mã", "", (), (), texts))
    assert len(imaging.read_own_codes(pdf)) == 9
