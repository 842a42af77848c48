"""A death and the funeral money as one case, from the command line."""

from tests.support.command_line import CommandLine
from tests.support.form_stories import Story
from tests.support.stories import AGREED
from tests.support.stories_of_death import STORIES as DEATHS
from tests.support.stories_of_support import FUNERAL_OF_PENSIONER, FUNERALS

DEATH = DEATHS[0]
FUNERAL = next(story for story in FUNERALS if story.code == FUNERAL_OF_PENSIONER)


def filled(helper: CommandLine, story: Story, *more: str) -> str:
    cards = [word for block, text in story.cards for word in ("--id-qr", f"{block}={text}")]
    made = helper.does("fill", story.code, *AGREED, *cards, *more, "--answers", helper.answers(story.answers))
    return str(made["id"])


def test_funeral_money_waits_for_the_death(helper: CommandLine) -> None:
    death = filled(helper, DEATH)
    funeral = filled(helper, FUNERAL, "--from", death, "--sure")
    accepted = [w for code in (*DEATH.warns, *FUNERAL.warns, "paper-missing") for w in ("--accept", code)]
    done = helper.does("finalize", death, "--case", *accepted)
    assert [one["dossier"] for one in done["case"]] == [death, funeral]
    assert [one["waits_for"] for one in done["case"]] == [[], [death]]
    assert done["submission_id"] == done["case"][0]["submission_id"]
    assert {row["id"]: row["outbox"] for row in helper.does("dossiers")["rows"]} == {death: "held", funeral: "held"}
    assert helper.does("release", funeral) == {"state": "waiting"}
    assert {row["id"]: row["outbox"] for row in helper.does("dossiers")["rows"]} == {death: "held", funeral: "waiting"}


def test_linked_dossiers_begin_together_or_not_at_all(helper: CommandLine) -> None:
    cards = [word for block, text in DEATH.cards for word in ("--id-qr", f"{block}={text}")]
    begin = ("fill", DEATH.code, *AGREED, *cards, "--answers", helper.answers(DEATH.answers))
    refused = helper.refuses(*begin, "--with", FUNERAL_OF_PENSIONER, "9.999999")
    assert refused.json["problems"][0]["code"] == "unknown-procedure"
    assert helper.does("dossiers")["rows"] == []
    done = helper.does(*begin, "--with", FUNERAL_OF_PENSIONER)
    assert [one["procedure"] for one in done["case"]] == [DEATH.code, FUNERAL_OF_PENSIONER]
    asked = {one["ref"]: one for one in helper.does("questions", done["case"][1]["id"])}
    assert asked["/data/deceased/deceased_name"]["value"] == "Nguyễn Thị Ệ"
    assert asked["/data/deceased/deceased_name"]["origin"] == "earlier"
    stopped = helper.refuses("finalize", done["id"], "--case")  # the second one is not filled
    assert stopped.json["problems"]
    assert {row["state"] for row in helper.does("dossiers")["rows"]} == {"draft"}
