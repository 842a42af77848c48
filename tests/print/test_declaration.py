"""Official forms: their words, values on leaders, growing tables, ink places, and our marks kept apart."""

import pytest

from app import imaging, printing
from forms.declaration import (
    Boxes,
    Checks,
    Declaration,
    Field,
    FieldRow,
    Motto,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from forms.refusal import Refusal
from tests.print import reading, samples


def test_words_and_values_stand_on_the_form() -> None:
    found = reading.text(printing.declaration(samples.pension_declaration()))
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "1. Họ và tên (viết chữ in hoa): NGUYỄN THỊ Ệ",
        "2. Ngày sinh: 1940 Giới tính: Nữ Dân tộc: Kinh",
        "0 0 1 1 4 0 0 0 0 0 1 7",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Đoài Phương, thành phố Hà Nội",
        "Người đọc lại cho nghe:",
        "Mẫu vẽ lại theo lời văn của mẫu",
    ):
        assert words in found


def test_leaders_are_no_text() -> None:
    blank = reading.text(printing.declaration(samples.pension_declaration(filled=False)))
    assert "...." not in blank
    assert "1. Họ và tên (viết chữ in hoa): 2. Ngày sinh: Giới tính: Dân tộc:" in blank


def test_the_national_heading_stands_only_where_the_form_has_it() -> None:
    bare = Declaration("Phiếu", (), (Field("Họ và tên:", "Lê A"),))
    assert "CỘNG HÒA" not in reading.text(printing.declaration(bare))
    assert "CỘNG HÒA" in reading.text(printing.declaration(Declaration("Tờ khai", (), (Motto(),))))


def test_a_form_without_any_block_is_an_empty_page() -> None:
    assert reading.pages(printing.declaration(Declaration("Trống", (), ()))) == [""]


def test_rows_grow_over_pages_and_headers_come_again() -> None:
    found = reading.pages(printing.declaration(samples.pension_declaration(rows=80)))
    with_rows = [page for page in found if "Nguyễn Văn Thứ" in page]
    assert len(with_rows) > 2
    assert all(page.count("Số định danh cá nhân Quan hệ") == 1 for page in with_rows[1:])
    everything = " ".join(found)
    assert all(f" {number} Nguyễn Văn Thứ {number} " in everything for number in range(1, 81))
    assert [page.startswith(str(number)) or f" {number}" in page for number, page in enumerate(found[1:], 2)]


def test_pages_after_the_first_carry_their_number() -> None:
    table = Table(("TT", "Việc"), (1, 5), tuple((f"r{number}", "x") for number in range(90)))
    found = reading.pages(printing.declaration(Declaration("Tờ khai", (), (table,))))
    assert not found[0].endswith(" 1")
    assert [page.rsplit(" ", 1)[1] for page in found[1:]] == [str(number) for number in range(2, len(found) + 1)]


def test_signatures_are_never_torn_and_never_stand_alone() -> None:
    for rows in range(3, 22):
        found = reading.pages(printing.declaration(samples.pension_declaration(rows=rows)))
        page = next(page for page in found if "Người giám hộ" in page)
        assert "Người đề nghị (Ký" in page
        assert "Người đọc lại cho nghe:" in page
        assert "Tôi xin cam đoan" in page


def test_the_office_code_stands_on_the_last_page_with_its_text_and_reads() -> None:
    for rows in (0, 9, 40):
        pdf = printing.declaration(samples.pension_declaration(rows=rows))
        found = reading.pages(pdf)
        assert f"Mã đối chiếu: {samples.COMPARED} (lần 2)" in found[-1]
        assert "Mã đối chiếu" not in "".join(found[:-1])
        for dpi in (200, 300):
            assert imaging.read_codes(imaging.pages_png(pdf, dpi=dpi)[-1]) == [samples.CHECK]


def test_a_blank_form_carries_no_code_and_no_values() -> None:
    pdf = printing.declaration(samples.pension_declaration(filled=False, our_code=""))
    assert "HSL1" not in reading.text(pdf)
    assert "Mã phiếu" not in reading.text(pdf)
    with pytest.raises(Refusal, match="No code"):
        imaging.read_codes(pdf)


def test_eight_pages_of_answer_in_one_line_lose_no_word() -> None:
    long = " ".join(f"chữ{number}" for number in range(4000))
    for block in (
        Field("Lý do:", long),
        FieldRow((Field("Lý do:", long), Field("Khác:", "không"))),
        Table(("TT", "Lý do"), (1, 3), (("1", long),)),
        Paragraph(long),
        Checks("Chọn:", ((long, True),)),
    ):
        found = reading.squeezed(reading.text(printing.declaration(Declaration("Tờ khai", (), (block,)))))
        assert all(f"chữ{number}" in found for number in range(4000)), type(block).__name__


def test_a_name_without_spaces_is_broken_not_cut() -> None:
    name = "Ệ" * 300
    found = reading.text(printing.declaration(Declaration("Tờ khai", (), (Field("Họ và tên:", name),))))
    assert found.count("Ệ") == 300


def test_an_answer_of_many_pages_begins_where_its_field_stands() -> None:
    long = " ".join(f"chữ{number}" for number in range(4000))
    blocks = (Field("Họ và tên:", "Nguyễn Thị Ệ"), Field("Nơi cư trú:", long))
    first = reading.pages(printing.declaration(Declaration("Tờ khai", (), blocks)))[0]
    assert "Nơi cư trú: chữ0 " in first
    assert "chữ200 " in first


def test_a_number_longer_than_its_boxes_gets_more_boxes() -> None:
    found = reading.text(printing.declaration(Declaration("Tờ khai", (), (Boxes("Số:", "1234567890123456", 12),))))
    assert reading.squeezed(found).endswith("1234567890123456")


def test_many_options_and_long_labels_stay_on_the_page() -> None:
    options = tuple((f"Lựa chọn thứ {number} có tên khá dài", number % 2 == 0) for number in range(30))
    label = "Đề nghị giải quyết việc sau đây theo đúng quy định của pháp luật về hộ tịch và cư trú đang có hiệu lực:"
    blocks = (Checks(label, options), Boxes(label, "1"), FieldRow((Field(label, ""), Field("Ngày:", "1940"))))
    pdf = printing.declaration(Declaration("Tờ khai", (), blocks))
    found = reading.text(pdf)
    assert all(words in found for words, _ticked in options)
    assert found.count("đang có hiệu lực:") == 3


def test_every_count_of_signature_places_is_drawn() -> None:
    for count in range(1, 7):
        places = tuple(Signature(f"Người thứ {number}", "(Ký)", thumb=number % 2 == 0) for number in range(count))
        found = reading.text(printing.declaration(Declaration("Tờ khai", (), (Signatures(places),))))
        assert all(f"Người thứ {number}" in found for number in range(count))


def test_a_row_with_fewer_or_more_cells_than_headers_keeps_all_its_words() -> None:
    table = Table(("A", "B"), (1, 1), (("một",), ("hai", "ba", "bốn")))
    found = reading.text(printing.declaration(Declaration("Tờ khai", (), (table,))))
    assert all(word in found for word in ("một", "hai", "ba", "bốn"))


def test_quality_of_the_file() -> None:
    pdf = printing.declaration(samples.pension_declaration())
    names, files = reading.fonts(pdf)
    assert {name.partition("+")[2] for name in names} == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
    }
    assert files == 3
    assert b"/Lang (vi-VN)" in pdf
    assert pdf == printing.declaration(samples.pension_declaration())
    assert "TẬP LÀM" in reading.text(printing.declaration(samples.pension_declaration(practice=True)))


def test_a_letter_outside_the_fonts_stops_the_printing() -> None:
    with pytest.raises(Refusal) as refused:
        printing.declaration(Declaration("Tờ khai", (), (FieldRow((Field("Họ tên:", "Chắm ꪼꪕ"),)),)))
    assert refused.value.code == "letter-not-in-font"


def test_place_and_date_stay_on_one_line_above_the_caption() -> None:
    place = Signature("Người đề nghị", "(Ký)", "......................., ngày ..... tháng ..... năm ........")
    pdf = printing.declaration(Declaration("Tờ khai", (), (Signatures((place,)),)))
    assert reading.lines(pdf)[0].endswith("ngày ..... tháng ..... năm ........")


def test_options_stand_together_behind_the_label_or_on_the_next_line() -> None:
    label = "7. Đang hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng:"
    blocks = (Checks(label, (("Không", True), ("Có", False))), Checks("Sao:", (("Có", True), ("Không", False))))
    found = reading.lines(printing.declaration(Declaration("Tờ khai", (), blocks)))
    assert found == [label, "Không Có", "Sao: Có Không"]


def test_spaces_before_a_label_move_the_field_in() -> None:
    blocks = (Field("    Mức hưởng:", "1.000.000 đồng"), FieldRow((Field("    Số:", "1"), Field("Ngày:", "2"))))
    found = reading.lines(printing.declaration(Declaration("Tờ khai", (), blocks)))
    assert found == ["Mức hưởng: 1.000.000 đồng", "Số: 1 Ngày: 2"]
