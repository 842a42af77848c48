"""Words for the stages of long work; each stage is named where the work is done."""

from PySide6.QtCore import QCoreApplication

from app.ui.run_words import size


def stage(name: str, done: int, total: int) -> str:
    """What is being done now, and how far it is where that can be counted."""
    translate = QCoreApplication.translate
    said = {
        "key": translate("WorkWords", "Working out the key from the passphrase…"),
        "open-check": translate("WorkWords", "It was not shut in order last time: checking every page of the vault…"),
        "open-copy": translate("WorkWords", "The program is newer: a copy of the vault is made first…"),
        "open-new": translate("WorkWords", "Bringing the vault to the newer version…"),
        "file": translate("WorkWords", "Checking the file of the vault, page by page…"),
        "journal": translate("WorkWords", "Checking the journal link by link…"),
        "records": translate("WorkWords", "Reading the dossiers: {done} of {total}…"),
        "papers": translate("WorkWords", "Reading the papers through: {done} of {total} files…"),
        "copy": translate("WorkWords", "Copying the file of the vault…"),
        "copy-opened": translate("WorkWords", "Opening the copy to look it over…"),
        "copy-papers": translate("WorkWords", "Copying the papers and reading each through: {done} of {total} files…"),
        "pack-papers": translate("WorkWords", "Putting the papers into the file: {done} of {total}…"),
        "copies": translate("WorkWords", "Erased on this machine. Now in the backups: {done} of {total}…"),
        "drawing": translate("WorkWords", "Drawing the papers: {done} of {total} dossiers…"),
        "erase": translate("WorkWords", "Erasing the dossiers on this machine…"),
        "certificate": translate("WorkWords", "Writing the certificate…"),
        "collect": translate("WorkWords", "Collecting the dossiers: {done} of {total}…"),
        "restore": translate("WorkWords", "Copying the backup: {size} of {whole}…"),
        "restore-opened": translate("WorkWords", "Opening the backup and looking it over…"),
        "saving": translate("WorkWords", "Saving what can be read: {done} of {total} tables…"),
        "stick-out": translate("WorkWords", "Sealing and writing to the stick: {size} of {whole}…"),
        "stick-in": translate("WorkWords", "Reading the stick: {done} of {total} files…"),
        "workbook": translate("WorkWords", "Reading the workbooks: {done} of {total} read…")
        if total
        else translate("WorkWords", "Reading the workbook…"),
        "pages": translate("WorkWords", "Opening the pages: {done} of {total}…"),
        "pictures": translate("WorkWords", "Reading the pictures: {done} of {total} read…")
        if total
        else translate("WorkWords", "Looking at the picture…"),
        "mending": translate("WorkWords", "Mending copies of the workbooks: {done} of {total} done…"),
        "pack": translate("WorkWords", "Proving the signatures and trying the cards of the pack…"),
        "index-again": translate(
            "WorkWords", "Putting the list of words to search by in order: {done} of {total} cards…"
        ),
        "index": translate("WorkWords", "Installed. Making the list of words to search by: {done} of {total} cards…"),
    }.get(name, translate("WorkWords", "Working…"))
    return said.format(done=done, total=total, size=size(done), whole=size(total))
