"""The code that sets a machine up: the gateway's address, a one-time enrolment code, the help point's name and number.

Signed by the device of the keeper who made it, which is in it; whoever applies it compares that device's id with the
keeper's. It has five members and no others: neither an account nor a key that anything would be trusted by can stand
in it, for a sheet on a wall is not how either may come to a laptop. ``docs/paper-code.md`` has the bytes.
"""

from dataclasses import dataclass
from typing import Any

from forms import cbor
from forms.cbor import damaged
from forms.codes import SETUP_PREFIX, base45, kind_of, unbase45
from forms.refusal import Refusal
from sync import enrolment
from sync.keys import device_id
from sync.paper import cose
from sync.ports import Signer

PURPOSE = b"hosolang-setup-1\n"
LONGEST = 200
"""Characters of one member."""
_URL, _CODE, _POINT, _HOTLINE = 1, 2, 3, 4


@dataclass(frozen=True)
class Setup:
    """What a code sets; ``keeper`` is the device id of who signed it."""

    url: str
    code: str
    point: str
    hotline: str
    keeper: str

    def as_json(self) -> dict[str, Any]:
        """For a screen; the enrolment code itself is a secret and stays out."""
        return {"url": self.url, "point": self.point, "hotline": self.hotline, "keeper": self.keeper}


def write(url: str, code: str, signer: Signer, *, point: str = "", hotline: str = "") -> str:
    """The text of the code.

    Raises:
        Refusal: ``bad-gateway-url``, ``bad-enrolment-code``, ``bad-setup`` for a member that is too long.
    """
    members = {_URL: enrolment.checked_url(url), _CODE: enrolment.encode(enrolment.decode(code))}
    members |= {number: text for number, text in ((_POINT, point.strip()), (_HOTLINE, hotline.strip())) if text}
    if any(len(text) > LONGEST for text in members.values()):
        raise Refusal("bad-setup", f"Each setting of a set-up code has at most {LONGEST} characters.")
    signed = cose.sign(cbor.encode(members), signer, PURPOSE + signer.public_key)
    return SETUP_PREFIX + base45(cbor.encode([signer.public_key, signed]))


def read(text: str) -> Setup:
    """Read and prove a code.

    Raises:
        Refusal: ``not-a-setup-code``, ``newer-code``, ``damaged-code``, ``wrong-signature``, ``setup-forbidden`` for a
            member that may not stand in it, ``bad-gateway-url``, ``bad-enrolment-code``.
    """
    text = text.strip("\ufeff\x00\r\n")
    if kind_of(text) != "setup":
        raise Refusal("not-a-setup-code", "This is not a set-up code; scan the one that the keeper made.")
    if not text.startswith(SETUP_PREFIX):
        raise Refusal("newer-code", "The code was made by a newer version of this program; update this one.")
    key, signed = _parts(unbase45(text.removeprefix(SETUP_PREFIX)))
    if not signed.is_by(key, PURPOSE + key) or not device_id(key).startswith(signed.key_id.hex()):
        raise Refusal("wrong-signature", "The signature in this set-up code is not its keeper's; nothing was set.")
    members = cbor.decode(signed.payload)
    if not isinstance(members, dict) or not {_URL, _CODE} <= set(members):
        raise damaged()
    if not set(members) <= {_URL, _CODE, _POINT, _HOTLINE}:
        raise Refusal("setup-forbidden", "This set-up code holds what no code may set; give it to your keeper.")
    if not all(isinstance(one, str) and len(one) <= LONGEST for one in members.values()):
        raise damaged()
    return Setup(
        url=enrolment.checked_url(members[_URL]),
        code=enrolment.encode(enrolment.decode(members[_CODE])),
        point=members.get(_POINT, ""),
        hotline=members.get(_HOTLINE, ""),
        keeper=device_id(key),
    )


def _parts(raw: bytes) -> tuple[bytes, cose.Signed]:
    said = cbor.decode(raw)
    if not isinstance(said, list) or len(said) != 2 or not all(isinstance(one, bytes) for one in said):
        raise damaged()
    return said[0], cose.read(said[1])
