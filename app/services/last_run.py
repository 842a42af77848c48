"""What the program's last run left behind: reports of its own faults that nobody was shown yet."""

from pathlib import Path

from app.paths import reports_folder, running_mark

_NEW, _SHOWN = "fault-", "shown-"
_MOST = 3


def look_back(data: Path) -> None:
    """Make a report of a run that ended without a goodbye; the start pays one look for it when there was none."""
    if running_mark(data).exists():
        from app import run_mark  # noqa: PLC0415 - only on such a day
        from app.storage.owner_lock import was_left_open  # noqa: PLC0415 - only on such a day

        run_mark.take(data, was_open=was_left_open(data))


def unseen(data: Path) -> list[Path]:
    """The newest reports that nobody was shown, newest first; they hold types and code lines, nothing of a citizen."""
    return sorted(reports_folder(data).glob(f"{_NEW}*.txt"), reverse=True)[:_MOST]


def how_it_ended(reports: list[Path]) -> str:
    """``crashed``, ``cut`` (gone without a word: power, a kill) or "" for a fault that the program caught itself."""
    from app import run_mark  # noqa: PLC0415 - only on such a day

    return next((how for how in (run_mark.CRASHED, run_mark.CUT) for each in reports if each.stem.endswith(how)), "")


def looks_whole(data: Path) -> bool:
    """What can be seen without a key: the key file reads, the database is there, its log holds what was acknowledged.

    The opening after an unclean end looks at every page; this is the first look, before anybody types a passphrase.
    """
    from app.storage import vault  # noqa: PLC0415 - only on such a day

    return vault.looks_whole(data)


def text_of(reports: list[Path]) -> str:
    """What they say, as far as they can be read."""
    return "\n".join(_read(report) for report in reports).strip()


def mark_shown(data: Path) -> None:
    """From now on they are history; where they cannot be renamed they are shown once more."""
    for report in reports_folder(data).glob(f"{_NEW}*.txt"):
        try:
            report.replace(report.with_name(_SHOWN + report.name.removeprefix(_NEW)))
        except OSError:
            continue


def _read(report: Path) -> str:
    try:
        return report.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
