"""The code on the sheet, read as people type it."""

import pytest

from forms.refusal import Refusal
from sync.enrolment import EnrolmentCode, checked_url, decode, encode, new_code
from sync.keys import fingerprint
from tests.support.signers import MemorySigner

KEY = MemorySigner(50).public_key
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def test_a_code_reads_back_as_typed_in_any_case_and_grouping() -> None:
    code = new_code(KEY)
    text = encode(code)
    assert len(text) == 49
    assert decode(text) == code
    assert decode("  " + text.lower().replace("-", " ") + "\n") == code
    assert decode(text.replace("-", "").replace("O", "0").replace("I", "1").replace("B", "8")) == code


# A fixed code: of random ones, one in a million would read as another code after one wrong letter.
FIXED = encode(EnrolmentCode("ABCD", "ABCDEFGHIJKLMNOP", fingerprint(KEY))).replace("-", "")


@pytest.mark.parametrize("place", range(40))
def test_one_wrong_letter_anywhere_is_seen_before_anything_is_sent(place: int) -> None:
    for letter in set(LETTERS) - {FIXED[place]}:
        with pytest.raises(Refusal) as refusal:
            decode(FIXED[:place] + letter + FIXED[place + 1 :])
        assert refusal.value.code == "bad-enrolment-code"


@pytest.mark.parametrize("text", ["", "ABCD", "A" * 41, "ABCD-" * 9 + "ÀBCD", "\u0661" * 40, "http://gateway"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        decode(text)
    assert refusal.value.code == "bad-enrolment-code"


def test_no_two_codes_share_their_secret() -> None:
    assert len({new_code(KEY).secret for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://cong.xa.vn/", "https://cong.xa.vn"),
        (" https://cong.xa.vn:8443/hsl/ ", "https://cong.xa.vn:8443/hsl"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://[::1]:9000", "http://[::1]:9000"),
        ("http://localhost:9000", "http://localhost:9000"),
    ],
)
def test_addresses_that_may_be_used(typed: str, base: str) -> None:
    assert checked_url(typed) == base


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "cong.xa.vn",
        "http://cong.xa.vn",
        "http://127.0.0.1.evil.vn",
        "http://192.168.1.5:9000",
        "ftp://cong.xa.vn",
        "https://user:secret@cong.xa.vn",
        "https://cong.xa.vn?x=1",
        "https://cong.xa.vn#x",
        "https://cong.xa.vn:port",
        "https://",
    ],
)
def test_addresses_that_are_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        checked_url(typed)
    assert refusal.value.code == "bad-gateway-url"
