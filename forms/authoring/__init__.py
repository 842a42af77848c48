"""For who writes forms and packs: XLSForm in, XForm out, and a look over both; never imported at program start."""

from forms.authoring.checking import Finding, check
from forms.authoring.conversion import Converted, convert
from forms.authoring.pack_check import check_pack

__all__ = ["Converted", "Finding", "check", "check_pack", "convert"]
