"""The way to the dialogs that ask one small thing, each over the page it belongs to; all people invented."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.practice import PENSION
from app.services.ask_office import late_sheet
from app.services.desk import Desk
from app.services.tasks import Task, TaskKind
from app.ui.dialogs.erase_dossier import EraseDossierDialog
from app.ui.dialogs.find_place import FindPlaceDialog
from app.ui.dialogs.follow import (
    DraftDialog,
    FollowDialog,
    PaidDialog,
    PutOffDialog,
    SumDialog,
    ToldDialog,
    WentDialog,
)
from app.ui.dialogs.loudspeaker import LoudspeakerDialog
from app.ui.dialogs.paper_later import PaperLaterDialog
from app.ui.dialogs.return_reason import ReturnReasonDialog
from app.ui.dialogs.role import RoleDialog
from app.ui.dialogs.set_up import SetUpDialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.open_already import AgainDialog
from app.ui.pages.check import CheckPage
from app.ui.pages.fill import FillPage
from app.ui.pages.keeper import KeeperPage
from app.ui.session import Session
from app.ui.widgets.person_strip import PersonStrip
from tests.support import tours
from tests.support.vaults import USER
from tests.support.walker import Walker


def _follow(walker: Walker, made: Callable[[QWidget, Session, Task], FollowDialog], kind: TaskKind) -> None:
    tours.home(walker)
    task = Task(kind, "khong-co", "Lò Thị Thử", "Trợ cấp hưu trí", words="Thiếu chữ ký", due_on=date(2026, 12, 1))
    made(walker.window.page, walker.session, task).open()


def paid(walker: Walker) -> None:
    _follow(walker, PaidDialog, TaskKind.FEE)


def sum_of_fee(walker: Walker) -> None:
    _follow(walker, SumDialog, TaskKind.FEE)


def draft_of_office(walker: Walker) -> None:
    _follow(walker, DraftDialog, TaskKind.CONFIRM)


def put_off(walker: Walker) -> None:
    _follow(walker, PutOffDialog, TaskKind.SILENCE)


def office_told(walker: Walker) -> None:
    _follow(walker, ToldDialog, TaskKind.TELL_OFFICE)


def how_it_went(walker: Walker) -> None:
    _follow(walker, WentDialog, TaskKind.HOW_IT_WENT)


def again(walker: Walker) -> None:
    tours.home(walker)
    AgainDialog(walker.window.page, walker.session, "khong-co").open()


def loudspeaker(walker: Walker) -> None:
    tours.home(walker)
    LoudspeakerDialog(walker.window.page, walker.session, "Sáng thứ Bảy, xã nhận hồ sơ tại nhà văn hóa thôn.").open()


def return_reason(walker: Walker) -> None:
    tours.home(walker)
    ReturnReasonDialog(walker.window.page, walker.session).open()


def role(walker: Walker) -> None:
    tours.users(walker)
    RoleDialog(walker.window.page, walker.session, USER, "keeper").open()


def set_up(walker: Walker) -> None:
    tours.settings(walker)
    SetUpDialog(walker.window.page, walker.session).open()


def give_set_up(walker: Walker) -> None:
    tours.keeper(walker)
    walker.press(walker.on(KeeperPage).doors["set_up"])


def scan_any(walker: Walker) -> None:
    tours.home(walker)
    walker.session.scan_asked.emit()


def keep_warning(walker: Walker) -> None:
    tours.check_with_a_warning(walker)
    walker.press(next(row.keep for row in walker.on(CheckPage).rows() if row.keep is not None))


def known_person(walker: Walker) -> None:
    tours.home(walker)
    tours.finalized(walker)
    walker.begin(PENSION)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.press(walker.on(FillPage).findChildren(PersonStrip)[0].known)


def show_pdf(walker: Walker) -> None:
    tours.home(walker)
    dossier = tours.finalized(walker)

    def draw(desk: Desk) -> bytes:
        return late_sheet(desk, dossier)

    ShowPdfDialog(walker.window.page, walker.session, "Lời để hỏi xã", draw).open()


def erase_dossier(walker: Walker) -> None:
    tours.home(walker)
    dossier = tours.finalized(walker)
    EraseDossierDialog(walker.window.page, walker.session, dossier).open()


def find_place(walker: Walker) -> None:
    tours.home(walker)
    dialog = FindPlaceDialog(walker.window.page, walker.session)
    dialog.open()
    walker.settle()
    walker.type(dialog.search, "yên bái")
    walker.until(lambda: dialog.list.count() > 0)


def paper_later(walker: Walker) -> None:
    tours.home(walker)
    PaperLaterDialog(walker.window.page, walker.session, "khong-co", "giay", "Giấy chứng sinh").open()


MORE: tuple[Callable[[Walker], None], ...] = (
    paid,
    sum_of_fee,
    draft_of_office,
    put_off,
    office_told,
    how_it_went,
    again,
    loudspeaker,
    return_reason,
    role,
    set_up,
    give_set_up,
    scan_any,
    keep_warning,
    known_person,
    show_pdf,
    erase_dossier,
    find_place,
    paper_later,
)

SHOWN = {
    "AddUserDialog": tours.add_user,
    "AgainDialog": again,
    "ConfirmDialog": tours.withdraw,
    "DraftDialog": draft_of_office,
    "EnrolDialog": tours.enrol_dialog,
    "EraseDossierDialog": erase_dossier,
    "FindPlaceDialog": find_place,
    "GiveBackDialog": tours.give_back_dialog,
    "GiveSetUpDialog": give_set_up,
    "HandResultDialog": tours.hand_result,
    "HelpDialog": tours.help_dialog,
    "KeepWarningDialog": keep_warning,
    "KnownPersonDialog": known_person,
    "LendDialog": tours.lend_dialog,
    "LoudspeakerDialog": loudspeaker,
    "PaidDialog": paid,
    "PaperLaterDialog": paper_later,
    "PersonDialog": tours.person_dialog,
    "PutOffDialog": put_off,
    "RecordFilingDialog": tours.record_filing,
    "ReturnReasonDialog": return_reason,
    "RoleDialog": role,
    "ScanAnyDialog": scan_any,
    "ScanCardDialog": tours.scan_dialog,
    "SetUpDialog": set_up,
    "ShowPdfDialog": show_pdf,
    "StickDialog": tours.stick,
    "SumDialog": sum_of_fee,
    "ToldDialog": office_told,
    "WalkFormDialog": tours.walk_form,
    "WentDialog": how_it_went,
}
"""Which tour shows which dialog."""
