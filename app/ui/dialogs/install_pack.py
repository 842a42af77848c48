"""Before a pack counts: what it is, who signed it and for where, and what it changes here."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.install_packs import Outcome
from app.ui import words
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Badge, Text, bullet

translate = QCoreApplication.translate


class InstallPackDialog(Dialog):
    """Its signatures hold already when this is shown; the keeper says whether it is wanted."""

    def __init__(self, parent: QWidget, found: Outcome, whose: str) -> None:
        super().__init__(
            parent,
            translate("InstallPackDialog", "Install this pack?"),
            yes=translate("InstallPackDialog", "&Install"),
            no=translate("InstallPackDialog", "&Leave it"),
        )
        self.body.add(
            Text(found.title, "heading"),
            flow(
                Badge(self.tr("Version {version}").format(version=found.version), "paper"),
                Badge(self.tr("Holds for {where}").format(where=whose), "pin"),
            ),
            Text(
                self.tr("Signed by {name}; made {made}").format(name=found.signed_by, made=words.day(found.made_on)),
                "small",
            ),
            Text(self.tr("What changes"), "strong"),
            *(bullet(line) for line in found.lines or (self.tr("Nothing that villagers would notice."),)),
        )
        self.no.setFocus()
