"""A second form for a known person, an answer taken back, and who changed what, all by command line."""

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from tests.support.command_line import CommandLine

NAME = "/data/owner/owner_name"
CONSENT = ("--consent", "prepare,keep", "--read-by", "Mai")


def a_finalized_pension(helper: CommandLine) -> str:
    answers = helper.answers(PENSION_ANSWERS)
    made = helper.does("fill", PENSION, *CONSENT, "--id-qr", f"owner={PENSIONER_CARD}", "--sure", "--answers", answers)
    codes = sorted({problem["code"] for problem in made["problems"]} | {"paper-missing", "person-known"})
    helper.does("finalize", made["id"], "--accept", *codes)
    return str(made["id"])


def test_a_known_person_fills_the_next_form(helper: CommandLine) -> None:
    first = a_finalized_pension(helper)
    [known] = helper.does("person", "find", "nguyen")
    assert (known["name"], known["card_number"]) == ("Nguyễn Thị Ệ", "001140000019")
    shown = helper.does("person", "show", "001140000019")
    assert (shown["dossier_ids"], shown["members"]) == ([first], [])
    second = helper.does("fill", PENSION, *CONSENT, "--person", f"owner={known['id']}")["id"]
    [question] = [one for one in helper.does("questions", second) if one["ref"] == NAME]
    assert (question["value"], question["origin"]) == ("Nguyễn Thị Ệ", "earlier")
    moved = helper.does("person", "household", known["id"], "--alone")
    assert moved["household"] != known["household"]
    helper.refuses("fill", PENSION, *CONSENT, "--person", "Ai đó")


def test_an_answer_is_taken_back_and_the_history_tells_it(helper: CommandLine) -> None:
    draft = helper.does("fill", PENSION, *CONSENT)["id"]
    helper.does("answer", draft, "--answers", helper.answers({NAME: "Nguyễn Thị Ệ"}))
    assert helper.does("undo", draft)["changed"] == [NAME]
    helper.refuses("undo", draft)
    assert helper.does("redo", draft)["changed"] == [NAME]
    lines = helper.does("dossier", draft, "--history")["history"]
    assert [line["what"] for line in lines if line["questions"]] == ["answer", "undo", "redo"]
    assert {line["by"] for line in lines if line["questions"]} == {"Mai"}
    assert all(line["at"] for line in lines)
    assert "history" not in helper.does("dossier", draft)
