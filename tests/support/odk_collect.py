"""A client that goes about it as ODK Collect does: form list, definitions, manifests, then HEAD and split submissions.

After the OpenRosa standard and Collect's habits (facts/portals.md 7.3): it believes a form only with its hash, takes
XML only as ``text/xml``, follows the address of the handshake, repeats the XML with every part of a split submission,
adds the field ``*isIncomplete*`` to all but the last, and takes 201 and 202 alone for success.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from typing import Any

import requests
from lxml import etree

TIMEOUT = 30


class NotOurServer(Exception):  # noqa: N818 - as Collect says it
    """What answered is no OpenRosa server, or not as the standard wants it."""


@dataclass(frozen=True)
class FetchedForm:
    """A form with its tables, each proved by its hash."""

    form_id: str
    version: str
    xml: bytes
    media: Mapping[str, bytes]


class OdkCollect:
    """The client; ``server`` is what a person types as the server's URL."""

    def __init__(self, server: str, device: str = "collect:trial") -> None:
        self._server = server.rstrip("/")
        self._device = device
        self._http = requests.Session()
        self._http.trust_env = False

    def forms(self) -> list[FetchedForm]:
        """Every form of the list, downloaded whole."""
        return [self._fetch(entry) for entry in self._xml(f"{self._server}/formList", "xforms")]

    def send(self, xml: bytes, files: Mapping[str, tuple[bytes, str]], *, limit: int | None = None) -> list[int]:
        """Send a filled form; the status of each request. ``limit`` in bytes stands in for the server's own."""
        said = self._http.head(
            f"{self._server}/submission", params={"deviceID": self._device}, headers=_headers(), timeout=TIMEOUT
        )
        if said.status_code != 204 or said.headers.get("X-OpenRosa-Version") != "1.0":
            raise NotOurServer(said.status_code)
        parsedate_to_datetime(said.headers["Date"])
        room = limit or int(said.headers["X-OpenRosa-Accept-Content-Length"])
        groups = _groups(len(xml), files, room)
        return [
            self._post(said.headers["Location"], xml, group, is_last=number == len(groups) - 1)
            for number, group in enumerate(groups)
        ]

    def _post(self, address: str, xml: bytes, group: Mapping[str, tuple[bytes, str]], *, is_last: bool) -> int:
        parts: list[tuple[str, Any]] = [("xml_submission_file", ("submission.xml", xml, "text/xml"))]
        parts += [(name, (name, content, kind)) for name, (content, kind) in group.items()]
        if not is_last:
            parts.append(("*isIncomplete*", (None, "yes")))
        return self._http.post(address, files=parts, headers=_headers(), timeout=TIMEOUT).status_code

    def _fetch(self, entry: etree._Element) -> FetchedForm:
        facts = {etree.QName(node).localname: node.text or "" for node in entry}
        xml = self._bytes(facts["downloadUrl"], facts["hash"])
        media = {}
        if "manifestUrl" in facts:
            for file in self._xml(facts["manifestUrl"], "manifest"):
                one = {etree.QName(node).localname: node.text or "" for node in file}
                media[one["filename"]] = self._bytes(one["downloadUrl"], one["hash"])
        return FetchedForm(facts["formID"], facts["version"], xml, media)

    def _xml(self, address: str, root: str) -> Sequence[etree._Element]:
        said = self._get(address)
        if not said.headers["Content-Type"].startswith("text/xml"):
            raise NotOurServer(said.headers["Content-Type"])
        read = etree.fromstring(said.content)
        if etree.QName(read).localname != root:
            raise NotOurServer(read.tag)
        return list(read)

    def _bytes(self, address: str, promised: str) -> bytes:
        content = self._get(address).content
        if promised != "md5:" + hashlib.md5(content, usedforsecurity=False).hexdigest():
            raise NotOurServer(address)
        return content

    def _get(self, address: str) -> requests.Response:
        said = self._http.get(address, headers=_headers(), timeout=TIMEOUT)
        if said.status_code != 200 or said.headers.get("X-OpenRosa-Version") != "1.0":
            raise NotOurServer(said.status_code)
        return said


def _headers() -> dict[str, str]:
    return {"X-OpenRosa-Version": "1.0", "Date": formatdate(usegmt=True), "Accept-Encoding": "gzip"}


def _groups(fixed: int, files: Mapping[str, tuple[bytes, str]], room: int) -> list[dict[str, tuple[bytes, str]]]:
    """The files in requests that fit; at least one request, even without a file."""
    groups: list[dict[str, tuple[bytes, str]]] = [{}]
    size = fixed
    for name, (content, kind) in files.items():
        if groups[-1] and size + len(content) > room:
            groups.append({})
            size = fixed
        groups[-1][name] = (content, kind)
        size += len(content)
    return groups
