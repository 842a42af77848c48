"""Whom to call: the point's name and telephone reach every sheet, and papers carry our own code."""

from app.services.describe_point import Point, describe_point, point
from app.services.desk import Desk
from app.services.print_sheets import SheetKind, sheet
from tests.print.reading import text
from tests.support.desks import a_pension


def test_a_sheet_names_the_point_and_its_telephone(desk: Desk) -> None:
    describe_point(desk, name="Nhà văn hóa  xóm 2", hotline="0912 345 678")
    shown = text(sheet(desk, SheetKind.GUIDANCE, [a_pension(desk)]))
    assert "Nhà văn hóa xóm 2" in shown
    assert "0912 345 678" in shown


def test_changing_one_leaves_the_other(desk: Desk) -> None:
    assert point(desk) == Point()
    describe_point(desk, name="Bưu điện văn hóa xã")
    assert describe_point(desk, hotline="0912 345 678") == Point("Bưu điện văn hóa xã", "0912 345 678")


def test_the_declaration_carries_our_code(desk: Desk) -> None:
    dossier = a_pension(desk)
    with desk.vault.read() as unit:
        code = unit.dossiers.get(dossier).public_code
    assert code in text(sheet(desk, SheetKind.DECLARATION, [dossier]))
