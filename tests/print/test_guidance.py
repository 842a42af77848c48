"""The villager's sheet: everything is on it, legible, whole, and the same each time."""

import unicodedata

import pytest

from app import imaging, printing
from forms.refusal import Refusal
from forms.sheet_values import CodeBox, Line, PaperLine, PaperState, Step
from tests.print import reading, samples

FOOT = "Tài liệu hướng dẫn – không phải giấy tờ hành chính"


def test_everything_the_sheet_says_stands_on_it() -> None:
    sheet = samples.pension()
    found = reading.text(printing.guidance(sheet))
    wanted = [sheet.title, sheet.official_name, sheet.code, sheet.for_whom, sheet.status_banner]
    wanted += [sheet.helper, sheet.point, sheet.hotline, sheet.our_code, sheet.catalogue_date]
    for lines in (
        sheet.who_may,
        sheet.where,
        sheet.fee,
        sheet.time,
        sheet.result_delivery,
        sheet.made_public,
        sheet.your_data,
        sheet.complaint,
    ):
        wanted += [line.text for line in lines]
    wanted += [step.text for step in sheet.steps]
    wanted += [words for paper in sheet.bring for words in (paper.name, paper.note)]
    wanted += [box.caption for box in sheet.codes]
    assert [words for words in wanted if words not in found] == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("make", [samples.pension, samples.dense])
def test_nothing_is_lost_or_left_out_in_any_size(make, large: bool) -> None:  # noqa: ANN001, FBT001 - pytest parameters
    sheet = make()
    found = reading.squeezed(reading.text(printing.guidance(sheet, large=large)))
    for words in [paper.name for paper in sheet.bring] + [step.text for step in sheet.steps]:
        assert reading.squeezed(words) in found
    assert found.count("Chưachắc–hỏixãtrước") == sum(
        item.uncertain for item in (*sheet.bring, *sheet.fee, *sheet.time, *sheet.where)
    )


def test_an_everyday_sheet_takes_two_pages_at_most_and_numbers_them() -> None:
    found = reading.pages(printing.guidance(samples.pension()))
    assert len(found) == 2
    assert "Trang 1/2" in found[0]
    assert "Trang 2/2" in found[1]


def test_a_short_sheet_is_one_page_without_a_number() -> None:
    sheet = samples.pension(steps=(), codes=(), your_data=(), made_public=(), bring=(), complaint=())
    found = reading.pages(printing.guidance(sheet))
    assert len(found) == 1
    assert "Trang" not in found[0]


def test_foot_line_stands_on_each_page_and_whom_to_call_on_the_first() -> None:
    found = reading.pages(printing.guidance(samples.dense(), large=True))
    assert all(FOOT in page for page in found)
    assert "0912 345 678" in found[0]
    assert "Không đưa mã OTP, mật khẩu VNeID cho bất kỳ ai" in found[0]


def test_no_national_heading_and_no_office_head() -> None:
    found = reading.text(printing.guidance(samples.pension())).upper()
    assert "CỘNG HÒA XÃ HỘI" not in found
    assert "ĐỘC LẬP" not in found


def test_the_offices_number_is_missing_in_words_until_there_is_one() -> None:
    assert "Mã hồ sơ (xã cấp): chưa có" in reading.text(printing.guidance(samples.pension()))
    numbered = samples.pension(office_number="H26.12-261121-0007")
    assert "Mã hồ sơ (xã cấp): H26.12-261121-0007" in reading.text(printing.guidance(numbered))


def test_papers_say_how_many_and_where_they_stand() -> None:
    found = reading.text(printing.guidance(samples.pension()))
    assert "1 bản chính · Đã có" in found
    assert "1 bản chính và 1 bản sao · Còn thiếu" in found
    assert "Bổ sung sau" in found
    # Columns are read across: the label's two lines stand beside the paper's two.
    assert "Không cần nộp" in found
    assert "xã tự tra cứu" in found


def test_a_mere_list_of_papers_reproaches_nobody_with_missing_ones() -> None:
    bring = (PaperLine("Tờ khai", 1, 0, PaperState.MISSING), PaperLine("Thẻ căn cước", 1, 0, PaperState.MISSING))
    assert "Còn thiếu" not in reading.text(printing.guidance(samples.pension(bring=bring)))


def test_who_may_comes_first_for_those_who_only_ask() -> None:
    asked = reading.text(printing.guidance(samples.pension(for_whom="", status_banner="")))
    begun = reading.text(printing.guidance(samples.pension()))
    assert asked.index("Ai được làm?") < asked.index("Mang theo")
    assert begun.index("Ai được làm?") > begun.index("Mang theo")


def test_empty_blocks_are_left_out() -> None:
    bare = samples.pension(
        who_may=(), bring=(), where=(), fee=(), time=(), steps=(), result_delivery=(), made_public=(), your_data=(),
        complaint=(), helper="", point="", hotline="", our_code="", codes=(), status_banner="", for_whom="",
        catalogue_date="",
    )  # fmt: skip
    found = reading.text(printing.guidance(bare))
    for label in ("Mang theo", "Nộp ở đâu", "Các bước", "Mã phiếu", "Người hỗ trợ", "xin gọi", "Thông tin thủ tục"):
        assert label not in found
    assert "Hỗ trợ miễn phí." in found


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("large", [False, True])
def test_every_code_reads_from_a_printed_page(dpi: int, large: bool) -> None:  # noqa: FBT001 - pytest parameter
    pdf = printing.guidance(samples.pension(practice=True), large=large)
    found = [text for picture in imaging.pages_png(pdf, dpi=dpi) for text in _codes(picture)]
    assert sorted(found) == sorted([samples.PORTAL, samples.TRACKING])


def test_a_code_with_a_long_secret_stays_within_the_page() -> None:
    long = "https://hoso.example.vn/t/K7P2-M9QX#" + "f3v9k2m7q8w4r6t1" * 20
    sheet = samples.pension(codes=(CodeBox("tracking", "Xem hồ sơ đi đến đâu", long, long),))
    pdf = printing.guidance(sheet)
    assert long in imaging.read_codes(pdf)
    assert reading.squeezed(long) in reading.squeezed(reading.text(pdf))


def test_practice_word_stands_on_each_page_of_practice_only() -> None:
    practised = reading.pages(printing.guidance(samples.pension(practice=True)))
    assert all("TẬP LÀM" in page for page in practised)
    assert "TẬP LÀM" not in reading.text(printing.guidance(samples.pension()))


def test_same_sheet_same_bytes() -> None:
    assert printing.guidance(samples.pension()) == printing.guidance(samples.pension())
    assert printing.guidance(samples.pension()) != printing.guidance(samples.pension(helper="Trần Văn C"))


def test_text_is_in_nfc_even_when_it_came_decomposed() -> None:
    decomposed = unicodedata.normalize("NFD", "bà Nguyễn Thị Ệ")
    found = reading.text(printing.guidance(samples.pension(for_whom=decomposed)))
    assert "bà Nguyễn Thị Ệ" in found
    assert unicodedata.is_normalized("NFC", found)


def test_fonts_are_embedded_subsets_and_the_document_names_itself() -> None:
    pdf = printing.guidance(samples.pension())
    names, files = reading.fonts(pdf)
    assert {name.partition("+")[2] for name in names} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert files == len(names)
    assert len(pdf) < 120_000
    assert reading.title(pdf) == f"Phiếu hướng dẫn: {samples.pension().title}"
    assert b"/Lang (vi-VN)" in pdf


def test_a_letter_outside_the_fonts_stops_the_printing_and_is_not_repeated() -> None:
    with pytest.raises(Refusal) as refused:
        printing.guidance(samples.pension(for_whom="bà Sơn Thị ស្រី"))
    assert refused.value.code == "letter-not-in-font"
    assert "U+179F" in refused.value.facts["letters"]
    assert "Sơn" not in str(refused.value)


def test_sentences_of_several_pages_flow_on_and_keep_every_word() -> None:
    long = " ".join(f"từ{number}" for number in range(1500))
    found = reading.squeezed(reading.text(printing.guidance(samples.pension(where=(Line(long),)))))
    assert all(f"từ{number}" in found for number in range(1500))


def test_a_step_without_a_picture_of_ours_is_drawn_with_its_number_alone() -> None:
    found = reading.text(printing.guidance(samples.pension(steps=(Step("", "Việc một"), Step("rocket", "Việc hai")))))
    assert "1. Việc một 2. Việc hai" in found


def _codes(picture: bytes) -> list[str]:
    try:
        return imaging.read_codes(picture)
    except Refusal as refusal:
        assert refusal.code == "no-code-found"  # noqa: PT017 - a page without a code is no failure
        return []


def test_a_section_that_goes_on_overleaf_names_itself_again() -> None:
    steps = tuple(Step("bring", f"Việc thứ {number} trong rất nhiều việc.") for number in range(1, 40))
    found = reading.pages(printing.guidance(samples.pension(steps=steps)))
    with_steps = [page for page in found if "Việc thứ" in page]
    assert len(with_steps) > 1
    assert all("Các bước (tiếp)" in page for page in with_steps[1:])


def test_a_sheet_without_a_dossier_speaks_of_no_office_number() -> None:
    asked = samples.pension(for_whom="", our_code="", status_banner="CHƯA NỘP GÌ CHO XÃ")
    assert "Mã hồ sơ" not in reading.text(printing.guidance(asked))
