"""The commands that look after the vault: users, backup, restore, check."""

import sys
from argparse import Namespace
from pathlib import Path

from app.cli.folders import folder
from app.cli.opening import only_user, opened, passphrase, secret
from app.cli.output import how_many, show
from app.cli.waiting import waited_for
from app.services import journal_head, keep_backups, manage_users, restore_vault
from app.services.roles import Act, require
from app.storage import vault
from forms.refusal import Refusal

RECOVERY_CODE = "HOSOLANG_RECOVERY_CODE"
NEW_PASSPHRASE = "HOSOLANG_NEW_PASSPHRASE"  # noqa: S105 - the name of the variable, not what it holds


def add_user(arguments: Namespace) -> int:
    """``{name, role}``; the new user types the passphrase, or it comes from ``HOSOLANG_NEW_PASSPHRASE``."""
    with opened(arguments) as desk:
        require(desk, Act.USERS)
        words = secret(NEW_PASSPHRASE, "The new user's passphrase: ", twice=True)
        slot = manage_users.add(desk, arguments.name, words, arguments.role)
    show(slot, [f"{slot.name} ({slot.role}) can open the vault now."], as_json=arguments.json)
    return 0


def change_role(arguments: Namespace) -> int:
    """``{name, role}``."""
    with opened(arguments) as desk:
        slot = manage_users.change_role(desk, arguments.name, arguments.role)
    show(slot, [f"{slot.name} is now {slot.role}."], as_json=arguments.json)
    return 0


def remove_user(arguments: Namespace) -> int:
    """``[{name, role}]`` of those who remain; the vault has another key now."""
    with opened(arguments) as desk:
        slots = manage_users.remove(desk, arguments.name)
    lines = ["Removed. Make a backup now: those of before still open with the old passphrase."]
    show(slots, lines, as_json=arguments.json)
    return 0


def change_passphrase(arguments: Namespace) -> int:
    """``{user}``; the new passphrase is typed, or comes from ``HOSOLANG_NEW_PASSPHRASE``."""
    old = passphrase(arguments)
    with opened(arguments, words=old) as desk:
        manage_users.change_passphrase(desk, old, secret(NEW_PASSPHRASE, "The new passphrase: ", twice=True))
        user = desk.vault.user
    show({"user": user}, ["The passphrase is changed."], as_json=arguments.json)
    return 0


def backup(arguments: Namespace) -> int:
    """``{name, place, new_papers, missing_papers, dropped}``; a folder is remembered as the place of backups."""
    target: Path = arguments.target
    with opened(arguments) as desk, waited_for() as looker:
        if target.is_dir():
            report = keep_backups.choose_place(desk, target, looker)
        else:
            report = keep_backups.back_up_to_file(desk, target, looker)
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
    with waited_for() as looker:
        restored = restore_vault.restore(
            arguments.source, folder(arguments), way_in, replace=arguments.replace, looker=looker
        )
    lines = [
        f"Restored to {folder(arguments)}. This is a new device: enrol it again, then sync.",
        f"Unfinished: {how_many(restored.asked_first, 'dossier')}; the gateway is asked before any of them is sent.",
    ]
    show(restored, lines, as_json=arguments.json)
    return 0


def check(arguments: Namespace) -> int:
    """``{ok, findings}``, with ``--repair`` also ``repair``; 1 when something is wrong, or was lost for good."""
    report = _repair(arguments) if arguments.repair else None
    try:
        with opened(arguments) as desk, waited_for() as looker:
            findings = journal_head.check(desk, looker)
    except Refusal as refusal:
        if refusal.code != "damaged":
            raise
        return _damaged(arguments, refusal)
    value = {"ok": not findings and (report is None or report.is_whole), "findings": findings}
    lines = [str(finding.sentence) for finding in findings] or ["The vault is sound."]
    if report is not None:
        value["repair"] = report
        lines.append(
            f"Saved {how_many(sum(report.saved.values()), 'row')}, {how_many(report.papers_saved, 'paper')}; "
            f"lost {how_many(sum(report.lost.values()), 'row')}, {how_many(report.papers_lost, 'paper')}, "
            f"{how_many(report.log_lost, 'entry')} of the log; set aside {report.set_aside}. "
            "The damaged vault is kept for 30 days."
        )
    show(value, lines, as_json=arguments.json)
    if findings:
        sys.stderr.write(f"The vault has {how_many(len(findings), 'thing')} to mend.\n")
    elif not value["ok"]:
        sys.stderr.write("The vault is sound again, and not everything could be saved: the numbers say what is lost.\n")
    return 0 if value["ok"] else 1


def _damaged(arguments: Namespace, refusal: Refusal) -> int:
    """A vault that does not even open is a finding, too, and there is a way on."""
    finding = {"code": refusal.code, "where": str(folder(arguments)), "sentence": str(refusal)}
    show({"ok": False, "findings": [finding]}, (), as_json=arguments.json)
    sys.stderr.write(f"{refusal} `hosolang check --repair` saves what can be saved.\n")
    return 1


def journal(arguments: Namespace) -> int:
    """``{count, hash, device_id, signature, signed_at, confirmed, confirmed_at}``: the journal's head, for paper."""
    with opened(arguments) as desk:
        head = journal_head.head_to_print(desk)
    lines = [f"{how_many(head.count, 'entry')}, the last {head.hash}", f"signed by {head.device_id}: {head.signature}"]
    lines += [f"The gateway keeps {head.confirmed} of them."] if head.confirmed else ["The gateway keeps none yet."]
    show(head, lines, as_json=arguments.json)
    return 0


def _repair(arguments: Namespace) -> "vault.RepairReport":
    user = arguments.user or only_user(arguments)
    words = passphrase(arguments)
    with waited_for() as looker:
        return restore_vault.repair(folder(arguments), user, words, looker=looker)


def _only_user(source: Path) -> str:
    names = [slot.name for slot in vault.users_of_backup(source)]
    if len(names) != 1:
        raise Refusal("which-user", f"This backup has several users, say which: --user {' | '.join(names)}.")
    return names[0]
