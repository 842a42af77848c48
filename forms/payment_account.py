"""The account that a fee goes to: from a statement that commune or province signed, confirmed by a keeper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from forms import vietqr
from forms.refusal import Refusal
from forms.trust import Signed, TrustedKey, canonical

_KIND = "payment-account"
_ACCOUNT = re.compile(r"[0-9A-Z]{4,19}")


@dataclass(frozen=True)
class PaymentAccount:
    """An account with its provenance; made by :func:`account_of` alone.

    Attributes:
        bank: six digits, one of ``vietqr.BANKS``.
        holder: as the bank writes it.
        unit: code of the commune whose fees it takes.
        key: who signed.
        first_day, last_day: of its use, inclusive.
    """

    bank: str
    account: str
    holder: str
    unit: str
    key: TrustedKey
    first_day: date
    last_day: date

    @property
    def bank_name(self) -> str:
        """The bank in clear."""
        return vietqr.bank_name(self.bank)


@dataclass(frozen=True)
class ConfirmedAccount:
    """An account that a keeper has compared with what the office shows; only such a one is ever printed."""

    account: PaymentAccount
    confirmed_by: str
    confirmed_at: datetime


def statement_of(account: Mapping[str, str], unit: str) -> bytes:
    """The statement that a commune's or province's key signs: bank, account, holder and days of a commune's account."""
    return canonical({"kind": _KIND, "unit": unit, **account})


def account_of(signed: Signed, *, province_of: str) -> PaymentAccount:
    """The account of a proved statement.

    Args:
        signed: from ``trust.proved``.
        province_of: the code of the province that the statement's commune lies in.

    Raises:
        Refusal: ``bad-pack``, ``unknown-bank``, ``bad-account``, ``other-unit`` when the key is another unit's.
    """
    said = signed.statement
    wanted = {"kind", "bank", "account", "holder", "unit", "first_day", "last_day"}
    if set(said) != wanted or said["kind"] != _KIND or not all(isinstance(one, str) for one in said.values()):
        raise Refusal("bad-pack", "This signed file names no account as such files do; ask for it anew.")
    key = signed.key
    if key.unit != (said["unit"] if key.level == "commune" else province_of):
        raise Refusal("other-unit", "This account was signed by another commune or province; it is not used.")
    if said["bank"] not in vietqr.BANKS:
        raise Refusal("unknown-bank", f"{said['bank'][:20]} is no bank's number; money would go elsewhere.")
    if not _ACCOUNT.fullmatch(said["account"]) or not said["holder"].strip():
        raise Refusal("bad-account", "The account or its holder is not written as banks do; ask for the file anew.")
    try:
        first_day, last_day = date.fromisoformat(said["first_day"]), date.fromisoformat(said["last_day"])
    except ValueError as error:
        raise Refusal("bad-pack", "This signed file names no days of use; ask for it anew.") from error
    return PaymentAccount(said["bank"], said["account"], said["holder"].strip(), said["unit"], key, first_day, last_day)


def payment_code(confirmed: ConfirmedAccount, amount: int, purpose: str, today: date) -> str:
    """The text of the payment code for a fee that the office asked for.

    Raises:
        Refusal: ``account-out-of-use``, ``bad-sum``, ``bad-purpose``, ``unknown-bank``, ``bad-account``.
    """
    account = confirmed.account
    if not account.first_day <= today <= account.last_day:
        raise Refusal("account-out-of-use", "The account may not be used today; ask the commune for a new file.")
    return vietqr.write(vietqr.Transfer(account.bank, account.account, amount, purpose))
