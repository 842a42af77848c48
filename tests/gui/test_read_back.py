"""Reading back: what decides stands large, also outside, and is spoken where there is a voice, but nothing private."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.practice import PENSION
from app.services.masking import COVER
from app.ui import voice
from app.ui.outer_window import OuterWindow, outer_screen
from app.ui.pages.check import CheckPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.unlock import UnlockPage
from app.ui.voice import CommandVoice, Recordings, aloud
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from forms import voice_script
from forms.questions import question_views
from forms.voice_script import sentences
from tests.support import tours
from tests.support.villagers import form_of
from tests.support.walker import Walker


class Speaker:
    """A voice that writes down what it was asked to say."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.stopped = 0

    def say(self, text: str) -> None:
        self.said.append(text)

    def stop(self) -> None:
        self.stopped += 1


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine has, a test hears only its own speaker."""
    monkeypatch.setattr(voice, "find_voice", lambda: None)
    monkeypatch.setattr(voice, "load_qt", lambda: False)


@pytest.fixture
def page(helper: Walker) -> ReadBackPage:
    tours.filled(helper)
    helper.press(helper.on(CheckPage).next)
    return helper.on(ReadBackPage)


def test_a_command_reads_its_input_and_sees_nothing_in_its_arguments(tmp_path: Path) -> None:
    heard = tmp_path / "heard.txt"
    script = f"import sys; open({str(heard)!r}, 'wb').write(sys.stdin.buffer.read()); assert len(sys.argv) == 1"
    speaker = CommandVoice([sys.executable, "-c", script])
    speaker.say("Nguyễn Thị Ệ")
    speaker.wait()
    assert heard.read_text(encoding="utf-8").strip() == "Nguyễn Thị Ệ"


def test_a_new_sentence_ends_the_old_one() -> None:
    speaker = CommandVoice([sys.executable, "-c", "import sys; sys.stdin.read(); import time; time.sleep(60)"])
    speaker.say("một")
    first = speaker._speaking
    speaker.say("hai")
    assert first is not None
    assert first.returncode is not None
    speaker.stop()


def test_numbers_are_said_digit_by_digit_and_dates_in_words() -> None:
    assert aloud("Số", "001140000019") == "Số: 0 0 1 1 4 0 0 0 0 0 1 9."
    assert aloud("Sinh", "12/03/1940") == "Sinh: ngày 12 tháng 03 năm 1940."


def test_without_a_voice_the_helper_is_told_to_read(page: ReadBackPage) -> None:
    assert not page.aloud.isVisible()
    assert "tự đọc" in page._script.text()


def test_what_decides_is_said_and_what_is_private_is_not(helper: Walker, page: ReadBackPage) -> None:
    speaker = Speaker()
    page.take_voice(speaker)
    helper.press(page.aloud)
    assert "Nguyễn Thị Ệ" in speaker.said[0]
    helper.press(page.rest)
    private = [each for each in page._questions if each.sensitive]
    assert private
    spoken = [each.accessibleName() for each in page.findChildren(Button) if each.text() == "Đọc"]
    assert spoken
    for each in private:
        assert f"Đọc: {each.label}" not in spoken
    page.leave()
    helper.settle()
    assert speaker.stopped == 1


def test_a_number_that_is_covered_is_not_said_either(helper: Walker, page: ReadBackPage) -> None:
    speaker = Speaker()
    page.take_voice(speaker)
    helper.session.prefer(helper.session.preferences._replace(covered=True))
    page.read_aloud()
    number = next(each for each in page._questions if each.fact == "number")
    page.say_one(number)
    helper.settle()
    assert "0 0 1 1 4 0" not in " ".join(speaker.said)
    assert "số được che, cuối là 8 7 6" in speaker.said[-1]


def test_what_somebody_recorded_is_offered_where_no_voice_is(helper: Walker, page: ReadBackPage) -> None:
    folder = helper.session.folder / "voice" / PENSION
    folder.mkdir(parents=True)
    (folder / "owner_name.wav").write_bytes(b"RIFF")
    page.open(dossier=page.hand.id if page.hand is not None else "")
    helper.settle()
    assert [each.accessibleName() for each in page.findChildren(Button) if each.text() == "Đọc"] == [
        "Đọc: Họ, chữ đệm, tên"
    ]
    helper.press(page.record)
    assert helper.on(PaperPage)._kind == "voice-script"


def test_one_fact_can_be_said_again(helper: Walker, page: ReadBackPage) -> None:
    speaker = Speaker()
    page.take_voice(speaker)
    helper.settle()
    helper.press(next(each for each in page.findChildren(Button) if each.text() == "Đọc" and each.isVisible()))
    assert len(speaker.said) == 1


def test_a_recorded_label_is_found_by_code_and_question(tmp_path: Path) -> None:
    (tmp_path / "1.014027").mkdir()
    (tmp_path / "1.014027" / "owner_name.wav").write_bytes(b"RIFF")
    recordings = Recordings([tmp_path])
    assert recordings.file("1.014027", "/data/owner/owner_name") is not None
    assert recordings.file("1.014027", "/data/owner/owner_born") is None
    assert recordings.file("1.001193", "/data/owner/owner_name") is None


def test_the_large_window_shows_what_decides_and_goes_with_the_page(helper: Walker, page: ReadBackPage) -> None:
    helper.press(page.large)
    outer = page.outer
    assert outer is not None
    assert outer.isVisible()
    words = [label.text() for label in outer.findChildren(Text)]
    assert "Nguyễn Thị Ệ" in words
    page.leave()
    assert not outer.isVisible()


def test_escape_closes_the_large_window(helper: Walker, page: ReadBackPage) -> None:
    helper.press(page.large)
    assert page.outer is not None
    QTest.keyClick(page.outer, Qt.Key.Key_Escape)
    assert not page.outer.isVisible()


def test_the_outer_screen_is_the_other_one_where_there_are_two() -> None:
    own = QGuiApplication.primaryScreen()
    other = object()
    assert outer_screen([own, other], own) is other  # type: ignore[list-item]
    assert outer_screen([own], own) is own


def test_the_words_to_record_are_the_labels_that_are_said_and_no_other() -> None:
    instance = form_of(PENSION)
    questions = question_views(instance, {})
    read = sentences(questions)
    files = [file for _, file in read]
    assert ("Họ, chữ đệm, tên", "owner_name.wav") in read
    assert len(files) == len(set(files))
    private = {voice_script.file_of(each.ref) for each in questions if each.sensitive}
    assert private
    assert not private & set(files)


def test_a_question_is_read_with_its_choices_while_filling_in_and_a_private_one_is_not(
    helper: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, speaker = helper.begin(PENSION), Speaker()
    helper.key(Qt.Key.Key_F7)
    helper.settle()
    assert page.aloud.voice is None  # this machine has none: said in words, and the page stays as it is
    helper.session.go("home")
    helper.session.put_down()
    monkeypatch.setattr(voice, "find_voice", lambda: speaker)
    page.aloud._looked = False
    page = helper.begin(PENSION)
    helper.key(Qt.Key.Key_F7)
    helper.settle()
    (said,) = speaker.said
    assert said.startswith(helper.field("request_kind").view.label.rstrip("?"))
    assert "Hưởng trợ cấp" in said
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.field("owner_ethnic").take_focus()
    helper.press(page.aloud.button)
    assert len(speaker.said) == 1  # the ethnic group is only shown
    helper.session.go("home")
    helper.settle()
    assert speaker.stopped


def test_the_large_window_and_its_facts_are_gone_behind_the_lock(helper: Walker, page: ReadBackPage) -> None:
    helper.press(page.large)
    helper.session.lock_asked.emit()
    helper.on(UnlockPage)
    QApplication.processEvents()
    assert helper.window.findChildren(OuterWindow) == []


def test_what_is_covered_is_covered_outside_too(helper: Walker, page: ReadBackPage) -> None:
    helper.press(page.large)
    assert page.outer is not None
    helper.session.prefer(helper.session.preferences._replace(covered=True))
    QApplication.processEvents()
    words = " ".join(label.text() for label in page.outer.findChildren(Text) if label.isVisible())
    assert COVER in words


def test_no_answer_waits_for_a_recording_that_is_played(
    helper: Walker, page: ReadBackPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(voice, "player", lambda: command)
    said = next(each for each in page._questions if each.decides and not each.sensitive)
    page._recorded = {said.ref: Path("owner_name.wav")}
    page.say_one(said)
    answered: list[int] = []
    helper.session.ask(lambda _desk: 1, answered.append, keeper=page)
    helper.until(lambda: bool(answered))
    assert helper.session.lanes.busy
    page.leave()
    helper.settle()
