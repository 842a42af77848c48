"""A window that is torn down: the next start says what happened and that data are safe, and names nobody."""

import subprocess
import sys
from pathlib import Path

import pytest
from shiboken6 import isValid

from app import run_mark
from app.main import Program
from app.paths import reports_folder, running_mark
from app.services.last_run import look_back, unseen
from app.ui.pages.after_fault import AfterFaultPage
from app.ui.pages.restore import RestorePage
from app.ui.pages.unlock import UnlockPage
from tests.support.vaults import USER, WORDS, a_vault
from tests.support.walker import Walker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its processes are not torn down by signals")


def torn(folder: Path, how: str) -> int:
    """A child on a vault of its own, its window open at home; returns how it ended."""
    a_vault(folder).close()
    command = [sys.executable, "-m", "tests.support.torn_window", str(folder), how]
    return subprocess.run(command, check=False, timeout=120, capture_output=True).returncode


@pytest.mark.parametrize(
    ("how", "title", "lines"),
    [("SIGSEGV", "hỏng giữa chừng", 1), ("SIGABRT", "hỏng giữa chừng", 1), ("SIGKILL", "tắt ngang", 0)],
)
def test_the_next_start_tells_it_once(
    how: str, title: str, lines: int, walker: Walker, program: Program, tmp_path: Path
) -> None:
    folder = program.session.folder
    assert torn(folder, how) < 0
    program.window.start()
    page = walker.on(AfterFaultPage)
    assert title in page.what.text()
    assert "vẫn còn đủ" in page.safe.text
    report = page.report.text()
    assert (
        sum("tests/support/torn_window.py:" in line and line.endswith(" in tear") for line in report.split("\n"))
        == lines
    )
    assert "Bí Mật" not in report
    assert str(tmp_path) not in report
    assert str(Path.home()) not in report
    walker.press(page.go_on)
    unlock = walker.on(UnlockPage)
    walker.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    walker.until(lambda: program.window.page_name == "home")
    assert "đã được kiểm lại" in program.window.teller.what.text()
    assert unseen(folder) == []


def test_a_closed_program_leaves_no_widget_to_pythons_collector(walker: Walker, program: Program) -> None:
    walker.first_start(USER, WORDS)
    window, page = program.window, program.window.page
    assert isValid(page)
    program.close()
    assert not isValid(window)
    assert not isValid(page)
    program.close()  # a second time finds nothing to do


def test_a_vault_whose_log_lost_something_is_not_called_safe(walker: Walker, program: Program) -> None:
    folder = program.session.folder
    a_vault(folder).close()
    reports_folder(folder).mkdir()
    (reports_folder(folder) / "fault-20260302-010000-crashed.txt").write_text("Python 3.11", encoding="utf-8")
    next(folder.glob("vault*.db")).write_bytes(b"")
    program.window.start()
    page = walker.on(AfterFaultPage)
    assert "không bình thường" in page.safe.text


def test_a_living_run_is_no_dead_one_and_a_goodbye_leaves_nothing(tmp_path: Path) -> None:
    a_vault(tmp_path).close()
    mark = run_mark.RunMark(tmp_path)
    mark.begin()
    try:
        look_back(tmp_path)
        assert running_mark(tmp_path).is_file()
    finally:
        mark.end()
    look_back(tmp_path)
    assert list(reports_folder(tmp_path).iterdir()) == []


def test_what_is_no_line_of_code_stays_out_of_the_report() -> None:
    raw = (
        "Fatal Python error: Aborted\n\nCurrent thread 0x00007f (most recent call first):\n"
        '  File "/home/Bí Mật/x.py", line 3 in go\nNguyễn Thị Bí Mật\n\x00\x00\n'
    )
    assert run_mark.told(raw) == "Fatal Python error: Aborted\nThread\n  x.py:3 in go\n"


def test_a_refused_restore_is_not_taken_for_a_vault(walker: Walker, program: Program, tmp_path: Path) -> None:
    program.session.go("restore")
    page = walker.on(RestorePage)
    stick = tmp_path / "stick"
    stick.mkdir()
    with a_vault(tmp_path / "other") as other:
        other.back_up(stick)
    page.source.setText(str(stick))
    page.name.setText(USER)
    page.by_words.setChecked(True)
    walker.type(page.passphrase.line, "sai hết cả rồi")
    walker.press(page.go_on)
    assert page.notice.text
    assert any(program.session.folder.iterdir())
    program.window.start()
    assert program.window.page_name == "first_start"
