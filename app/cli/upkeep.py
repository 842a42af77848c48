"""The commands that look after the vault and the rights of persons: users, backup, restore, check, erase, export."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from app.cli.folders import folder
from app.cli.opening import opened, passphrase, secret
from app.cli.output import show
from app.services import erase_dossiers, keep_backups
from app.storage import vault
from forms.refusal import Refusal

RECOVERY_CODE = "HOSOLANG_RECOVERY_CODE"
NEW_PASSPHRASE = "HOSOLANG_NEW_PASSPHRASE"  # noqa: S105 - the name of the variable, not what it holds


def add_user(arguments: Namespace) -> int:
    """``{name, role}``; the new user types the passphrase, or it comes from ``HOSOLANG_NEW_PASSPHRASE``."""
    with opened(arguments) as desk:
        words = secret(NEW_PASSPHRASE, "The new user's passphrase: ", twice=True)
        slot = desk.vault.add_user(arguments.name, words, arguments.role)
    show(slot, [f"{slot.name} ({slot.role}) can open the vault now."], as_json=arguments.json)
    return 0


def remove_user(arguments: Namespace) -> int:
    """``[{name, role}]`` of those who remain; the vault has another key now."""
    with opened(arguments) as desk:
        desk.vault.remove_user(arguments.name)
    slots = vault.users(folder(arguments))
    lines = ["Removed. Make a backup now: those of before still open with the old passphrase."]
    show(slots, lines, as_json=arguments.json)
    return 0


def change_passphrase(arguments: Namespace) -> int:
    """``{user}``; the new passphrase is typed, or comes from ``HOSOLANG_NEW_PASSPHRASE``."""
    old = passphrase(arguments)
    with opened(arguments, words=old) as desk:
        desk.vault.change_passphrase(old, secret(NEW_PASSPHRASE, "The new passphrase: ", twice=True))
        user = desk.vault.user
    show({"user": user}, ["The passphrase is changed."], as_json=arguments.json)
    return 0


def backup(arguments: Namespace) -> int:
    """``{name, place, new_papers, missing_papers, dropped}``; a folder is remembered as the place of backups."""
    target: Path = arguments.target
    with opened(arguments) as desk:
        if target.is_dir():
            report = keep_backups.choose_place(desk, target)
        else:
            report = keep_backups.back_up_to_file(desk, target)
    value = {
        "name": report.copy.name,
        "place": report.copy.place,
        "new_papers": report.new_papers,
        "missing_papers": report.missing_papers,
        "dropped": report.dropped,
    }
    show(value, [f"Backed up and looked over: {report.copy.place}"], as_json=arguments.json)
    return 0


def restore(arguments: Namespace) -> int:
    """``{user, asked_first}``; the vault is a new device now and must be enrolled again."""
    user = arguments.user or _only_user(arguments.source)
    if arguments.recovery:
        code = secret(RECOVERY_CODE, "Recovery code: ")
        way_in: vault.WayIn = vault.ByRecoveryCode(code, user, passphrase(arguments, twice=True))
    else:
        way_in = vault.ByPassphrase(user, passphrase(arguments))
    from app.services.desk import SYSTEM_CLOCK  # noqa: PLC0415 - beside its one use

    with (
        vault.restore(
            arguments.source, folder(arguments), way_in, clock=SYSTEM_CLOCK, replace=arguments.replace
        ) as restored,
        restored.read() as unit,
    ):
        waiting = len(unit.restored.to_ask())
    lines = [
        f"Restored to {folder(arguments)}. This is a new device: enrol it again, then sync.",
        f"{waiting} dossiers are unfinished: the gateway is asked before any of them is sent.",
    ]
    show({"user": user, "asked_first": waiting}, lines, as_json=arguments.json)
    return 0


def check(arguments: Namespace) -> int:
    """``{ok, findings}``, with ``--repair`` also ``repair``; 1 when something is wrong, or was lost for good."""
    report = _repair(arguments) if arguments.repair else None
    with opened(arguments) as desk:
        findings = list(desk.vault.check())
    value = {"ok": not findings and (report is None or report.is_whole), "findings": findings}
    lines = [str(finding.sentence) for finding in findings] or ["The vault is sound."]
    if report is not None:
        value["repair"] = report
        lines.append(
            f"Saved {sum(report.saved.values())} rows, {report.papers_saved} papers; lost {sum(report.lost.values())} "
            f"rows, {report.papers_lost} papers, {report.log_lost} entries of the log; {report.set_aside} stand aside. "
            "The damaged vault is kept for 30 days."
        )
    show(value, lines, as_json=arguments.json)
    if not value["ok"]:
        sys.stderr.write(f"The vault has {len(findings)} things to mend.\n")
    return 0 if value["ok"] else 1


def erase(arguments: Namespace) -> int:
    """``{dossiers, erased_at, papers, copies_cleaned, copies_not_reached, certificate}``."""
    from app.cli.printing import check_output, write_sheet  # noqa: PLC0415 - most commands print nothing

    if bool(arguments.dossiers) == bool(arguments.person):
        raise Refusal("erase-what", "Say what to erase: the ids of dossiers, or --person with a number or whole name.")
    check_output(arguments.certificate)
    with opened(arguments) as desk:
        ids = arguments.dossiers or erase_dossiers.dossiers_of(desk, arguments.person)
        erased = erase_dossiers.erase(desk, ids)
        write_sheet(erase_dossiers.certificate_pdf(desk, erased), arguments.certificate)
    certificate = erased.certificate
    value = {
        "dossiers": certificate.dossier_ids,
        "erased_at": certificate.erased_at,
        "papers": certificate.papers,
        "log_truncated": certificate.is_log_truncated,
        "copies_cleaned": len(certificate.copies_cleaned),
        "copies_not_reached": [{"place": one.place, "name": one.name} for one in certificate.copies_not_reached],
        "certificate": str(arguments.certificate),
    }
    lines = [f"Erased {len(certificate.dossier_ids)} dossiers; the certificate is {arguments.certificate}."]
    lines += [f"Not reached: {one.place} ({one.name})" for one in certificate.copies_not_reached]
    show(value, lines, as_json=arguments.json)
    return 0


def export_person(arguments: Namespace) -> int:
    """``{dossiers, file}``; the file holds the person's data in clear and belongs to that person."""
    with opened(arguments) as desk:
        found = erase_dossiers.dossiers_of(desk, arguments.person)
        content = erase_dossiers.export_person(desk, arguments.person)
    try:
        descriptor = os.open(arguments.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as why:
        raise Refusal("bad-output", f"{arguments.out} cannot be written: {why.strerror}.") from why
    value = {"dossiers": found, "file": str(arguments.out)}
    show(
        value,
        [f"{len(found)} dossiers in {arguments.out}, in clear: hand it over and delete it."],
        as_json=arguments.json,
    )
    return 0


def persons(arguments: Namespace) -> int:
    """``[{name, number, dossier_ids}]``: everybody of whom this laptop holds something, to tell them after a loss."""
    with opened(arguments, read_only=True) as desk, desk.vault.read() as unit:
        found = unit.persons.list()
    lines = [f"{one.name} {one.number or '-'}: {len(one.dossier_ids)}" for one in found]
    show(found, lines, as_json=arguments.json)
    return 0


def _repair(arguments: Namespace) -> "vault.RepairReport":
    from app.services.desk import SYSTEM_CLOCK  # noqa: PLC0415 - beside its one use

    slots = vault.users(folder(arguments))
    user = arguments.user or (slots[0].name if len(slots) == 1 else "")
    if not user:
        raise Refusal("which-user", "This vault has several users, say which: --user NAME.")
    way_in = vault.ByPassphrase(user, passphrase(arguments))
    repaired, report = vault.repair(folder(arguments), way_in, clock=SYSTEM_CLOCK)
    repaired.close()
    return report


def _only_user(source: Path) -> str:
    names = [slot.name for slot in vault.users_of_backup(source)]
    if len(names) != 1:
        raise Refusal("which-user", f"This backup has several users, say which: --user {' | '.join(names)}.")
    return names[0]
