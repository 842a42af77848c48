"""Shared blocks put into a form: their parameters, their choices, and where an error in them is told."""

from pathlib import Path

import openpyxl
import pytest

from forms.authoring import check_sheets, convert
from forms.engine import Instance, load
from forms.person_blocks import blocks
from forms.problems import problems
from forms.questions import question_views
from forms.refusal import Refusal

SURVEY = """| survey |
| | type | name | label::Tiếng Việt (vi) | label::English (en) | required | bind::hsl:role | bind::hsl:decides |
| | begin group | members | Người cùng đi | Members | | | |
| | begin repeat | member | Người cùng đi | Member | | member | |
| | include person | member | người này | of this person | yes | | yes |
| | end repeat | | | | | | |
| | end group | | | | | | |
EXTRA| settings |
| | form_title | form_id | version | default_language | namespaces |
| | T | t | 1 | Tiếng Việt (vi) | hsl="urn:hosolang:form" |
"""


def _form(extra: str = "") -> str:
    return SURVEY.replace("EXTRA", extra)


def _one_member() -> Instance:
    instance = load(convert(_form()).xml).new()
    if not instance.count("/data/members/member"):
        instance.add_repeat("/data/members/member")
    return instance


def test_a_block_takes_the_including_rows_cells() -> None:
    views = {view.ref.rpartition("/")[2]: view for view in question_views(_one_member(), {})}
    name, born = views["member_name"], views["member_born"]
    assert name.label == "Họ, chữ đệm, tên người này"
    assert name.required
    assert name.decides
    assert name.role == "member"
    assert born.precision_ref.endswith("member_born_precision")
    assert ("01", "Kinh") in [(choice.value, choice.label) for choice in views["member_ethnic"].choices]


def test_the_english_label_of_a_block_takes_the_english_cell() -> None:
    instance = _one_member()
    instance.language = "English (en)"
    assert instance.label("/data/members/member[1]/member_name") == "Full name of this person"


def test_every_row_is_a_person_that_a_card_fills() -> None:
    instance = _one_member()
    instance.add_repeat("/data/members/member")
    found = blocks(instance)
    assert [block.ref for block in found] == ["/data/members/member[1]", "/data/members/member[2]"]
    assert found[1].facts["number"] == "/data/members/member[2]/member_number"


def test_a_warning_in_a_row_is_about_the_question_beside_it() -> None:
    instance = _one_member()
    row = "/data/members/member[1]"
    instance.set(f"{row}/member_born", "1995-03-05")
    instance.set(f"{row}/member_number", "001140001234")
    (warning,) = (one for one in problems(instance) if one.code == "member_birth_year_mismatch")
    assert warning.ref == f"{row}/member_number"


def test_a_list_of_the_form_itself_goes_before_the_shared_one() -> None:
    header = "| | list_name | name | label::Tiếng Việt (vi) | label::English (en) |\n"
    own = f"| choices |\n{header}| | sex | x | Khác | Other |\n"
    instance = load(convert(_form(own)).xml).new()
    if not instance.count("/data/members/member"):
        instance.add_repeat("/data/members/member")
    assert list(instance.choices("/data/members/member[1]/member_sex")) == [("x", "Khác")]


def test_an_unknown_block_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(Refusal) as refusal:
        convert(_form().replace("include person", "include nobody"))
    assert refusal.value.code == "form-error"
    assert "person_name" in str(refusal.value)


def test_an_error_after_a_block_is_told_by_the_authors_own_row() -> None:
    broken = _form().replace(
        "| | end group | | | | | | |\n", "| | end group | | | | | | |\n| | text | a | A | A | ${no} = 1 | | |\n"
    )
    with pytest.raises(Refusal) as refusal:
        convert(broken)
    assert refusal.value.facts["row"] == "7"
    assert refusal.value.facts["line"] == "8"


def test_a_finding_about_a_question_of_a_block_stands_at_its_include_row() -> None:
    strange = _form().replace("| member | |\n", "| nobody | |\n")
    (finding,) = (one for one in check_sheets(strange) if "unknown role" in one.message)
    assert finding.sheet.row == 3


def test_a_workbook_takes_in_blocks_too_and_names_its_own_cell(tmp_path: Path) -> None:
    header = ["type", "name", "label::Tiếng Việt (vi)", "label::English (en)", "required"]
    rows = [header, ["include person", "owner", "người này", "of this person", "yes"], ["text", "a", "A | B", "B", ""]]
    workbook(tmp_path / "form.xlsx", rows)
    instance = load(convert(tmp_path / "form.xlsx").xml).new()
    assert instance.label("/data/owner_name") == "Họ, chữ đệm, tên người này"
    assert instance.label("/data/a") == "A | B"
    workbook(tmp_path / "broken.xlsx", [*rows, ["text", "b", "B", "C", "${no} = 1"]])
    with pytest.raises(Refusal) as refusal:
        convert(tmp_path / "broken.xlsx")
    assert refusal.value.facts["cell"] == "E4"


def workbook(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    for row in rows:
        survey.append(row)
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version", "default_language", "namespaces"])
    settings.append(["T", "t", "1", "Tiếng Việt (vi)", 'hsl="urn:hosolang:form"'])
    book.save(path)
