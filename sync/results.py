"""Fetching a result paper that a change announced: opened from memory, proved by the hash in the signed change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.refusal import NotNow, Refusal
from sync.ports import Binding, LineFault, Signer
from sync.reasons import sentence

MEDIA_TYPES = ("application/pdf", "image/png", "image/jpeg")
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class ResultPaper:
    """A result in memory: its bytes, what kind it is, a name without a person's."""

    content: bytes
    media_type: str
    name: str


def fetch(binding: Binding, signer: Signer, body: Mapping[str, Any], *, ca_file: str | None = None) -> ResultPaper:
    """The paper of a ``result`` change (``body`` is the change's own).

    Raises:
        Refusal: ``bad-result`` for a change that names no paper we open, ``no-such-result`` when the gateway has none.
        NotNow: no network, or the line broke; ``code`` is the connection's kind.
    """
    from sync.transports.gateway import GatewayLine  # noqa: PLC0415 - requests loads on first use

    sha256, size, media_type = body.get("sha256"), body.get("size"), body.get("media_type")
    is_named = isinstance(sha256, str) and len(sha256) == 64 and set(sha256) <= set("0123456789abcdef")
    if not isinstance(sha256, str) or not is_named or not isinstance(size, int) or not 0 < size <= LARGEST:
        raise Refusal("bad-result", "The office's message names no paper that can be fetched; ask the office for it.")
    if media_type not in MEDIA_TYPES:
        raise Refusal("bad-result", "The result is of a kind that is not opened here; ask the office for a PDF.")
    line = GatewayLine(binding, signer, ca_file=ca_file)
    try:
        line.open()
        content = line.result(sha256)
    except LineFault as fault:
        if fault.kind == "not-accepted":
            raise Refusal("no-such-result", "The gateway no longer has this paper; ask the office for it.") from fault
        raise NotNow(fault.kind, sentence(fault.kind)) from fault
    finally:
        line.close()
    return ResultPaper(content, str(media_type), str(body.get("name") or sha256[:8]))
