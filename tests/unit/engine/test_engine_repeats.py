"""Repeats: free, counted, fixed and nested; references inside and across their instances."""

import pytest

from forms.engine import FormError, Instance
from tests.unit.engine.writing import bind, filled, form

CHILD = '<repeat nodeset="/data/child"><input ref="/data/child/name"/><input ref="/data/child/age"/></repeat>'


def children(*ages: str) -> Instance:
    instance = filled(
        '<child jr:template=""><name>?</name><age/><place/><next/></child><child><name/><age/><place/><next/></child>'
        "<how_many/><together/><oldest/>",
        bind("/data/child/age", type="int")
        + bind("/data/child/place", calculate="position(..)")
        + bind("/data/child/next", calculate="/data/child[position() = position(current()/..) + 1]/age")
        + bind("/data/how_many", calculate="count(/data/child)")
        + bind("/data/together", calculate="sum(/data/child/age)")
        + bind("/data/oldest", calculate="indexed-repeat(/data/child/age, /data/child, /data/how_many)"),
        CHILD,
    )
    for place, age in enumerate(ages, 1):
        if place > 1:
            instance.add_repeat("/data/child")
        instance.set(f"/data/child[{place}]/age", age)
    return instance


def places(instance: Instance) -> list[str]:
    return [instance.value(f"/data/child[{n}]/place") for n in range(1, instance.count("/data/child") + 1)]


def test_an_instance_is_added_from_the_template_and_everything_that_counts_follows() -> None:
    instance = children("3", "5")
    assert instance.value("/data/child[2]/name") == "?"
    assert (instance.value("/data/how_many"), instance.value("/data/together")) == ("2", "8")
    assert places(instance) == ["1", "2"]
    assert instance.value("/data/oldest") == "5"


def test_an_instance_that_goes_moves_the_later_ones_up() -> None:
    instance = children("3", "5", "8")
    instance.remove_repeat("/data/child[2]")
    assert places(instance) == ["1", "2"]
    assert instance.value("/data/child[2]/age") == "8"
    assert (instance.value("/data/together"), instance.value("/data/child[1]/next")) == ("11", "8")
    with pytest.raises(KeyError):
        instance.value("/data/child[3]/age")


def test_a_neighbour_is_seen_when_it_changes() -> None:
    instance = children("3", "5")
    instance.set("/data/child[2]/age", "6")
    assert (instance.value("/data/child[1]/next"), instance.value("/data/child[2]/next")) == ("6", "")


def test_the_refs_and_the_order_of_questions_follow_the_structure() -> None:
    instance = children("3", "5")
    assert list(instance.refs())[:6] == [
        "/data",
        "/data/child[1]",
        "/data/child[1]/name",
        "/data/child[1]/age",
        "/data/child[1]/place",
        "/data/child[1]/next",
    ]
    assert list(instance.questions()) == [f"/data/child[{n}]/{name}" for n in (1, 2) for name in ("name", "age")]
    assert instance.add_repeat("/data/child") == "/data/child[3]"


@pytest.mark.parametrize(("text", "count"), [("3", 3), ("2.9", 2), ("0", 0), ("", 0)])
def test_a_counted_repeat_has_as_many_instances_as_its_count(text: str, count: int) -> None:
    instance = filled(
        "<n/><r><x/></r>", "", '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/x"/></repeat>'
    )
    instance.set("/data/n", text)
    assert instance.count("/data/r") == count


def test_a_count_beyond_reason_is_refused_and_nothing_changes() -> None:
    instance = filled("<n/><r><x/></r>", bind("/data/n", type="int"), '<repeat nodeset="/data/r" jr:count="/data/n"/>')
    instance.set("/data/n", "2")
    with pytest.raises(FormError, match="/data/r"):
        instance.set("/data/n", "1000000000")
    assert (instance.value("/data/n"), instance.count("/data/r")) == ("2", 2)
    instance.set("/data/n", "1")
    assert instance.count("/data/r") == 1


def test_the_form_decides_over_counted_and_fixed_repeats() -> None:
    body = '<repeat nodeset="/data/r" jr:noAddRemove="true()"><input ref="/data/r/x"/></repeat>'
    instance = filled("<r><x>1</x></r><r><x>2</x></r>", "", body)
    with pytest.raises(FormError):
        instance.add_repeat("/data/r")
    with pytest.raises(FormError):
        instance.remove_repeat("/data/r[1]")
    assert instance.count("/data/r") == 2
    assert instance.fixed("/data/r")
    assert not children().fixed("/data/child")


def test_every_range_is_named_those_inside_the_rows_of_others_included() -> None:
    inner = '<group ref="/data/r"><repeat nodeset="/data/r/s"><input ref="/data/r/s/x"/></repeat></group>'
    instance = filled("<r><s><x/></s></r>", "", f'<repeat nodeset="/data/r">{inner}</repeat>')
    instance.add_repeat("/data/r")
    assert instance.ranges() == ("/data/r", "/data/r[1]/s", "/data/r[2]/s")
    assert children().ranges() == ("/data/child",)


def test_a_repeat_that_is_not_asked_is_a_section_that_is_not_relevant() -> None:
    rows = '<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>'
    body = f'<input ref="/data/any"/><group ref="/data/r">{rows}</group>'
    instance = filled('<any/><r jr:template=""><x/></r>', bind("/data/r", relevant="/data/any = 'yes'"), body)
    assert [one.relevant for one in instance.sections()] == [True, False]
    instance.set("/data/any", "yes")
    assert [one.relevant for one in instance.sections()] == [True, True]
    instance.add_repeat("/data/r")
    instance.set("/data/any", "no")
    assert [(one.ref, one.relevant) for one in instance.sections()] == [("", True), ("/data/r", False)]


def test_nested_repeats_keep_to_their_own_instance() -> None:
    inner = '<repeat nodeset="/data/house/animal"><input ref="/data/house/animal/kind"/></repeat>'
    instance = filled(
        "<house><price/><animal><kind/><total/></animal><animals/></house><all/>",
        bind("/data/house/animal/total", calculate="/data/house/price * 2")
        + bind("/data/house/animals", calculate="count(/data/house/animal)")
        + bind("/data/all", calculate="count(/data/house/animal)"),
        f'<repeat nodeset="/data/house">{inner}</repeat>',
    )
    instance.add_repeat("/data/house")
    instance.add_repeat("/data/house[2]/animal")
    instance.set("/data/house[2]/price", "50")
    assert [instance.value(f"/data/house[2]/animal[{n}]/total") for n in (1, 2)] == ["100", "100"]
    assert instance.value("/data/house[1]/animal[1]/total") == ""
    assert (instance.value("/data/house[1]/animals"), instance.value("/data/house[2]/animals")) == ("1", "2")
    assert instance.value("/data/all") == "3"


def test_a_row_that_is_not_relevant_does_not_count() -> None:
    instance = filled(
        "<r><hide/><x/></r><total/>",
        bind("/data/r/x", relevant="../hide = ''") + bind("/data/total", calculate="sum(/data/r/x)"),
        '<repeat nodeset="/data/r"/>',
    )
    instance.set("/data/r[1]/x", "4")
    instance.add_repeat("/data/r")
    instance.set("/data/r[2]/x", "5")
    instance.set("/data/r[1]/hide", "yes")
    assert instance.value("/data/total") == "5"


def test_an_empty_repeat_can_be_filled_again_in_its_place() -> None:
    instance = filled("<a/><r><x/></r><z/>", "", '<repeat nodeset="/data/r"/>')
    instance.remove_repeat("/data/r[1]")
    assert instance.count("/data/r") == 0
    instance.add_repeat("/data/r")
    assert list(instance.refs())[1:4] == ["/data/a", "/data/r[1]", "/data/r[1]/x"]


def test_nothing_outside_a_row_runs_when_a_row_changes() -> None:
    """The cost of an answer must not grow with the form: only the expressions of its own row may run."""
    small, large = (_steps(rows) for rows in (2, 60))
    assert small == large


def _steps(rows: int) -> int:
    made = form(
        "<r><a/><b/><c/></r>",
        bind("/data/r/b", calculate="../a + 1") + bind("/data/r/c", relevant="../b > 3"),
        '<repeat nodeset="/data/r"/>',
    ).new()
    for _ in range(rows):
        made.add_repeat("/data/r")
    run: list[object] = []
    original = made.state.push
    made.state.push = lambda item, node: (run.append(item), original(item, node))[1]  # type: ignore[method-assign]
    made.set("/data/r[2]/a", "9")
    return len(run)
