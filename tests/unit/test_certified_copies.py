"""Copies to be certified: what they cost, what cannot be done, what the slip says (facts/domain.md 1.4, 1.5 F11)."""

from datetime import date, timedelta

import pytest

from app import printing
from forms.catalogue import Catalogue
from forms.certified_copies import CopyLine, FeeScale, fee_scale, read_lines
from forms.dossier import Route
from forms.dossier_facts import DossierFacts
from forms.preparation_slip import build_preparation
from forms.refusal import Refusal
from forms.sheet_values import Slip
from tests.print import reading

CODE = "2.000815"
TODAY = date(2026, 11, 21)


def scale() -> FeeScale:
    found = fee_scale(CODE)
    assert found is not None
    return found


def slip(*lines: CopyLine, today: date = TODAY) -> Slip:
    card = Catalogue.load().get(CODE)
    return build_preparation(card, today=today, route=Route.DESK, dossier=DossierFacts(), copies=lines)


@pytest.mark.parametrize(
    ("pages", "copies", "fee"),
    [(1, 1, 2000), (2, 1, 4000), (3, 1, 5000), (5, 2, 14_000), (198, 1, 200_000), (199, 1, 200_000), (250, 3, 600_000)],
)
def test_the_fee_counts_pages_for_each_copy_up_to_the_most(pages: int, copies: int, fee: int) -> None:
    assert scale().fee(CopyLine("Bằng", pages, copies)) == fee


@pytest.mark.parametrize("line", [CopyLine("Bằng", 9, 9, original=False), CopyLine("Bằng", 9, 9, spoiled=True)])
def test_without_a_sound_original_nothing_is_asked_for(line: CopyLine) -> None:
    assert scale().fee(line) == 0
    assert slip(line).grids[0][1].rows[0][-1] == "không làm được"


def test_only_the_certifying_procedure_has_a_scale() -> None:
    assert [each.code for each in Catalogue.load().all() if fee_scale(each.code)] == [CODE]
    with pytest.raises(Refusal) as refused:
        build_preparation(
            Catalogue.load().get("2.000884"),
            today=TODAY,
            route=Route.DESK,
            dossier=DossierFacts(),
            copies=(CopyLine("Bằng", 1, 1),),
        )
    assert refused.value.code == "no-copies-here"


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        ["Bằng"],
        [{"name": "", "pages": 1, "copies": 1}],
        [{"name": "Bằng", "pages": 0, "copies": 1}],
        [{"name": "Bằng", "pages": 1, "copies": True}],
        [{"name": "Bằng", "pages": 1, "copies": 1, "fee": 5}],
        [{"name": "Bằng", "pages": 1, "copies": 1, "original": "no"}],
        [{"name": "B" * 201, "pages": 1, "copies": 1}],
    ],
)
def test_what_cannot_be_a_count_is_refused(value: object) -> None:
    with pytest.raises(Refusal) as refused:
        read_lines(value)
    assert refused.value.code == "bad-copies"


def test_the_slip_shows_table_sum_and_reminders_and_looks_like_no_offices_paper() -> None:
    given = [{"name": "Bằng tốt nghiệp", "pages": 3, "copies": 2}, {"name": "Sổ đỏ", "pages": 250, "copies": 6}]
    pdf = printing.slip(slip(*read_lines(given)))
    (page,) = reading.pages(pdf)
    for words in (
        "CHƯA NỘP GÌ CHO XÃ",
        "Tổng lệ phí 1.210.000 đồng (một triệu hai trăm mười nghìn đồng), cho 8 bản",
        "Bằng tốt nghiệp 3 2 Có 10.000",
        "Mang bản chính theo",
        "không gửi bưu điện được",
        "không phải giấy tờ hành chính",
    ):
        assert words in page, words
    for words in ("CỘNG HÒA", "Ủy ban nhân dân", "ỦY BAN"):
        assert words not in page


def test_without_lines_there_are_rows_for_a_pen_and_the_rule_of_the_fee() -> None:
    blank = slip()
    assert blank.grids[0][1].least > 0
    assert "2.000 đồng" in reading.text(printing.slip(blank))


def test_past_the_review_day_no_sum_is_stated() -> None:
    late = Catalogue.load().get(CODE).review_on + timedelta(days=1)
    said = reading.text(printing.slip(slip(CopyLine("Bằng", 3, 2), today=late)))
    assert "hỏi xã" in said
    assert "10.000" not in said
