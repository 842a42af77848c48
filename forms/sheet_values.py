"""What a guidance sheet, a preparation slip and a consent slip say, as values; a module each builds them.

The rules are design section 9: no Quốc hiệu, no office's head, no number or date that only an office gives, time as
a rule and a day only under "nếu nộp ngày …", and the constant foot line.
"""

from dataclasses import dataclass
from enum import StrEnum

NOT_NEEDED = "Không cần nộp – xã tự tra cứu"
"""Over the papers that the State's own data replaces (``docs/glossary.tsv`` paper_not_needed)."""
NOT_NEEDED_ELSEWHERE = "Không cần nộp – cơ quan tự tra cứu"
"""The same where the receiving office is not the commune."""


@dataclass(frozen=True)
class Line:
    """One sentence on paper; ``uncertain`` puts "Chưa chắc – hỏi xã trước" beside it."""

    text: str
    uncertain: bool = False


class PaperState(StrEnum):
    """Where a paper stands on the check list; the Vietnamese words are in ``docs/glossary.tsv``."""

    HAVE = "have"
    MISSING = "missing"
    LATER = "later"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class PaperLine:
    """One paper to bring: how many originals and copies; ``data``, for a paper that data replaces, which.

    ``printed_here``: the program prints it, so it is neither there nor missing before. ``later_on``: by when a paper
    comes that comes later, as it is written; "" where no day was said.
    """

    name: str
    originals: int
    copies: int
    state: PaperState
    note: str = ""
    uncertain: bool = False
    printed_here: bool = False
    data: str = ""
    later_on: str = ""


@dataclass(frozen=True)
class Lent:
    """A paper of the villager's that a helper took along, and when it came back; days as they are written.

    ``is_original`` None: nobody said whether it is the original or a copy.
    """

    name: str
    lent_on: str
    returned_on: str = ""
    is_original: bool | None = None
    count: int = 1
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One step, with the name of the pictogram drawn beside it (``app.printing.pictograms``)."""

    pictogram: str
    text: str


@dataclass(frozen=True)
class CodeBox:
    """One two-dimensional code: what it is for, what it holds, and the same address in clear text."""

    kind: str
    caption: str
    payload: str
    address: str


@dataclass(frozen=True)
class Ink:
    """A place for ink on a slip: whose, and that person's name where it is known."""

    caption: str
    name: str = ""


@dataclass(frozen=True)
class GuidanceSheet:
    """All that the villager's A4 sheet says. Empty tuples and strings leave their block out.

    ``filed``: the office has it; the banner then carries no warning sign. ``lent`` None leaves the block out; empty
    gives a line to write on. ``when``: by when the villager has to go.
    """

    title: str
    official_name: str
    code: str
    for_whom: str
    status_banner: str
    who_may: tuple[Line, ...]
    bring: tuple[PaperLine, ...]
    where: tuple[Line, ...]
    fee: tuple[Line, ...]
    time: tuple[Line, ...]
    steps: tuple[Step, ...]
    result_delivery: tuple[Line, ...]
    made_public: tuple[Line, ...]
    your_data: tuple[Line, ...]
    complaint: tuple[Line, ...]
    helper: str
    point: str
    hotline: str
    our_code: str
    office_number: str
    catalogue_date: str
    codes: tuple[CodeBox, ...]
    bring_label: str = "Mang theo"
    not_needed_label: str = NOT_NEEDED
    practice: bool = False
    filed: bool = False
    lent: tuple[Lent, ...] | None = None
    when: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table on a paper of our own; ``widths`` are shares, ``least`` rows are drawn even where there are fewer."""

    headers: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    least: int = 0


@dataclass(frozen=True)
class Slip:
    """A paper of our own: title, banner, label and value lines, tick boxes, papers, tables, signature places.

    ``sections`` are labels with their sentences; ``grids`` tables, each with a heading or "".
    """

    title: str
    status_banner: str
    intro: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...]
    ticks: tuple[tuple[str, bool], ...]
    bring: tuple[PaperLine, ...]
    signatures: tuple[Ink, ...]
    notes: tuple[Line, ...]
    our_code: str
    codes: tuple[CodeBox, ...]
    practice: bool = False
    filed: bool = False
    not_needed_label: str = NOT_NEEDED
    sections: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    grids: tuple[tuple[str, Grid], ...] = ()


@dataclass(frozen=True)
class Poster:
    """A sheet for the wall or for Zalo: few words, large; ``steps`` alone make it a picture sheet.

    Attributes:
        title: in plain words; ``audience`` says for whom.
        blocks: labels with short sentences.
        free: the line that help costs nothing and nobody may ask for an OTP.
        note: the day of the catalogue, and where it was read.
    """

    title: str
    audience: str
    official: str
    blocks: tuple[tuple[str, tuple[Line, ...]], ...]
    steps: tuple[Step, ...]
    codes: tuple[CodeBox, ...]
    call: str
    free: str
    note: str
