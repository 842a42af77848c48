"""The papers beside the villager's sheet: what each says, what none of them may say, and how they are printed."""

from dataclasses import replace
from datetime import date

import pytest

from app import imaging, printing
from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.dossier_facts import Helper
from forms.guidance import build_guidance
from forms.other_papers import (
    Badge,
    Carried,
    ToDo,
    build_badge,
    build_handover,
    build_online_list,
    build_recipient,
    build_reference,
    build_to_do,
)
from forms.papers import papers_for
from forms.public_words import build_overview, build_poster, loudspeaker
from forms.refusal import Refusal
from forms.sheet_values import Grid, Lent, Line, Slip
from tests.print import reading, samples

CATALOGUE = Catalogue.load()
TODAY = date(2026, 11, 21)
HELPER = Helper("Lò Thị Hoa", "Nhà văn hóa thôn Đồi", "0912 345 678")
CODES = [procedure.code for procedure in CATALOGUE.all()]
PENSION, BIRTH = CATALOGUE.get("1.014027"), CATALOGUE.get("1.001193")
PAPERS = tuple(papers_for(BIRTH, "certificate", "desk", {}, today=TODAY))[:2]


def every_slip() -> list[Slip]:
    return [
        build_handover([Carried("K7P2-M9QX", "Niê Kđăm Y Ŏn ƀuôn Ê̆", BIRTH, PAPERS)], today=TODAY, helper=HELPER),
        build_to_do([ToDo("K7P2-M9QX", "Lê A", "Khai sinh", "Mang giấy đến xã nộp.", "")], today=TODAY, helper=HELPER),
        *build_reference(),
        build_recipient(office="Xã A", carried=Carried("K7P2-M9QX", "Lê A", BIRTH, PAPERS), helper=HELPER),
        build_badge(Badge("Lò Thị Hoa", "Tổ", "Xã A", TODAY, TODAY), today=TODAY),
        build_online_list(CATALOGUE.all(), today=TODAY),
    ]


@pytest.mark.parametrize("slip", every_slip(), ids=lambda slip: slip.title)
def test_no_paper_of_ours_looks_like_an_offices(slip: Slip) -> None:
    pdf = printing.slip(slip)
    for page in reading.pages(pdf):
        assert "Tài liệu hướng dẫn – không phải giấy tờ hành chính" in page
        assert "CỘNG HÒA" not in page
    assert reading.smallest(pdf) >= 12
    assert printing.slip(slip) == pdf


def test_the_handover_list_names_what_is_carried_and_is_signed_at_the_office() -> None:
    found = reading.text(printing.slip(every_slip()[0]))
    for words in (
        "Niê Kđăm Y Ŏn ƀuôn Ê̆",
        "K7P2- M9QX",
        "Giấy chứng sinh",
        "Người nhận hồ sơ",
        "không phải giấy tiếp nhận",
    ):
        assert reading.squeezed(words) in reading.squeezed(found)


def test_a_private_matter_is_not_named_on_a_list() -> None:
    private = replace(BIRTH, sensitive=True)
    handed = reading.text(
        printing.slip(build_handover([Carried("A", "Lê A", private, ())], today=TODAY, helper=HELPER))
    )
    assert BIRTH.title not in handed
    assert BIRTH.code in handed
    todo = build_to_do([ToDo("A-B", "Lê A", "Xin trợ cấp", "Gọi.", "", private=True)], today=TODAY, helper=HELPER)
    listed = reading.text(printing.slip(todo))
    assert "Hồ sơ riêng tư" in listed
    assert "Lê A" not in listed
    assert "Xin trợ cấp" not in listed


@pytest.mark.parametrize(
    "carried",
    [
        Carried("K7P2-M9QX", "Lê A", replace(BIRTH, sensitive=True), PAPERS),
        Carried("K7P2-M9QX", "Lê A", BIRTH, PAPERS, private=True),
    ],
)
def test_the_papers_of_a_private_matter_are_counted_and_not_named(carried: Carried) -> None:
    for slip in (
        build_handover([carried], today=TODAY, helper=HELPER),
        build_recipient(office="Xã A", carried=carried, helper=HELPER),
    ):
        found = reading.text(printing.slip(slip))
        assert "Hồ sơ riêng tư" in found
        assert f"{sum(paper.originals for paper in PAPERS)} bản chính" in found
        for words in (BIRTH.title, *(paper.name for paper in PAPERS)):
            assert words not in found


@pytest.mark.parametrize("code", CODES)
def test_no_paper_on_a_wall_is_counted_as_nothing(code: str) -> None:
    procedure = CATALOGUE.get(code)
    poster = build_poster(procedure, today=TODAY, helper=HELPER)
    said = [line.text for _label, lines in poster.blocks for line in lines]
    said += loudspeaker([procedure], today=TODAY, helper=HELPER).splitlines()
    assert not [line for line in said if ": ." in line or line.endswith(":")]


def test_a_long_list_repeats_its_headers_and_loses_nothing() -> None:
    bundle = [Carried(f"MA-{number:03d}", f"Người thứ {number}", BIRTH, PAPERS) for number in range(60)]
    pages = reading.pages(printing.slip(build_handover(bundle, today=TODAY, helper=HELPER)))
    assert all("Chủ hồ sơ" in page for page in pages if "MA-0" in page)
    assert all(f"MA-{number:03d}" in "".join(pages) for number in range(60))
    assert "Người nhận hồ sơ" in pages[-1]


def test_pages_to_copy_are_marked_as_suggestions() -> None:
    for slip in build_reference():
        assert "GỢI Ý – không phải mẫu của Nhà nước" in reading.text(printing.slip(slip))


def test_a_badge_holds_on_its_days_only() -> None:
    badge = Badge("Lò Thị Hoa", "Tổ công nghệ số", "Xã A", date(2026, 1, 1), date(2026, 6, 30))
    assert "từ 01/01/2026 đến hết 30/06/2026" in reading.text(
        printing.slip(build_badge(badge, today=date(2026, 6, 30)))
    )
    for day in (date(2025, 12, 31), date(2026, 7, 1)):
        with pytest.raises(Refusal) as refused:
            build_badge(badge, today=day)
        assert refused.value.code == "badge-not-valid"


def test_the_online_list_has_every_procedure_with_that_route_and_marks_the_unsure() -> None:
    slip = build_online_list(CATALOGUE.all(), today=TODAY)
    listed = {row[0]: row[3] for _heading, grid in slip.grids for row in grid.rows}
    online = {each.code: each for each in CATALOGUE.all() if "vneid" in each.routes}
    assert set(listed) == set(online)
    assert {code for code, note in listed.items() if note} == {
        code for code, each in online.items() if each.routes[Route.VNEID].mark == "uncertain"
    }


@pytest.mark.parametrize("code", CODES)
def test_a_poster_is_one_side_and_its_code_reads(code: str) -> None:
    for pictures in (False, True):
        pdf = printing.poster(build_poster(CATALOGUE.get(code), today=TODAY, helper=HELPER, pictures=pictures))
        (page,) = reading.pages(pdf)
        assert "0912 345 678" in page
        assert "Không đưa mã OTP" in page


def test_a_poster_says_what_is_uncertain_and_leaves_out_what_holds_for_some_only() -> None:
    unsure = replace(PENSION, who=(replace(PENSION.who[0], mark="uncertain"), replace(PENSION.who[1], cases=("new",))))
    page = reading.text(printing.poster(build_poster(unsure, today=TODAY, helper=HELPER)))
    assert "Chưa chắc – hỏi xã trước" in page
    assert PENSION.who[1].text not in page


def test_an_enlarged_poster_is_the_same_on_a3() -> None:
    value = build_poster(PENSION, today=TODAY, helper=HELPER)
    small, large = printing.poster(value), printing.poster(value, a3=True)
    assert reading.text(small) == reading.text(large)
    assert [round(side) for side in reading.size(large)] == [842, 1191]
    assert imaging.read_own_codes(large) == imaging.read_own_codes(small)


def test_a_poster_over_several_procedures_names_each() -> None:
    value = build_overview("Nhà có thêm người", [BIRTH, PENSION], today=TODAY, helper=HELPER, audience="người già")
    page = reading.text(printing.poster(value))
    for words in ("Nhà có thêm người", "Dành cho: người già", BIRTH.title, PENSION.title):
        assert words in page


def test_the_loudspeaker_says_what_the_poster_says() -> None:
    spoken = loudspeaker([PENSION], today=TODAY, helper=HELPER)
    assert "Người từ đủ 75 tuổi trở lên." in spoken
    assert "0912 345 678" in spoken
    assert "http" not in spoken
    assert "18001096" not in loudspeaker([PENSION], today=TODAY, helper=Helper())
    assert "1800 1096" in loudspeaker([PENSION], today=TODAY, helper=Helper())


def test_a_leaflet_folds_to_a5_with_its_pages_in_order() -> None:
    sheet = build_guidance(BIRTH, today=TODAY, route="desk", helper=HELPER)
    pdf = printing.leaflet(sheet)
    sides = reading.pages(pdf)
    assert [round(side) for side in reading.size(pdf)] == [842, 595]
    count = int(sides[0].split("Trang 1/")[1][0])
    assert count == 3
    assert len(sides) == 2
    assert "Trang 1/3" in sides[0]
    assert sides[1].index("Trang 2/3") < sides[1].index("Trang 3/3")
    assert reading.smallest(pdf) * 0.707 >= 11.9
    assert imaging.read_own_codes(pdf)


def test_what_was_lent_stands_on_the_sheet_and_an_empty_list_is_a_line_to_write_on() -> None:
    lent = (Lent("Giấy chứng sinh", "20/11/2026"), Lent("Sổ hộ khẩu cũ", "20/11/2026", "21/11/2026"))
    page = reading.text(printing.guidance(samples.pension(lent=lent)))
    assert "Giấy chứng sinh: đưa ngày 20/11/2026, chưa trả." in page
    assert "Sổ hộ khẩu cũ: đưa ngày 20/11/2026, đã trả ngày 21/11/2026." in page
    assert "đưa ngày" in reading.text(printing.guidance(samples.pension(lent=())))
    assert "đưa ngày" not in reading.text(printing.guidance(samples.pension(lent=None)))


def test_an_unknown_letter_in_a_table_stops_the_printing() -> None:
    slip = replace(every_slip()[0], grids=(("", Grid(("A",), (1,), (("李",),))),))
    with pytest.raises(Refusal, match="printing fonts lack"):
        printing.slip(slip)
    with pytest.raises(Refusal, match="printing fonts lack"):
        printing.slip(replace(every_slip()[0], sections=(("Nhãn", (Line("李"),)),)))
