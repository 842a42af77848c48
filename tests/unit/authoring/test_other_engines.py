"""Our forms and what we fill in them, in the hands of ODK's own engine (JavaRosa, from the wheel of pyxform)."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from forms.catalogue import Catalogue, FormSource
from forms.dates import VIETNAM
from forms.engine import FormError, Instance, load
from tests.unit.engine.writing import bind, inputs, written

READ_BACK = Path(__file__).parents[2] / "support" / "javarosa" / "ReadBack.java"
WORDS = ("Nguyễn Thị Đậu", "000000000000", "0912345678", "ABC12345", "Thôn Đông & Tây <1>")
SAMPLES = {
    "int": ("3", "1", "50"),
    "decimal": ("2.5",),
    "date": ("1948-02-29", "2026-01-05", "1990-12-31"),
    "time": ("07:30:00.000+07:00",),
    "dateTime": ("2026-01-05T07:30:00.000+07:00",),
}
CODES = [one.code for one in Catalogue.load().all() if one.has_form]
ROUNDS = 3  # different choices in each

# What our shipped forms do not use, in one form of its own.
NOTIONS = FormSource(
    xml=written(
        "<n>2</n><r><kind/><count/><double/></r><total/><born/><age/><hidden/><several/><joined/><meta><instanceID/></meta>",
        bind("/data/n", type="int")
        + bind("/data/r/count", type="int")
        + bind("/data/r/double", type="int", calculate="../count * 2 + position(..)")
        + bind("/data/total", type="int", calculate="sum(/data/r/double)")
        + bind("/data/born", type="date")
        + bind("/data/age", type="int", calculate="int((date('2026-03-02') - /data/born) div 365.25)")
        + bind("/data/hidden", relevant="/data/n > 5", type="string")
        + bind("/data/joined", calculate="concat(join(', ', /data/r/kind), ' / ', count-selected(/data/several))"),
        inputs("/data/n")
        + '<group ref="/data/r"><repeat nodeset="/data/r" jr:count="/data/n">'
        + inputs("/data/r/kind", "/data/r/count")
        + "</repeat></group>"
        + inputs("/data/born", "/data/hidden")
        + '<select ref="/data/several"><label>s</label><item><label>A</label><value>a</value></item>'
        "<item><label>B</label><value>b</value></item></select>",
    ),
    hash="",
    version="3",
    attachments={},
)


@pytest.fixture(scope="module")
def jar() -> Path:
    """ODK Validate; the module's tests are skipped where it or a Java development kit is missing."""
    found = importlib.util.find_spec("pyxform")
    file = Path(found.origin or "").parent / "validators/odk_validate/bin/ODK_Validate.jar" if found else Path()
    if shutil.which("java") is None or shutil.which("javac") is None or not file.is_file():
        pytest.skip("needs Java and the ODK Validate of pyxform's wheel")
    return file


def java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    everywhere = ("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Duser.timezone=Asia/Ho_Chi_Minh")
    command = ["java", *everywhere, *map(str, arguments)]
    quiet = {name: text for name, text in os.environ.items() if not name.startswith(("JAVA_TOOL", "_JAVA"))}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=quiet, timeout=300
    )


def source_of(code: str) -> FormSource:
    return NOTIONS if code == "notions" else Catalogue.load().form(code)


def filled(source: FormSource, turn: int) -> Instance:
    """Every relevant question answered without a violation, with other choices in each turn."""
    form = load(source.xml, attachments=source.attachments, clock=lambda: datetime.now(VIETNAM))
    instance = form.new()
    for _ in range(4):  # an answer opens questions; they are asked in the next pass
        for ref in instance.questions():
            if not instance.value(ref) and not instance.readonly(ref):
                _answer(instance, ref, turn)
    return instance


def _answer(instance: Instance, ref: str, turn: int) -> None:
    for text in _candidates(instance, ref, turn):
        try:
            instance.set(ref, text)
        except FormError:
            continue
        if instance.violation(ref) is None:
            return
    instance.set(ref, None)


def _candidates(instance: Instance, ref: str, turn: int) -> Iterator[str]:
    offered = [value for value, _ in instance.choices(ref)]
    if offered:
        yield from (offered[(turn + place) % len(offered)] for place in range(len(offered)))
    else:
        samples = SAMPLES.get(instance.question(ref).type, WORDS)
        yield from (samples[(turn + place) % len(samples)] for place in range(len(samples)))


def leaves(xml: bytes) -> list[tuple[str, str]]:
    """Path and text of every leaf, in document order; places of repeats stand in the order alone."""
    root = etree.fromstring(xml)
    return [
        ("/".join(etree.QName(one).localname for one in (*reversed(list(leaf.iterancestors())), leaf)), leaf.text or "")
        for leaf in root.iter("*")
        if not len(leaf)
    ]


def test_odk_validate_accepts_every_form_we_ship(jar: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{code}.xml" for code in CODES]
    for code, file in zip(CODES, files, strict=True):
        file.write_bytes(source_of(code).xml)
    done = java("-jar", jar, *files)
    said = done.stdout + done.stderr
    assert (done.returncode, said.count("Xform is valid")) == (0, len(CODES)), said


def test_odk_validate_refuses_a_form_that_is_wrong(jar: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.xml"
    file.write_bytes(source_of(CODES[0]).xml.replace(b"today()", b"today("))
    assert java("-jar", jar, file).returncode != 0


def test_what_we_fill_reads_the_same_in_the_engine_of_odk_collect(jar: Path, tmp_path: Path) -> None:
    instances = {}
    for code in [*CODES, "notions"]:
        source = source_of(code)
        for turn in range(ROUNDS):
            folder = tmp_path / f"{code}-{turn}"
            folder.mkdir()
            instances[folder] = instance = filled(source, turn)
            (folder / "form.xml").write_bytes(source.xml)
            (folder / "instance.xml").write_bytes(instance.xml())
            for url, content in source.attachments.items():
                (folder / url.rpartition("/")[2]).write_bytes(content)
    done = java("-cp", jar, READ_BACK, *instances)
    assert done.returncode == 0, done.stderr
    for folder, instance in instances.items():
        ours = leaves(instance.xml())
        assert leaves((folder / "seen.xml").read_bytes()) == ours, folder.name
        assert sum(bool(text) for _, text in ours) > 8, folder.name
        unanswered = [ref for ref in instance.questions() if instance.violation(ref)]
        assert bool(unanswered) == bool((folder / "invalid.txt").read_text(encoding="utf-8")), (folder.name, unanswered)
