"""What is installed and shipped: a lock that names no address, and a licence beside everything that is not ours."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from tests.house.sources import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NOTICES = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
FONTS = sorted((ROOT / "assets" / "fonts").glob("*.[ot]tf"))


def _plain(requirement: str) -> str:
    return re.split(r"[\s;<>=!~\[(]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def _shipped() -> set[str]:
    """The distributions that the program needs where it runs: its dependencies and theirs, without extras."""
    waiting, seen = [_plain(needed) for needed in metadata.requires("hosolang") or []], set[str]()
    while waiting:
        package = waiting.pop()
        if package in seen:
            continue
        try:
            needs = metadata.requires(package) or []
        except metadata.PackageNotFoundError:  # a dependency of another platform
            continue
        seen.add(package)
        waiting += [_plain(needed) for needed in needs if "extra ==" not in needed]
    return seen


def test_lock_names_no_address() -> None:
    assert re.findall(r".*(?:://|index-url|find-links|@ file).*", LOCK) == []


def test_every_locked_package_has_hashes() -> None:
    blocks = [block for block in re.split(r"\n(?=[a-z])", LOCK) if "==" in block]
    assert len(blocks) > 30
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_lock_holds_everything_that_is_shipped() -> None:
    locked = {_plain(line) for line in LOCK.splitlines() if "==" in line}
    assert _shipped() - locked == set()


def test_notices_name_every_shipped_package() -> None:
    named = {_plain(row.split("|")[1].strip()) for row in NOTICES.splitlines() if row.startswith("| ")}
    assert _shipped() - named == set()


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_font_has_its_licence_beside_it(font: Path) -> None:
    family = font.stem.split("-")[0]
    licence = font.with_name(f"{family}-LICENSE.txt")
    assert "SIL" in licence.read_text(encoding="utf-8")
    assert family in NOTICES.replace(" ", "")


def test_data_from_others_has_its_notice() -> None:
    notice = (ROOT / "forms" / "data" / "NOTICE").read_text(encoding="utf-8")
    tables = [path.name for path in (ROOT / "forms" / "data").glob("*.tsv")]
    assert tables != []
    assert [table for table in tables if table not in notice] == []
