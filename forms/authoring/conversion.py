"""XLSForm (a workbook, CSV, or our Markdown tables) becomes an XForm by pyxform, its errors told in words."""

import re
from dataclasses import dataclass
from pathlib import Path

from forms.authoring.inclusion import expanded, includes, markdown
from forms.authoring.sheets import HEADER_ROW, Sheet, read_sheets
from forms.authoring.where import where_of
from forms.refusal import Refusal

UNREADABLE = "it cannot be read as an XLSForm; open it in its own program and save it anew"
_PREFIX = re.compile(r"^\[row : \d+\] (?:On the '\w+' sheet, )?")
_ROW = re.compile(r"\[row : (\d+)\]")
_KINDS = {".md": ".md", ".csv": ".csv", ".xlsx": ".xlsx", ".xls": ".xls", ".xlsm": ".xlsm"}


@dataclass(frozen=True)
class Converted:
    """The XForm's bytes (UTF-8, indented, the same for the same input) and what pyxform remarked."""

    xml: bytes
    warnings: tuple[str, ...]


def convert(form: Path | str) -> Converted:
    """Convert an XLSForm.

    Args:
        form: path of a workbook, CSV or Markdown file, or the Markdown text itself.

    Raises:
        Refusal: ``form-error``; its facts name ``file`` and, as far as can be had, ``sheet``, ``row``, ``column``,
            ``cell`` (of a workbook) or ``line`` (of a text file), and the place in Vietnamese.
    """
    name, source, kind = _source(form)
    return _built(name, source, kind, read_sheets(source, kind))


def convert_sheets(name: str, sheets: dict[str, Sheet]) -> Converted:
    """Convert an XLSForm whose cells were read already; ``name`` is how a refusal calls it (see :func:`convert`)."""
    return _built(name, markdown(sheets).encode(), ".md", sheets)


def _built(name: str, source: bytes, kind: str, sheets: dict[str, Sheet]) -> Converted:
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - pyxform is heavy and only authors need it
    from pyxform.xls2xform import convert as build  # noqa: PLC0415 - pyxform is heavy and only authors need it

    remarks: list[str] = []
    if includes(sheets):
        sheets = expanded(sheets)
        source, kind = markdown(sheets).encode(), ".md"
    try:
        built = build(source, warnings=remarks, pretty_print=True, form_name="data", file_type=kind)
    except PyXFormError as error:
        if "not recognized as a supported type" in str(error):
            raise _refusal(
                name, "it cannot be read as an XLSForm; open it in its own program and save it anew", {}
            ) from error
        raise _refusal(name, _as_written(str(error), sheets), sheets) from error
    except (KeyError, ValueError, AttributeError, TypeError, OSError) as error:
        raise _refusal(name, f"it cannot be read as an XLSForm ({type(error).__name__}: {error})", {}) from error
    return Converted(built.xform.encode(), tuple(remarks))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal("form-error", f"{path.name} cannot be read: {error.strerror}.", file=path.name) from error


def sheets_of(form: Path | str) -> dict[str, Sheet]:
    """The cells of an XLSForm with its shared blocks put in, to say where in it something stands."""
    _, source, kind = _source(form)
    sheets = read_sheets(source, kind)
    return expanded(sheets) if includes(sheets) else sheets


def _as_written(message: str, sheets: dict[str, Sheet]) -> str:
    """A message of pyxform with the row as the author counts it, where blocks were put in before that row."""
    sheet = sheets.get("choices" if "'choices' sheet" in message else "survey")
    rows = sheet.rows if sheet is not None else []

    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - HEADER_ROW - 1
        return f"[row : {rows[place].number}]" if 0 <= place < len(rows) else found[0]

    return _ROW.sub(number, message)


def _source(form: Path | str) -> tuple[str, bytes, str]:
    if isinstance(form, str):
        return "the form", form.encode(), ".md"
    kind = _KINDS.get(form.suffix.lower(), "")
    if not kind:
        raise Refusal("form-error", f"{form.name} is not an XLSForm; give .xlsx, .xls, .csv or .md.", file=form.name)
    return form.name, _read(form), kind


def _refusal(name: str, reason: str, sheets: dict[str, Sheet]) -> Refusal:
    reason = " ".join(reason.split())
    where = where_of(reason, sheets)
    place = where.english()
    said = f"{name}, {place}: {_PREFIX.sub('', reason)}" if place else f"{name}: {reason}"
    facts = where.facts() | ({"place_vietnamese": where.vietnamese()} if place else {})
    return Refusal("form-error", said, file=name, **facts)
