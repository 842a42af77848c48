"""Life events and answers as somebody scripts them: a subprocess each, no vault anywhere."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.entry import main


def told(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> Any:
    assert main(["--data", str(folder), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_an_event_is_followed_question_by_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = told(capsys, tmp_path / "data", "event")
    assert "birth" in [choice["value"] for choice in first["choices"]]
    answers: dict[str, str] = {}
    file = tmp_path / "answers.json"
    for _ in range(5):
        file.write_text(json.dumps(answers), encoding="utf-8")
        found = told(capsys, tmp_path / "data", "event", "birth", "--answers", str(file))
        if isinstance(found, list):
            break
        assert found["number"] == len(answers) + 1
        answers[found["question"]] = found["choices"][0]["value"]
    file.write_text(json.dumps(answers), encoding="utf-8")
    end = told(capsys, tmp_path / "data", "event", "birth", "--answers", str(file))
    assert [step["code"] for step in end] == ["3.000722", "2.001088"]
    assert [step["depends_on"] for step in end] == [[], ["3.000722"]]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("words", "told_of"), [(["event", "wedding"], "life event"), (["show", "answer-x"], "answer")])
def test_what_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told_of: str
) -> None:
    assert main(["--data", str(tmp_path), *words]) == 1
    assert told_of in capsys.readouterr().err


def test_an_answer_stands_behind_its_procedure_and_nothing_is_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, tmp_path, "find", "làm khai sinh mất bao nhiêu tiền")
    assert [(one["code"], one["kind"]) for one in found] == [
        ("1.001193", "words"),
        ("answer-fee-birth", "answer"),
    ]
    (one,) = told(capsys, tmp_path, "find", "làm khai sinh mất bao nhiêu tiền", "--limit", "1")
    assert one["code"] == "1.001193"
    assert told(capsys, tmp_path, "show", "answer-fee-birth")["codes"] == ["1.001193"]
    assert told(capsys, tmp_path, "find", "mua vé máy bay") == []
    assert main(["--data", str(tmp_path), "find", "mua vé máy bay"]) == 0
    assert "18001096" in capsys.readouterr().out


def test_a_card_tells_what_it_costs_where_no_answer_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "find", "tách hộ tốn bao nhiêu tiền"]) == 0
    first, fee, online, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("1.010038")
    assert (fee.strip(), online.strip()) == ("Lệ phí: 10.000 đồng.", "Lệ phí khi tự nộp bằng VNeID: 5.000 đồng.")
