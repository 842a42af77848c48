"""The helper's guide says what the glossary says, promises nothing of the office's, and its links lead somewhere."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))
OUTBOX = ("finalized", "waiting", "sending", "uncertain", "delivered", "refused", "set_aside", "withdrawn")
OFFICES_OWN = ("biên nhận", "giấy hẹn", "chứng thực", "cơ sở dữ liệu")
"""Words that only an office's paper or a technician uses (docs/glossary.tsv, notes)."""
LOAN_WORDS = ("upload", "scan", "passphrase", "backup", "click", "online", "offline", "file")


def _words() -> dict[str, str]:
    with (ROOT / "docs" / "glossary.tsv").open(encoding="utf-8", newline="") as table:
        return {row["code_name"]: row["vietnamese"] for row in csv.DictReader(table, delimiter="\t")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_guide_speaks_as_people_do(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8").lower())  # a command is typed, not said
    assert [word for word in OFFICES_OWN if word in text] == []
    assert [word for word in LOAN_WORDS if re.search(rf"\b{word}\b", text)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_of_the_guide_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target


def test_every_state_of_a_sent_dossier_is_explained_by_its_name() -> None:
    text = (ROOT / "docs" / "huong-dan" / "4-gui-ho-so.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| \*\*(.+?)\*\*", text, flags=re.MULTILINE)
    assert explained == [_words()[state] for state in OUTBOX]


def test_delivered_is_not_called_filed() -> None:
    (row,) = [
        line
        for line in (ROOT / "docs" / "huong-dan" / "4-gui-ho-so.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| **{_words()['delivered']}**")
    ]
    assert "hồ sơ chưa nộp cho xã" in row


def test_what_is_uncertain_in_the_guide_says_so() -> None:
    text = (ROOT / "docs" / "huong-dan" / "5-mat-mang-mat-dien.md").read_text(encoding="utf-8")
    assert re.search(r"72 giờ – chưa chắc", text)
