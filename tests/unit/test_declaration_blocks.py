"""Every kind of block that a declaration's layout may hold, and what it says of itself."""

from typing import Any

import pytest

from app import printing
from forms.declaration import DESCRIBED, Checks, Declaration, Field, Notes, PageBreak, Table, Together, resolve
from forms.engine import Instance, load
from forms.places import Places
from forms.refusal import Refusal
from tests.print import reading

PLACES = Places.load()
FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>
<instance><data id="t"><born/><paid/><wants/><member jr:template=""><name/><old/></member></data></instance>
<bind nodeset="/data/born" type="date"/><bind nodeset="/data/paid" type="int"/><bind nodeset="/data/wants"/>
<bind nodeset="/data/member/name"/><bind nodeset="/data/member/old" type="int"/></model></h:head><h:body>
<input ref="/data/born"><label>b</label></input><input ref="/data/paid"><label>p</label></input>
<select ref="/data/wants"><label>w</label><item><label>Một</label><value>one</value></item>
<item><label>Hai</label><value>two</value></item><item><label>Ba</label><value>three</value></item></select>
<group><label>m</label><repeat nodeset="/data/member"><input ref="/data/member/name"><label>n</label></input>
<input ref="/data/member/old"><label>o</label></input></repeat></group></h:body></h:html>""".encode()
MEMBERS = {
    "kind": "table",
    "rows_of": "/data/member",
    "columns": [
        {"header": "TT", "width": 1, "value": {"row": "number"}},
        {"header": "Họ và tên", "width": 5, "value": {"ref": "./name", "as": "upper"}},
    ],
    "least": 4,
}


def filled() -> Instance:
    instance = load(FORM).new()
    for ref, text in (("/data/born", "1940-04-02"), ("/data/paid", "1500000"), ("/data/wants", "one three")):
        instance.set(ref, text)
    for name in ("Niê Kđăm Y Ŏn", "H'Bia"):
        row = instance.add_repeat("/data/member")
        instance.set(f"{row}/name", name)
    return instance


def made(*blocks: dict[str, Any], instance: Instance | None = None, **about: object) -> Declaration:
    layout = {"name": "Tờ khai", "drawn_from": "picture", "cover_lines": [], "blocks": blocks, **about}
    return resolve(layout, instance, places=PLACES)


def test_a_table_has_a_row_for_each_of_a_repeat() -> None:
    (table,) = made(MEMBERS, instance=filled()).blocks
    assert table == Table(("TT", "Họ và tên"), (1.0, 5.0), (("1", "NIÊ KĐĂM Y ŎN"), ("2", "H'BIA")), 4)
    (blank,) = made(MEMBERS).blocks
    assert isinstance(blank, Table)
    assert blank.rows == ()


def test_a_table_may_write_its_rows_out() -> None:
    rows = [["Ngày sinh", {"ref": "/data/born", "as": "date"}], ["Khác", ""]]
    (table,) = made(
        {"kind": "table", "columns": [{"header": "Mục"}, {"header": "Khai"}], "rows": rows, "least": 0},
        instance=filled(),
    ).blocks
    assert isinstance(table, Table)
    assert table.rows == (("Ngày sinh", "02/04/1940"), ("Khác", ""))


def test_several_choices_tick_several_boxes_and_conditions_tick_their_own() -> None:
    options: list[object] = [["one", "Một"], ["two", "Hai"], ["three", "Ba"]]
    by_answer = {"kind": "checks", "label": "Xin", "ref": "/data/wants", "options": options}
    (checks,) = made(by_answer, instance=filled()).blocks
    assert checks == Checks("Xin", (("Một", True), ("Hai", False), ("Ba", True)))
    by_condition = {"kind": "checks", "options": [{"text": "Có tiền", "when": {"ref": "/data/paid"}}]}
    assert made(by_condition, instance=filled()).blocks == (Checks("", (("Có tiền", True),)),)
    assert made(by_condition).blocks == (Checks("", (("Có tiền", False),)),)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"ref": "/data/born", "as": "day"}, "02"),
        ({"ref": "/data/born", "as": "month"}, "04"),
        ({"ref": "/data/born", "as": "year"}, "1940"),
        ({"ref": "/data/paid", "as": "money_words"}, "Một triệu năm trăm nghìn đồng"),
        ({"ref": "/data/wants", "as": "choices"}, "Một, Ba"),
    ],
)
def test_ways_to_write_a_value(value: dict[str, str], shown: str) -> None:
    assert made({"kind": "field", "label": "x", "value": value}, instance=filled()).blocks == (Field("x", shown),)


def test_a_ref_of_a_row_outside_any_row_is_refused() -> None:
    with pytest.raises(Refusal, match="outside a table"):
        made({"kind": "field", "label": "x", "value": {"ref": "./name"}}, instance=filled())


def test_notes_breaks_and_what_stands_together() -> None:
    inner = {"kind": "heading", "text": "I. Đầu"}
    blocks = made(
        {"kind": "together", "blocks": [inner, {"kind": "field", "label": "Tên:", "value": "An"}]},
        {"kind": "page_break"},
        {"kind": "notes", "title": "Chú thích:", "lines": ["(1) Ghi rõ."]},
    ).blocks
    assert [type(block) for block in blocks] == [Together, PageBreak, Notes]
    pages = reading.pages(printing.declaration(Declaration("Tờ khai", (), blocks)))
    assert pages[0] == "I. Đầu Tên: An"
    assert pages[1].startswith("Chú thích: (1) Ghi rõ.")


def test_an_uncertain_number_stands_above_the_form_and_not_on_it() -> None:
    unsure = made(form_number={"text": "Mẫu số 1d", "mark": "uncertain"})
    assert unsure.blocks == ()
    assert "Mẫu số 1d" in unsure.cover_lines[0]
    assert "hỏi xã" in unsure.cover_lines[0]
    sure = made(form_number={"text": "Mẫu số 01", "mark": "sourced"})
    assert reading.text(printing.declaration(sure)) == "Mẫu số 01"
    assert sure.cover_lines == ()


def test_a_layout_made_without_a_picture_says_so_on_paper() -> None:
    assert made(drawn_from="description").cover_lines == (DESCRIBED,)
    assert made(drawn_from="picture").cover_lines == ()
