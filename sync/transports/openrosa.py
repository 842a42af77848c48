"""The line to any OpenRosa server (ODK Central, KoboToolbox, our own gateway's face): handshake, parts, plain words.

Such a server signs no receipts and answers no question, so its 201 is the proof, and asking means sending the identical
bytes again, which it takes once (facts/portals.md 7.3). A 200 proves nothing: log-in pages answer so.
"""

import secrets
from collections.abc import Callable, Sequence
from email.utils import format_datetime
from typing import BinaryIO

import urllib3
from lxml import etree

from sync.connectivity import kind_of_error, kind_of_stranger
from sync.encoding import canonical, stamp
from sync.ports import (
    Answer,
    Binding,
    ChangesPage,
    Clock,
    FilePart,
    GatewayState,
    ItemAnswer,
    LineFault,
    OutboxStore,
    Parcel,
    Signer,
)
from sync.transports.client import requests
from sync.transports.http import CONNECT_SECONDS, READ_SECONDS, CountedBody, as_it_is, header_bytes
from sync.transports.log_in import LogIn

DEFAULT_LIMIT = 10_000_000
"""Bytes of one request where the server names no limit; ODK's clients use the same."""
_ROOM = 2_000
"""Bytes for the boundaries and headers of a part."""
_FAULTS = {401: "session", 403: "revoked", 404: "not-accepted", 413: "too-large", 429: "busy", 503: "busy"}


class OpenRosaLine:
    """A :class:`sync.ports.Line` to the server whose submission address is the binding's ``url`` + ``/submission``.

    Args:
        binding: its ``gateway_id`` is a name that this laptop gave the server; it has no keys.
        store: where frozen submissions and their files are read again.
        clock: for the note of the time at which the server said 201.
        login: user name and password, for servers that want them, in Basic or in Digest.
        ca_file: whom to trust instead of the system's authorities, for tests.
    """

    def __init__(
        self,
        binding: Binding,
        store: OutboxStore,
        clock: Clock,
        login: tuple[str, str] | None = None,
        *,
        ca_file: str | None = None,
    ) -> None:
        self.bytes_moved = 0
        self._binding = binding
        self._store = store
        self._clock = clock
        self._session = requests.Session()
        if ca_file is not None:
            self._session.verify = ca_file
        self._login = LogIn(*login) if login else None
        self._limit = DEFAULT_LIMIT

    def open(self) -> GatewayState:
        """The handshake: HEAD must give 204 and the version header, else somebody else answers."""
        response = self._call("HEAD", b"", "")
        if response.status_code != 204:
            raise LineFault(_FAULTS.get(response.status_code, "wrong-server"))
        limit = response.headers.get("X-OpenRosa-Accept-Content-Length", "")
        self._limit = int(limit) if limit.isascii() and limit.isdigit() and len(limit) < 12 else DEFAULT_LIMIT
        return GatewayState(self._binding.gateway_id, self._binding.epoch)

    def send(self, parcels: Sequence[Parcel], signatures: Sequence[bytes]) -> Answer:  # noqa: ARG002 - nobody reads them
        """Each submission by itself, with its files, in as many requests as the limit asks for."""
        items, proofs = [], {}
        for parcel in parcels:
            item = self._submit(parcel)
            items.append(item)
            if item.outcome == "created":
                proofs[parcel.submission_id] = self._note(parcel, item.received_at or "")
        return Answer(tuple(items), proofs=proofs)

    def ask(self, submission_ids: Sequence[str]) -> Answer:
        """Send the identical bytes again; what the server holds already it takes as the same."""
        answer = self.send(self._store.parcels(submission_ids), ())
        words = {"created": "received"}
        items = tuple(
            ItemAnswer(one.submission_id, words.get(one.outcome, one.outcome), one.received_at, reason=one.reason)
            for one in answer.items
        )
        return Answer(items, proofs=answer.proofs)

    def forms(self) -> dict[str, str]:
        """The forms that the server offers: id -> version; ``LineFault`` ``nonsense`` for what is no list of forms."""
        response = self._call("GET", b"", "", path="/formList")
        if response.status_code != 200:
            raise LineFault(_FAULTS.get(response.status_code, "wrong-server"))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(response.content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise LineFault("nonsense") from error
        found = {}
        for form in root.iter("{*}xform"):
            facts = {etree.QName(node).localname: node.text or "" for node in form if isinstance(node.tag, str)}
            found[facts.get("formID", "")] = facts.get("version", "")
        return found

    def hand_over(self, former: Signer) -> None:
        """Nothing: who sends identical bytes is answered."""

    def put_form(self, form_hash: str, xml: bytes) -> None:  # noqa: ARG002 - the server's keeper uploads its forms
        """Not by this way."""
        raise LineFault("not-accepted")

    def upload(self, submission_id: str, part: FilePart, source: BinaryIO, progress: Callable[[int], None]) -> None:  # noqa: ARG002 - as the port has it
        """Files travel with their submission."""
        raise LineFault("not-accepted")

    def changes(self, since: int) -> ChangesPage:
        """These servers tell nothing."""
        return ChangesPage(self._binding.epoch, since, ())

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def _submit(self, parcel: Parcel) -> ItemAnswer:
        for body, boundary in self._requests(parcel):
            response = self._call("POST", body, f"multipart/form-data; boundary={boundary}")
            status = response.status_code
            if status == 409:
                return ItemAnswer(parcel.submission_id, "conflict", reason="other-content")
            if status == 404:
                raise LineFault("no-form-there")
            if status in {400, 413}:
                return ItemAnswer(parcel.submission_id, "invalid", reason="too-large" if status == 413 else "shape")
            if status not in {201, 202}:
                is_open = status < 400 or status >= 500
                raise LineFault(_FAULTS.get(status, "server-error"), body_left=is_open and status not in _FAULTS)
        return ItemAnswer(parcel.submission_id, "created", stamp(self._clock.now()))

    def _requests(self, parcel: Parcel) -> list[tuple[bytes, str]]:
        """The XML with as many files as fit, again and again; a file above the limit goes alone, to be refused."""
        xml = _field("xml_submission_file", "submission.xml", "text/xml", parcel.xml)
        groups: list[list[bytes]] = [[xml]]
        room = self._limit - len(xml) - _ROOM
        for part in {part.sha256: part for part in parcel.files}.values():
            with self._store.open_file(parcel.submission_id, part.sha256) as source:
                name = f"{part.sha256[:16]}.{part.media_type.partition('/')[2]}"
                field = _field(name, name, part.media_type, source.read())
            if len(field) > room and len(groups[-1]) > 1:
                groups.append([xml])
                room = self._limit - len(xml) - _ROOM
            groups[-1].append(field)
            room -= len(field)
        return [_body(group) for group in groups]

    def _note(self, parcel: Parcel, at: str) -> bytes:
        """What is kept in a receipt's place: which server said 201 to which content, and when; it proves no more."""
        said = {"digest": parcel.digest, "openrosa": self._binding.gateway_id, "received_at": at, "status": 201}
        return canonical({**said, "submission": parcel.submission_id})

    def _call(self, method: str, body: bytes, content_type: str, path: str = "/submission") -> requests.Response:
        """One request, and once more where the server says only now how it wants to be shown the log-in."""
        response = self._call_once(method, body, content_type, path)
        if self._login is not None and self._login.learns(response):
            response = self._call_once(method, body, content_type, path)
        return response

    def _call_once(self, method: str, body: bytes, content_type: str, path: str) -> requests.Response:
        sending = CountedBody(body)
        date = format_datetime(self._clock.now(), usegmt=True)
        headers = {"X-OpenRosa-Version": "1.0", "Date": date, "User-Agent": "hosolang"}
        try:
            response = self._session.request(
                method,
                self._binding.url + path,
                data=sending if body else None,
                headers={**headers, **({"Content-Type": content_type} if content_type else {})},
                auth=self._login.auth if self._login else as_it_is,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
            )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            self.bytes_moved += sending.went_before + sending.read_so_far
            raise LineFault(kind_of_error(error), body_left=sending.read_so_far > 0) from error
        went = sending.went_before + sending.read_so_far + sum(header_bytes(one) for one in response.history)
        self.bytes_moved += went + len(response.content) + header_bytes(response)
        if "X-OpenRosa-Version" not in response.headers and response.status_code not in {401, 413, 429, 503}:
            stranger = kind_of_stranger(response.status_code, response.headers, None) or "wrong-server"
            raise LineFault(stranger, body_left=sending.read_so_far > 0)
        return response


def _field(name: str, file_name: str, media_type: str, content: bytes) -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"\r\nContent-Type: {media_type}'
    return head.encode("ascii") + b"\r\n\r\n" + content + b"\r\n"


def _body(fields: Sequence[bytes]) -> tuple[bytes, str]:
    boundary = secrets.token_hex(16)
    opening = b"--" + boundary.encode() + b"\r\n"
    return b"".join(opening + field for field in fields) + b"--" + boundary.encode() + b"--\r\n", boundary
