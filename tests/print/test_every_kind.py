"""What holds for every kind of paper alike: practice is marked, letters stay letters, no word is torn, bytes repeat."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

import pypdfium2
import pytest

from app import imaging
from app.printing.paper import PRACTICE_WORD
from app.services.desk import Desk
from forms.wording import fold
from tests.print import reading
from tests.print.every_kind import HARD, Make, a_practice_desk, papers


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = a_practice_desk(tmp_path_factory.mktemp("every-kind") / "vault")
    yield made
    made.vault.close()


@pytest.fixture(scope="module")
def makes(desk: Desk) -> Mapping[str, Make]:
    return papers(desk)


@pytest.fixture(scope="module")
def drawn(makes: Mapping[str, Make]) -> Mapping[str, bytes]:
    """Every kind but the certificate, which would erase what the others speak of."""
    return {name: make() for name, make in makes.items() if name != "certificate"}


def test_every_page_of_practice_says_so(drawn: Mapping[str, bytes]) -> None:
    unmarked = [
        (name, number)
        for name, pdf in drawn.items()
        for number, page in enumerate(reading.pages(pdf), 1)
        if PRACTICE_WORD not in page
    ]
    assert unmarked == []


def test_the_same_paper_gives_the_same_bytes(makes: Mapping[str, Make], drawn: Mapping[str, bytes]) -> None:
    plain = [name for name in drawn if not name.endswith(("-large", "-a5"))]
    assert [name for name in plain if makes[name]() != drawn[name]] == []


def test_every_pdf_carries_its_letters_its_language_its_title_and_its_bookmarks(drawn: Mapping[str, bytes]) -> None:
    for name, pdf in drawn.items():
        faces, files = reading.fonts(pdf)
        assert files >= len(faces) > 0, name
        assert all(re.fullmatch(r"[A-Z]{6}\+\S+", face) for face in faces), (name, faces)
        assert b"/Lang (vi-VN)" in pdf, name
        assert reading.title(pdf), name
        assert len(pdf) < 600_000, name
        marked = reading.bookmarked(pdf)
        assert marked, name
        assert marked[0][1] == 0, name
        assert len({title for title, _page in marked}) == len(marked), name


def test_what_is_read_out_of_a_pdf_is_what_was_written(drawn: Mapping[str, bytes]) -> None:
    for name, pdf in drawn.items():
        found = reading.text(pdf)
        assert found == unicodedata.normalize("NFC", found), name
        assert not {"\ufffd", "\ufffe", "\u25a1"} & set(found), name
    for name in ("handover", "todo", "guidance", "declaration-large", "preparation-a5", "badge", "batch"):
        whole = reading.squeezed(reading.text(drawn[name]))
        assert any(reading.squeezed(one) in whole for one in (HARD, HARD.upper(), "Nguyễn Thị Ệ")), name


def test_nothing_is_drawn_outside_its_page_or_too_small_to_read(drawn: Mapping[str, bytes]) -> None:
    for name, pdf in drawn.items():
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                width, height = page.get_size()
                for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                    left, low, right, high = item.get_bounds()
                    assert -1 <= left <= right <= width + 1, name
                    assert -1 <= low <= high <= height + 1, name


@pytest.mark.parametrize("way", ["", "-large", "-a5"])
def test_a_table_breaks_no_word(drawn: Mapping[str, bytes], way: str) -> None:
    for name, words in (("handover", ("Nhận", "Mã phiếu", "Giấy tờ")), ("todo", ("Xong", "Việc cần làm", "Hạn"))):
        with pypdfium2.PdfDocument(drawn[name + way]) as document:
            lines = {line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()}
        heads = " ".join(line for line in lines if len(line) < 80)
        assert all(word in heads for word in words), (name, way)


def test_numbers_stay_whole_at_the_end_of_a_line(drawn: Mapping[str, bytes]) -> None:
    for name in ("preparation", "consent", "guidance-large", "poster-event", "copies"):
        with pypdfium2.PdfDocument(drawn[name]) as document:
            lines = [line for page in document for line in page.get_textpage().get_text_range().splitlines()]
        torn = [line for line in lines if re.search(r"(gọi: 0912|: [0-9]{1,3}(\.000)?|\(mã)$", line.rstrip())]
        assert torn == [], name


def test_papers_on_their_way_say_that_they_are_not_filed(drawn: Mapping[str, bytes]) -> None:
    for name in ("handover", "handover-a5", "recipient", "recipient-large"):
        assert fold("HỒ SƠ CHƯA NỘP CHO XÃ") in fold(reading.text(drawn[name])), name


def test_nobody_signs_a_page_that_says_nothing(drawn: Mapping[str, bytes]) -> None:
    pages = reading.pages(drawn["handover-large"])
    assert len(pages) == 3
    assert "Mã phiếu" in pages[-1]
    assert "Người nhận hồ sơ" in pages[-1]


def test_the_certificate_of_practice_says_so(makes: Mapping[str, Make], drawn: Mapping[str, bytes]) -> None:
    assert drawn
    assert PRACTICE_WORD in reading.text(makes["certificate"]())


def test_every_code_on_a_sheet_can_be_read(drawn: Mapping[str, bytes]) -> None:
    coded = ("guidance", "guidance-a5", "declaration", "leaflet", "poster", "poster-a5", "poster-a3", "codes")
    for name in coded:
        assert imaging.read_own_codes(drawn[name]), name
    portal = {text for name in coded[:2] for text in imaging.read_own_codes(drawn[name])}
    assert all("dichvucong.gov.vn" in text for text in portal)
