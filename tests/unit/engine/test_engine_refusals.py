"""Bad forms, bad references and bad values: refused in words, with nothing changed."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.engine import FormError, Instance, evaluate, load
from tests.unit.engine.writing import bind, filled, form, inputs, written

ENTITIES = b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + written("<a>&b;</a>")

TRANSLATED = written(
    "<a/>",
    body='<input ref="/data/a"><label ref="jr:itext(\'l\')"/></input>',
    itext='<translation lang="vi"><text id="l"><value>x <output value="/data/b"/></value></text></translation>',
)


@pytest.mark.parametrize(
    ("xml", "word"),
    [
        (b"", "XML"),
        (b"hello", "XML"),
        (b"<a/>", "not an XForm"),
        (written("<a/>").replace(b"<instance>", b"<x>").replace(b"</instance>", b"</x>"), "no instance"),
        (ENTITIES, "entities"),
        (written("<a/>", bind("/data/b", type="int")), "/data/b"),
        (written("<a/>", '<bind type="int"/>'), "nodeset"),
        (written("<a/>", bind("/data/a", relevant="/data/b = 1")), "/data/b"),
        (written("<a/>", bind("/data/a", relevant="1 +")), "position"),
        (written("<a/>", bind("/data/a", calculate="frobnicate(1)")), "frobnicate"),
        (written("<a/>", bind("/data/a", calculate="substr('a')")), "substr"),
        (written("<a/>", bind("/data/a", calculate="instance('x')/root/item")), "'x'"),
        (written("<a/>", bind("/data/a", calculate="jr:choice-name('1', '/data/b')")), "/data/b"),
        (written("<a/>", body='<input ref="/data/a"><label><output value="/data/b"/></label></input>'), "/data/b"),
        (TRANSLATED, "/data/b"),
        (written("<a/>", model='<setvalue event="odd" ref="/data/a"/>'), "odd"),
        (written("<a/>", model='<setvalue event="odk-new-repeat" ref="/data/a"/>'), "odk-new-repeat"),
        (written("<a/>", model='<setvalue event="odk-instance-load" ref="/data/b"/>'), "/data/b"),
        (written("<a/>", model='<submission method="poast"/>'), "poast"),
        (written("<a/>", model="<instance><b/></instance>"), "no id"),
        (written("<g><a/><a/></g>"), "/data/g/a more than once"),
        (written("<a>" * 150 + "</a>" * 150), "deeper"),
    ],
)
def test_a_form_that_cannot_be_filled_is_refused_with_the_reason(xml: bytes, word: str) -> None:
    with pytest.raises(FormError, match=word):
        load(xml)


def household() -> Instance:
    return filled(
        "<age>7</age><born>1990-01-01</born><name>Lan</name><g><x/></g><r><y/></r>",
        bind("/data/age", type="int") + bind("/data/born", type="date") + bind("/data/name", type="string"),
        '<repeat nodeset="/data/r"/>',
    )


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("/data/age", "1.5"),
        ("/data/age", "9" * 400),
        ("/data/born", "2026-02-30"),
        ("/data/born", "30/02/2026"),
        ("/data/name", "a\x00b"),
        ("/data/name", "\ud800"),
        ("/data/name", "x" * 2_000_000),
        ("/data/g", "x"),
        ("/data", "x"),
        ("/data/r[1]", "x"),
    ],
)
def test_an_impossible_value_is_refused_and_nothing_changes(ref: str, text: str) -> None:
    instance = household()
    before = instance.draft()
    with pytest.raises(FormError, match=ref.replace("[", r"\[")):
        instance.set(ref, text)
    assert instance.draft() == before


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "/",
        "data",
        "/data/nothing",
        "/data/r",
        "/data/r[0]",
        "/data/r[2]",
        "/data/age[1]",
        "/data//age",
        "/data/r[x]",
        "/Data",
    ],
)
def test_a_ref_that_does_not_exist_is_a_key_error(ref: str) -> None:
    instance = household()
    for ask in (instance.value, instance.relevant, instance.choices, instance.label, instance.question):
        with pytest.raises(KeyError):
            ask(ref)
    with pytest.raises(KeyError):
        instance.set(ref, "1")


@pytest.mark.parametrize("ref", ["/data/age", "/data/nothing", "/data/r[2]", "", "/data/r[9]/s"])
def test_only_repeats_can_be_added_to(ref: str) -> None:
    with pytest.raises(KeyError):
        household().add_repeat(ref)


def test_only_instances_of_repeats_can_be_removed() -> None:
    instance = household()
    with pytest.raises(FormError):
        instance.remove_repeat("/data/g")
    with pytest.raises(KeyError):
        instance.remove_repeat("/data/r[2]")


def test_a_runaway_expression_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.engine.xpath.environment.MAX_SECONDS", 600.0)  # a busy machine must not stop it first
    rows = "".join(f"<r><x>{n}</x></r>" for n in range(400))
    instance = filled(
        rows + "<go/><n/>",
        bind("/data/n", calculate="if(/data/go = '1', count(//x[count(//x[. >= count(//x)]) > 1]), 0)"),
        '<repeat nodeset="/data/r"/>',
    )
    with pytest.raises(FormError, match="steps") as refused:
        instance.set("/data/go", "1")
    assert (refused.value.code, instance.value("/data/go"), instance.value("/data/n")) == ("runaway", "", "0")


def test_a_pattern_that_is_none_is_refused_and_nothing_changes() -> None:
    instance = filled("<p/><ok/>", bind("/data/ok", calculate="regex('a', /data/p)"))
    with pytest.raises(FormError, match="regular expression"):
        instance.set("/data/p", "[")
    assert (instance.value("/data/p"), instance.value("/data/ok")) == ("", "true")


ATTRIBUTES = ("relevant", "calculate", "constraint", "required", "readonly")
SCRAPS = st.sampled_from(
    [
        "/data/a",
        "../b",
        ".",
        "count(/data/r)",
        "'x'",
        "1",
        "+",
        "=",
        "and",
        "(",
        ")",
        "[1]",
        "position(..)",
        "/data/r/x",
        "if(",
        ",",
        "today()",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["/data/a", "/data/b", "/data/r/x", "/data/r"]),
            st.sampled_from(ATTRIBUTES),
            st.lists(SCRAPS, min_size=1, max_size=5).map(" ".join),
        ),
        max_size=4,
    )
)
def test_any_form_opens_or_is_refused(binds: list[tuple[str, str, str]]) -> None:
    text = "".join(bind(ref, **{name: source}) for ref, name, source in binds)
    try:
        instance = form("<a/><b/><r><x/></r>", text, inputs("/data/a") + '<repeat nodeset="/data/r"/>').new()
        instance.add_repeat("/data/r")
        instance.set("/data/a", "1")
        instance.remove_repeat("/data/r[1]")
    except FormError:
        return
    for ref in instance.refs():
        instance.violation(ref)
        instance.readonly(ref)
        instance.required(ref)


@settings(max_examples=100)
@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 40))
def test_a_damaged_form_is_refused_or_opens(scrap: bytes, at: int, gone: int) -> None:
    xml = written("<a/><r><x/></r>", bind("/data/a", relevant="/data/r/x = 1"), inputs("/data/a"))
    try:
        load(xml[:at] + scrap + xml[at + gone :]).new()
    except FormError:
        return


def test_a_count_that_counts_itself_is_stopped() -> None:
    with pytest.raises(FormError, match="come to rest"):
        filled("<r><x/></r>", "", '<repeat nodeset="/data/r" jr:count="count(following::node()) + position(.)"/>')


def test_an_instance_cannot_grow_beyond_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.engine.repeats.MAX_NODES", 5_000)
    nodes = "".join(f"<x{n}/>" for n in range(100))
    instance = filled(f"<n/><r>{nodes}</r>", "", '<repeat nodeset="/data/r" jr:count="/data/n"/>')
    with pytest.raises(FormError, match="5000 nodes") as refused:
        instance.set("/data/n", "9999")
    assert (refused.value.code, instance.value("/data/n"), instance.count("/data/r")) == ("too-large", "", 0)
    instance.set("/data/n", "10")
    assert instance.count("/data/r") == 10


def test_rows_whose_action_asks_for_more_rows_are_stopped() -> None:
    more = '<setvalue event="odk-new-repeat" ref="/data/n" value="/data/n + 1"/>'
    body = f'<repeat nodeset="/data/r" jr:count="/data/n">{more}<input ref="/data/r/x"/></repeat>'
    instance = filled("<n>1</n><r><x/></r>", "", body)
    with pytest.raises(FormError):
        instance.set("/data/n", "2")
    assert (instance.value("/data/n"), instance.count("/data/r")) == ("1", 1)


def test_a_repeat_that_climbs_out_of_the_form_is_refused() -> None:
    with pytest.raises(FormError, match="repeat"):
        form("<r><x/></r>", "", '<group ref="../.."><repeat nodeset="../r"/></group>')


@pytest.mark.parametrize(
    ("binds", "body"),
    [
        ("", '<input ref="/data/r/@id"/>'),
        (bind("/data/r/@id", relevant="false()"), ""),
        ("", '<input ref="../../../data/a"/>'),
        ("", '<repeat nodeset="/data/r"><repeat nodeset="/data/r"/></repeat>'),
        (bind("/data/a", type="int") + bind("/data/a", type="date"), inputs("/data/a", "/data/a")),
        ("", '<repeat nodeset="/data/r/x" jr:count="/data/a"><repeat nodeset="/data/r" jr:count="/data/a"/></repeat>'),
        ("", '<group ref="/data/r/x"/><repeat nodeset="/data/r" jr:count="/data/a"/>'),
    ],
)
def test_odd_forms_open_and_can_be_read_out(binds: str, body: str) -> None:
    instance = form('<a/><r id=""><x/></r>', binds, body).new()
    again = instance.form.restore(instance.draft())
    assert list(again.refs()) == list(instance.refs())
    assert [one.questions for one in instance.sections()] == [one.questions for one in again.sections()]


def test_texts_that_double_and_double_are_stopped() -> None:
    names = [f"a{n}" for n in range(60)]
    binds = "".join(
        bind(f"/data/{later}", calculate=f"concat(/data/{name}, /data/{name})") for name, later in pairwise(names)
    )
    instance = filled("".join(f"<{name}/>" for name in names), binds)
    with pytest.raises(FormError, match="grew beyond") as refused:
        instance.set("/data/a0", "xy")
    assert (refused.value.code, instance.value("/data/a0"), instance.value("/data/a1")) == ("runaway", "", "")


def test_a_change_has_only_so_many_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = filled("<a/><b/>", bind("/data/b", calculate="concat(/data/a, '!')"))
    monkeypatch.setattr("forms.engine.xpath.environment.MAX_SECONDS", -1.0)
    with pytest.raises(FormError, match="seconds") as refused:
        instance.set("/data/a", "x")
    assert (refused.value.code, instance.value("/data/a"), instance.value("/data/b")) == ("runaway", "", "!")
    monkeypatch.undo()
    instance.set("/data/a", "x")
    assert instance.value("/data/b") == "x!"


@pytest.mark.parametrize(
    "expression",
    [
        "count(//x[string(/data) = string(.)])",
        "count(//x[following::x[preceding::x]])",
        "count(//x[position(..) = 1][regex(string(/data), '(a|b|ab)*c')])",
        "count(//x[//x[//x]])",
    ],
)
def test_work_that_grows_with_the_square_of_a_form_is_stopped(expression: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.engine.xpath.environment.MAX_EVALUATION_STEPS", 20_000)
    monkeypatch.setattr("forms.engine.xpath.environment.MAX_SECONDS", 0.2)
    rows = "".join(f"<r><x>{n}</x></r>" for n in range(3_000))
    with pytest.raises(FormError, match="stopped"):
        filled(rows + "<n/>", bind("/data/n", calculate=expression), '<repeat nodeset="/data/r"/>')


@pytest.mark.parametrize("symbol", ["<", "<=", ">", ">="])
@given(
    left=st.lists(st.sampled_from(["1", "2", "x", "", "-3"]), max_size=4),
    right=st.lists(st.sampled_from(["1", "0", "y", "-3"]), max_size=4),
)
def test_the_order_of_node_sets_asks_for_any_pair(symbol: str, left: list[str], right: list[str]) -> None:
    document = "<d>" + "".join(f"<l>{one}</l>" for one in left) + "".join(f"<r>{one}</r>" for one in right) + "</d>"
    tests = {"<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__}
    numbers = [[float(one) for one in side if one.lstrip("-").isdigit()] for side in (left, right)]
    expected = any(tests[symbol](one, other) for one in numbers[0] for other in numbers[1])
    assert evaluate(f"//l {symbol} //r", document.encode(), want="boolean") == expected


def test_texts_that_show_each_other_in_a_circle_are_stopped() -> None:
    ring = (
        '<translation lang="vi"><text id="l"><value>x <output value="jr:itext(\'m\')"/></value></text>'
        '<text id="m"><value>y <output value="jr:itext(\'l\')"/></value></text></translation>'
    )
    instance = filled("<a/>", body='<input ref="/data/a"><label ref="jr:itext(\'l\')"/></input>', itext=ring)
    with pytest.raises(FormError, match="circle"):
        instance.label("/data/a")
    instance.set("/data/a", "1")
    assert instance.value("/data/a") == "1"


NINES = "9" * 400


@pytest.mark.parametrize("expression", ["uuid(-1 div 0)", "uuid(0 div 0)", "uuid(1 div 0)", "uuid(-3)", "uuid(5000)"])
def test_a_length_that_is_none_is_refused(expression: str) -> None:
    with pytest.raises(FormError, match="length"):
        evaluate(expression, b"<d/>")


@pytest.mark.parametrize(
    ("numbers", "total"),
    [((NINES, "1"), "Infinity"), ((NINES, f"-{NINES}"), "NaN"), (("9" * 308, "9" * 308), "Infinity"), ((), "0")],
)
def test_sums_beyond_all_numbers_have_a_value(numbers: tuple[str, ...], total: str) -> None:
    document = "".join(f"<n>{one}</n>" for one in numbers)
    assert evaluate("sum(//n)", f"<d>{document}</d>".encode()) == total
