"""Every form for invented people of every case, from the first scan to the frozen dossier and its declaration."""

from pathlib import Path

import pytest

from forms.catalogue import Catalogue
from tests.print import reading
from tests.support import (
    stories_of_assistance,
    stories_of_civil_status,
    stories_of_death,
    stories_of_residence,
    stories_of_support,
)
from tests.support.command_line import CommandLine
from tests.support.form_stories import Story
from tests.support.stories import AGREED

STORIES: tuple[Story, ...] = (
    *stories_of_death.STORIES,
    *stories_of_civil_status.STORIES,
    *stories_of_residence.STORIES,
    *stories_of_support.STORIES,
    *stories_of_assistance.STORIES,
)
NAMED = [pytest.param(story, id=f"{story.code} {story.name}") for story in STORIES]


@pytest.mark.parametrize("story", NAMED)
def test_a_villager_leaves_with_the_declaration(story: Story, helper: CommandLine, tmp_path: Path) -> None:
    cards = [word for block, text in story.cards for word in ("--id-qr", f"{block}={text}")]
    filled = helper.does("fill", story.code, *AGREED, *cards, "--answers", helper.answers(story.answers))
    assert [(one["code"], one["ref"]) for one in filled["problems"] if one["code"] not in story.warns] == []
    assert sorted(one["code"] for one in filled["problems"]) == sorted(story.warns)
    out = tmp_path / "declaration.pdf"
    helper.does("print", "declaration", "--dossier", filled["id"], "-o", out)
    paper = reading.squeezed(reading.text(out.read_bytes()))
    assert [words for words in story.says if reading.squeezed(words) not in paper] == []
    _papers_are_those_of_the_case(story, helper, filled["id"])
    accepted = [word for code in (*story.warns, "paper-missing") for word in ("--accept", code)]
    assert helper.does("finalize", filled["id"], *accepted)["digest"]
    deciding = [one["ref"] for one in helper.does("questions", filled["id"]) if one["decides"] and one["relevant"]]
    assert 3 <= len(deciding) <= 6


def _papers_are_those_of_the_case(story: Story, helper: CommandLine, dossier: str) -> None:
    """The answers lead to the cases of the card, and those to its papers."""
    procedure = Catalogue.load().get(story.code)
    cases = set(story.case.split())
    assert cases <= {case.id for case in procedure.cases}
    asked = {one["paper"] for one in helper.does("papers", dossier)}
    wanted = {paper.id for paper in procedure.papers if set(paper.cases) & cases}
    elsewhere = {paper.id for paper in procedure.papers if paper.cases} - wanted
    assert not asked & elsewhere
    assert {paper.id for paper in procedure.papers if paper.id in wanted and not paper.routes} <= asked


def test_every_form_has_its_stories_and_every_case_one() -> None:
    procedures = [procedure for procedure in Catalogue.load().all() if procedure.has_form]
    elsewhere = {"1.001193", "1.014027"}  # the birth and the pension: tests/e2e/test_a_day_at_the_hamlet.py
    for procedure in procedures:
        if procedure.code not in elsewhere:
            told = {case for story in STORIES if story.code == procedure.code for case in story.case.split()}
            assert told == {case.id for case in procedure.cases}, procedure.code
