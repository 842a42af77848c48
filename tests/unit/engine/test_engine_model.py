"""Relevance, calculation, constraint, required and read-only: what a bind says, and when it is asked again."""

import pytest

from forms.engine import FormError
from tests.unit.engine.writing import bind, filled, form, inputs


def test_what_is_not_relevant_reads_empty_is_kept_and_is_not_sent() -> None:
    instance = filled(
        "<married/><spouse/><letter/>",
        bind("/data/spouse", relevant="/data/married = 'yes'")
        + bind("/data/letter", calculate="concat('Kính gửi ', /data/spouse)"),
    )
    instance.set("/data/married", "yes")
    instance.set("/data/spouse", "Hoa")
    assert instance.value("/data/letter") == "Kính gửi Hoa"
    instance.set("/data/married", "no")
    assert (instance.relevant("/data/spouse"), instance.value("/data/spouse")) == (False, "")
    assert instance.value("/data/letter") == "Kính gửi "
    assert b"spouse" not in instance.xml()
    assert b"<spouse>Hoa</spouse>" in instance.draft()
    instance.set("/data/married", "yes")
    assert instance.value("/data/spouse") == "Hoa"


def test_relevance_and_readonly_are_inherited() -> None:
    instance = filled(
        "<show/><g><inner><x/></inner></g>",
        bind("/data/g", relevant="/data/show = '1'", readonly="/data/show = '1'") + bind("/data/g/inner/x", type="int"),
    )
    assert not instance.relevant("/data/g/inner/x")
    instance.set("/data/show", "1")
    assert instance.relevant("/data/g/inner/x")
    assert instance.readonly("/data/g/inner/x")
    assert not instance.readonly("/data/show")


def test_calculations_run_in_the_order_in_which_they_need_each_other() -> None:
    instance = filled(
        "<c/><b/><a/>",
        bind("/data/c", calculate="/data/b * 10")
        + bind("/data/b", calculate="/data/a + 1")
        + bind("/data/a", type="int"),
    )
    instance.set("/data/a", "4")
    assert instance.value("/data/c") == "50"


def test_an_answer_over_a_calculation_stays_until_the_calculation_gives_another_result() -> None:
    instance = filled("<a/><b/>", bind("/data/b", calculate="if(/data/a > 5, 'big', 'small')"))
    instance.set("/data/a", "1")
    instance.set("/data/b", "mine")
    instance.set("/data/a", "2")
    assert instance.value("/data/b") == "mine"
    assert instance.form.restore(instance.draft()).value("/data/b") == "mine"
    instance.set("/data/a", "9")
    assert instance.value("/data/b") == "big"


def test_required_and_constraint_with_their_messages() -> None:
    instance = filled(
        "<strict/><age/>",
        bind("/data/age", type="int", required="/data/strict = '1'", constraint=". < 150", message="Tuổi quá lớn"),
        inputs("/data/age"),
    )
    assert (instance.required("/data/age"), instance.violation("/data/age")) == (False, None)
    instance.set("/data/strict", "1")
    assert (instance.required("/data/age"), instance.violation("/data/age")) == (True, "required")
    assert instance.message("/data/age") is None
    instance.set("/data/age", "151")
    assert (instance.violation("/data/age"), instance.message("/data/age")) == ("constraint", "Tuổi quá lớn")
    instance.set("/data/age", "75")
    assert (instance.violation("/data/age"), instance.message("/data/age")) == (None, None)


def test_nothing_is_wrong_with_what_is_not_relevant() -> None:
    instance = filled("<a/>", bind("/data/a", relevant="false()", required="true()", constraint="false()"))
    assert instance.violation("/data/a") is None


def test_once_keeps_its_first_value() -> None:
    instance = filled("<n/><a/>", bind("/data/a", calculate="once(concat('no ', /data/n))"))
    first = instance.value("/data/a")
    instance.set("/data/n", "7")
    assert (first, instance.value("/data/a")) == ("no ", "no ")


@pytest.mark.parametrize(
    "binds",
    [
        bind("/data/a", calculate="/data/b + 1") + bind("/data/b", calculate="/data/a + 1"),
        bind("/data/a", calculate="../a + 1"),
        bind("/data/a", relevant="/data/b = 1") + bind("/data/b", relevant="/data/a = 1"),
        bind("/data/g", relevant="/data/g/x = 1"),
        bind("/data/r/x", calculate="../y") + bind("/data/r/y", calculate="../x"),
        bind("/data/r/x", calculate="/data/a") + bind("/data/a", calculate="sum(/data/r/x)"),
    ],
)
def test_a_circle_is_refused_with_its_path(binds: str) -> None:
    with pytest.raises(FormError, match="circle: /data") as refused:
        form("<a/><b/><g><x/></g><r><x/><y/></r>", binds, '<repeat nodeset="/data/r"/>')
    assert refused.value.code == "cycle"


def test_a_constraint_may_look_at_its_own_value_and_required_at_each_other() -> None:
    binds = bind("/data/a", constraint=". != /data/b", required="/data/b = ''") + bind(
        "/data/b", required="/data/a = ''"
    )
    instance = filled("<a/><b/>", binds)
    assert (instance.violation("/data/a"), instance.violation("/data/b")) == ("required", "required")


def test_attributes_can_be_calculated() -> None:
    instance = filled('<a/><entity id=""/>', bind("/data/entity/@id", calculate="/data/a"))
    instance.set("/data/a", "x1")
    assert b'<entity id="x1"/>' in instance.xml()


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("int", "007", "7"),
        ("decimal", "1.50", "1.50"),
        ("date", "2026-03-02", "2026-03-02"),
        ("dateTime", "2026-03-02T10:00:00.000+07:00", "2026-03-02T10:00:00.000+07:00"),
        ("dateTime", "yesterday", ""),
        ("time", "24:00:00", ""),
        ("geopoint", "21.03 105", "21.03 105.0 0.0 0.0"),
        ("string", "  Nguyễn Thị Ệ ", "  Nguyễn Thị Ệ "),
    ],
)
def test_values_are_stored_in_the_shape_of_their_type(kind: str, given: str, kept: str) -> None:
    instance = filled("<a/>", bind("/data/a", type=kind))
    instance.set("/data/a", given)
    assert instance.value("/data/a") == kept


def test_a_trigger_stores_ok() -> None:
    instance = filled("<a/>", "", '<trigger ref="/data/a"/>')
    instance.set("/data/a", "1")
    assert instance.value("/data/a") == "OK"
    instance.set("/data/a", None)
    assert instance.value("/data/a") == ""


def test_the_graph_can_be_drawn() -> None:
    made = form(
        "<a/><b/><c/>", bind("/data/c", relevant="/data/b = 1") + bind("/data/b", calculate="/data/a + 1", type="int")
    )
    assert made.dependencies() == (("/data/b", "calculate", "/data/a"), ("/data/c", "relevant", "/data/b"))
