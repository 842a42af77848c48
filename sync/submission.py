"""What a submission says, in bytes that are the same on every laptop, gateway and route: its digest, its signature.

``docs/protocol.md`` gives the rules with test vectors; the same answers give the same digest, however the XML around
them was written.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from forms.refusal import Refusal
from sync.encoding import canonical
from sync.ports import Parcel, Signer

LARGEST_XML = 8 * 1024 * 1024
"""Bytes of one instance; a form of 500 questions has about 40 kB."""

DIGEST_PREFIX = b"hosolang-submission-1\n"
AUTHOR_PREFIX = b"hosolang-author-1\n"
_SHA256 = re.compile(r"[0-9a-f]{64}")


def canonical_answers(xml: bytes) -> bytes:
    """The answers of an instance as canonical JSON: ``[["/data/name","Nguyễn Thị Ệ"],…]``, UTF-8, no white space.

    One pair for every element without element children, in document order, the empty ones too, except ``meta`` of the
    root with all below it. The ref is the path of local names from the root; a name that its parent holds more than
    once carries its 1-based position among them, ``/data/child[2]/name``. The value is the element's text, comments
    left out, line ends as XML 1.0 section 2.11 makes them, in Unicode NFC, nothing else is changed. No attributes.

    Raises:
        Refusal: ``unreadable-submission`` when the bytes are not one well-formed, entity-free document below 8 MiB.
    """
    root = _parse(xml)
    pairs = list(_leaves(root, "/" + _name(root)))
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode()


def digest(xml: bytes, file_hashes: Iterable[str]) -> str:
    """SHA-256 in hex over the canonical answers and the sorted, distinct file hashes, each on a line of its own.

    Raises:
        Refusal: ``unreadable-submission``, or ``bad-file-hash`` when a hash is not 64 lower-case hex digits.
    """
    hashes = sorted(set(file_hashes))
    if not all(_SHA256.fullmatch(one) for one in hashes):
        raise Refusal("bad-file-hash", "A file hash must be 64 lower-case hexadecimal digits; hash the file again.")
    total = hashlib.sha256(DIGEST_PREFIX + canonical_answers(xml) + b"\n")
    for one in hashes:
        total.update(one.encode() + b"\n")
    return total.hexdigest()


def instance_id(xml: bytes) -> str | None:
    """The text of ``meta/instanceID``, or None; names are compared without their namespace."""
    return _meta(xml, "instanceID")


def deprecated_id(xml: bytes) -> str | None:
    """The text of ``meta/deprecatedID``, which names what this instance replaces, or None."""
    return _meta(xml, "deprecatedID")


def _meta(xml: bytes, name: str) -> str | None:
    metas = (node for node in _children(_parse(xml)) if _name(node) == "meta")
    return next((node.text for meta in metas for node in _children(meta) if _name(node) == name), None)


def manifest(parcel: Parcel, gateway_id: str) -> dict[str, Any]:
    """Everything about a submission except its answers, as the author signs it and the gateway reads it."""
    files = [
        {"media_type": part.media_type, "paper": part.paper, "sha256": part.sha256, "size": part.size}
        for part in sorted(parcel.files, key=lambda part: (part.sha256, part.paper))
    ]
    return {
        "digest": parcel.digest,
        "dossier": parcel.dossier_id,
        "files": files,
        "form": parcel.form_hash,
        "gateway": gateway_id,
        "office": parcel.office,
        "procedure": parcel.procedure,
        "public_code": parcel.public_code,
        "replaces": parcel.replaces,
        "revision": parcel.revision,
        "route": parcel.route,
        "submission": parcel.submission_id,
        "tracking": parcel.tracking_secret_hash,
    }


def signing_message(manifest_: dict[str, Any]) -> bytes:
    """What the author's device signs: a prefix of its own, then the manifest as canonical JSON."""
    return AUTHOR_PREFIX + canonical(manifest_)


def sign(signer: Signer, parcel: Parcel, gateway_id: str) -> bytes:
    """The author's signature: this parcel, for this gateway, unchanged by whoever carries it."""
    return signer.sign(signing_message(manifest(parcel, gateway_id)))


def _parse(xml: bytes) -> etree._Element:
    if len(xml) > LARGEST_XML:
        raise Refusal("unreadable-submission", "The instance is larger than 8 MiB; split it into several dossiers.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(
            "unreadable-submission", "The instance is not well-formed XML; make the dossier again from its draft."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None or any(not isinstance(node.tag, str) for node in root.iter()):
        raise Refusal("unreadable-submission", "The instance holds a document type or entities; remove them.")
    return root


def _leaves(node: etree._Element, ref: str) -> Iterator[tuple[str, str]]:
    children = _children(node)
    if not children:
        yield ref, unicodedata.normalize("NFC", node.text or "")
        return
    total = Counter(_name(child) for child in children)
    seen: Counter[str] = Counter()
    is_root = node.getparent() is None
    for child in children:
        name = _name(child)
        seen[name] += 1
        if not (is_root and name == "meta"):
            yield from _leaves(child, f"{ref}/{name}" + (f"[{seen[name]}]" if total[name] > 1 else ""))


def _children(node: etree._Element) -> list[etree._Element]:
    return list(node)


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname
