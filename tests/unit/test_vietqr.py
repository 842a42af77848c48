"""The payment code by its published vector, and every way in which one must not be believed."""

import pytest

from forms import vietqr
from forms.refusal import Refusal

VECTOR = (
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
    "530370454061200005802VN62170813ung ho lu lut6304C15C"
)
"""facts/domain.md 6.1."""
TRANSFER = vietqr.Transfer("970415", "0011001932418", 120000, "ung ho lu lut")


def test_the_vector_is_written_and_read() -> None:
    assert vietqr.write(TRANSFER) == VECTOR
    assert vietqr.read(VECTOR) == TRANSFER


def test_without_a_sum_the_code_is_static() -> None:
    text = vietqr.write(vietqr.Transfer("970405", "1500201113838", None, ""))
    assert text.startswith("000201010211")
    assert vietqr.read(text).amount is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bank": "970999"}, "unknown-bank"),
        ({"bank": "97041"}, "unknown-bank"),
        ({"account": "12"}, "bad-account"),
        ({"account": "001100193241800110019"}, "bad-account"),
        ({"amount": 0}, "bad-sum"),
        ({"amount": 10**12}, "bad-sum"),
        ({"purpose": "Lệ phí"}, "bad-purpose"),
        ({"purpose": "x" * 26}, "bad-purpose"),
    ],
)
def test_what_would_send_money_elsewhere_is_refused(changes: dict[str, object], code: str) -> None:
    fields = {"bank": "970415", "account": "0011001932418", "amount": 8000, "purpose": "PC01-TEST", **changes}
    with pytest.raises(Refusal) as refused:
        vietqr.write(vietqr.Transfer(**fields))  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.code == code


def checked(body: str) -> str:
    return f"{body}6304{vietqr.crc(body + '6304'):04X}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (VECTOR[:-1] + "D", "bad-payment-code"),
        (VECTOR.replace("120000", "120009"), "bad-payment-code"),
        (VECTOR[:40], "bad-payment-code"),
        ("", "bad-payment-code"),
        ("00020101", "bad-payment-code"),
        (checked(VECTOR[:-8].replace("970415", "970999")), "unknown-bank"),
        (checked(VECTOR[:-8].replace("5303704", "5303840")), "bad-payment-code"),
        (checked("000201" + VECTOR[:-8]), "bad-payment-code"),
        (checked(VECTOR[:-8] + "99"), "bad-payment-code"),
        (checked(VECTOR[:-8].replace("A000000727", "A000000728")), "bad-payment-code"),
    ],
)
def test_damaged_and_foreign_codes_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        vietqr.read(text)
    assert refused.value.code == code
