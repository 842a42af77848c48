import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.codes import (
    CheckCode,
    base45,
    check_message,
    kind_of,
    portal_page,
    procedure_of_page,
    tracking,
    tracking_code,
    unbase45,
)
from forms.refusal import Refusal

DOSSIER = "01932c07-5e1a-7c3f-9b2d-0123456789ab"
CODE = CheckCode(DOSSIER, 3, bytes(range(16)), bytes(range(16, 32)), bytes(range(64)))


def test_base45_as_in_the_standard() -> None:
    assert base45(b"AB") == "BB8"
    assert base45(b"Hello!!") == "%69 VD92EX0"
    assert base45(b"base-45") == "UJCLQE7W581"
    assert unbase45("QED8WEX0") == b"ietf!"


@given(st.binary(max_size=80))
def test_base45_there_and_back(data: bytes) -> None:
    assert unbase45(base45(data)) == data


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "ab8", "BB8Z", "ÂÂÂ", "ZZ"])
def test_base45_refuses_what_it_cannot_be(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        unbase45(text)
    assert refusal.value.code == "damaged-code"


def test_check_code_there_and_back() -> None:
    text = CODE.encode()
    assert text.startswith("HSL1:")
    assert len(text) == 5 + 171
    assert CheckCode.decode(text) == CODE
    assert kind_of(text) == "check-code"


@pytest.mark.parametrize("text", [CODE.encode()[:-1], CODE.encode()[:40], CODE.encode() + "BB8", "HSL1:", "HSL1:ă"])
def test_damaged_check_code_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        CheckCode.decode(text)
    assert refusal.value.code == "damaged-code"


def test_another_text_is_no_check_code() -> None:
    with pytest.raises(Refusal) as refusal:
        CheckCode.decode("https://example.org")
    assert refusal.value.code == "not-a-check-code"


def test_what_is_signed_depends_on_every_part() -> None:
    message = check_message(DOSSIER, 3, CODE.digest16)
    assert message != check_message(DOSSIER, 4, CODE.digest16)
    assert message != check_message(DOSSIER, 3, bytes(16))
    assert message != check_message(DOSSIER.replace("01932c07", "01932c08"), 3, CODE.digest16)
    with pytest.raises(ValueError, match="16 bytes"):
        check_message(DOSSIER, 3, b"short")


def test_portal_page_names_the_procedure() -> None:
    payload, address = portal_page("1.014027")
    assert payload == "https://" + address
    assert procedure_of_page(payload) == "1.014027"
    assert kind_of(payload) == "portal-page"
    with pytest.raises(Refusal):
        portal_page("1.0140 27")


def test_tracking_keeps_the_secret_in_the_fragment() -> None:
    url = tracking("https://xa.example.vn/", "ABCD-2345", "K7QX2MZ4T6VW3YBA")
    assert url == "https://xa.example.vn/t/ABCD-2345#K7QX2MZ4T6VW3YBA"
    assert kind_of(url) == "tracking"
    assert tracking_code(url) == "ABCD-2345"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("001140009876||Nguyễn Thị Ệ|12041940|Nữ|Hà Nội|10052021", "citizen-card"),
        ("00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA6304C15C", "payment"),
        ("GD4010123456789|4e677579|12/04/1940|2", "insurance-card"),
        ("https://example.org/x", "unknown"),
        ("https://dichvucong.gov.vn.example.org/", "unknown"),
        ("http://[", "unknown"),
        ("xin chào", "unknown"),
        ("", "unknown"),
    ],
)
def test_tells_kinds_apart(text: str, kind: str) -> None:
    assert kind_of(text) == kind
