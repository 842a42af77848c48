"""Several sheets in one file, for a village session."""

import time
from collections.abc import Iterator

import pytest

from app import imaging, printing
from app.printing import ToPrint
from forms.refusal import Refusal
from forms.sheet_values import Poster
from tests.print import reading, samples

PARTS = (
    ToPrint(samples.pension(for_whom="ông Một", our_code="K7P2-M9QX")),
    ToPrint(samples.pension_declaration()),
    ToPrint(samples.consent_slip()),
)


def test_sheets_follow_one_another_and_stay_as_they_are() -> None:
    whole = printing.together(PARTS)
    assert reading.pages(whole) == [page for part in PARTS for page in reading.pages(printing.together([part]))]
    assert reading.title(whole) == reading.title(printing.together(PARTS[:1]))
    assert b"/Lang" in whole
    assert imaging.read_codes(whole) == [samples.PORTAL, samples.TRACKING, samples.CHECK]


def test_each_sheet_has_its_bookmark() -> None:
    assert reading.bookmarked(printing.together(PARTS)) == [
        ("Phiếu hướng dẫn: Xin trợ cấp hưu trí xã hội (tiền cho người cao tuổi) · K7P2-M9QX", 0),
        (f"{samples.pension_declaration().name} · K7P2-M9QX", 2),
        (f"{samples.consent_slip().title} · K7P2-M9QX", 3),
    ]


def test_fonts_are_embedded_once_for_all_sheets() -> None:
    one, many = (printing.together([ToPrint(samples.consent_slip())] * count) for count in (1, 20))
    assert many.count(b"/FontFile2") == one.count(b"/FontFile2") > 0


def test_the_same_sheets_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = printing.together(PARTS)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert printing.together(PARTS) == first
    assert printing.together(PARTS[::-1]) != first


def test_one_sheet_is_itself_and_none_is_refused() -> None:
    one = printing.slip(samples.consent_slip())
    assert printing.together([ToPrint(samples.consent_slip())]) == one
    with pytest.raises(Refusal) as refused:
        printing.together([])
    assert refused.value.code == "nothing-to-print"


def test_each_is_drawn_before_the_next_is_asked_for() -> None:
    asked: list[int] = []

    def papers() -> Iterator[ToPrint]:
        for number in range(3):
            asked.append(number)
            if number == 2:
                raise Refusal("stopped", "Printing was stopped.")
            yield ToPrint(samples.consent_slip())

    with pytest.raises(Refusal):
        printing.together(papers())
    assert asked == [0, 1, 2]


def test_any_sheet_of_ours_folds_to_a5_and_official_forms_do_not() -> None:
    for says in (samples.pension(), samples.consent_slip()):
        folded = printing.together([ToPrint(says, folded=True)])
        assert reading.sizes(folded) == {(842, 595)}
    with pytest.raises(Refusal) as refused:
        printing.together([ToPrint(samples.pension_declaration(), folded=True)])
    assert refused.value.code == "not-folded"


def test_a_folded_poster_makes_two_hand_outs() -> None:
    wall = Poster("Làm giấy khai sinh", "", "Mã 1.001193", (), (), (), "18001096", "Hỗ trợ miễn phí.", "")
    folded = printing.together([ToPrint(wall, folded=True)])
    assert reading.sizes(folded) == {(842, 595)}
    assert reading.text(folded).count("Làm giấy khai sinh") == 2
