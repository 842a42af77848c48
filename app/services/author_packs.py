"""A workbook on its way to a pack, for who writes one in the window: what is to be mended, what it becomes, its pack.

No vault is touched. Whoever imports this brings pyxform and openpyxl: the window does when its page is first used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import printing
from app.services import install_packs
from app.services.desk import Desk, Shelf
from app.services.print_sheets import SheetKind, sheet_of_procedure
from app.services.roles import Act, require
from app.services.sign_pack import sign_folder
from forms.authoring import check_pack, workbook
from forms.authoring.pack_folder import check_folder, laid_out
from forms.authoring.province_sheet import (
    is_province,
    province_of,
    province_template,
    read_province,
    repair_sheet,
)
from forms.authoring.vietnamese import sentence
from forms.authoring.workbook_read import Problem, read_file
from forms.authoring.workbook_template import template
from forms.authoring.workbook_words import DECLARATION
from forms.authoring.workbook_write import write
from forms.catalogue import Catalogue
from forms.declaration import resolve
from forms.engine import Instance, load
from forms.onlooker import NOBODY, OnLooker
from forms.pack_changes import MOST_LINES, between
from forms.procedure import Procedure
from forms.refusal import Refusal


@dataclass(frozen=True)
class Looked:
    """A workbook as it was read.

    Attributes:
        name: the file's name, without its folder.
        problems: what is to be mended; a pack is made when there is none.
        repairs: how many of them can be mended in a copy.
        code: the procedure's, "" for a form that several share and for a sheet of communes.
        files: what it becomes, by path in the pack.
        lines: at most five sentences: what changes against what is in force.
        communes: how many communes a sheet of communes has.
    """

    name: str
    problems: tuple[Problem, ...]
    repairs: int
    code: str
    files: Mapping[str, bytes]
    lines: tuple[str, ...]
    communes: int = 0


@dataclass(frozen=True)
class Made:
    """A signed pack that was written."""

    file: Path
    title: str
    version: str
    signed_by: str


def look_over(desk: Desk, file: Path) -> Looked:
    """Read a workbook of a procedure, of a shared form, or with a row per commune.

    Raises:
        Refusal: ``role``; ``no-file``; ``bad-workbook``.
    """
    require(desk, Act.SETTINGS)
    content = read_file(file)
    if is_province(content):
        return _communes(desk, file)
    made = workbook.build(content, desk.catalogue)
    files = {f"{made.folder}/{name}": each for name, each in made.files.items()}
    problems = made.problems
    if not problems and not made.folder:
        problems = (Problem("Thẻ", "", "Thiếu mã thủ tục, hoặc tên mẫu."),)
    code = made.folder if "card.json" in made.files else ""
    lines: tuple[str, ...] = ()
    if not problems:
        with laid_out(files) as folder:
            problems = (*_beyond(folder, code), *_older(desk, folder, code))
            lines = () if problems else between(desk.catalogue, _over(desk, folder), (code,) if code else (), ()).lines
    return Looked(file.name, problems, _repairs(problems), code, files, lines)


def look_over_all(desk: Desk, files: Sequence[Path], looker: OnLooker = NOBODY) -> Looked:
    """Several workbooks that are to become one pack; each mistake is named with its file.

    Raises:
        Refusal: as :func:`look_over`.
        NotNow: ``stopped`` by the looker, asked before each workbook.
    """
    looks = []
    for done, file in enumerate(files):
        looker.at("workbook", done, len(files) if len(files) > 1 else 0)  # one alone has no steps to count
        looks.append(look_over(desk, file))
    if len(looks) == 1:
        return looks[0]
    problems = [replace(each, sheet=f"{one.name} · {each.sheet}") for one in looks for each in one.problems]
    whole: dict[str, bytes] = {}
    for one in looks:
        twice = sorted(path for path in one.files if whole.get(path, one.files[path]) != one.files[path])
        if twice:
            said = f"Hai bảng tính cùng ghi {twice[0].split('/')[0]}: bỏ bớt một bảng."
            problems.append(Problem(one.name, "", said))
        whole |= one.files
    return Looked(
        name=f"{len(looks)} bảng tính",
        problems=tuple(problems),
        repairs=sum(one.repairs for one in looks),
        code="",
        files=whole,
        lines=tuple(line for one in looks for line in one.lines)[:MOST_LINES],
        communes=sum(one.communes for one in looks),
    )


def repair_all(desk: Desk, files: Sequence[Path], looker: OnLooker = NOBODY) -> list[Path]:
    """A mended copy beside each workbook that has a sure repair; the files as they are to be read now."""
    mended = []
    for done, file in enumerate(files):
        looker.told("mending", done, len(files))
        mended.append(repair(desk, file) if look_over(desk, file).repairs else file)
    return mended


def repair(desk: Desk, file: Path) -> Path:
    """Save a copy beside a workbook with every sure repair made; the copy's place (``bad-output``)."""
    require(desk, Act.SETTINGS)
    target = _free(file.with_name(f"{file.stem}-da-sua{file.suffix}"))
    content = read_file(file)
    if is_province(content):
        repair_sheet(file, target)
    else:
        workbook.repair(content, target, desk.catalogue)
    return target


def write_template(desk: Desk, target: Path, *, communes: bool = False) -> None:
    """An empty workbook of a procedure, or a sheet with a row per commune (``bad-output``)."""
    require(desk, Act.SETTINGS)
    (province_template if communes else template)(target)


def write_workbook(desk: Desk, code: str, target: Path) -> None:
    """The workbook of a procedure that is in force (``unknown-procedure``, ``bad-output``)."""
    require(desk, Act.SETTINGS)
    write(desk.catalogue.parts(desk.catalogue.get(code).code), target)


def card_of(desk: Desk, looked: Looked) -> Procedure:
    """The card that a sound workbook becomes."""
    with laid_out(looked.files) as folder:
        return _over(desk, folder).get(looked.code)


def form_of(desk: Desk, looked: Looked) -> Instance:
    """A fresh form to walk through, nothing of which is kept (``no-form`` where there is guidance alone)."""
    with laid_out(looked.files) as folder:
        source = _over(desk, folder).form(looked.code)
    instance = load(source.xml, attachments=source.attachments).new()
    for ref, text in source.answers.items():
        instance.set(ref, text)
    return instance


def paper_of(desk: Desk, looked: Looked) -> bytes:
    """The blank declaration, or the guidance sheet of a procedure without one, as PDF."""
    with laid_out(looked.files) as folder:
        catalogue = _over(desk, folder)
        if catalogue.has_declaration(looked.code):
            return printing.declaration(resolve(catalogue.declaration_layout(looked.code), None, places=desk.places))
        shelf = Shelf(catalogue=catalogue, clock=desk.clock)
        return sheet_of_procedure(shelf, SheetKind.GUIDANCE, looked.code)


def make(desk: Desk, looked: Looked, key: Path, out: Path, version: str = "") -> Made:
    """Sign what a sound workbook became and write it.

    Args:
        desk: whose keeper makes it.
        looked: a workbook without problems.
        key: the signer's own key file, with ``signers.json`` beside it; nothing of it is kept.
        out: the pack.
        version: numbers with dots; today's day where it is "".

    Raises:
        Refusal: ``role``; ``no-file``; ``bad-key``; ``bad-pack``; ``bad-workbook`` while there is something to mend;
            those of ``pack_file.built``; ``bad-output``.
    """
    require(desk, Act.SETTINGS)
    if looked.problems or not looked.files:
        raise Refusal("bad-workbook", f"{looked.name} is to be mended first.", file=looked.name)
    title = card_of(desk, looked).title if looked.code else looked.name.removesuffix(".xlsx")
    name = f"thu-tuc-{looked.code.replace('.', '-')}" if looked.code else _name_of(looked)
    with laid_out(looked.files) as folder:
        over, root = _over(desk, folder), install_packs.shipped_root()
        content, pack = sign_folder(
            folder, key, catalogue=over, root=root, today=desk.today(), name=name, title=title, version=version
        )
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Refusal("bad-output", f"{out} cannot be written: {error.strerror}.", file=str(out)) from error
    return Made(out, pack.label.title, pack.label.version, pack.signer.name)


def _name_of(looked: Looked) -> str:
    """What later versions of the same pack share, where it is not one procedure's."""
    cards = [path for path in looked.files if path.endswith("/card.json")]
    if cards:
        return "nhieu-thu-tuc"
    return "so-lieu" if looked.communes else "mau"


def _communes(desk: Desk, file: Path) -> Looked:
    province = province_of(file)
    if not province:
        unknown = Problem("", "", "Không có hàng nào ghi đúng mã của một xã (cột “Mã xã”, năm chữ số).")
        return Looked(file.name, (unknown,), 0, "", {}, ())
    found = read_province(file, province)
    files = found.files
    lines: tuple[str, ...] = ()
    problems = found.problems
    if not problems:
        with laid_out(files) as folder:
            problems = tuple(Problem("", "", sentence(one.message)) for one in check_folder(folder))
            if not problems:
                lines = between(desk.catalogue, _over(desk, folder), (), sorted(found.communes)).lines
    return Looked(file.name, problems, _repairs(problems), "", files, lines, len(found.communes))


def _beyond(folder: Path, code: str) -> Iterator[Problem]:
    """What only the whole pack shows: long sentences, cases that the form never gives, a declaration's questions."""
    for one in check_pack(folder / code) if code else ():
        sheet = one.sheet.sheet or (DECLARATION if "declaration" in one.place else "Thẻ")
        yield Problem(sheet, one.sheet.cell, f"{sentence(one.message)} ({one.place})")


def _older(desk: Desk, folder: Path, code: str) -> Iterator[Problem]:
    """A card that would be passed over, because the one in force was checked later."""
    known = {one.code: one.checked_on for one in desk.catalogue.all()}
    checked_on = Catalogue.load(folder).get(code).checked_on if code else None
    if checked_on is not None and checked_on < known.get(code, checked_on):
        said = f"Ngày kiểm tra phải từ {known[code]:%d/%m/%Y} trở đi: thẻ đang dùng đã kiểm tra ngày ấy."
        yield Problem("Thẻ", "", said)


def _repairs(problems: tuple[Problem, ...]) -> int:
    return sum(one.repair is not None for one in problems)


def _over(desk: Desk, folder: Path) -> Catalogue:
    """What is in force, with the files of a folder on top."""
    return desk.catalogue.under(folder)


def _free(target: Path) -> Path:
    """The name, or the next one that is not there: no file of the author is written over."""
    number, tried = 1, target
    while tried.exists():
        number += 1
        tried = target.with_name(f"{target.stem}-{number}{target.suffix}")
    return tried
