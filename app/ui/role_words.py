"""Words for the three roles."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

ROLES = ("helper", "officer", "keeper")
"""As they are offered: who may do the least stands first."""


def role(name: str) -> str:
    """One role's word (docs/glossary.tsv)."""
    return {
        "helper": translate("RoleWords", "Helper"),
        "officer": translate("RoleWords", "Officer"),
        "keeper": translate("RoleWords", "Keeper of the machine"),
    }.get(name, name)


def explained() -> str:
    """What each of them may do."""
    return translate(
        "RoleWords",
        "A helper sees their own dossiers and those shared with the point. An officer sees all, and answers for "
        "erasing and for a person's data. The keeper may do everything: users, backups, settings.",
    )
