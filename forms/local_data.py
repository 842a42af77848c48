"""What a commune says of itself: where dossiers are handed in, whom to call, its own fees, whose badge is in use.

One file ``local/<commune>.json`` of a pack that the commune's or its province's key signed. Every fee names the
decision it comes from and the day it was read; nothing here is ever guessed from another commune.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from forms.refusal import Refusal

PHONE = re.compile(r"\+?[0-9]{3,12}")
_CODE = re.compile(r"[0-9]\.[0-9]{4,6}")
_ROUTES = ("", "desk", "vneid", "post", "officer")
_LONGEST, _LONGEST_STATEMENT = 300, 2000
PLAIN_ACCOUNT = {"bank", "account", "holder", "first_day", "last_day"}
SIGNED_ACCOUNT = {"statement", "signature", "key"}


@dataclass(frozen=True)
class LocalFee:
    """A fee of this commune for one procedure; ``route`` "" means on every route, ``read_on`` the day it was read."""

    procedure: str
    route: str
    text: str
    source: str
    read_on: date

    @property
    def told(self) -> str:
        """As it stands on paper, with where it comes from."""
        return f"{self.text.rstrip('.')} ({self.source}, xem ngày {self.read_on:%d/%m/%Y})."


@dataclass(frozen=True)
class BadgeDays:
    """A helper's badge by its number, with the days of its use, inclusive; never a name."""

    number: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class LocalData:
    """One commune's own data; an empty text is what the commune has not told.

    Attributes:
        unit: the commune's code; ``office`` the receiving office's own name.
        hotline, complaint: telephone numbers as they are dialled.
        account: of the fees: the statement that its key signed (``forms.payment_account``), with signature and key.
        source, read_on: where all this was read and when.
    """

    unit: str
    office: str
    address: str
    hours: str
    hotline: str
    complaint: str
    fees: tuple[LocalFee, ...]
    badges: tuple[BadgeDays, ...]
    account: Mapping[str, str] | None
    source: str
    read_on: date

    def fees_of(self, procedure: str, route: str) -> tuple[LocalFee, ...]:
        """The fees of a procedure on a route."""
        return tuple(fee for fee in self.fees if fee.procedure == procedure and fee.route in ("", route))

    def where(self) -> tuple[str, ...]:
        """Where to go and when, in sentences for paper; empty where the commune has not told."""
        told = (self.office, self.address and f"Địa chỉ: {self.address}", self.hours and f"Giờ tiếp dân: {self.hours}")
        return tuple(f"{one.rstrip('.')}." for one in told if one)

    def as_json(self) -> dict[str, Any]:
        """The values of the file."""
        return json.loads(json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False))  # type: ignore[no-any-return]  # JSON has no better type


def local_data_of(said: Any) -> LocalData:  # noqa: ANN401 - whatever the file holds is checked here
    """A commune's data from the values of its file.

    Raises:
        Refusal: ``bad-pack`` naming the key that is missing or cannot be so.
    """
    try:
        data = LocalData(
            **{key: _text(said[key]) for key in ("unit", "office", "address", "hours", "source")},
            **{key: _phone(said[key]) for key in ("hotline", "complaint")},
            fees=tuple(_fee(one) for one in said["fees"]),
            badges=tuple(
                BadgeDays(_text(one["number"]), *_days(one["first_day"], one["last_day"])) for one in said["badges"]
            ),
            account=None if said["account"] is None else _account(said["account"]),
            read_on=date.fromisoformat(said["read_on"]),
        )
    except KeyError as error:
        raise _bad(f"{error.args[0]} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise _bad(str(error)) from error
    if set(said) != set(asdict(data)):
        raise _bad(f"{', '.join(sorted(set(said) - set(asdict(data))))} is not known")
    if not data.source:
        raise _bad("source is empty")
    return data


def numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """Telephone numbers without what people write between digits."""
    return tuple(re.sub(r"[ .()\-]", "", text) for text in texts)


def _fee(said: Mapping[str, Any]) -> LocalFee:
    code, route, text = said["procedure"], said["route"], _text(said["text"])
    if not _CODE.fullmatch(code) or route not in _ROUTES:
        raise ValueError(f"a fee of {code!r} by {route!r} is no fee of a procedure")
    if not text or not _text(said["source"]):
        raise ValueError(f"the fee of {code} has no words or no source")
    return LocalFee(code, route, text, said["source"], date.fromisoformat(said["read_on"]))


def _account(said: Mapping[str, Any]) -> dict[str, str]:
    """An account as it is written, to be signed when the pack is built, or the signed statement."""
    if set(said) not in (PLAIN_ACCOUNT, SIGNED_ACCOUNT):
        raise ValueError("an account has bank, account, holder, first_day, last_day")
    if set(said) == PLAIN_ACCOUNT:
        _days(said["first_day"], said["last_day"])
    return {key: _text(said[key], _LONGEST_STATEMENT) for key in sorted(said)}


def _days(first: str, last: str) -> tuple[date, date]:
    first_day, last_day = date.fromisoformat(first), date.fromisoformat(last)
    if last_day < first_day:
        raise ValueError(f"{last} stands before {first}")
    return first_day, last_day


def _text(value: Any, longest: int = _LONGEST) -> str:  # noqa: ANN401 - checked here
    if not isinstance(value, str) or len(value) > longest or any(ord(sign) < 32 for sign in value):
        raise ValueError(f"{value!r:.40} is no line of text")
    return value


def _phone(value: Any) -> str:  # noqa: ANN401 - checked here
    if value and not PHONE.fullmatch(_text(value)):
        raise ValueError(f"{value:.40} is no telephone number")
    return _text(value)


def _bad(why: str) -> Refusal:
    return Refusal("bad-pack", f"A commune's data in this pack cannot be used: {why}.")
