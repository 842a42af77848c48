"""What nobody should give the engine, row by row: refused with the ref and the reason, and nothing has changed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from forms.engine import FormError, Instance, load
from tests.unit.engine.writing import NOON, bind, filled, form, inputs, written

BINDS = "".join(
    bind(f"/data/{name}", type=name)
    for name in ("int", "decimal", "date", "time", "dateTime", "geopoint", "geotrace", "geoshape", "string")
)
NAMES = ("int", "decimal", "date", "time", "dateTime", "geopoint", "geotrace", "geoshape", "string")
COUNTED = '<repeat nodeset="/data/c" jr:count="/data/many"><input ref="/data/c/x"/></repeat>'


def household() -> Instance:
    nodes = "".join(f"<{name}/>" for name in NAMES)
    instance = filled(
        f"{nodes}<many>2</many><c><x/></c><g><in/></g><r><y/></r>",
        BINDS,
        inputs("/data/int", "/data/many") + COUNTED + '<repeat nodeset="/data/r"><input ref="/data/r/y"/></repeat>',
        itext='<translation lang="vi"><text id="l"><value>a</value></text></translation>',
    )
    instance.add_repeat("/data/r")
    instance.remove_repeat("/data/r[2]")
    for ref, text in (("int", "7"), ("date", "1990-01-01"), ("string", "Lan"), ("time", "07:30:00")):
        instance.set(f"/data/{ref}", text)
    return instance


IMPOSSIBLE = [
    ("int", "1.5"), ("int", "9" * 400), ("int", "1e3"), ("decimal", "9" * 400), ("decimal", "1e999"),
    ("date", "2026-02-30"), ("date", "2025-02-29"), ("date", "30/02/2026"), ("date", "2026-13-01"),
    ("date", "0000-01-01"), ("date", "2026-02-30T10:00:00Z"), ("date", "hôm qua"),
    ("geopoint", "91 0"), ("geopoint", "Hà Nội"), ("geotrace", "1 1"), ("geoshape", "1 1;2 2;3 3"),
    ("string", "a\x00b"), ("string", "a\x0bb"), ("string", "\ud800"), ("string", "x" * 1_000_001),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [("int", "mười"), ("int", "0x10"), ("int", "٣"), ("decimal", "1,5"), ("decimal", "inf"), ("decimal", "NaN")],
)
def test_words_for_a_number_change_nothing_and_are_told_by_check(name: str, text: str) -> None:
    instance = household()
    before = instance.draft()
    instance.set(f"/data/{name}", text)
    assert instance.draft() == before
    with pytest.raises(FormError) as refused:
        instance.check(f"/data/{name}", text)
    assert (refused.value.code, refused.value.facts["ref"]) == ("bad-value", f"/data/{name}")


def test_an_impossible_value_is_refused_and_told() -> None:  # one instance for all rows: refusals leave no trace
    instance = household()
    before = instance.draft()
    for name, text in IMPOSSIBLE:
        with pytest.raises(FormError) as refused:
            instance.set(f"/data/{name}", text)
        assert (refused.value.code, refused.value.facts["ref"]) == ("bad-value", f"/data/{name}"), (name, text[:20])
        assert f"/data/{name}" in str(refused.value)
        assert text[:20] not in str(refused.value)  # a citizen's answer stands in no sentence
        assert instance.draft() == before, (name, text[:20])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("time", "25:00:00"),
        ("time", "noon"),
        ("dateTime", "2026-02-30T10:00:00Z"),
        ("dateTime", "2026-01-01"),
        *IMPOSSIBLE,
    ],
)
def test_check_says_what_cannot_be_an_answer_before_it_is_stored(name: str, text: str) -> None:
    instance = household()
    before = instance.draft()
    with pytest.raises(FormError, match=f"/data/{name}"):
        instance.check(f"/data/{name}", text)
    assert instance.draft() == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("int", "7"),
        ("date", "1990-01-01"),
        ("time", "07:30:00"),
        ("dateTime", "2026-01-01T07:00:00+07:00"),
        ("string", "x"),
    ],
)
def test_check_lets_answers_pass(name: str, text: str) -> None:
    household().check(f"/data/{name}", text)


@pytest.mark.parametrize(("text", "word"), [("1000000000", "more than"), ("-1", "less than 0"), ("abc", "no number")])
def test_a_repeat_count_beyond_reason_is_refused(text: str, word: str) -> None:
    instance = household()
    before = instance.draft()
    with pytest.raises(FormError, match=word) as refused:
        instance.set("/data/many", text)
    assert refused.value.facts["ref"] == "/data/c"
    assert (instance.draft(), instance.count("/data/c")) == (before, 2)


@pytest.mark.parametrize(("text", "word"), [("1000000000", "more than"), ("-1", "less than 0"), ("abc", "no number")])
def test_a_form_that_begins_with_such_a_count_cannot_be_begun(text: str, word: str) -> None:
    with pytest.raises(FormError, match=word):
        filled(f"<many>{text}</many><c><x/></c>", "", COUNTED)


GONE = "/data/r[2]/y"
ASKS: list[Callable[[Instance], object]] = [
    lambda one: one.value(GONE),
    lambda one: one.relevant(GONE),
    lambda one: one.required(GONE),
    lambda one: one.readonly(GONE),
    lambda one: one.violation(GONE),
    lambda one: one.message(GONE),
    lambda one: one.label(GONE),
    lambda one: one.hint(GONE),
    lambda one: one.label_runs(GONE),
    lambda one: one.media(GONE),
    lambda one: one.guidance(GONE),
    lambda one: one.choices(GONE),
    lambda one: one.question(GONE),
    lambda one: one.attributes(GONE),
    lambda one: one.set(GONE, "x"),
    lambda one: one.check(GONE, "x"),
    lambda one: one.remove_repeat("/data/r[2]"),
    lambda one: one.add_repeat("/data/r[2]"),
    lambda one: one.add_repeat("/data/r[2]/y"),
    lambda one: one.count("/data/r[2]"),
    lambda one: one.fixed("/data/nothing"),
]


@pytest.mark.parametrize("ask", ASKS)
def test_a_removed_instances_ref_is_a_key_error_that_names_it(ask: Callable[[Instance], object]) -> None:
    instance = household()
    before = instance.draft()
    with pytest.raises(KeyError, match=r"/data/(r\[2\]|nothing)"):
        ask(instance)
    assert instance.draft() == before


@pytest.mark.parametrize("ref", ["/data", "/data/g", "/data/r[1]", "/data/c[1]"])
def test_a_group_takes_no_value(ref: str) -> None:
    instance = household()
    before = instance.draft()
    for text in ("x", "", None):
        with pytest.raises(FormError, match="group"):
            instance.set(ref, text)
    assert (instance.draft(), instance.value(ref)) == (before, "")


def test_a_language_that_does_not_exist_is_refused() -> None:
    instance = household()
    with pytest.raises(FormError, match="fr") as refused:
        instance.language = "fr"
    assert (refused.value.code, instance.language) == ("unknown-language", "vi")


WRONG = [
    (b"", "XML"),
    (b"\x00\x01\x02", "XML"),
    (b"<h:html", "XML"),
    ("<a>\ud800</a>".encode("utf-8", "surrogatepass"), "XML"),
    (b"<html xmlns='http://www.w3.org/1999/xhtml'><head/><body/></html>", "not an XForm"),
    (written("<a/>").replace(b"<instance>", b"<x>").replace(b"</instance>", b"</x>"), "no instance"),
    (written("<a/>", bind("/data/a", calculate="instance('gone')/root/item")), "'gone'"),
    (written("<a/>", bind("/data/b", type="int")), "/data/b"),
    (written("<a/>", bind("/data/a", relevant="/data/b = 1")), "/data/b"),
    (written("<a/>", bind("/data/a", type="int", constraint=". &gt; (1")), "position"),
    (written("<a/>", model='<instance id="x" src="jr://file-csv/x.csv"/>'), "x.csv"),
]


@pytest.mark.parametrize(("xml", "word"), WRONG)
def test_what_is_no_form_is_refused_with_the_place(xml: bytes, word: str) -> None:
    with pytest.raises(FormError, match=word):
        load(xml)


@pytest.mark.parametrize(
    ("xml", "word"),
    [
        (b"", "XML"),
        (b"<other/>", "not a 'data'"),
        (b'<data id="another"/>', "'another'"),
        (b"<!DOCTYPE d [<!ENTITY a 'x'>]><data>&a;</data>", "entities"),
        (b"<data>" + b"<a>" * 200 + b"</a>" * 200 + b"</data>", "deeper"),
    ],
)
def test_what_is_no_instance_of_the_form_is_refused(xml: bytes, word: str) -> None:
    made = form("<a/>")
    for read in (made.restore, made.edit):
        with pytest.raises(FormError, match=word):
            read(xml)


def test_a_clock_without_a_zone_is_refused() -> None:
    naive = load(written("<a/>"), clock=lambda: datetime(2026, 1, 1))  # noqa: DTZ001 - that is the fault
    with pytest.raises(FormError, match="aware"):
        naive.new()


EARLIER = written(
    "<name/><of/>",
    bind("/data/of", calculate="instance('last')/data/name"),
    inputs("/data/name"),
    model='<instance id="last" src="jr://instance/last-saved"/>'
    '<setvalue event="odk-instance-first-load" ref="/data/name" value="instance(\'last\')/data/name"/>',
)


def test_answers_saved_last_are_blank_unless_the_caller_gives_them(tmp_path: Path) -> None:
    first = load(EARLIER, clock=lambda: NOON).new()
    first.set("/data/name", "Nguyễn Thị Lan")
    saved = first.xml()
    # a form is shared by many people: neither an attachment nor an earlier instance may reach the next one
    shared = load(EARLIER, attachments={"jr://instance/last-saved": saved}, clock=lambda: NOON, cache=tmp_path)
    assert shared.new().value("/data/name") == ""
    hers = shared.new(last_saved=saved)
    assert (hers.value("/data/name"), hers.value("/data/of")) == ("Nguyễn Thị Lan", "Nguyễn Thị Lan")
    assert (shared.new().value("/data/name"), shared.new().value("/data/of")) == ("", "")
    assert shared.restore(hers.draft()).value("/data/of") == ""
    assert shared.restore(hers.draft(), last_saved=saved).value("/data/of") == "Nguyễn Thị Lan"


def test_only_an_instance_of_the_same_form_can_be_the_one_saved_last() -> None:
    with pytest.raises(FormError, match="'other'"):
        load(EARLIER, clock=lambda: NOON).new(last_saved=b'<data id="other"><name>x</name></data>')
