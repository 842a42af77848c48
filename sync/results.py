"""Fetching a result paper that a change announced: opened from memory, proved by the hash in the signed change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.refusal import NotNow, Refusal
from sync.ports import Binding, LineFault, Signer
from sync.reasons import sentence

if TYPE_CHECKING:
    from sync.transports.gateway import GatewayLine

MEDIA_TYPES = ("application/pdf", "image/png", "image/jpeg")
_STARTS = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class ResultPaper:
    """A result in memory: its bytes, what kind it is, a name without a person's."""

    content: bytes
    media_type: str
    name: str


def is_fetchable(body: Mapping[str, Any]) -> bool:
    """Whether a ``result`` change names one paper of a kind and size that is opened here."""
    sha256, size = body.get("sha256"), body.get("size")
    is_named = isinstance(sha256, str) and len(sha256) == 64 and set(sha256) <= set("0123456789abcdef")
    is_bounded = isinstance(size, int) and not isinstance(size, bool) and 0 < size <= LARGEST
    return is_named and is_bounded and body.get("media_type") in MEDIA_TYPES


def fetch_over(line: "GatewayLine", body: Mapping[str, Any]) -> ResultPaper:
    """The paper of a fetchable change over an open line; its hash is the signed change's.

    Raises:
        LineFault: ``not-accepted`` when the gateway has none, ``nonsense`` for another content; the line's own faults.
    """
    sha256 = str(body["sha256"])
    content = line.result(sha256)
    if not _is_of_kind(content, str(body["media_type"])):
        raise LineFault("nonsense")
    return ResultPaper(content, str(body["media_type"]), str(body.get("name") or sha256[:8]))


def fetch(binding: Binding, signer: Signer, body: Mapping[str, Any], *, ca_file: str | None = None) -> ResultPaper:
    """The paper of a ``result`` change (``body`` is the change's own), over a line of its own.

    Raises:
        Refusal: ``bad-result`` for a change that names no paper we open, ``no-such-result`` when the gateway has none.
        NotNow: no network, or the line broke; ``code`` is the connection's kind.
    """
    from sync.transports.gateway import GatewayLine  # noqa: PLC0415 - requests loads on first use

    if not is_fetchable(body):
        raise Refusal("bad-result", "The office's message names no paper that can be opened; ask the office for it.")
    line = GatewayLine(binding, signer, ca_file=ca_file)
    try:
        line.open()
        return fetch_over(line, body)
    except LineFault as fault:
        if fault.kind == "not-accepted":
            raise Refusal("no-such-result", "The gateway no longer has this paper; ask the office for it.") from fault
        raise NotNow(fault.kind, sentence(fault.kind)) from fault
    finally:
        line.close()


def _is_of_kind(content: bytes, media_type: str) -> bool:
    """The content begins as its kind does; a name or a server's word is no proof."""
    return content.startswith(_STARTS[media_type])
