"""Choices: written out, filtered from instances of every kind, and answers that leave a changed list."""

import gc

import pytest

from forms.engine import FormError, Instance
from forms.engine.tree import Element
from forms.engine.xpath.environment import Env
from tests.unit.engine.writing import bind, form

PLACES = "jr://file-csv/communes.csv"
COMMUNES = "name,label,province\n00004,Phường Ba Đình,01\n00008,Phường Ngọc Hà,01\n19333,Xã Phú Lộc,46\n".encode()
ITEMSET = '<itemset nodeset="{}"><value ref="{}"/><label ref="{}"/></itemset>'


def cascade(
    files: dict[str, bytes], src: str = PLACES, ref: str = "instance('communes')/root/item[province = /data/province]"
) -> Instance:
    itemset = ITEMSET.format(ref, "name", "label")
    return form(
        "<province/><commune/>",
        "",
        f'<input ref="/data/province"/><select1 ref="/data/commune">{itemset}</select1>',
        model=f'<instance id="communes" src="{src}"/>',
        files=files,
    ).new()


def test_a_filter_follows_the_answer_it_hangs_on() -> None:
    instance = cascade({PLACES: COMMUNES})
    assert list(instance.choices("/data/commune")) == []
    instance.set("/data/province", "01")
    assert list(instance.choices("/data/commune")) == [("00004", "Phường Ba Đình"), ("00008", "Phường Ngọc Hà")]
    instance.set("/data/province", "46")
    assert [value for value, _ in instance.choices("/data/commune")] == ["19333"]


@pytest.mark.parametrize(
    "condition",
    [
        "/data/province = province",
        "province = current()/../province",
        "province = /data/province and name != ''",
        "contains(province, /data/province)",
        "province = string(/data/province)",
        "province = concat('0', number(/data/province))",
    ],
)
def test_every_way_to_write_the_condition_gives_the_same_list(condition: str) -> None:
    instance = cascade({PLACES: COMMUNES}, ref=f"instance('communes')/root/item[{condition}]")
    instance.set("/data/province", "01")
    assert [value for value, _ in instance.choices("/data/commune")] == ["00004", "00008"]


def test_forms_that_come_with_the_same_file_hold_its_tree_once_and_not_for_ever() -> None:
    def found() -> int:
        gc.collect()
        return sum(isinstance(each, Element) and each.name == "the_shared" for each in gc.get_objects())

    file = b"the_shared,province\n" + b"".join(b"%d,01\n" % at for at in range(50))
    forms = [cascade({PLACES: file}, ref="instance('communes')/root/item[the_shared != '']") for _ in range(3)]
    assert [len(instance.choices("/data/commune")) for instance in forms] == [50, 50, 50]
    assert found() == 50
    other = cascade({PLACES: file + b"50,46\n"}, ref="instance('communes')/root/item[the_shared != '']")
    assert len(other.choices("/data/commune")) == 51
    del forms, other
    assert found() == 0


def test_a_choice_that_left_the_list_leaves_the_answer() -> None:
    instance = cascade({PLACES: COMMUNES})
    instance.set("/data/province", "01")
    instance.set("/data/commune", "00008")
    instance.set("/data/province", "46")
    assert instance.value("/data/commune") == ""


def test_a_missing_list_takes_no_answer_away_when_a_draft_is_opened() -> None:
    instance = cascade({PLACES: COMMUNES})
    instance.set("/data/province", "01")
    instance.set("/data/commune", "00008")
    again = instance.form.restore(instance.draft())
    assert again.value("/data/commune") == "00008"


def test_xml_and_geojson_lists() -> None:
    xml = b"<root><item><name>a</name><label>A</label><province>1</province></item></root>"
    instance = cascade({"jr://file/list.xml": xml}, src="jr://file/list.xml")
    instance.set("/data/province", "1")
    assert list(instance.choices("/data/commune")) == [("a", "A")]
    geojson = (
        b'{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "x", "geometry": {"type": "Point", '
        b'"coordinates": [105.8, 21.0]}, "properties": {"name": "hn", "label": "Ha Noi", "province": 1}}]}'
    )
    instance = cascade({"jr://file/list.geojson": geojson}, src="jr://file/list.geojson")
    instance.set("/data/province", "1")
    assert list(instance.choices("/data/commune")) == [("hn", "Ha Noi")]


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.csv", b"\xff\xfe\x00"), ("x.geojson", b"[]"), ("x.geojson", b"{"), ("x.xml", b"<root>"), ("x.xml", b"")],
)
def test_a_list_that_cannot_be_read_is_refused(name: str, content: bytes) -> None:
    src = f"jr://file/{name}"
    with pytest.raises(FormError, match=name):
        cascade({src: content}, src=src)


def test_a_missing_file_is_an_error_or_blank_as_the_caller_says() -> None:
    with pytest.raises(FormError, match=PLACES):
        cascade({})


def test_choices_from_a_repeat() -> None:
    instance = form(
        "<person><name/></person><chosen/>",
        "",
        '<repeat nodeset="/data/person"><input ref="/data/person/name"/></repeat><select1 ref="/data/chosen">'
        + ITEMSET.format("/data/person[name != '']", "name", "name")
        + "</select1>",
    ).new()
    instance.set("/data/person[1]/name", "Lan")
    instance.add_repeat("/data/person")
    instance.set("/data/person[2]/name", "Hoa")
    instance.set("/data/chosen", "Hoa")
    assert [value for value, _ in instance.choices("/data/chosen")] == ["Lan", "Hoa"]
    instance.remove_repeat("/data/person[2]")
    assert instance.value("/data/chosen") == ""


def test_written_choices_and_the_name_of_a_choice() -> None:
    items = "".join(
        f"<item><label>{label}</label><value>{value}</value></item>" for value, label in (("m", "Nam"), ("f", "Nữ"))
    )
    instance = form(
        "<sex/><said/>",
        bind("/data/said", calculate="jr:choice-name(/data/sex, '/data/sex')"),
        f'<select1 ref="/data/sex">{items}</select1>',
    ).new()
    instance.set("/data/sex", "f")
    assert list(instance.choices("/data/sex")) == [("m", "Nam"), ("f", "Nữ")]
    assert instance.value("/data/said") == "Nữ"


def test_three_thousand_communes_are_indexed_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"c{n},Xã {n},{n % 34}\n" for n in range(3321))
    instance = cascade({PLACES: f"name,label,province\n{rows}".encode()})
    instance.set("/data/province", "7")
    assert len(instance.choices("/data/commune")) == 98
    looked_at: list[int] = []
    monkeypatch.setattr(Env, "spend", lambda _env, count: looked_at.append(count))
    instance.choices("/data/commune")
    assert sum(looked_at) < 400
