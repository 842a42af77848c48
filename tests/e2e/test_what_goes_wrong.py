"""Bad input and bad moments: one clear sentence, a way on, and nothing lost."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app import display
from app.practice import MOTHER_CARD, PENSION, PENSION_ANSWERS, PENSIONER_CARD
from forms import codes
from forms.refusal import Refusal
from tests.support.command_line import CommandLine, process
from tests.support.stories import AGREED, a_finalized_pension, a_pension
from tests.support.vaults import reopened

STRANGER = "01a1ffc0-d513-729f-8d07-0ebf442accb1"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("show", "9.999999"), "unknown-procedure"),
        (("questions", "9.999999"), "unknown-procedure"),
        (("fill", "9.999999", *AGREED), "unknown-procedure"),
        (("fill", PENSION), "consent-missing"),
        (("fill", PENSION, "--consent", "keep", "--read-by", "Mai"), "consent-missing"),
        (("fill", PENSION, "--consent", "prepare,keep"), "consent-reader"),
        (("fill", PENSION, *AGREED, "--by", "thumb"), "consent-witness"),
        (("fill", PENSION, "--consent", "prepare", "--read-by", "Mai"), "keep-missing"),
        (("fill", PENSION, *AGREED, "--consent", "everything"), "unknown-purpose"),
        (("fill", PENSION, *AGREED, "--route", "advice"), "unknown-route"),
        (("fill", PENSION, *AGREED, "--route", "balloon"), "unknown-route"),
        (("fill", PENSION, *AGREED, "--from", STRANGER), "unknown-dossier"),
        (("fill", PENSION, *AGREED, "--id-qr", "xin chào"), "not-a-card"),
        (("fill", PENSION, *AGREED, "--id-qr", f"nobody={PENSIONER_CARD}"), "unknown-block"),
        (("fill", PENSION, *AGREED, "--answers", "nowhere.json"), "no-file"),
        (("scan", "xin chào"), "unknown-code-kind"),
        (("scan", "HSL1:ABC"), "damaged-code"),
        (("scan", "nowhere.png"), "no-file"),
        (("answer", STRANGER, "--answers", "nowhere.json"), "no-file"),
        (("finalize", STRANGER), "unknown-dossier"),
        (("dossier", STRANGER), "unknown-dossier"),
        (("print", "guidance", "--procedure", PENSION, "-o", "paper.doc"), "bad-output"),
        (("print", "guidance", "--procedure", PENSION, "-o", "no/such/folder/paper.pdf"), "bad-output"),
        (("print", "preparation", "--procedure", PENSION, "-o", "paper.pdf"), "needs-dossier"),
        (("print", "guidance", "--dossier", STRANGER, "-o", "paper.pdf"), "unknown-dossier"),
        (("dossiers", "--state", "lost"), "unknown-state"),
        (("dossiers", "--after", "nowhere"), "bad-cursor"),
        (("dossiers", "--limit", "0"), "bad-limit"),
        (("forms", "check", "nowhere.xml"), "no-file"),
        (("enroll", "http://127.0.0.1:9", "ABCD"), "bad-enrolment-code"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_sentence(
    helper: CommandLine, tmp_path: Path, command: tuple[str, ...], code: str
) -> None:
    helper.monkeypatch.chdir(tmp_path)
    assert helper.refuses(*command).json["problems"][0]["code"] == code


def test_a_check_code_is_read_where_there_is_no_vault(helper: CommandLine, tmp_path: Path) -> None:
    code = codes.CheckCode(STRANGER, 1, bytes(16), bytes(16), bytes(64)).encode()
    assert helper.does("scan", code)["warnings"] == []  # beside a vault it is compared
    nowhere = replace(helper, folder=tmp_path / "nowhere")
    said = nowhere.does("scan", code)
    assert (said["kind"], said["fields"]["dossier"], said["fields"]["revision"]) == ("check-code", STRANGER, 1)
    assert (said["fields"]["agreement"], said["warnings"]) == ("unknown", ["not_compared"])
    assert not nowhere.folder.exists()


def test_a_citizens_card_never_opens_a_vault(helper: CommandLine) -> None:
    wrong = replace(helper, passphrase="không phải câu này đâu")
    assert wrong.does("scan", PENSIONER_CARD)["kind"] == "citizen-card"
    wrong.refuses("scan", codes.CheckCode(STRANGER, 1, bytes(16), bytes(16), bytes(64)).encode())


@pytest.mark.parametrize(
    "command",
    [("answer",), ("paint",), ("print", "poster"), ("fill",), ("finalize",), ("sync", "now"), ("gateway",), ("find",)],
)
def test_a_wrong_use_is_told_from_a_refusal(helper: CommandLine, command: tuple[str, ...]) -> None:
    said = helper.run(*command)
    assert (said.code, said.out) == (2, "")
    assert "usage:" in said.err


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"/data/owner/owner_ethnic": "02", "/data/owner/no_such_question": "x"}, "unknown-ref"),
        ({"/data/owner/owner_ethnic": "02", "/data/payment/pay_how": "gold"}, "not-a-choice"),
        ({"/data/owner/owner_ethnic": "02", "/data/owner/owner_born": "hôm qua"}, "bad-date"),
        ({"/data/owner/owner_ethnic": "02", "/data/owner/age": "99"}, "read-only"),
        ({"/data/owner/owner_ethnic": "02", "/data/owner[2]/owner_name": "x"}, "unknown-ref"),
        ({"/data/owner/owner_ethnic": "02", "/data/owner": "x"}, "read-only"),
        (
            {
                "/data/owner/owner_ethnic": "02",
                "/data/income/has_pension": "yes",
                "/data/income/pension_amount": "nhiều",
            },
            "bad-value",
        ),
        ({"/data/owner/owner_ethnic": {"a": 1}}, "bad-answers"),
    ],
)
def test_wrong_answers_are_refused_whole(helper: CommandLine, answers: dict[str, object], code: str) -> None:
    dossier = a_pension(helper)
    before = helper.does("questions", dossier)
    assert helper.refuses("answer", dossier, "--answers", helper.answers(answers)).json["problems"][0]["code"] == code
    assert helper.does("questions", dossier) == before


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', '{"a": 1, "a": 2}', "[" * 5000, "\ufeff\x00"])
def test_an_answers_file_that_is_none_is_refused(helper: CommandLine, tmp_path: Path, text: str) -> None:
    dossier = a_pension(helper)
    (tmp_path / "answers.json").write_text(text, encoding="utf-8")
    said = helper.refuses("answer", dossier, "--answers", tmp_path / "answers.json")
    assert said.json["problems"][0]["code"] == "bad-answers"


def test_a_refused_beginning_leaves_no_dossier(helper: CommandLine) -> None:
    helper.refuses("fill", PENSION, *AGREED, "--answers", helper.answers({"/data/nothing": "x"}))
    assert helper.does("dossiers")["rows"] == []


def test_the_card_of_somebody_else_is_asked_about(helper: CommandLine) -> None:
    answers = helper.answers({"/data/owner/owner_name": "Nguyễn Thị Ệ", "/data/owner/owner_born": "1940"})
    command = ("fill", PENSION, *AGREED, "--answers", answers, "--id-qr", f"owner={MOTHER_CARD}")
    said = helper.refuses(*command).err
    assert "another name stands there; another birth date stands there" in said
    assert "_" not in said.replace("/data/owner", "")  # words, not the codes of the checks
    assert helper.does("dossiers")["rows"] == []
    dossier = helper.does(*command, "--sure")["id"]
    asked = {one["ref"]: one["value"] for one in helper.does("questions", dossier)}
    assert (asked["/data/owner/owner_number"], asked["/data/owner/owner_name"]) == ("001198000027", "Nguyễn Thị Ệ")


def test_a_finalized_dossier_takes_no_more_answers(helper: CommandLine) -> None:
    dossier = a_finalized_pension(helper)
    for command in (
        ("answer", dossier, "--answers", helper.answers({"/data/payment/pay_how": "cash"})),
        ("attach", dossier, "request", "--state", "later"),
        ("finalize", dossier),
    ):
        assert helper.refuses(*command).json["problems"][0]["code"] == "not-a-draft"
    assert helper.refuses("revise", dossier).json["problems"][0]["code"] == "not-sent"


def test_a_dossier_that_is_not_ready_names_all_that_is_missing(helper: CommandLine) -> None:
    dossier = helper.does("fill", PENSION, *AGREED)["id"]
    said = helper.refuses("finalize", dossier)
    assert {problem["code"] for problem in said.json["problems"]} == {"required"}
    assert len(said.json["problems"]) > 10
    assert helper.does("dossier", dossier)["state"] == "draft"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--number", "x", "--received", "2026-08-20"), "bad-office-number"),
        (("--number", "H10-0001", "--received", "2999-01-01"), "bad-date"),
        (("--number", "H10-0001", "--received", "2026-08"), "bad-date"),
        (("--number", "H10-0001", "--received", "20/08/2026", "--due", "19/08/2026"), "bad-date"),
    ],
)
def test_the_office_slip_is_copied_rightly_or_not_at_all(
    helper: CommandLine, words: tuple[str, ...], code: str
) -> None:
    dossier = a_finalized_pension(helper)
    said = helper.refuses("filed", dossier, *words, "--source", "paper")
    assert said.json["problems"][0]["code"] == code
    assert helper.does("dossier", dossier)["filing"] is None


def test_a_wrong_passphrase_waits_longer_and_longer(helper: CommandLine) -> None:
    helper.passphrase = "không phải câu này đâu"
    codes = [helper.run("dossiers").code for _ in range(8)]
    assert set(codes) == {1, 3}
    assert codes[0] == 1
    assert codes[-1] == 3


def test_nobody_to_ask_for_a_passphrase_is_said(helper: CommandLine) -> None:
    said = process(helper.folder, "dossiers", passphrase=None)
    assert (said.code, said.out) == (1, "")
    assert "HOSOLANG_PASSPHRASE" in said.err


def test_a_folder_without_a_vault_is_said(helper: CommandLine, tmp_path: Path) -> None:
    helper.folder = tmp_path / "nowhere"
    assert helper.refuses("dossiers", "--user", "Mai").json["problems"][0]["code"] == "no-vault"
    assert helper.refuses("users", "list").json["problems"][0]["code"] == "no-vault"


def test_a_file_in_the_place_of_the_data_directory_is_said(helper: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    helper.folder = tmp_path / "file" / "vault"
    said = helper.refuses("init", "--user", "Mai")
    assert said.json["problems"][0]["code"] == "not-writable"


def test_a_vault_from_a_newer_version_is_left_alone(helper: CommandLine) -> None:
    path = helper.folder / "vault.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    before = path.read_bytes()
    assert helper.refuses("dossiers").json["problems"][0]["code"] == "newer-version"
    assert path.read_bytes() == before


def test_beside_an_open_vault_one_may_read_but_not_write(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    with reopened(helper.folder):
        said = helper.refuses("finalize", dossier, code=3)
        assert said.json["problems"][0]["code"] == "vault-busy"
        assert helper.does("dossier", dossier)["state"] == "draft"
    helper.does("finalize", dossier)


def test_looking_something_up_neither_opens_nor_locks_nor_makes_a_vault(helper: CommandLine, tmp_path: Path) -> None:
    helper.folder, helper.passphrase = tmp_path / "nowhere", None
    for command in (
        ("find", "làm khai sinh"),
        ("show", PENSION),
        ("questions", PENSION),
        ("papers", PENSION),
        ("places", "Liên Quan, Thạch Thất, Hà Nội"),
        ("scan", PENSIONER_CARD),
    ):
        assert helper.does(*command)
    assert not helper.folder.exists()


def test_words_that_mean_nothing_here_find_nothing(helper: CommandLine) -> None:
    assert helper.does("find", "qwertyuiop") == []


def test_json_is_asked_for_before_or_after_the_command(helper: CommandLine) -> None:
    first, second = helper.run("--json", "scan", PENSIONER_CARD), helper.run("scan", PENSIONER_CARD, "--json")
    assert first.json == second.json
    assert first.json["kind"] == "citizen-card"


def test_a_fault_of_the_program_is_one_sentence_and_a_report_without_names(
    helper: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Nguyễn Thị Ệ")

    monkeypatch.setattr("app.cli.knowledge.find_procedures", broken)
    said = helper.refuses("find", "x")
    (report,) = (helper.folder / "reports").iterdir()
    assert report.name in said.err
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "Nguyễn" not in text


def test_the_program_answers_as_a_process_of_its_own(helper: CommandLine) -> None:
    answers = json.dumps(PENSION_ANSWERS, ensure_ascii=False)
    filled = process(
        helper.folder, "fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD, "--answers", "-", "--json", stdin=answers
    )
    assert (filled.code, filled.err) == (0, "")
    assert filled.json["problems"] == []
    listed = process(helper.folder, "dossiers", "--json")
    assert listed.json["rows"][0]["owner"] == "Nguyễn Thị Ệ"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("empty", [False, True])
def test_without_a_screen_the_window_is_refused_and_the_commands_are_named(
    helper: CommandLine, monkeypatch: pytest.MonkeyPatch, *, empty: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        if empty:
            monkeypatch.setenv(name, "")
        else:
            monkeypatch.delenv(name, raising=False)
    said = helper.refuses()
    assert said.json["problems"][0]["code"] == "no-display"
    assert "hosolang demo" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(each, raising=False)
    with pytest.raises(Refusal):
        display.require()
    monkeypatch.setenv(name, "some")
    display.require()
