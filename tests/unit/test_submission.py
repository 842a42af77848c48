"""What a submission says must not depend on who wrote its XML."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.refusal import Refusal
from sync import submission
from sync.keys import is_signed
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner


def answers(xml: str) -> str:
    return submission.canonical_answers(xml.encode()).decode()


def test_leaves_stand_in_document_order_with_positions_only_where_a_name_repeats() -> None:
    xml = "<d><a>1</a><r><x>2</x></r><r><x>3</x><y/></r><one><x>4</x></one></d>"
    assert answers(xml) == '[["/d/a","1"],["/d/r[1]/x","2"],["/d/r[2]/x","3"],["/d/r[2]/y",""],["/d/one/x","4"]]'


def test_meta_of_the_root_is_no_answer_but_a_question_of_that_name_is() -> None:
    xml = "<d><meta><instanceID>uuid:1</instanceID></meta><g><meta>x</meta></g></d>"
    assert answers(xml) == '[["/d/g/meta","x"]]'


def test_prefixes_comments_and_layout_change_nothing() -> None:
    plain = "<d><a>Ệ và x</a><b>2</b></d>"
    dressed = """<?xml version="1.0"?><!-- by hand --><k:d xmlns:k="urn:k" k:version="2">
        <k:a>Ệ và<!-- here --> x</k:a><?page break?>
        <k:b>2</k:b></k:d>"""
    assert answers(dressed) == answers(plain)


def test_decomposed_vietnamese_is_the_same_answer() -> None:
    composed = "Nguyễn Thị Ệ"
    assert answers(f"<d><a>{unicodedata.normalize('NFD', composed)}</a></d>") == f'[["/d/a","{composed}"]]'


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_any_text_gives_the_same_digest_composed_or_not(text: str) -> None:
    from xml.sax.saxutils import escape

    one, two = (f"<d><a>{escape(unicodedata.normalize(form, text))}</a></d>".encode() for form in ("NFC", "NFD"))
    assert submission.digest(one, []) == submission.digest(two, [])


def test_the_digest_is_what_the_protocol_says() -> None:
    xml, file = b"<d><a>1</a></d>", "ab" * 32
    expected = hashlib.sha256(b'hosolang-submission-1\n[["/d/a","1"]]\n' + file.encode() + b"\n").hexdigest()
    assert submission.digest(xml, [file]) == expected


def test_the_order_and_repetition_of_files_do_not_count_but_their_bytes_do() -> None:
    xml, one, two = b"<d><a/></d>", "1" * 64, "2" * 64
    assert submission.digest(xml, [two, one, one]) == submission.digest(xml, [one, two])
    assert submission.digest(xml, [one]) != submission.digest(xml, [two])


@pytest.mark.parametrize("bad", ["A" * 64, "a" * 63, "../../etc/passwd", ""])
def test_a_file_hash_of_another_shape_is_refused(bad: str) -> None:
    with pytest.raises(Refusal) as refusal:
        submission.digest(b"<d/>", [bad])
    assert refusal.value.code == "bad-file-hash"


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"<d>",
        b"<d/><d/>",
        b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>',
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>',
        b"<!DOCTYPE d><d/>",
        b"<d>&unknown;</d>",
        b"<d>\xff</d>",
        b"<x>" * 1000 + b"</x>" * 1000,
        b"<d>" + b" " * submission.LARGEST_XML + b"</d>",
    ],
)
def test_what_is_not_one_plain_document_is_refused(bad: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        submission.canonical_answers(bad)
    assert refusal.value.code == "unreadable-submission"


def test_the_instance_id_is_found_whatever_its_namespace() -> None:
    xml = b'<d xmlns:orx="http://openrosa.org/xforms"><orx:meta><orx:instanceID>uuid:7</orx:instanceID></orx:meta></d>'
    assert submission.instance_id(xml) == "uuid:7"
    assert submission.instance_id(b"<d><meta/></d>") is None


def test_the_author_signs_everything_but_the_answers_and_their_digest_stands_for_those() -> None:
    signer, parcel = MemorySigner(1), a_packet(1).parcel
    said = submission.manifest(parcel, "gateway-1")
    signature = submission.sign(signer, parcel, "gateway-1")
    assert is_signed(signer.public_key, submission.signing_message(said), signature)
    for name, other in {"gateway": "gateway-2", "revision": 2, "office": "Xã Khác", "digest": "0" * 64}.items():
        assert not is_signed(signer.public_key, submission.signing_message({**said, name: other}), signature)
