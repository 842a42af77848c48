"""An official form's own layout with its values put in, as a list of blocks; drawing them is ``app.printing``.

A pack's ``declaration.json`` names these block kinds one for one (key ``kind``; forms/packs/README.md has them all);
:func:`resolve` fills the values from a filled form (``forms.declaration_values`` says how a value is written). A
declaration leaves signatures to ink, with room for a thumb and the name of who read it out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
class Notes:
    """What the form explains in small print, at its end or under a table: a heading and one line for each note."""

    title: str
    lines: tuple[str, ...]


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


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a page."""


@dataclass(frozen=True)
class Together:
    """Blocks that stand on one page as long as one page can hold them."""

    blocks: tuple["Block", ...]


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
    | Notes
    | PageBreak
    | Together
)

UNCERTAIN_NUMBER = "Số mẫu chưa chắc – hỏi xã trước: {text}."
"""On the cover line, never on the form: a number that the facts do not give as sure."""

DESCRIBED = (
    "Bản này vẽ lại theo danh mục các dòng của mẫu, chưa đối chiếu với hình mẫu chính thức. "
    "Xã yêu cầu mẫu khác thì chép sang."
)
"""On the cover line of a layout that was made without a picture of the official form."""


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


def for_case(layout: Mapping[str, Any], case: str) -> Mapping[str, Any]:
    """A layout with only the variants of a case, for a blank form: the case's id is the choice that decides them.

    An answer is taken for such a choice where some block waits for one of the ids (space-separated); what waits for
    another choice of the same answer is left out, and so is the page break between two variants.
    """
    wanted = frozenset(case.split())
    deciding = {ref for ref, chosen in _waits(layout["blocks"]) if wanted & chosen}
    return {**layout, "blocks": _only(layout["blocks"], wanted, deciding)}


def _waits(blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each answer that blocks wait for, with the choices."""
    for block in blocks:
        when = block.get("when", {})
        if "in" in when:
            yield when["ref"], frozenset(when["in"])
        yield from _waits(block.get("blocks", ()))


def _only(blocks: Sequence[Mapping[str, Any]], wanted: frozenset[str], deciding: set[str]) -> list[Mapping[str, Any]]:
    kept = []
    for block in blocks:
        when = block.get("when", {})
        if when.get("ref") in deciding and "in" in when and not wanted & frozenset(when["in"]):
            continue
        inner = block.get("blocks")
        kept.append({**block, "blocks": _only(inner, wanted, deciding)} if inner else block)
    return kept


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

    Layout: ``{name, source, drawn_from, form_number?, cover_lines: [text], blocks: [{kind, …, when?}]}``
    (forms/packs/README.md); a block whose ``when`` does not hold is left out (kept on a blank form). Refusal
    ``bad-pack`` for a block kind or a reference that does not exist.
    """
    values = Values(instance, places)
    number = layout.get("form_number")
    sure = number is not None and number["mark"] != "uncertain"
    blocks = (*((FormNumber(number["text"]),) if number and sure else ()), *_blocks(layout["blocks"], values))
    cover = (
        *((UNCERTAIN_NUMBER.format(text=number["text"]),) if number and not sure else ()),
        *layout["cover_lines"],
        *((DESCRIBED,) if layout.get("drawn_from") != "picture" else ()),
    )
    return Declaration(layout["name"], cover, blocks, office_copy_code, our_code, practice)


def _blocks(rows: Sequence[Mapping[str, Any]], values: Values) -> tuple[Block, ...]:
    return tuple(_block(row, values) for row in rows if values.holds(row.get("when")))


def _block(row: Mapping[str, Any], values: Values) -> Block:
    make = _MAKERS.get(row["kind"])
    if make is None:
        raise Refusal("bad-pack", f"A declaration has no block of the kind {row['kind']!r}.")
    return make(row, values)


def _field(row: Mapping[str, Any], values: Values) -> Field:
    return Field(row["label"], values.text(row.get("value", "")), row.get("lines", 1))


def _field_row(row: Mapping[str, Any], values: Values) -> FieldRow:
    return FieldRow(tuple(_field(each, values) for each in row["fields"] if values.holds(each.get("when"))))


def _checks(row: Mapping[str, Any], values: Values) -> Checks:
    """Options by the answer of one question (of several choices too), or each with a condition of its own."""
    chosen = values.text({"ref": row["ref"]}).split() if "ref" in row else []
    options = tuple(
        (option["text"], values.ticked(option["when"]))
        if isinstance(option, Mapping)
        else (option[1], option[0] in chosen)
        for option in row["options"]
    )
    return Checks(row.get("label", ""), options)


def _table(row: Mapping[str, Any], values: Values) -> Table:
    """Rows of a repeat (``rows_of``), or written out one by one (``rows``)."""
    columns = row["columns"]
    if "rows" in row:
        rows, cells = [values], row["rows"]
    else:
        rows, cells = values.rows_of(row["rows_of"]), [[column["value"] for column in columns]]
    return Table(
        tuple(column["header"] for column in columns),
        tuple(float(column.get("width", 1)) for column in columns),
        tuple(tuple(one.text(cell) for cell in line) for one in rows for line in cells),
        row.get("least", 3),
    )


def _signatures(row: Mapping[str, Any], values: Values) -> Signatures:
    return Signatures(tuple(_signature(each, values) for each in row["places"] if values.holds(each.get("when"))))


def _signature(row: Mapping[str, Any], values: Values) -> Signature:
    dated = values.text(row.get("place_and_date", ""))
    return Signature(row["caption"], row["note"], dated, row.get("thumb", False), row.get("reader", ""))


_MAKERS: Mapping[str, Callable[[Mapping[str, Any], Values], Block]] = {
    "motto": lambda _row, _values: Motto(),
    "form_number": lambda row, _values: FormNumber(row["text"]),
    "title": lambda row, values: Title(row["text"], values.text(row.get("under", ""))),
    "addressee": lambda row, values: Addressee(row["label"], values.text(row["value"])),
    "heading": lambda row, _values: Heading(row["text"]),
    "paragraph": lambda row, values: Paragraph(values.text(row["text"]), row.get("italic", False)),
    "notes": lambda row, values: Notes(row.get("title", ""), tuple(map(values.text, row["lines"]))),
    "field": _field,
    "field_row": _field_row,
    "boxes": lambda row, values: Boxes(row["label"], values.text(row["value"]), row.get("count", 12)),
    "checks": _checks,
    "table": _table,
    "signatures": _signatures,
    "gap": lambda row, _values: Gap(row["millimetres"]),
    "page_break": lambda _row, _values: PageBreak(),
    "together": lambda row, values: Together(_blocks(row["blocks"], values)),
}
