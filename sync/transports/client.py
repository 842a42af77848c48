"""The HTTP client without its guesser of character sets, which takes 3 MiB; here every answer is read as bytes.

It looks for either of two when it is imported, and does without where there is none: all text is UTF-8 then.
"""

import warnings

from forms.left_out import left_out

warnings.filterwarnings("ignore", message="Unable to find acceptable character detection")
with left_out("charset_normalizer", "chardet"):
    import requests
    from requests.adapters import HTTPAdapter
    from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

__all__ = ["AuthBase", "HTTPAdapter", "HTTPBasicAuth", "HTTPDigestAuth", "requests"]
