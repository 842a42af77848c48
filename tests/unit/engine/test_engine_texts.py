"""Labels, hints and messages: languages, fallback, outputs; sections and the custom attributes of binds."""

import pytest

from forms.engine import FormError, Instance
from tests.unit.engine.writing import bind, filled, form, inputs

TEXTS = (
    '<translation lang="vi" default="true()">'
    '<text id="name"><value>Tên của <output value="/data/role"/></value></text>'
    '<text id="only"><value>Chỉ tiếng Việt</value></text>'
    '<text id="wrong"><value>Sai: <output value="."/></value></text></translation>'
    '<translation lang="en"><text id="name"><value>Name of <output value="/data/role"/></value></text>'
    '<text id="wrong"><value>Wrong: <output value="."/></value><value form="image">jr://images/x.png</value></text>'
    "</translation>"
)


def bilingual() -> Instance:
    return filled(
        "<role/><name/>",
        bind("/data/name", constraint="string-length(.) > 2", message="jr:itext('wrong')"),
        '<input ref="/data/role"><label ref="jr:itext(\'only\')"/></input>'
        '<input ref="/data/name"><label ref="jr:itext(\'name\')"/>'
        '<hint>Like <output value="/data/role"/>!</hint></input>',
        itext=TEXTS,
    )


def test_texts_follow_the_language_and_fall_back_to_the_default_one() -> None:
    instance = bilingual()
    instance.set("/data/role", "mẹ")
    assert (instance.form.languages, instance.language) == (("vi", "en"), "vi")
    assert instance.label("/data/name") == "Tên của mẹ"
    instance.language = "en"
    assert instance.label("/data/name") == "Name of mẹ"
    assert instance.label("/data/role") == "Chỉ tiếng Việt"
    assert instance.hint("/data/name") == "Like mẹ!"
    assert instance.hint("/data/role") is None
    instance.set("/data/name", "ab")
    assert instance.message("/data/name") == "Wrong: ab"


def test_a_language_that_does_not_exist_is_refused() -> None:
    instance = bilingual()
    with pytest.raises(FormError, match="fr") as refused:
        instance.language = "fr"
    assert (refused.value.code, instance.language) == ("unknown-language", "vi")


def test_outputs_in_a_repeat_speak_of_their_own_row() -> None:
    instance = filled(
        "<r><x/></r>",
        "",
        '<repeat nodeset="/data/r"><input ref="/data/r/x"><label>Row <output value="position(..)"/>: '
        '<output value="/data/r/x"/></label></input></repeat>',
    )
    instance.add_repeat("/data/r")
    instance.set("/data/r[2]/x", "b")
    assert instance.label("/data/r[2]/x") == "Row 2: b"


def test_sections_are_the_top_groups_and_the_runs_between_them() -> None:
    body = (
        inputs("/data/a")
        + '<group ref="/data/g"><label>Chủ hồ sơ</label>'
        + inputs("/data/g/x")
        + '<group ref="/data/g/h">'
        + inputs("/data/g/h/y")
        + "</group></group>"
        + '<group><label>Con</label><repeat nodeset="/data/r">'
        + inputs("/data/r/z")
        + "</repeat></group>"
        + inputs("/data/b")
    )
    instance = filled("<a/><g><x/><h><y/></h></g><r><z/></r><b/>", bind("/data/g", relevant="/data/a != 'no'"), body)
    instance.add_repeat("/data/r")
    found = [(one.ref, one.label, one.relevant, one.questions) for one in instance.sections()]
    assert found == [
        ("", "", True, ("/data/a",)),
        ("/data/g", "Chủ hồ sơ", True, ("/data/g/x", "/data/g/h/y")),
        ("/data/r", "Con", True, ("/data/r[1]/z", "/data/r[2]/z")),
        ("", "", True, ("/data/b",)),
    ]
    instance.set("/data/a", "no")
    assert [one.relevant for one in instance.sections()] == [True, False, True, True]
    assert list(instance.questions()) == ["/data/a", "/data/r[1]/z", "/data/r[2]/z", "/data/b"]


def test_what_is_fixed_about_a_question() -> None:
    attributes = {"hsl:fact": "born", "hsl:decides": "yes"}
    instance = form(
        "<g><r><x/></r><total/></g>",
        bind("/data/g/r/x", type="date", **attributes) + bind("/data/g", **{"hsl:role": "owner"}),
        '<group ref="/data/g"><repeat nodeset="/data/g/r">'
        '<input ref="/data/g/r/x" appearance="month-year"/></repeat></group>',
    ).new()
    question = instance.question("/data/g/r[1]/x")
    assert (question.control, question.type, question.appearance) == ("input", "date", "month-year")
    assert (question.group, question.repeat) == ("/data/g/r[1]", "/data/g/r[1]")
    assert question.attributes == {"fact": "born", "decides": "yes"}
    assert instance.attributes("/data/g") == {"role": "owner"}
    assert (instance.question("/data/g/total").control, instance.question("/data/g/total").repeat) == ("", None)


def test_the_form_says_what_it_is() -> None:
    made = form("<a/>", model='<instance id="l" src="jr://file-csv/l.csv"/>', files={"jr://file-csv/l.csv": b"name\n"})
    assert (made.id, made.version, made.title) == ("small", "3", "Small")
    assert made.attachments_wanted == ("jr://file-csv/l.csv",)


def test_media_and_guidance_of_a_question() -> None:
    values = '<value>Ảnh</value><value form="image">jr://images/a.png</value>'
    hint = '<value>Ngắn</value><value form="guidance">Dài</value>'
    instance = filled(
        "<a/><b/>",
        body='<input ref="/data/a"><label ref="jr:itext(\'l\')"/><hint ref="jr:itext(\'h\')"/></input>'
        + inputs("/data/b"),
        itext=f'<translation lang="vi"><text id="l">{values}</text><text id="h">{hint}</text></translation>',
    )
    assert instance.media("/data/a") == {"image": "jr://images/a.png"}
    assert (instance.hint("/data/a"), instance.guidance("/data/a")) == ("Ngắn", "Dài")
    assert (instance.media("/data/b"), instance.guidance("/data/b")) == ({}, None)
