"""What is known of one dossier and of who helped with it, as every sheet takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.dossier import Purpose
from forms.sheet_values import Lent, Line, PaperState


@dataclass(frozen=True)
class Helper:
    """Who helped, at which point, and whom to call; empty where it is not known."""

    name: str = ""
    point: str = ""
    hotline: str = ""


@dataclass(frozen=True)
class DossierFacts:
    """What a sheet says about one dossier; everything may stay empty.

    Attributes:
        for_whom: the owner as paper names them (``person_blocks.owner_words``).
        case: case ids (``papers.case_of``); states: each paper's state by id; later: by when papers come.
        office: label of the receiving commune ("Xã Thạch Thất, Thành phố Hà Nội"); ``commune`` its code.
        result_delivery: ``office``, ``post``, ``electronic``, or words.
        our_code: mã phiếu; tracking_url from ``codes.tracking``.
        delivered: the gateway's receipt matches; says nothing about filing.
        office_number, received_on, due_on: as the office gave them; received_on makes the dossier filed.
        purposes: what the villager agreed to.
        read_back: label and value of the facts to show on the preparation slip.
        lent: the villager's papers that a helper took along.
        fee_told: what the answers tell of the fee (``worked_fees.worked_out``).
        fee_asked: in đồng, what the office asked for; 0 before it did.
        to_ask: what the form warned of and the villager let stand when the dossier was finalized, in the form's words.
    """

    for_whom: str = ""
    case: str | None = None
    states: Mapping[str, PaperState] = field(default_factory=dict)
    later: Mapping[str, date] = field(default_factory=dict)
    office: str = ""
    commune: str = ""
    result_delivery: str = ""
    our_code: str = ""
    tracking_url: str = ""
    delivered: bool = False
    office_number: str = ""
    received_on: date | None = None
    due_on: date | None = None
    purposes: frozenset[Purpose] = frozenset()
    read_back: tuple[tuple[str, str], ...] = ()
    to_ask: tuple[str, ...] = ()
    fee_asked: int = 0
    fee_told: tuple[Line, ...] = ()
    lent: tuple[Lent, ...] = ()

    @property
    def filed(self) -> bool:
        """Only the office's own number or day of receipt makes a dossier filed (design, section 2)."""
        return bool(self.office_number or self.received_on)
