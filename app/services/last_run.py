"""What the program's last run left behind: reports of its own faults that nobody was shown yet."""

from pathlib import Path

from app.paths import reports_folder

_NEW, _SHOWN = "fault-", "shown-"
_MOST = 3


def unseen(data: Path) -> list[Path]:
    """The newest reports that nobody was shown, newest first; they hold types and code lines, nothing of a citizen."""
    return sorted(reports_folder(data).glob(f"{_NEW}*.txt"), reverse=True)[:_MOST]


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
