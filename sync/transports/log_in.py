"""A name and a password for servers of the form standard: Basic, or Digest (RFC 7616) where a server asks for that.

They are kept in the vault alone. Either goes over TLS only, as any address but this machine's own must be https, and
none of it is ever part of an address, an error's words or a log line.
"""

from sync.transports.client import AuthBase, HTTPBasicAuth, HTTPDigestAuth, requests


class LogIn:
    """One server's log-in for one line; which way the server wants is learnt from its first refusal."""

    def __init__(self, name: str, word: str) -> None:
        self._name, self._word = name, word
        self.auth: AuthBase = HTTPBasicAuth(name.encode(), word.encode())

    def learns(self, response: requests.Response) -> bool:
        """Whether the refused request is to be sent once more, now by digest; a second refusal is final."""
        asked = response.headers.get("WWW-Authenticate", "").lower()
        if response.status_code != 401 or "digest " not in asked or isinstance(self.auth, HTTPDigestAuth):
            return False
        self.auth = _Digest(self._name, self._word)
        return True


class _Digest(HTTPDigestAuth):
    """Digest whose header may hold any name; the library's text would have to fit into Latin-1."""

    def build_digest_header(self, method: str, url: str) -> str:
        header: str = super().build_digest_header(method, url)  # type: ignore[no-untyped-call]  # the stubs lack it
        return header.encode().decode("latin-1") if header else header
