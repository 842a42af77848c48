"""Preparation and consent slips: facts, boxes, places for ink, and the same plain foot line."""

import pytest

from app import imaging, printing
from forms.refusal import Refusal
from forms.sheet_values import Ink
from tests.print import reading, samples


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("make", [samples.consent_slip, samples.preparation_slip])
def test_everything_the_slip_says_stands_on_it(make, large: bool) -> None:  # noqa: ANN001, FBT001 - pytest parameters
    slip = make()
    found = reading.squeezed(reading.text(printing.slip(slip, large=large)))
    wanted = [slip.title, slip.status_banner, slip.our_code]
    wanted += [words for place in slip.signatures for words in (place.caption, place.name)]
    wanted += [line.text for line in (*slip.intro, *slip.notes)]
    wanted += [words for fact in slip.facts for words in fact] + [words for words, _ticked in slip.ticks]
    wanted += [paper.name for paper in slip.bring] + [box.address for box in slip.codes]
    assert [words for words in wanted if reading.squeezed(words) not in found] == []


def test_slips_fit_one_page_in_normal_print() -> None:
    for slip in (samples.consent_slip(), samples.preparation_slip()):
        assert len(reading.pages(printing.slip(slip))) == 1


def test_each_page_says_that_it_is_no_official_paper() -> None:
    for page in reading.pages(printing.slip(samples.preparation_slip(), large=True)):
        assert "không phải giấy tờ hành chính" in page
        assert "CỘNG HÒA" not in page


def test_each_signature_has_a_line_for_the_name() -> None:
    found = reading.text(
        printing.slip(samples.consent_slip(signatures=(Ink("Một"), Ink("Hai", "Lê B"), Ink("Ba")), facts=()))
    )
    assert found.count("Họ và tên:") == 3
    assert "Lê B" in found


def test_the_tracking_code_reads_from_print() -> None:
    picture = imaging.pages_png(printing.slip(samples.preparation_slip()), dpi=200)[0]
    assert imaging.read_codes(picture) == [samples.TRACKING]


def test_practice_and_determinism() -> None:
    assert "TẬP LÀM" in reading.text(printing.slip(samples.consent_slip(practice=True)))
    assert printing.slip(samples.consent_slip()) == printing.slip(samples.consent_slip())


def test_a_letter_outside_the_fonts_stops_the_printing() -> None:
    with pytest.raises(Refusal, match="fonts lack"):
        printing.slip(samples.consent_slip(facts=(("Họ và tên", "王"),)))


def test_a_value_of_several_pages_loses_no_word() -> None:
    long = " ".join(f"chữ{number}" for number in range(1500))
    slip = samples.consent_slip(facts=(("Địa chỉ", long),), ticks=((long, False),))
    found = reading.squeezed(reading.text(printing.slip(slip)))
    assert all(found.count(f"chữ{number}") >= 2 for number in range(1500))


def test_nobody_signs_a_page_that_says_nothing() -> None:
    for count in range(0, 60, 3):
        facts = tuple((f"Mục {number}", "giá trị") for number in range(count))
        found = reading.pages(printing.slip(samples.consent_slip(facts=facts)))
        signed = next(page for page in found if "Họ và tên:" in page)
        assert "Phiếu này ông/bà giữ một bản" in signed
