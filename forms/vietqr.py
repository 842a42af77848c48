"""VietQR: the code of a bank transfer (EMVCo, merchant-presented; facts/domain.md 6.1), written and read strictly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.refusal import Refusal

SCHEME = "A000000727"
BANKS = {
    "970403": "Sacombank",
    "970405": "Agribank",
    "970407": "Techcombank",
    "970409": "Bắc Á",
    "970412": "PVcomBank",
    "970415": "VietinBank",
    "970416": "ACB",
    "970418": "BIDV",
    "970422": "MB",
    "970423": "TPBank",
    "970425": "ABBank",
    "970426": "MSB",
    "970428": "Nam A",
    "970431": "Eximbank",
    "970432": "VPBank",
    "970436": "Vietcombank",
    "970437": "HDBank",
    "970440": "SeABank",
    "970441": "VIB",
    "970443": "SHB",
    "970448": "OCB",
    "970449": "LPBank",
}
"""Banks by their number; the facts mark the list [K]: it is checked again before a release."""

LARGEST_SUM = 100_000_000
"""Đồng; no fee of a commune comes near it, a slip of the hand does."""
_ACCOUNT = re.compile(r"[0-9A-Z]{4,19}")
_PURPOSE = re.compile(r"[A-Za-z0-9 -]{0,25}")


@dataclass(frozen=True)
class Transfer:
    """A transfer to an account; ``amount`` in đồng, None where the code names none."""

    bank: str
    account: str
    amount: int | None
    purpose: str


def bank_name(bank: str) -> str:
    """The bank of a number, or ""."""
    return BANKS.get(bank, "")


def write(transfer: Transfer) -> str:
    """The text of the code.

    Raises:
        Refusal: ``unknown-bank``, ``bad-account``, ``bad-sum``, ``bad-purpose``.
    """
    if transfer.bank not in BANKS:
        raise Refusal("unknown-bank", f"{transfer.bank} is no bank's number; money would go elsewhere.")
    if not _ACCOUNT.fullmatch(transfer.account):
        raise Refusal("bad-account", "An account has 4 to 19 digits or capital letters; compare it with the bank's.")
    if transfer.amount is not None and not 0 < transfer.amount <= LARGEST_SUM:
        raise Refusal("bad-sum", f"A fee is between 1 and {LARGEST_SUM:,} đồng.")
    if not _PURPOSE.fullmatch(transfer.purpose):
        raise Refusal("bad-purpose", "The purpose has at most 25 plain letters, digits, blanks and dashes.")
    account = _field("00", transfer.bank) + _field("01", transfer.account)
    fields = [
        _field("00", "01"),
        _field("01", "11" if transfer.amount is None else "12"),
        _field("38", _field("00", SCHEME) + _field("01", account) + _field("02", "QRIBFTTA")),
        _field("53", "704"),
        "" if transfer.amount is None else _field("54", str(transfer.amount)),
        _field("58", "VN"),
        _field("62", _field("08", transfer.purpose)) if transfer.purpose else "",
        "6304",
    ]
    body = "".join(fields)
    return f"{body}{crc(body):04X}"


def read(text: str) -> Transfer:
    """Read a code of anybody's.

    Raises:
        Refusal: ``bad-payment-code`` (damaged, wrong check number, not Vietnamese), ``unknown-bank``.
    """
    text = text.strip()
    if not text.isascii() or text[-8:-4] != "6304" or f"{crc(text[:-4]):04X}" != text[-4:]:
        raise _bad()
    fields = dict(_fields(text))
    scheme = dict(_fields(fields.get("38", "")))
    account = dict(_fields(scheme.get("01", "")))
    amount = fields.get("54")
    if scheme.get("00") != SCHEME or fields.get("53") != "704" or not {"00", "01"} <= set(account):
        raise _bad()
    if amount is not None and not re.fullmatch(r"[0-9]{1,13}", amount):
        raise _bad()
    if account["00"] not in BANKS:
        raise Refusal("unknown-bank", f"{account['00']} is no bank's number; do not pay by this code.")
    purpose = dict(_fields(fields.get("62", ""))).get("08", "")
    return Transfer(account["00"], account["01"], None if amount is None else int(amount), purpose)


def crc(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, nothing reflected."""
    value = 0xFFFF
    for byte in text.encode("ascii"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02}{value}"


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Tag and value of each field; each tag once."""
    seen: set[str] = set()
    while text:
        tag, size = text[:2], text[2:4]
        if not (tag + size).isdigit() or len(tag + size) != 4 or len(text) < 4 + int(size) or tag in seen:
            raise _bad()
        seen.add(tag)
        yield tag, text[4 : 4 + int(size)]
        text = text[4 + int(size) :]


def _bad() -> Refusal:
    return Refusal("bad-payment-code", "This payment code is damaged or of no Vietnamese bank; do not pay by it.")
