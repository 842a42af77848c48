"""What a reader may rely on: every module says why it exists, and no test waits by the clock."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.sources import ROOT, modules, name, tree

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
PLACE = re.compile(r"`((?:app|forms|sync|tests|docs|assets)[./][\w./-]+)`")


@pytest.mark.parametrize("path", modules(), ids=name)
def test_module_opens_with_its_reason(path: Path) -> None:
    reason = ast.get_docstring(tree(path)) or ""
    assert reason.splitlines()[:1] != []
    assert len(reason.splitlines()[0]) > 15


def test_no_test_waits_by_the_clock() -> None:
    waits = {"qtbot.wait", "time.sleep", "QTest.qWait", "QThread.sleep", "QThread.msleep"}
    found = [
        f"{name(path)}:{node.lineno}"
        for path in modules("tests")
        if "bench" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in waits
    ]
    assert found == []


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [ROOT / found for found in listed.stdout.split("\0") if found and (ROOT / found).exists()]
    return [path for pattern in patterns for path in ROOT.rglob(pattern) if ".venv" not in path.parts]


@pytest.mark.parametrize("page", _tracked("*.md"), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_the_page_lead_somewhere(page: Path) -> None:
    targets = [first or second for first, second in LINK.findall(page.read_text(encoding="utf-8"))]
    inside = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def _stands(place: str) -> bool:
    """A path as it is written, or a module by its dotted name, the last part of which may be something in it."""
    dotted = place.replace(".", "/")
    ways = (place.rstrip("/"), dotted, dotted + ".py", dotted.rpartition("/")[0] + ".py")
    return any((ROOT / way).exists() for way in ways)


@pytest.mark.parametrize("page", _tracked("*.md"), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_modules_that_the_page_names_exist(page: Path) -> None:
    """A page that names a module by an old name misleads whoever opens the code with it; ``-N`` stands for numbers."""
    named = PLACE.findall(page.read_text(encoding="utf-8"))
    assert [place for place in named if "-N" not in place and not _stands(place)] == []


def test_nothing_names_a_machine() -> None:
    """No path of a developer's machine stands in what is shared; an XPath may well go through a root."""
    pattern = re.compile("(?<![\\w)])/(?:" + "work|root)/|C:" + r"\\Users\\")
    texts = _tracked("*.py", "*.md", "*.toml", "*.json", "*.tsv", "*.ts", "*.lock", "Makefile", ".ci/run")
    assert [path.name for path in texts if pattern.search(path.read_text(encoding="utf-8"))] == []
