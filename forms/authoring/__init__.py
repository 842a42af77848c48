"""For who writes forms and packs: XLSForm in, XForm out, and a look over both; never imported at program start."""

from forms.authoring.checking import Finding, check, check_sheets
from forms.authoring.conversion import Converted, convert
from forms.authoring.outline import dot, lines, outline
from forms.authoring.pack_check import check_pack, check_packs
from forms.authoring.vietnamese import in_vietnamese

__all__ = [
    "Converted",
    "Finding",
    "check",
    "check_pack",
    "check_packs",
    "check_sheets",
    "convert",
    "dot",
    "in_vietnamese",
    "lines",
    "outline",
]
