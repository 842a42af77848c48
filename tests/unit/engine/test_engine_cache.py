"""What is kept of a loaded form: it changes nothing but the time, and what is damaged or foreign is passed over."""

import json
from pathlib import Path

import pytest

from forms.catalogue import Catalogue
from forms.engine import Form, FormError, Instance, cache, load
from tests.unit.engine.seeds import SEEDS
from tests.unit.engine.writing import NOON, bind, inputs, written

SMALL = written(
    "<a>2</a><b/><c/><r><x/></r>",
    bind("/data/b", calculate="/data/a * 2")
    + bind("/data/c", calculate="sum(/data/r/x) + /data/b", relevant="/data/a != 9")
    + bind("/data/r/x", calculate="position(..) * /data/b"),
    inputs("/data/a") + '<repeat nodeset="/data/r"/>',
)


def shipped() -> list[tuple[bytes, dict[str, bytes]]]:
    catalogue = Catalogue.load()
    forms = [catalogue.form(one.code) for one in catalogue.all() if one.has_form]
    return [(one.xml, dict(one.attachments)) for one in forms]


FORMS = [*[(xml, {}) for xml in SEEDS], (SMALL, {}), *shipped()]


def opened(xml: bytes, folder: Path | None, files: dict[str, bytes] | None = None) -> Form:
    return load(xml, attachments=files, clock=lambda: NOON, cache=folder)


def seen(instance: Instance) -> list[tuple[object, ...]]:
    return [
        (ref, instance.value(ref) if "instanceID" not in ref else "", instance.relevant(ref), instance.required(ref),
         instance.readonly(ref), instance.violation(ref), instance.label(ref), instance.choices(ref)[:5])
        for ref in instance.refs()
    ]  # fmt: skip


def answered(form: Form) -> Instance:
    instance = form.new()
    for ref in list(instance.refs()):
        try:
            instance.set(ref, "1")
            instance.add_repeat(ref.rpartition("[")[0])
        except (FormError, KeyError):
            continue
    return instance


@pytest.mark.parametrize(("xml", "files"), FORMS)
def test_a_form_from_the_cache_behaves_as_without(xml: bytes, files: dict[str, bytes], tmp_path: Path) -> None:
    plain, first, second = (opened(xml, folder, files) for folder in (None, tmp_path, tmp_path))
    assert len(list(tmp_path.iterdir())) == 1
    assert plain.dependencies() == first.dependencies() == second.dependencies()
    assert seen(answered(plain)) == seen(answered(first)) == seen(answered(second))


def test_what_is_kept_makes_the_second_load_compile_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(SMALL, tmp_path)

    def compiled(*_: object) -> None:
        raise AssertionError("an expression was compiled")

    monkeypatch.setattr("forms.engine.expressions.Expression.compile", compiled)
    again = opened(SMALL, tmp_path)
    with pytest.raises(AssertionError):
        again.new()


def test_the_file_holds_numbers_and_names_of_nodes_alone(tmp_path: Path) -> None:
    opened(SMALL, tmp_path)
    file = next(tmp_path.iterdir())
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert set(kept) == {"engine", "form", "sum", "nodes", "items"}
    assert all(node.startswith("/data") for node in kept["nodes"])
    assert "*" not in file.read_text(encoding="utf-8")


def _with(file: Path, **changes: object) -> bytes:
    kept = json.loads(file.read_text(encoding="utf-8")) | changes
    kept["sum"] = cache._sum(kept["nodes"], kept["items"])
    return json.dumps(kept).encode()


def damages(file: Path) -> list[bytes]:
    """Files as a fault, another version or a stranger could leave them; the last ones even with a right sum."""
    whole = file.read_bytes()
    items = json.loads(whole)["items"]
    huge = [[0, 10**9, [], [], []], *items[1:]]
    return [
        b"",
        whole[: len(whole) // 2],
        whole.replace(b"/data/b", b"/data/a"),
        b"\x80\x04\x95" + whole,
        b"[" * 100_000,
        whole.replace(b'"engine": "1"', b'"engine": "0"'),
        _with(file, items=items[:-1]),
        _with(file, items=[*items, items[0]]),
        _with(file, items=huge),
        _with(file, items=[[-1, 0, [], [], []], *items[1:]]),
        _with(file, items="no list"),
        _with(file, items=[[*items[0][:2], "x", [], []], *items[1:]]),
        _with(file, nodes=["/data/nothing"]),
        _with(file, nodes=[None] * 9),
    ]


def test_damaged_and_foreign_files_are_passed_over_and_replaced(tmp_path: Path) -> None:
    expected = seen(answered(opened(SMALL, tmp_path)))
    file = next(tmp_path.iterdir())
    whole = file.read_bytes()
    for damaged in damages(file):
        file.write_bytes(damaged)
        assert seen(answered(opened(SMALL, tmp_path))) == expected
        assert file.read_bytes() == whole


def test_the_file_of_another_form_is_passed_over(tmp_path: Path) -> None:
    opened(SMALL, tmp_path)
    other = SMALL.replace(b"/data/a * 2", b"/data/a + /data/a")
    mine = next(tmp_path.iterdir())
    theirs = cache._file(tmp_path, other)
    mine.replace(theirs)
    assert seen(answered(opened(other, tmp_path))) == seen(answered(opened(other, None)))


def test_a_form_that_is_refused_is_refused_again(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(FormError, match="circle"):
            opened(SMALL.replace(b"/data/a * 2", b"/data/c * 2"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_reason_to_refuse(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert opened(SMALL, blocked / "cache").new().value("/data/b") == "4"
