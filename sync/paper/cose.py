"""COSE_Sign1 (RFC 9052, section 4.2) with Ed25519: the author's signature over what paper carries."""

from dataclasses import dataclass

from forms import cbor
from forms.cbor import damaged
from sync.keys import is_signed
from sync.ports import Signer

_ALGORITHM, _KEY_ID = 1, 4
_EDDSA = -8
KEY_ID_BYTES = 8


@dataclass(frozen=True)
class Signed:
    """A COSE_Sign1 as it was read, not yet proved; ``key_id`` is the beginning of the author's device id."""

    key_id: bytes
    payload: bytes
    signature: bytes
    protected: bytes

    def is_by(self, public_key: bytes, context: bytes) -> bool:
        """Whether the holder of this key signed exactly this payload for this context."""
        return is_signed(public_key, _to_sign(self.protected, context, self.payload), self.signature)


def sign(payload: bytes, signer: Signer, context: bytes) -> bytes:
    """The untagged COSE_Sign1; ``context`` (external_aad) is signed too, but not carried."""
    key_id = bytes.fromhex(signer.device_id)[:KEY_ID_BYTES]
    protected = cbor.encode({_ALGORITHM: _EDDSA, _KEY_ID: key_id})
    return cbor.encode([protected, {}, payload, signer.sign(_to_sign(protected, context, payload))])


def read(raw: bytes) -> Signed:
    """Take a COSE_Sign1 apart; nothing of it is believed yet.

    Raises:
        Refusal: ``damaged-code``.
    """
    try:
        protected, unprotected, payload, signature = cbor.decode(raw)
        header = cbor.decode(protected)
        if unprotected != {} or set(header) != {_ALGORITHM, _KEY_ID} or header[_ALGORITHM] != _EDDSA:
            raise damaged()
        signed = Signed(header[_KEY_ID], payload, signature, protected)
        sizes = (len(signed.key_id), len(signed.signature))
    except (TypeError, ValueError) as error:
        raise damaged() from error
    if sizes != (KEY_ID_BYTES, 64) or not all(isinstance(one, bytes) for one in (payload, signature, signed.key_id)):
        raise damaged()
    return signed


def _to_sign(protected: bytes, context: bytes, payload: bytes) -> bytes:
    """The Sig_structure of RFC 9052, section 4.4."""
    return cbor.encode(["Signature1", protected, context, payload])
