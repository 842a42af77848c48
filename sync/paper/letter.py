"""A submission as paper carries it: facts, then the deflated rest; signed by its author, then sealed to the office.

The order matters to who reads: unseal, prove the signature, and only then inflate (``docs/paper-code.md``).
"""

import base64
import hashlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms import answer_numbers, cbor, paper_dictionary
from forms.answer_numbers import Unnumbered
from forms.cbor import damaged
from forms.refusal import Refusal
from sync.encoding import unb64
from sync.paper import cose, hpke
from sync.ports import Binding, FilePart, Parcel, Signer
from sync.submission import canonical_answers, digest, manifest
from sync.tracking import secret_hash

PURPOSE = b"hosolang-paper-1\n"
SECRET = b"hosolang-paper-1 sealing\n"
DIGEST_BYTES = 16
FORM_BYTES = 8
_FACTS = 16 + 16 + DIGEST_BYTES + FORM_BYTES
_MEDIA = ("application/pdf", "image/jpeg", "image/png")

FormOf = Callable[[bytes], bytes | None]
"""The form definition whose SHA-256 begins so, or None."""


@dataclass(frozen=True)
class Facts:
    """What stands before the deflated part: enough to know whether the dossier is held already.

    Attributes:
        digest16: the first 16 bytes of the submission's digest.
        form8: the first 8 bytes of the form's hash.
        tracking: the tracking secret's 10 bytes, or its SHA-256.
    """

    dossier: str
    submission: str
    digest16: bytes
    form8: bytes
    tracking: bytes
    dictionary: int
    packed: bytes

    @property
    def tracking_hash(self) -> str:
        """SHA-256 of the secret in hex, as the manifest has it."""
        if len(self.tracking) == 32:
            return self.tracking.hex()
        return secret_hash(base64.b32encode(self.tracking).decode())


@dataclass(frozen=True)
class Dossier:
    """A submission read back from paper: its manifest as the network would have brought it, and the instance."""

    manifest: Mapping[str, Any]
    xml: bytes


def write(parcel: Parcel, form_xml: bytes, signer: Signer, binding: Binding, tracking_secret: str = "") -> bytes:
    """The sealed bytes of a frozen submission; the same one gives the same bytes, however often it is printed.

    Raises:
        Refusal: ``no-office-key`` when the enrolment knows none; ``form-mismatch`` when the definition is another.
    """
    if not binding.office_key:
        raise Refusal(
            "no-office-key", "This enrolment knows no key of the receiving office; enrol again with a new sheet."
        )
    office = unb64(binding.office_key)
    signed = cose.sign(payload(parcel, form_xml, tracking_secret), signer, context(binding.gateway_id, office))
    return hpke.seal(office, signed, PURPOSE, _secret(signer, office + signed))


def _secret(signer: Signer, sealed: bytes) -> bytes:
    """What the sealing key is derived from: a signature that is never shown, the same for the same content alone."""
    return signer.sign(SECRET + hashlib.sha256(sealed).digest())


def context(gateway_id: str, office_key: bytes) -> bytes:
    """What the signature covers beside the payload: for which gateway and office it was made."""
    return PURPOSE + gateway_id.encode() + b"\n" + office_key


def facts(payload: bytes) -> Facts:
    """The facts of a proved payload; nothing is inflated.

    Raises:
        Refusal: ``newer-code``, ``damaged-code``.
    """
    said = cbor.decode(payload)
    if not isinstance(said, list) or len(said) != 3 or not isinstance(said[0], int):
        raise damaged()
    dictionary, fixed, packed = said
    if not isinstance(fixed, bytes) or not isinstance(packed, bytes) or len(fixed) not in (_FACTS + 10, _FACTS + 32):
        raise damaged()
    return Facts(
        dossier=str(uuid.UUID(bytes=fixed[:16])),
        submission=str(uuid.UUID(bytes=fixed[16:32])),
        digest16=fixed[32:48],
        form8=fixed[48:56],
        tracking=fixed[56:],
        dictionary=dictionary,
        packed=packed,
    )


def read(told: Facts, gateway_id: str, form_of: FormOf) -> Dossier:
    """The whole submission of proved facts; its digest is computed anew and compared.

    Raises:
        Refusal: ``newer-code``, ``code-too-large``, ``damaged-code``, ``form-unknown`` when no definition fits.
    """
    said = cbor.decode(paper_dictionary.inflate(told.packed, told.dictionary))
    form_xml = form_of(told.form8)
    if form_xml is None:
        raise Refusal(
            "form-unknown", "This server does not know the form of this dossier yet; let one laptop sync, then again."
        )
    try:
        parcel = _parcel(told, said, form_xml)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise damaged() from error
    if not parcel.digest.startswith(told.digest16.hex()):
        raise Refusal("paper-differs", "The answers on paper do not have the digest that their author signed.")
    return Dossier(manifest(parcel, gateway_id), parcel.xml)


def payload(parcel: Parcel, form_xml: bytes, tracking_secret: str = "") -> bytes:
    """What is signed; ``Refusal`` ``form-mismatch``."""
    if hashlib.sha256(form_xml).hexdigest() != parcel.form_hash:
        raise Refusal("form-mismatch", "The form definition is not the one that this submission was filled with.")
    said = [
        parcel.revision,
        None if parcel.replaces is None else uuid.UUID(parcel.replaces).bytes,
        parcel.procedure,
        parcel.route,
        parcel.office,
        parcel.public_code,
        [_file(part) for part in parcel.files],
        _answers(parcel, form_xml),
    ]
    fixed = b"".join(
        (
            uuid.UUID(parcel.dossier_id).bytes,
            uuid.UUID(parcel.submission_id).bytes,
            bytes.fromhex(parcel.digest)[:DIGEST_BYTES],
            bytes.fromhex(parcel.form_hash)[:FORM_BYTES],
            _tracking(parcel, tracking_secret),
        )
    )
    return cbor.encode([paper_dictionary.NEWEST, fixed, paper_dictionary.deflate(cbor.encode(said))])


def _tracking(parcel: Parcel, secret: str) -> bytes:
    """The secret itself is 22 bytes shorter than its hash; it goes only where the hash belongs to it."""
    try:
        raw = base64.b32decode(secret) if secret else b""
    except ValueError:
        raw = b""
    fits = len(raw) == 10 and secret_hash(base64.b32encode(raw).decode()) == parcel.tracking_secret_hash
    return raw if fits else bytes.fromhex(parcel.tracking_secret_hash)


def _answers(parcel: Parcel, form_xml: bytes) -> list[Any] | bytes:
    """The numbered answers; the XML itself where numbers would lose something."""
    try:
        row = answer_numbers.pack(form_xml, parcel.xml)
    except (Unnumbered, Refusal):  # a form without a primary instance numbers nothing
        return parcel.xml
    same = canonical_answers(answer_numbers.unpack(form_xml, row, {})) == canonical_answers(parcel.xml)
    return row if same else parcel.xml


def _file(part: FilePart) -> list[Any]:
    media = _MEDIA.index(part.media_type) if part.media_type in _MEDIA else part.media_type
    return [bytes.fromhex(part.sha256), part.size, media, part.paper]


def _part(said: Sequence[Any]) -> FilePart:
    sha256, size, media, paper = said
    if len(sha256) != 32 or not isinstance(size, int) or size < 0 or not isinstance(paper, str):
        raise ValueError("no file of a submission")
    return FilePart(bytes(sha256).hex(), size, _MEDIA[media] if isinstance(media, int) else str(media), paper)


def _parcel(told: Facts, said: Any, form_xml: bytes) -> Parcel:  # noqa: ANN401 - as it was read
    revision, replaces, procedure, route, office, public_code, files, answers = said
    if not all(isinstance(one, str) for one in (procedure, route, office, public_code)):
        raise ValueError("a text is none")
    replaced = None if replaces is None else str(uuid.UUID(bytes=replaces))
    meta = {"instanceID": f"uuid:{told.submission}"} | ({"deprecatedID": f"uuid:{replaced}"} if replaced else {})
    xml = answers if isinstance(answers, bytes) else answer_numbers.unpack(form_xml, answers, meta)
    parts = tuple(_part(one) for one in files)
    return Parcel(
        submission_id=told.submission,
        dossier_id=told.dossier,
        revision=int(revision),
        replaces=replaced,
        procedure=procedure,
        form_hash=hashlib.sha256(form_xml).hexdigest(),
        route=route,
        office=office,
        digest=digest(xml, [part.sha256 for part in parts]),
        public_code=public_code,
        tracking_secret_hash=told.tracking_hash,
        xml=xml,
        files=parts,
    )
