"""What an earlier form of the same case knows is offered in the next one, with its origin shown; nothing is made up."""

from typing import Any

from tests.support import stories_of_death
from tests.support.command_line import CommandLine
from tests.support.form_stories import AT_OFFICE, DAUGHTER, GRANDMOTHER, MOTHER
from tests.support.stories import AGREED
from tests.support.stories_of_civil_status import EXTRACT, SINGLE
from tests.support.stories_of_residence import TEMPORARY
from tests.support.stories_of_support import FUNERAL_OF_PENSIONER, POVERTY


def _filled(helper: CommandLine, code: str, source: str, answers: dict[str, str]) -> dict[str, Any]:
    dossier = helper.does("fill", code, *AGREED, "--from", source, "--answers", helper.answers(answers))["id"]
    return {one["ref"]: one for one in helper.does("questions", dossier)}


def _registered_death(helper: CommandLine, **born: str) -> str:
    story = stories_of_death.STORIES[0]
    answers = {**story.answers, **{f"/data/deceased/deceased_{fact}": text for fact, text in born.items()}}
    cards = ("--id-qr", f"deceased={GRANDMOTHER}", "--id-qr", f"filer={DAUGHTER}")
    dossier: str = helper.does("fill", story.code, *AGREED, *cards, "--answers", helper.answers(answers))["id"]
    return dossier


def test_funeral_money_knows_who_died_and_who_registered_it(helper: CommandLine) -> None:
    death = _registered_death(helper)
    asked = _filled(helper, FUNERAL_OF_PENSIONER, death, {"/data/request/arranger_kind": "household"})
    brought = {
        "/data/deceased/deceased_name": "Nguyễn Thị Ệ",
        "/data/deceased/deceased_born": "1940-04-12",
        "/data/deceased/deceased_number": "001140009876",
        "/data/deceased/deceased_ethnic": "01",
        "/data/last_home/deceased_commune": "00118",
        "/data/filer/filer_name": "Nguyễn Thị Phương Thảo",
        "/data/filer/filer_number": "001165004321",
        "/data/filer/filer_issuer": "Bộ Công an",
        "/data/filer_home/filer_commune": "09955",
    }
    assert {ref: asked[ref]["value"] for ref in brought} == brought
    assert {asked[ref]["origin"] for ref in brought} == {"earlier"}
    row = next(one for one in helper.does("dossiers")["rows"] if one["procedure"] == FUNERAL_OF_PENSIONER)
    assert (row["owner"], row["filer"]) == ("Nguyễn Thị Ệ", "Nguyễn Thị Phương Thảo")


def test_a_birth_date_of_which_only_the_year_is_known_stays_so(helper: CommandLine) -> None:
    death = _registered_death(helper, born="1940")
    asked = _filled(helper, FUNERAL_OF_PENSIONER, death, {"/data/request/arranger_kind": "household"})
    assert asked["/data/deceased/deceased_born"]["value"] == "1940"


def test_one_person_is_asked_once_by_form_after_form(helper: CommandLine) -> None:
    first = helper.does(
        "fill",
        EXTRACT,
        *AGREED,
        "--id-qr",
        f"owner={MOTHER}",
        "--answers",
        helper.answers({"/data/request/filing_for": "owner", "/data/owner/owner_ethnic": "12"}),
    )["id"]
    for code in (SINGLE, TEMPORARY, POVERTY):
        asked = _filled(helper, code, first, {})
        assert asked["/data/owner/owner_name"]["value"] == "H'Hen Niê"
        assert asked["/data/owner/owner_number"]["origin"] == "earlier"
        assert asked["/data/owner/owner_sex"]["value"] == "female"


def test_what_the_choice_of_the_procedure_answers_is_not_asked(helper: CommandLine) -> None:
    dossier = helper.does("fill", TEMPORARY, *AGREED, "--answers", helper.answers({}))["id"]
    asked = {one["ref"]: one for one in helper.does("questions", dossier)}
    assert not asked["/data/request/request_kind"]["relevant"]
    assert asked["/data/dwelling/stay_from"]["relevant"]


def test_every_row_of_a_table_is_filled_by_the_next_card(helper: CommandLine) -> None:
    answers = helper.answers(
        {"/data/request/present_status": "none", "/data/members/member[2]/member_status": "working"}
    )
    rows = ("/data/members/member[1]", "/data/members/member[2]")
    cards = [word for row, card in zip(rows, (MOTHER, DAUGHTER), strict=True) for word in ("--id-qr", f"{row}={card}")]
    dossier = helper.does("fill", POVERTY, *AGREED, *cards, "--answers", answers)["id"]
    asked = {one["ref"]: one["value"] for one in helper.does("questions", dossier)}
    assert [asked[f"{row}/member_name"] for row in rows] == ["H'Hen Niê", "Nguyễn Thị Phương Thảo"]
    assert [asked[f"{row}/member_born"] for row in rows] == ["1995-03-05", "1965-09-02"]


def test_as_many_rows_come_as_the_earlier_form_has_persons(helper: CommandLine) -> None:
    members = {
        f"/data/members/member[{row}]/member_{fact}": text
        for row, name in enumerate(("Trần Minh An", "Trần Minh Bách"), 1)
        for fact, text in {"name": name, "born": "2019", "sex": "male", "relation": "Con"}.items()
    }
    moved = helper.does(
        "fill", TEMPORARY, *AGREED, "--answers", helper.answers({"/data/members/has_members": "yes", **members})
    )["id"]
    asked = _filled(helper, POVERTY, moved, {})
    names = [asked[f"/data/members/member[{row}]/member_name"] for row in (1, 2)]
    assert [(one["value"], one["origin"]) for one in names] == [
        ("Trần Minh An", "earlier"),
        ("Trần Minh Bách", "earlier"),
    ]
    assert asked["/data/members/member[2]/member_born"]["value"] == "2019"


def test_the_same_form_for_another_of_the_family_asks_anew_who_it_is(helper: CommandLine) -> None:
    answers = {"/data/request/filing_for": "owner", "/data/registered/registered_at": "UBND xã Kim Quan", **AT_OFFICE}
    cards = ("--id-qr", f"owner={MOTHER}")
    first = helper.does("fill", EXTRACT, *AGREED, *cards, "--answers", helper.answers(answers))["id"]
    asked = _filled(helper, EXTRACT, first, {})
    assert asked["/data/owner/owner_name"]["value"] == ""
    assert asked["/data/owner/owner_number"]["value"] == ""
    assert asked["/data/registered/registered_at"]["value"] == ""
    assert asked["/data/office/office_commune"]["value"] == "09955"
    assert asked["/data/owner_home/owner_commune"]["origin"] == "earlier"
