""" "Che số": while others see the screen, numbers of persons end in their last digits on the pages of filling, too."""

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView

from app.practice import PENSION
from app.ui.pages.bridge import BridgePage
from app.ui.pages.fill import FillPage
from tests.support import tours
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker

NUMBER, TYPED = "001140009876", "0912345678"


def seen(helper: Walker) -> str:
    """All words and all typing that stand on the screen."""
    helper.settle()
    parts = [each for kind in (QLabel, QLineEdit) for each in helper.window.findChildren(kind) if each.isVisible()]
    return " ".join(str(each.text()) for each in parts)


def test_scanned_and_typed_numbers_are_covered_and_uncovered_as_the_page_stands(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.scan(GRANDMOTHER)
    helper.press(helper.window.chrome.top.cover)
    assert NUMBER not in seen(helper)
    assert "•••••••••876" in seen(helper)
    helper.fill_section({"owner_ethnic": "kinh"})
    helper.answer("owner_has_phone", "own")
    helper.answer("owner_phone", TYPED)
    assert TYPED not in seen(helper)  # it was typed in the open, and is covered as soon as it is an answer
    phone = helper.field("owner_phone")
    helper.press(phone._edit)
    assert TYPED in seen(helper)
    helper.press(helper.on(FillPage).head.turn)
    assert not {NUMBER, TYPED} & set(seen(helper).split())
    helper.press(helper.window.chrome.top.cover)
    assert {NUMBER, TYPED} <= set(seen(helper).split())


def test_the_table_of_a_list_covers_the_numbers_of_its_people(helper: Walker) -> None:
    tours.a_list_of_persons(helper)
    helper.press(helper.window.chrome.top.cover)
    helper.settle()
    (table,) = [each for each in helper.on(FillPage).findChildren(QTableView) if each.isVisible()]
    model = table.model()
    cells = [
        str(model.index(row, at).data() or "") for row in range(model.rowCount()) for at in range(model.columnCount())
    ]
    digits = [cell for cell in cells if sum(letter.isdigit() for letter in cell) == 12]
    assert digits == [], cells
    assert [cell for cell in cells if cell.startswith("•")]


def test_beside_the_portal_a_number_is_covered_and_copied_whole(walker: Walker) -> None:
    tours.beside_the_portal(walker)
    walker.press(walker.window.chrome.top.cover)
    page = walker.on(BridgePage)
    (row,) = [row for row in page.rows.values() if row.value.names_somebody and row.value.ref.endswith("mother_number")]
    number = row.value.text
    assert number not in seen(walker)
    assert number[-3:] in seen(walker)
    walker.press(row.copy)
    assert QApplication.clipboard().text() == number
