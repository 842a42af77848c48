"""All tours together, and which of them shows each page and each dialog that the window has."""

from collections.abc import Callable

from tests.support import dialog_tours, state_tours, tours
from tests.support.walker import Walker

Tour = Callable[[Walker], None]

PAGES: tuple[Tour, ...] = (*tours.PAGES, *state_tours.PAGES)
DIALOGS: tuple[Tour, ...] = (*tours.DIALOGS, *dialog_tours.MORE, *state_tours.DIALOGS)

PICTURES_ONLY: tuple[Tour, ...] = (
    tours.told,
    state_tours.printing,
    state_tours.camera,
    state_tours.read_back_outside,
    state_tours.certificate,
)
"""What fails on purpose, moves by itself, is a window apart, or (a certificate) asks before it closes."""

SHOWN: dict[str, Tour] = {
    **dialog_tours.SHOWN,
    "CertificateDialog": state_tours.certificate,
    "InstallPackDialog": state_tours.install_pack,
    "PaperLaterDialog": state_tours.paper_later,
    "PrintingDialog": state_tours.printing,
    "ShowFileDialog": state_tours.show_file,
    "AfterFaultPage": tours.after_fault,
    "AsidePage": tours.aside,
    "AuthoringPage": tours.authoring,
    "BackupsPage": tours.backups,
    "BridgePage": tours.beside_the_portal,
    "ByPhonePage": tours.by_phone,
    "CheckPage": tours.check_with_problems,
    "ConsentPage": tours.consent,
    "CopiesPage": tours.copies,
    "DossierPage": tours.dossier,
    "DossiersPage": tours.dossiers,
    "EventsPage": tours.events,
    "FillPage": tours.fill_first,
    "FinalizePage": tours.finalize,
    "FirstStartPage": tours.first_start,
    "HomePage": tours.home_with_a_draft,
    "KeeperPage": tours.keeper,
    "LearnPage": tours.learn,
    "OutboxPage": tours.outbox,
    "PacksPage": tours.packs,
    "PaperPage": tours.declaration,
    "PapersPage": tours.papers,
    "PersonsPage": tours.persons,
    "PicturesPage": tours.pictures,
    "PrintRoomPage": tours.print_room,
    "ProcedurePage": tours.pension_card,
    "ReadBackPage": tours.read_back,
    "RecoveryPage": tours.recovery,
    "RepairPage": tours.repair,
    "RestorePage": tours.restore,
    "ResultPage": tours.result_at_the_office,
    "RetentionPage": tours.retention,
    "ReturnReasonsPage": tours.return_reasons,
    "SettingsPage": tours.settings,
    "UnlockPage": tours.unlock,
    "UsersPage": tours.users,
    "VaultCheckPage": tours.vault_check,
}
"""For each page and dialog, by the name of its class, a tour that ends there."""
