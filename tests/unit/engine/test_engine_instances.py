"""New, restored and edited instances; actions and preloads; what is written and read back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.engine import FormError, Instance, load
from tests.unit.engine.writing import NOON, bind, filled, form, written


def setvalue(event: str, ref: str, value: str = "", words: str = "") -> str:
    calculated = f' value="{value}"' if value else ""
    return f'<setvalue event="{event}" ref="{ref}"{calculated}>{words}</setvalue>'


def test_first_load_happens_once_and_load_each_time() -> None:
    made = form(
        "<first/><each>0</each>",
        "",
        model=setvalue("odk-instance-first-load", "/data/first", words="once")
        + setvalue("odk-instance-load", "/data/each", "/data/each + 1"),
    )
    instance = made.new()
    instance.set("/data/first", "changed")
    again = made.restore(instance.draft())
    assert (again.value("/data/first"), again.value("/data/each")) == ("changed", "2")


def test_a_changed_value_sets_others_in_the_same_row_and_so_on() -> None:
    body = (
        '<repeat nodeset="/data/r"><input ref="/data/r/a">'
        + setvalue("xforms-value-changed", "/data/r/b", "concat(../a, '!')")
        + '</input><input ref="/data/r/b">'
        + setvalue("xforms-value-changed", "/data/last", "/data/r[1]/b")
        + "</input></repeat>"
    )
    instance = filled("<r><a/><b/></r><last/>", "", body)
    instance.add_repeat("/data/r")
    instance.set("/data/r[1]/a", "x")
    assert [instance.value(f"/data/r[{n}]/b") for n in (1, 2)] == ["x!", ""]
    assert instance.value("/data/last") == "x!"


def test_actions_that_set_each_other_without_end_are_stopped_and_taken_back() -> None:
    body = (
        '<input ref="/data/a">' + setvalue("xforms-value-changed", "/data/b", "/data/a + 1") + "</input>"
        '<input ref="/data/b">' + setvalue("xforms-value-changed", "/data/a", "/data/b + 1") + "</input>"
    )
    instance = filled("<a>1</a><b>1</b>", "", body)
    with pytest.raises(FormError, match="without end"):
        instance.set("/data/a", "5")
    assert (instance.value("/data/a"), instance.value("/data/b")) == ("1", "1")


def test_a_new_row_starts_with_what_its_action_says() -> None:
    body = '<repeat nodeset="/data/r">' + setvalue("odk-new-repeat", "/data/r/x", "position(..)") + "</repeat>"
    instance = filled("<r><x/></r>", "", body)
    instance.add_repeat("/data/r")
    assert [instance.value(f"/data/r[{n}]/x") for n in (1, 2)] == ["", "2"]


def test_preloads_come_from_the_clock_and_the_device() -> None:
    names = {"today": ("date", "today"), "start": ("timestamp", "start"), "who": ("property", "username")}
    binds = "".join(bind(f"/data/{n}", **{"jr:preload": k, "jr:preloadParams": p}) for n, (k, p) in names.items())
    xml = written("<today/><start/><who/>", binds)
    instance = load(xml, clock=lambda: NOON, preload={"username": "an"}).new()
    assert [instance.value(f"/data/{n}") for n in names] == ["2026-03-02", "2026-03-02T12:30:00.000+07:00", "an"]


def test_every_instance_has_an_id_that_can_be_given() -> None:
    instance = filled("<a/>")
    assert re.fullmatch(r"uuid:[0-9a-f-]{36}", instance.value("/data/meta/instanceID"))
    assert b"<instanceID>uuid:1</instanceID>" in instance.xml(instance_id="uuid:1")
    sent = instance.xml(instance_id="uuid:2", deprecated_id="uuid:1")
    assert b"<instanceID>uuid:2</instanceID>" in sent
    assert b"<deprecatedID>uuid:1</deprecatedID>" in sent
    assert b"deprecatedID" not in instance.xml()


def test_an_edited_instance_names_the_one_it_replaces() -> None:
    made = form("<a/>")
    first = made.new()
    first.set("/data/a", "1")
    edited = made.edit(first.xml())
    assert edited.value("/data/a") == "1"
    assert edited.value("/data/meta/deprecatedID") == first.value("/data/meta/instanceID")
    assert edited.value("/data/meta/instanceID") != first.value("/data/meta/instanceID")
    twice = made.edit(edited.xml())
    assert twice.value("/data/meta/deprecatedID") == edited.value("/data/meta/instanceID")
    assert made.restore(edited.draft()).value("/data/meta/deprecatedID") == first.value("/data/meta/instanceID")
    assert "/data/meta/deprecatedID" not in set(made.restore(first.draft()).refs())


def test_a_draft_without_rows_comes_back_without_rows() -> None:
    instance = filled("<r><x/></r>", "", '<repeat nodeset="/data/r"/>')
    instance.remove_repeat("/data/r[1]")
    assert instance.form.restore(instance.draft()).count("/data/r") == 0


@pytest.mark.parametrize(
    "xml", [b"", b"<data", b"<other/>", b'<data id="another"/>', b'<!DOCTYPE d [<!ENTITY e "x">]><data>&e;</data>']
)
def test_what_is_no_instance_of_the_form_is_refused(xml: bytes) -> None:
    with pytest.raises(FormError):
        form("<a/>").restore(xml)


def test_what_an_instance_lacks_is_blank_and_what_the_form_lacks_is_left_out() -> None:
    instance = form("<a>1</a><b>2</b>").restore(b"<data><b>5</b><c>7</c></data>")
    assert (instance.value("/data/a"), instance.value("/data/b")) == ("", "5")
    assert b"<c>" not in instance.draft()


HOUSEHOLD = written(
    "<head/><poor/><card/><member><name/><age/><school/></member><oldest/>",
    bind("/data/card", relevant="/data/poor = 'yes'")
    + bind("/data/member/age", type="int")
    + bind("/data/member/school", relevant="../age < 18")
    + bind("/data/oldest", calculate="max(/data/member/age)"),
    '<input ref="/data/head"/><select1 ref="/data/poor"><item><label>Có</label><value>yes</value></item></select1>'
    '<input ref="/data/card"/><repeat nodeset="/data/member"><input ref="/data/member/name"/></repeat>',
)
NAMES = st.text(alphabet="aạăâệ Nguyễn<&\"'\n", max_size=8)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(["/data/head", "/data/card", "/data/member[1]/name"]), NAMES),
        st.tuples(st.just("set"), st.just("/data/poor"), st.sampled_from(["yes", "no", ""])),
        st.tuples(
            st.just("set"), st.sampled_from(["/data/member[1]/age", "/data/member[2]/age"]), st.integers(0, 99).map(str)
        ),
        st.tuples(st.just("set"), st.just("/data/member[2]/school"), NAMES),
        st.tuples(st.just("add"), st.just("/data/member"), st.just("")),
        st.tuples(st.just("remove"), st.just("/data/member[1]"), st.just("")),
    ),
    max_size=12,
)


def state(instance: Instance) -> list[tuple[object, ...]]:
    return [
        (ref, instance.value(ref), instance.relevant(ref), instance.violation(ref), tuple(instance.choices(ref)))
        for ref in instance.refs()
    ]


def play(instance: Instance, steps: list[tuple[str, str, str]]) -> None:
    for what, ref, text in steps:
        try:
            if what == "set":
                instance.set(ref, text)
            elif what == "add":
                instance.add_repeat(ref)
            else:
                instance.remove_repeat(ref)
        except KeyError:
            assert ref not in set(instance.refs())


@settings(max_examples=60)
@given(steps=STEPS)
def test_a_restored_draft_is_the_same_instance(steps: list[tuple[str, str, str]]) -> None:
    instance = load(HOUSEHOLD).new()
    play(instance, steps)
    again = instance.form.restore(instance.draft())
    assert state(again) == state(instance)
    again.set("/data/poor", "yes")
    instance.set("/data/poor", "yes")
    assert state(again) == state(instance)


@settings(max_examples=60)
@given(steps=STEPS)
def test_recomputing_only_what_changed_gives_what_computing_everything_gives(steps: list[tuple[str, str, str]]) -> None:
    instance = load(HOUSEHOLD).new()
    play(instance, steps)
    before = state(instance)
    instance.state.push_all()
    instance.state.settle()
    assert state(instance) == before


def test_attributes_keep_the_prefix_that_the_form_gives_them() -> None:
    xml = written('<a xmlns:ex="http://example.com/x" ex:duration="10"/>')
    sent = load(xml, clock=lambda: NOON).new().xml()
    assert b'<a xmlns:ex="http://example.com/x" ex:duration="10"/>' in sent
