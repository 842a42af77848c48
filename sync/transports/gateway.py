"""The line to our own gateway: what docs/protocol.md says, spoken over one kept connection."""

import gzip
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from forms.refusal import Refusal
from sync.announcements import follow
from sync.encoding import b64, unb64
from sync.keys import is_signed
from sync.messages import (
    PROTOCOL,
    SHUT_OUT,
    changes_message,
    handover_message,
    session_message,
    shut_out_message,
)
from sync.ports import (
    Answer,
    Binding,
    ChangesPage,
    FilePart,
    GatewayState,
    JournalMark,
    LineFactory,
    LineFault,
    Parcel,
    Signer,
)
from sync.transports.answers import answer_of, change_of, mark_of, mark_on_wire, taken, wire_item
from sync.transports.http import PACKED, CountedStream, Http, Reply, packed
from sync.transports.tus import FIRST_BLOCK, TUS, Blocks, plain64

LOOK_SECONDS = 20.0
"""How long a look for the gateway waits for the answer, which is one packet."""

RESULT_BYTES = 20 * 1024 * 1024
"""The largest result paper that a laptop takes into its memory."""


def line_factory(signer: Signer, *, ca_file: str | None = None) -> LineFactory:
    """What the runner needs to open a line to whatever gateway the laptop is bound to."""
    return lambda binding: GatewayLine(binding, signer, ca_file=ca_file)


def ping(url: str, gateway_id: str | None, *, ca_file: str | None = None) -> dict[str, Any]:
    """A gateway's answer to ``GET /v1/ping``; ``LineFault`` when it is not there or not ours."""
    http = Http(url.rstrip("/"), gateway_id, ca_file=ca_file, patience=LOOK_SECONDS)
    try:
        return http.call("GET", "/v1/ping").json()
    finally:
        http.close()


def post_enrolment(url: str, request: Mapping[str, Any], *, ca_file: str | None = None) -> dict[str, Any]:
    """The gateway's answer to ``POST /v1/enroll``, as yet unproved.

    Raises:
        LineFault: no answer of a gateway.
        Refusal: the gateway's own refusal, under its code and in its words.
    """
    http = Http(url, None, ca_file=ca_file)
    try:
        reply = http.call(
            "POST", "/v1/enroll", body=packed(request), headers=PACKED, accept=(200, 400, 403, 404, 409, 410)
        )
    finally:
        http.close()
    answer = reply.json()
    if reply.status != 200:
        raise Refusal(
            str(answer.get("code", "not-accepted")), str(answer.get("title", "The gateway refused the code."))
        )
    return answer


class GatewayLine:
    """A :class:`sync.ports.Line` to one gateway, for one device."""

    def __init__(
        self,
        binding: Binding,
        signer: Signer,
        *,
        ca_file: str | None = None,
        journal: JournalMark | None = None,
        kept: Callable[[JournalMark], None] | None = None,
    ) -> None:
        """``journal`` is given to the gateway to keep; ``kept`` is told which head this kept before."""
        self._journal, self._kept = journal, kept
        self._binding = binding
        self._signer = signer
        self._http = Http(binding.url, binding.gateway_id, ca_file=ca_file)
        self._token = ""
        self._epoch = ""
        self._blocks = Blocks(self._call, binding.gateway_id)
        self._takes_bundles_in_blocks = False

    @property
    def bytes_moved(self) -> int:
        """Bytes of bodies and headers that went both ways so far."""
        return self._http.bytes_moved

    def open(self) -> GatewayState:
        """Ping, prove who answers, and get a session with the ping's own nonce."""
        keys, nonce = self._greet()
        said = self._http.call("POST", "/v1/session", body=self._log_in(nonce), headers=PACKED).json()
        self._token = str(said["token"])
        if self._kept is not None and (mark := mark_of(said.get("journal"))) is not None:
            self._kept(mark)
        return GatewayState(self._binding.gateway_id, self._epoch, keys)

    def is_shut_out(self) -> bool:
        """Whether the gateway says under its own signature that it shut this device out; ``LineFault`` as ever."""
        _, nonce = self._greet()
        reply = self._http.call("POST", "/v1/session", body=self._log_in(nonce), headers=PACKED, accept=(200, 403))
        key, _, signature = reply.headers.get(SHUT_OUT, "").partition(" ")
        message = shut_out_message(self._signer.device_id, self._binding.gateway_id, nonce)
        try:
            return reply.status == 403 and is_signed(self._binding.keys[key], message, unb64(signature))
        except (KeyError, ValueError):
            return False

    def _greet(self) -> tuple[Mapping[str, bytes], str]:
        """The keys that the gateway announced since, and the nonce of its ping."""
        said = self._http.call("GET", "/v1/ping").json()
        try:
            if said["oldest_protocol"] > PROTOCOL:
                raise LineFault("too-old")
            self._epoch, nonce = str(said["epoch"]), str(said["nonce"])
        except (KeyError, TypeError) as error:
            raise LineFault("nonsense") from error
        limits = said.get("limits")
        self._takes_bundles_in_blocks = isinstance(limits, dict) and "bundle_bytes" in limits
        return self._newly_announced(str(said.get("key") or "")), nonce

    def _log_in(self, nonce: str) -> bytes:
        message = session_message(self._signer.device_id, self._binding.gateway_id, nonce)
        request: dict[str, Any] = {
            "device": self._signer.device_id,
            "nonce": nonce,
            "signature": b64(self._signer.sign(message)),
        }
        if self._journal is not None:
            request |= {"journal": mark_on_wire(self._journal)}
        return packed(request)

    def send(self, parcels: Sequence[Parcel], signatures: Sequence[bytes]) -> Answer:
        """Hand over one batch of signed submissions."""
        items = [
            wire_item(parcel, signature, self._binding.gateway_id, self._signer.device_id)
            for parcel, signature in zip(parcels, signatures, strict=True)
        ]
        return answer_of(self._call("POST", "/v1/dossiers", packed({"dossiers": items}), PACKED).json())

    def ask(self, submission_ids: Sequence[str]) -> Answer:
        """Ask what the gateway holds; it also completes what has all its files."""
        return answer_of(self._call("POST", "/v1/receipts", packed({"ids": list(submission_ids)}), PACKED).json())

    def hand_over(self, former: Signer) -> None:
        """Show the former device's signature that this one goes on where it stopped."""
        message = handover_message(former.device_id, self._signer.device_id, self._binding.gateway_id)
        request = {"former": former.device_id, "signature": b64(former.sign(message))}
        self._call("POST", "/v1/handover", packed(request), PACKED)

    def held(self, dossier_ids: Sequence[str]) -> list[dict[str, Any]]:
        """What the gateway holds of up to 500 dossiers: ``{dossier, revision, submission, digest, received_at}``."""
        found = self._call("POST", "/v1/dossiers/held", packed({"ids": list(dossier_ids)}), PACKED).json().get("held")
        if not isinstance(found, list):
            raise LineFault("nonsense")
        return found

    def withdraw(self, dossiers: Sequence[tuple[str, int]]) -> None:
        """Tell of dossiers that are wanted no more, each up to a revision; a signed change says that it was kept."""
        told = [{"dossier": dossier_id, "revision": revision} for dossier_id, revision in dossiers]
        self._call("POST", "/v1/withdrawals", packed({"withdrawals": told}), PACKED)

    def result(self, sha256: str) -> bytes:
        """A result paper that a change announced, whole and with that hash; at most 20 MB, kept nowhere by this line.

        Raises:
            LineFault: ``not-accepted`` when the gateway has no such result for this device, ``nonsense`` for another
                content.
        """
        content = self._call("GET", f"/v1/results/{sha256}").body
        if len(content) > RESULT_BYTES or hashlib.sha256(content).hexdigest() != sha256:
            raise LineFault("nonsense")
        return content

    def pack(self, sha256: str, largest: int) -> bytes:
        """A pack that a change announced, whole and with that hash; who signed it is for the caller to judge.

        Raises:
            LineFault: ``not-accepted`` when it is offered no more, ``nonsense`` for another or a too large content.
        """
        content = self._call("GET", f"/v1/packs/{sha256}").body
        if len(content) > largest or hashlib.sha256(content).hexdigest() != sha256:
            raise LineFault("nonsense")
        return content

    def pass_on(self, source: BinaryIO, sha256: str, size: int, progress: Callable[[int], None]) -> bytes:
        """Bring somebody's sealed bundle to the gateway; its reply, sealed to the author. It is never whole in memory.

        What is larger than one block goes by tus, from the offset that the gateway holds. A gateway of before takes it
        in one piece only, on a line that was opened just now.

        Raises:
            Refusal: the gateway's own: it will never take this bundle.
            LineFault: no answer that can be trusted; bringing it again is harmless.
        """
        if size <= FIRST_BLOCK:
            headers = {"Content-Type": "application/octet-stream"}
            return taken(self._call("POST", "/v1/bundles", source.read(size), headers, accept=(200, 422)))
        if not self._takes_bundles_in_blocks:
            headers = {"Content-Type": "application/octet-stream", "Authorization": f"Bearer {self._token}"}
            body = CountedStream(source, size, progress)
            return taken(self._http.call("POST", "/v1/bundles", stream=body, headers=headers, accept=(200, 422)))
        address = self._blocks.send(f"bundle {plain64(sha256)}", source, size, progress)
        return taken(self._call("POST", f"/v1/bundles/{address.rpartition('/')[2]}", accept=(200, 422)))

    def let_go(self, sha256: str, size: int) -> None:
        """The answer about a bundle is safe here: the gateway need not keep the blocks in which it came."""
        if size > FIRST_BLOCK and self._takes_bundles_in_blocks:
            address, _ = self._blocks.begin(f"bundle {plain64(sha256)}", size)
            self._call("DELETE", address, headers=TUS, accept=(204, 404, 410))

    def hand_in_paper(self, sealed: bytes) -> tuple[str, int]:
        """Bring a dossier's code from paper to the gateway: what became of it, and how many of its files are missing.

        Raises:
            Refusal: the gateway's own: it will never take this code, or not from this author.
            LineFault: no answer that can be trusted; bringing it again is harmless.
        """
        reply = self._call("POST", "/v1/paper", packed({"code": b64(sealed)}), PACKED, accept=(200, 422))
        taken(reply)
        said = reply.json()
        try:
            return str(said["outcome"]), int(said["missing_files"])
        except (KeyError, TypeError, ValueError) as error:
            raise LineFault("nonsense", body_left=True) from error

    def put_form(self, form_hash: str, xml: bytes) -> None:
        """Give the gateway a form definition."""
        headers = {"Content-Type": "application/xml", "Content-Encoding": "gzip"}
        self._call("PUT", f"/v1/forms/{form_hash}", gzip.compress(xml, 9, mtime=0), headers, accept=(204,))

    def upload(self, submission_id: str, part: FilePart, source: BinaryIO, progress: Callable[[int], None]) -> None:
        """Send one file by tus, from the offset that the gateway holds."""
        facts = f"submission {plain64(submission_id)},sha256 {plain64(part.sha256)}"
        self._blocks.send(facts, source, part.size, progress)

    def changes(self, since: int) -> ChangesPage:
        """The changes after ``since``; a page whose signature is not the gateway's is nonsense."""
        page = self._call("GET", f"/v1/changes?epoch={self._epoch}&since={since}").json()
        try:
            key = self._binding.keys[page["key"]]
            message = changes_message(self._signer.device_id, since, page)
            if not is_signed(key, message, unb64(page["signature"])):
                raise LineFault("nonsense")
            changes = tuple(change_of(entry) for entry in page["changes"])
            return ChangesPage(str(page["epoch"]), int(page["cursor"]), changes, bool(page["more"]))
        except (KeyError, TypeError, ValueError) as error:
            raise LineFault("nonsense") from error

    def close(self) -> None:
        """Let the connection go."""
        self._http.close()

    def _newly_announced(self, key: str) -> Mapping[str, bytes]:
        """All trusted keys when the gateway signs with one that this laptop does not know yet, else none."""
        if not key or key in self._binding.keys:
            return {}
        announced = self._http.call("GET", "/v1/keys").json().get("announcements")
        known = follow(self._binding.gateway_id, self._binding.keys, announced if isinstance(announced, list) else [])
        if key not in known:
            raise LineFault("unknown-key")
        self._binding = replace(self._binding, keys=known)
        return known

    def _call(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        accept: tuple[int, ...] = (200,),
    ) -> Reply:
        """A call with the session; one that has run out is renewed once, for nothing was accepted without it."""
        for is_last in (False, True):
            try:
                bearer = {"Authorization": f"Bearer {self._token}"}
                return self._http.call(method, path, body=body, headers={**(headers or {}), **bearer}, accept=accept)
            except LineFault as fault:
                if fault.kind != "session" or is_last:
                    raise
                self.open()
        raise AssertionError("unreachable")
