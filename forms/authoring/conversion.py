"""XLSForm (a workbook, CSV, or our Markdown tables) becomes an XForm by pyxform, its errors told in words."""

import re
from dataclasses import dataclass
from pathlib import Path

from forms.refusal import Refusal

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
        Refusal: ``form-error``; its facts name ``file`` and, as far as pyxform tells, ``row``.
    """
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - pyxform is heavy and only authors need it
    from pyxform.xls2xform import convert as build  # noqa: PLC0415 - as above

    name = form.name if isinstance(form, Path) else "the form"
    source = _read(form) if isinstance(form, Path) else form.encode()
    kind = _KINDS.get(form.suffix.lower(), "") if isinstance(form, Path) else ".md"
    if not kind:
        raise Refusal("form-error", f"{name} is not an XLSForm; give .xlsx, .xls, .csv or .md.", file=name)
    remarks: list[str] = []
    try:
        built = build(source, warnings=remarks, pretty_print=True, form_name="data", file_type=kind)
    except PyXFormError as error:
        raise _refusal(name, str(error)) from error
    except (KeyError, ValueError, AttributeError, TypeError, OSError) as error:
        raise _refusal(name, f"it cannot be read as an XLSForm ({type(error).__name__}: {error})") from error
    return Converted(built.xform.encode(), tuple(remarks))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal("form-error", f"{path.name} cannot be read: {error.strerror}.", file=path.name) from error


def _refusal(name: str, reason: str) -> Refusal:
    row = _ROW.search(reason)
    where = {"row": row.group(1)} if row else {}
    return Refusal("form-error", f"{name}: {' '.join(reason.split())}", file=name, **where)
