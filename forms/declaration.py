"""An official form's own layout with its values put in, as a list of blocks; drawing them is ``app.printing``.

A pack's ``declaration.json`` names these block kinds one for one (key ``kind``); :func:`resolve` fills the values
from a filled form (``forms.declaration_values`` says how a value is written). A declaration leaves signatures to ink,
with room for a thumb and the name of who read it out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.declaration_values import Values
from forms.places import Places
from forms.refusal import Refusal

if TYPE_CHECKING:
    from forms.engine import Instance


@dataclass(frozen=True)
class Motto:
    """The national heading as the citizen's official form carries it, centred, with the rule below."""

    lines: tuple[str, str] = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True)
class FormNumber:
    """The form's number as it stands in a corner of the form itself (only where the facts give it as sure)."""

    text: str


@dataclass(frozen=True)
class Title:
    """The name of the form, centred, bold; ``under`` is a smaller line below it."""

    text: str
    under: str = ""


@dataclass(frozen=True)
class Addressee:
    """``Kính gửi:`` and to whom."""

    label: str
    value: str


@dataclass(frozen=True)
class Heading:
    """A section's heading, bold, left."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text of the form; ``italic`` for notes and the "cam đoan" sentence where the form has it so."""

    text: str
    italic: bool = False


@dataclass(frozen=True)
class Field:
    """A label with a value over a dotted leader; an empty value leaves the whole leader, at least ``lines`` of it."""

    label: str
    value: str
    lines: int = 1


@dataclass(frozen=True)
class FieldRow:
    """Several short fields on one line (birth date, sex, ethnic group)."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Boxes:
    """A number in boxes, one character a box; ``count`` boxes, empty ones where ``value`` is shorter."""

    label: str
    value: str
    count: int = 12


@dataclass(frozen=True)
class Checks:
    """Check boxes: ``options`` are text and whether ticked."""

    label: str
    options: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Table:
    """A table whose rows grow; at least ``least`` rows are drawn."""

    headers: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    least: int = 3


@dataclass(frozen=True)
class Signature:
    """One place for ink: caption, the note under it, and lines for a thumb and for who read the text out."""

    caption: str
    note: str
    place_and_date: str = ""
    thumb: bool = False
    reader: str = ""


@dataclass(frozen=True)
class Signatures:
    """Signature places side by side, kept whole on one page."""

    places: tuple[Signature, ...]


@dataclass(frozen=True)
class Gap:
    """Vertical room, in millimetres."""

    millimetres: float


Block = (
    Motto
    | FormNumber
    | Title
    | Addressee
    | Heading
    | Paragraph
    | Field
    | FieldRow
    | Boxes
    | Checks
    | Table
    | Signatures
    | Gap
)


@dataclass(frozen=True)
class Declaration:
    """A declaration ready to draw.

    Attributes:
        name: the official name, for the document's title.
        cover_lines: lines above the form, outside it: what the facts mark uncertain about this form, "mẫu vẽ lại …".
        blocks: the form itself, top to bottom.
        office_copy_code: payload of the check code on the office's copy, or empty.
    """

    name: str
    cover_lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    office_copy_code: str = ""
    our_code: str = ""
    practice: bool = False


def resolve(
    layout: Mapping[str, Any],
    instance: "Instance | None",
    *,
    places: Places,
    our_code: str = "",
    office_copy_code: str = "",
    practice: bool = False,
) -> Declaration:
    """The declaration with the values of a filled form, or blank without one.

    Layout: ``{name, cover_lines: [text], blocks: [{kind, …, when?}]}``; a block whose ``when`` does not hold is left
    out (kept on a blank form). Refusal ``bad-pack`` for a block kind or a reference that does not exist.
    """
    values = Values(instance, places)
    blocks = tuple(_block(row, values) for row in layout["blocks"] if values.holds(row.get("when")))
    return Declaration(layout["name"], tuple(layout["cover_lines"]), blocks, office_copy_code, our_code, practice)


def _block(row: Mapping[str, Any], values: Values) -> Block:
    make = _MAKERS.get(row["kind"])
    if make is None:
        raise Refusal("bad-pack", f"A declaration has no block of the kind {row['kind']!r}.")
    return make(row, values)


def _field(row: Mapping[str, Any], values: Values) -> Field:
    return Field(row["label"], values.text(row.get("value", "")), row.get("lines", 1))


def _checks(row: Mapping[str, Any], values: Values) -> Checks:
    chosen = values.text({"ref": row["ref"]})
    return Checks(row["label"], tuple((text, value == chosen) for value, text in row["options"]))


def _signature(row: Mapping[str, Any]) -> Signature:
    return Signature(
        row["caption"], row["note"], row.get("place_and_date", ""), row.get("thumb", False), row.get("reader", "")
    )


_MAKERS: Mapping[str, Callable[[Mapping[str, Any], Values], Block]] = {
    "motto": lambda _row, _values: Motto(),
    "form_number": lambda row, _values: FormNumber(row["text"]),
    "title": lambda row, values: Title(row["text"], values.text(row.get("under", ""))),
    "addressee": lambda row, values: Addressee(row["label"], values.text(row["value"])),
    "heading": lambda row, _values: Heading(row["text"]),
    "paragraph": lambda row, values: Paragraph(values.text(row["text"]), row.get("italic", False)),
    "field": _field,
    "field_row": lambda row, values: FieldRow(tuple(_field(each, values) for each in row["fields"])),
    "boxes": lambda row, values: Boxes(row["label"], values.text(row["value"]), row.get("count", 12)),
    "checks": _checks,
    "signatures": lambda row, _values: Signatures(tuple(_signature(each) for each in row["places"])),
    "gap": lambda row, _values: Gap(row["millimetres"]),
}
