"""The payment code: once the office asked for the fee, to an account that it signed and a keeper confirmed.

The program never handles money; it writes the transfer that the office wants, in clear beside the code.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.roles import Act, require
from app.storage.records import FollowUp
from app.storage.stores.pending import OpenAct
from app.storage.vault import Unit
from forms.code_page import CodePage, PageCode
from forms.dossier import PortalStatus
from forms.follow_up import FollowUpKind
from forms.payment_account import ConfirmedAccount, PaymentAccount, account_of, payment_code
from forms.person_blocks import office_commune
from forms.refusal import Refusal
from forms.trust import Signed, TrustedKey, key_of, proved
from forms.vietqr import LARGEST_SUM
from forms.wording import money

ENDED = (PortalStatus.DONE, PortalStatus.RETURNED, PortalStatus.WITHDRAWN, PortalStatus.STOPPED)
KEYS, ACCOUNT = "payment.trusted_keys", "payment.account"
ASKED = "fee-asked"
SHOWN = 12
"""Letters of a key's id that a keeper compares."""
LARGEST_FILE = 64 * 1024
Source = Literal["paper", "phone", "portal"]


@dataclass(frozen=True)
class FeeAsked:
    """What the office asked for; ``amount`` in đồng."""

    amount: int
    at: datetime
    source: str


def trust_key(desk: Desk, content: bytes, confirmed: str) -> TrustedKey:
    """Trust a commune's or province's key from now on.

    Args:
        desk: a keeper's.
        content: ``{public_key (hex), level, unit, name, first_day, last_day}`` as JSON.
        confirmed: the first twelve letters of the key's id, as the office read them out.

    Raises:
        Refusal: ``role``, ``bad-pack``, ``not-confirmed`` (its fact ``letters`` is what to compare).
    """
    require(desk, Act.SETTINGS)
    key = _key_of(_object(content))
    if "".join(confirmed.split()).lower() != key.id[:SHOWN]:
        letters = key.id[:SHOWN]
        raise Refusal(
            "not-confirmed",
            f"This key's letters are {letters}: let the office read theirs out, then give them. Nothing was changed.",
            letters=letters,
        )
    with desk.vault.write() as unit:
        kept = [one for one in unit.settings.get(KEYS, []) if one != key.as_json()]
        unit.settings.put(KEYS, [*kept, key.as_json()])
        unit.journal.append("key-trusted", key.id, {"level": key.level, "unit": key.unit})
    return key


def read_account(desk: Desk, content: bytes) -> PaymentAccount:
    """The account of a signed file, to be shown in clear; nothing is kept.

    Args:
        desk: open.
        content: ``{statement (text), signature (hex), key (id)}`` as JSON.

    Raises:
        Refusal: ``bad-pack``, ``unsigned``, ``untrusted-key``, ``wrong-signature``, ``other-unit``, ``unknown-bank``,
            ``bad-account``.
    """
    said = _object(content)
    with desk.vault.read() as unit:
        return _proved(desk, unit, said)


def offered_account(desk: Desk, commune: str) -> bytes:
    """The signed account in a commune's installed pack, to be confirmed like one in a file (``no-account``)."""
    data = desk.catalogue.local(commune)
    if data is None or data.account is None:
        raise Refusal("no-account", f"No installed pack has an account of the commune {commune}.")
    return json.dumps(dict(data.account)).encode()


def confirm_account(desk: Desk, content: bytes, confirmed: str) -> ConfirmedAccount:
    """Use this account from now on: a keeper has compared it with what the office shows.

    Args:
        desk: a keeper's.
        content: as :func:`read_account`.
        confirmed: the whole account number as the keeper typed it from the office's own notice.

    Raises:
        Refusal: ``role``, ``not-confirmed``, and those of :func:`read_account`.
    """
    require(desk, Act.SETTINGS)
    account = read_account(desk, content)
    if "".join(confirmed.split()).upper() != account.account:
        raise Refusal("not-confirmed", "The typed account is not the one in the signed file. Nothing was changed.")
    found = ConfirmedAccount(account, desk.vault.user, desk.clock.now())
    kept = {**_object(content), "by": found.confirmed_by, "at": found.confirmed_at.isoformat()}
    with desk.vault.write() as unit:
        unit.settings.put(ACCOUNT, kept)
        unit.journal.append("account-confirmed", account.key.id, {"bank": account.bank})
    return found


def account(desk: Desk) -> ConfirmedAccount | None:
    """The account in use, proved anew at every look; None before a keeper confirmed one."""
    with desk.vault.read() as unit:
        kept = unit.settings.get(ACCOUNT)
        if kept is None:
            return None
        found = _proved(desk, unit, kept)
    return ConfirmedAccount(found, str(kept["by"]), datetime.fromisoformat(kept["at"]))


def note_fee(desk: Desk, dossier_id: str, amount: int, source: Source) -> FeeAsked:
    """An officer's entry: the office asked for this fee on paper, by telephone or on the portal.

    Raises:
        Refusal: ``role``, ``bad-sum``, ``unknown-dossier``, ``not-finalized``.
    """
    require(desk, Act.FEE)
    if not 0 < amount <= LARGEST_SUM:
        raise Refusal("bad-sum", f"A fee is between 1 and {LARGEST_SUM:,} đồng.")
    with desk.vault.write() as unit:
        if unit.submissions.latest(dossier_id) is None:
            raise Refusal("not-finalized", f"{dossier_id} is not finalized; the office cannot have asked for its fee.")
        unit.journal.append(ASKED, dossier_id, {"amount": amount, "source": source}, dossier_id)
        at, entry = desk.clock.now(), f"journal:{unit.journal.head()[0]}"
        unit.follow_ups.add(
            FollowUp(dossier_id, FollowUpKind.FEE_ASKED, desk.vault.user, at, change_id=entry, amount=amount)
        )
        return FeeAsked(amount, at, source)


def fee_asked(desk: Desk, dossier_id: str) -> FeeAsked:
    """The newest fee that the office asked for: its own act (status 6) with a sum, or an officer's entry.

    Raises:
        Refusal: ``fee-not-asked``; ``fee-paid``; ``fee-without-sum`` when the office names none and nobody
            has entered it.
    """
    with desk.vault.read() as unit:
        return _asked(unit, dossier_id)[0]


def unpaid(unit: Unit, dossier_id: str) -> tuple[int | None, list[str]]:
    """The sum to be paid, where it is known, and what a payment settles: the office's acts, an officer's entries.

    Raises:
        Refusal: ``fee-not-asked``, ``fee-paid``.
    """
    try:
        newest, ids = _asked(unit, dossier_id)
    except Refusal as why:
        if why.code != "fee-without-sum":
            raise
        return None, [act.change_id for act in _open_acts(unit, dossier_id)]
    return newest.amount, ids


def _asked(unit: Unit, dossier_id: str) -> tuple[FeeAsked, list[str]]:
    """The newest fee that is not paid, and the ids of all that asked for it."""
    unit.dossiers.get(dossier_id)
    acts = [one for one in unit.events.list(dossier_id) if one.status is not None]
    if acts and acts[-1].status in ENDED:
        raise Refusal("fee-not-asked", "The office has ended this dossier; there is no fee to pay any more.")
    paid = {one.change_id for one in unit.follow_ups.list(dossier_id) if one.kind is FollowUpKind.FEE_PAID}
    entries = [one for one in unit.journal.entries(dossier_id) if one.kind == ASKED and one.details]
    noted = {f"journal:{one.number}": one for one in entries if f"journal:{one.number}" not in paid}
    due = _open_acts(unit, dossier_id)
    found = [FeeAsked(int(one.details["amount"]), one.at, str(one.details["source"])) for one in noted.values()]
    for act in due:
        event = next(one for one in acts if one.change_id == act.change_id)
        if isinstance(sum_ := event.body.get("fee"), int) and 0 < sum_ <= LARGEST_SUM:
            found.append(FeeAsked(sum_, event.at, "gateway"))
    if found:
        return max(found, key=lambda one: one.at), [*(act.change_id for act in due), *noted]
    if due:
        raise Refusal("fee-without-sum", "The office asked for the fee without its sum; an officer enters it first.")
    if paid:
        raise Refusal("fee-paid", "The fee of this dossier is paid; nothing more was asked for.")
    raise Refusal("fee-not-asked", "The office has not asked for this dossier's fee; no payment code before that.")


def _open_acts(unit: Unit, dossier_id: str) -> list[OpenAct]:
    return [act for act in unit.pending.acts(dossier_id) if act.status is PortalStatus.FEE_DUE]


def page(desk: Desk, dossier_id: str) -> CodePage:
    """The payment page of a dossier: the code, and beside it in clear where the money goes.

    Raises:
        Refusal: those of :func:`fee_asked`; ``no-account``, ``other-unit``, ``account-out-of-use``, ``bad-sum``.
    """
    asked = fee_asked(desk, dossier_id)
    using = account(desk)
    if using is None:
        raise Refusal("no-account", "No account of the commune is confirmed here; pay at the desk or on the portal.")
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
    found = using.account
    if office_commune(Draft.look(desk, dossier_id).instance) != found.unit:
        raise Refusal("other-unit", "The confirmed account is another commune's; pay at the desk or on the portal.")
    code = payment_code(using, asked.amount, record.public_code, desk.today())
    return CodePage(
        title="Nộp lệ phí bằng chuyển khoản",
        our_code=record.public_code,
        intro=("Nơi nhận đã yêu cầu nộp lệ phí. So tên và số tài khoản với thông báo của nơi nhận rồi mới chuyển.",),
        facts=(
            ("Ngân hàng", found.bank_name),
            ("Số tài khoản", found.account),
            ("Chủ tài khoản", found.holder),
            ("Số tiền", money(asked.amount)),
            ("Nội dung", record.public_code),
            ("Tài khoản do", f"{found.key.name} ký; {using.confirmed_by} đã đối chiếu"),
        ),
        codes=(PageCode("Mã chuyển khoản", code),),
        notes=(
            "Nộp tiền mặt thì phải lấy biên lai. Cán bộ không gọi điện bảo chuyển khoản, không hỏi mã OTP.",
            "Không chuyển khoản được thì nộp tại nơi nhận hoặc trên Cổng Dịch vụ công.",
        ),
        practice=desk.vault.practice,
    )


# -- files -----------------------------------------------------------------------------------------------------------


def signed_by_office(desk: Desk, content: bytes) -> Signed:
    """What a file ``{statement, signature (hex), key}`` says, once a key that this point trusts has signed it.

    Raises:
        Refusal: ``bad-pack``, ``unsigned``, ``untrusted-key``, ``wrong-signature``.
    """
    with desk.vault.read() as unit:
        return _signed(desk, unit, _object(content))


def _proved(desk: Desk, unit: Unit, said: dict[str, Any]) -> PaymentAccount:
    signed = _signed(desk, unit, said)
    commune = str(signed.statement.get("unit") or "")
    return account_of(signed, province_of=desk.places.commune(commune).province)


def _signed(desk: Desk, unit: Unit, said: dict[str, Any]) -> Signed:
    keys = [_key_of(one) for one in unit.settings.get(KEYS, [])]
    try:
        statement, signature = str(said["statement"]).encode(), bytes.fromhex(str(said.get("signature") or ""))
    except (KeyError, ValueError) as error:
        raise _bad() from error
    return proved(statement, signature, str(said.get("key") or ""), keys, desk.today())


def _object(content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content) if len(content) <= LARGEST_FILE else None
    except (ValueError, RecursionError) as error:
        raise _bad() from error
    if not isinstance(said, dict):
        raise _bad()
    return said


def _key_of(said: dict[str, Any]) -> TrustedKey:
    try:
        key = key_of(said)
    except (KeyError, TypeError, ValueError) as error:
        raise _bad() from error
    if key.level not in ("commune", "province") or not key.unit or not key.name:
        raise _bad()
    return key


def _bad() -> Refusal:
    return Refusal("bad-pack", "This signed file is not written as such files are; ask for it anew.")
