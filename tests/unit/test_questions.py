import json
from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

from forms.engine import Instance, load
from forms.questions import QuestionView, answer_words, question_views, read_back
from tests.support.villagers import birth, fill, form_of, pension

JSON_KEYS = [
    "ref", "label", "hint", "section", "type", "appearance", "required", "relevant", "readonly", "value", "origin",
    "sensitive", "message", "repeat", "choices",
]  # fmt: skip


def views(
    instance: Instance, origins: Mapping[str, str] | None = None, refs: Iterable[str] | None = None
) -> dict[str, QuestionView]:
    return {view.ref: view for view in question_views(instance, origins or {}, refs)}


def test_json_has_the_keys_of_the_command_line_first() -> None:
    first = question_views(pension(), {})[0].as_json()
    assert list(first)[: len(JSON_KEYS)] == JSON_KEYS
    assert json.loads(json.dumps(first)) == first
    assert first["choices"][0] == {"value": "new", "label": "Hưởng trợ cấp"}


def test_asks_in_the_forms_order_with_what_is_not_relevant() -> None:
    asked = question_views(pension(), {})
    refs = [view.ref for view in asked]
    assert (
        refs.index("/data/owner/owner_name")
        < refs.index("/data/payment/pay_how")
        < refs.index("/data/office/office_commune")
    )
    by_ref = {view.ref: view for view in asked}
    assert not by_ref["/data/filer/filer_name"].relevant
    assert by_ref["/data/owner/owner_name"].section == "/data/owner"


def test_a_partial_date_is_one_question_with_its_own_text() -> None:
    asked = views(pension())
    born = asked["/data/owner/owner_born"]
    assert (born.type, born.value, born.precision_ref) == ("date", "1940", "/data/owner/owner_born_precision")
    assert answer_words(born) == "1940"
    assert "/data/owner/owner_born_precision" not in asked
    assert views(birth())["/data/child/child_born"].precision_ref == ""


def test_marks_and_origins() -> None:
    asked = views(pension(), {"/data/owner/owner_name": "scanned", "/data/income/pension_amount": "typed"})
    name, ethnic = asked["/data/owner/owner_name"], asked["/data/owner/owner_ethnic"]
    assert (name.origin, name.role, name.fact, name.decides, name.required) == ("scanned", "owner", "name", True, True)
    assert ethnic.sensitive
    assert not name.sensitive
    assert asked["/data/income/pension_amount"].origin == ""
    assert asked["/data/request/request_kind"].role == ""


def test_a_message_stands_only_where_something_is_wrong() -> None:
    empty, wrong = form_of("1.014027"), pension(owner_number="12")
    assert views(empty)["/data/owner/owner_number"].message == ""
    assert views(wrong)["/data/owner/owner_number"].message == "Số định danh có đúng 12 chữ số."


def test_communes_follow_their_province() -> None:
    instance = form_of("1.014027")
    assert views(instance)["/data/home/owner_commune"].choices == ()
    fill(instance, {"/data/home/owner_province": "01"})
    choices = views(instance, refs=["/data/home/owner_commune"])["/data/home/owner_commune"].choices
    assert len(choices) == 126
    assert ("09955", "Xã Thạch Thất") in {(choice.value, choice.label) for choice in choices}


def test_the_cards_address_shows_once_a_card_was_read() -> None:
    instance = form_of("1.014027")
    ref = "/data/home/owner_address_on_card"
    assert ref not in views(instance)
    fill(instance, {ref: "Tổ 5, Ngọc Lâm, Long Biên, Hà Nội"})
    view = views(instance)[ref]
    assert view.readonly
    assert view.type == "string"
    assert view.value.startswith("Tổ 5")


def test_warnings_are_notes_about_a_question() -> None:
    note = views(pension())["/data/owner/age_under_70"]
    assert (note.type, note.severity, note.about, note.relevant) == ("note", "warning", "/data/owner/owner_born", False)


def test_reads_back_what_decides_and_nothing_sensitive() -> None:
    said = dict(read_back(question_views(pension(), {})))
    assert said["Họ, chữ đệm, tên"] == "Nguyễn Thị Ệ"
    assert said["Hình thức nhận tiền"] == "Tiền mặt"
    assert said["Nơi cư trú: xã, phường, đặc khu"] == "Phường Bồ Đề"
    assert "Dân tộc" not in said


@pytest.mark.parametrize("code", ["1.014027", "1.001193"])
def test_six_facts_decide(code: str) -> None:
    assert sum(view.decides for view in question_views(form_of(code), {})) == 6


@pytest.mark.parametrize("code", ["1.014027", "1.001193"])
def test_a_page_asks_about_eight_things_at_most(code: str) -> None:
    asked = Counter(view.section for view in question_views(form_of(code), {}) if view.type != "note")
    assert max(asked.values()) <= 8


WORKED_OUT = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>x</h:title><model>
  <instance><data id="x" version="1"><field/><price/><hidden/><total/><said/><alone/></data></instance>
  <bind nodeset="/data/field" type="int"/>
  <bind nodeset="/data/price" type="int"/>
  <bind nodeset="/data/hidden" type="int" calculate="/data/field + 1"/>
  <bind nodeset="/data/total" type="int" readonly="true()" calculate="/data/hidden * /data/price"/>
  <bind nodeset="/data/said" type="string" readonly="true()" calculate="concat(/data/total, ' đồng')"/>
  <bind nodeset="/data/alone" type="int" readonly="true()" calculate="7"/>
</model></h:head><h:body>
  <input ref="/data/field"><label>Số thửa</label></input>
  <input ref="/data/price"><label>Đơn giá</label></input>
  <input ref="/data/total"><label>Thành tiền</label></input>
  <input ref="/data/said"><label>Đọc là</label></input>
  <input ref="/data/alone"><label>Bảy</label></input>
</h:body></h:html>"""


def test_a_value_worked_out_names_the_questions_it_is_made_of() -> None:
    instance = load(WORKED_OUT.encode()).new()
    fill(instance, {"/data/field": "2", "/data/price": "10"})
    said = views(instance)
    assert (said["/data/total"].value, said["/data/total"].worked_out_from) == ("30", ("Số thửa", "Đơn giá"))
    assert (said["/data/said"].type, said["/data/said"].value) == ("string", "30 đồng")
    assert said["/data/said"].worked_out_from == ("Thành tiền",)
    assert said["/data/alone"].worked_out_from == ()
    assert said["/data/field"].worked_out_from == ()
