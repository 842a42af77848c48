"""For who writes forms: XLSForm in, XForm out, and a look over it; never imported when the program starts."""

from forms.authoring.checking import Finding, check
from forms.authoring.conversion import Converted, convert

__all__ = ["Converted", "Finding", "check", "convert"]
