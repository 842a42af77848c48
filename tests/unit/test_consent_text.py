"""What is agreed to is what the text said: short sentences, private things named, no promise wider than the program."""

import re

from forms.consent_text import CURRENT, KEPT_UNTIL, wording_of
from forms.dossier import Purpose


def test_private_things_are_named_before_anybody_agrees() -> None:
    for thing in ("riêng tư", "dân tộc", "hộ nghèo", "tài khoản", "không đọc to"):
        assert thing in CURRENT.text


def test_keeping_says_how_long_and_sending_is_no_filing() -> None:
    words = CURRENT.purposes[Purpose.KEEP]
    assert KEPT_UNTIL in words
    assert "gửi trước" in words
    assert "nộp" not in words


def test_no_more_is_promised_to_be_deleted_than_lies_here() -> None:
    assert "Bản đã nộp cho xã thì xã giữ." in CURRENT.text


def test_a_slip_printed_again_has_the_words_of_its_day() -> None:
    earlier = wording_of("2026-11-1")
    assert earlier.version == "2026-11-1"
    assert earlier.purposes[Purpose.KEEP] != CURRENT.purposes[Purpose.KEEP]
    assert wording_of(CURRENT.version) is CURRENT
    assert wording_of("2031-1") is CURRENT


def test_no_sentence_or_purpose_is_longer_than_twenty_words() -> None:
    for wording in (CURRENT, wording_of("2026-11-1")):
        lines = (*re.split(r"(?<=[.!?:])\s+", wording.text), *wording.purposes.values(), *wording.rights)
        assert all(len(line.split()) <= 20 for line in lines)
