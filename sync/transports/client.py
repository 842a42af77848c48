"""The HTTP client without its guesser of character sets, which takes 3 MiB; here every answer is read as bytes."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_GUESSERS = ("charset_normalizer", "chardet")
"""The client looks for either when it is imported, and does without where there is none: all text is UTF-8 then."""


@contextmanager
def _without_guessers() -> Iterator[None]:
    """As if neither were installed; what another room has of them already stays."""
    absent = [name for name in _GUESSERS if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say that a module cannot be had
    warnings.filterwarnings("ignore", message="Unable to find acceptable character detection")
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


with _without_guessers():
    import requests
    from requests.adapters import HTTPAdapter
    from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

__all__ = ["AuthBase", "HTTPAdapter", "HTTPBasicAuth", "HTTPDigestAuth", "requests"]
