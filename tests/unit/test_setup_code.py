"""The set-up code: what it may carry, what it may never carry, and every way in which one is not believed."""

import pytest

from forms import cbor
from forms.codes import base45
from forms.refusal import Refusal
from sync import setup_code
from sync.enrolment import EnrolmentCode, encode
from sync.keys import fingerprint
from sync.paper import cose
from tests.support.signers import MemorySigner

KEEPER = MemorySigner(1)
URL = "https://thu.example"
CODE = encode(EnrolmentCode("ABCD", "A" * 16, fingerprint(MemorySigner(2).public_key)))


def made(members: object, *, by: MemorySigner = KEEPER, named: MemorySigner = KEEPER) -> str:
    """A code with any members at all, signed by one keeper and naming another's key where told so."""
    signed = cose.sign(cbor.encode(members), by, setup_code.PURPOSE + named.public_key)
    return "HSM1:" + base45(cbor.encode([named.public_key, signed]))


def refusal_of(text: str) -> str:
    with pytest.raises(Refusal) as refused:
        setup_code.read(text)
    return refused.value.code


def test_what_is_written_is_read() -> None:
    text = setup_code.write(URL + "/", CODE.lower(), KEEPER, point=" Nhà văn hóa ", hotline="0912345678")
    read = setup_code.read(text)
    assert (read.url, read.code, read.point, read.hotline) == (URL, CODE, "Nhà văn hóa", "0912345678")
    assert read.keeper == KEEPER.device_id
    assert CODE not in str(read.as_json())


def test_it_carries_neither_an_account_nor_a_trusted_key() -> None:
    for member, value in ((5, "970415 0011001932418"), (6, KEEPER.public_key), (9, None)):
        assert refusal_of(made({1: URL, 2: CODE, member: value})) == "setup-forbidden"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({1: URL}, "damaged-code"),
        ([URL, CODE], "damaged-code"),
        ({1: URL, 2: CODE, 3: "x" * 201}, "damaged-code"),
        ({1: URL, 2: CODE, 3: 5}, "damaged-code"),
        ({1: "http://thu.example", 2: CODE}, "bad-gateway-url"),
        ({1: URL, 2: CODE[:-1] + ("A" if CODE[-1] != "A" else "B")}, "bad-enrolment-code"),
    ],
)
def test_members_that_make_no_sense_are_refused(members: object, code: str) -> None:
    assert refusal_of(made(members)) == code


def test_another_keepers_name_cannot_be_put_on_it() -> None:
    stranger = MemorySigner(7)
    assert refusal_of(made({1: URL, 2: CODE}, by=stranger)) == "wrong-signature"


def test_damaged_and_later_codes_are_named() -> None:
    text = setup_code.write(URL, CODE, KEEPER)
    assert refusal_of(text[:-3]) in ("damaged-code", "wrong-signature")
    assert refusal_of("HSM2:" + text[5:]) == "newer-code"
    assert refusal_of("HSM1:") == "damaged-code"
    assert refusal_of("không phải mã") == "not-a-setup-code"


def test_what_cannot_be_set_is_not_written() -> None:
    for url, code, point, wanted in (
        ("http://thu.example", CODE, "", "bad-gateway-url"),
        (URL, "ABCD", "", "bad-enrolment-code"),
        (URL, CODE, "x" * 201, "bad-setup"),
    ):
        with pytest.raises(Refusal) as refused:
            setup_code.write(url, code, KEEPER, point=point)
        assert refused.value.code == wanted
