"""The dossier on paper: nothing lost, nobody else's, nothing inflated before it is proved, one clear refusal each."""

import contextlib
import hashlib
import hmac
import unicodedata
import zlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from forms import answer_numbers, cbor, paper_dictionary
from forms.catalogue import Catalogue
from forms.refusal import NotNow, Refusal
from sync import age
from sync.encoding import b64
from sync.paper import cose, hpke, letter, symbols
from sync.ports import Binding
from sync.submission import canonical_answers, digest, manifest
from tests.support.papers_of_code import bound, dossiers
from tests.support.parcels import FORM, SECRET, a_packet
from tests.support.signers import MemorySigner

OFFICE = bytes([5]) * 32
GATEWAY = "ab" * 16
CODES = ("1.001193", "1.014027")


def binding(office: bytes = OFFICE) -> Binding:
    key = b64(age.public_of(office))
    return Binding("http://x", GATEWAY, "Xã Thử", "Xã Thử", MemorySigner(1).device_id, {}, office_key=key)


def form(code: str) -> bytes:
    return Catalogue.load().form(code).xml


def noise(seed: int, size: int) -> bytes:
    return hashlib.shake_128(bytes([seed])).digest(size)


def signed_of(sealed: bytes) -> cose.Signed:
    plain = hpke.unseal(OFFICE, sealed, letter.PURPOSE)
    assert plain is not None
    return cose.read(plain)


@pytest.mark.parametrize("code", CODES)
def test_everything_the_author_froze_comes_back(code: str) -> None:
    for parcel in dossiers(code, 12, seed=61):
        sealed = letter.write(parcel, form(code), MemorySigner(1), binding())
        texts = symbols.split(sealed)
        texts.reverse()
        signed = signed_of(symbols.joined([*texts, texts[0]]))
        assert signed.is_by(MemorySigner(1).public_key, letter.context(GATEWAY, age.public_of(OFFICE)))
        read = letter.read(letter.facts(signed.payload), GATEWAY, lambda _hash: form(code))
        assert canonical_answers(read.xml) == canonical_answers(parcel.xml)
        assert read.manifest == manifest(parcel, GATEWAY)


def test_the_tracking_secret_is_shorter_than_its_hash_and_gives_the_same_manifest() -> None:
    parcel = a_packet().parcel
    told = [
        letter.facts(signed_of(letter.write(parcel, FORM, MemorySigner(1), binding(), secret)).payload)
        for secret in (SECRET, "", "2222222222222222", "not base32")
    ]
    assert [len(one.tracking) for one in told] == [10, 32, 32, 32]
    assert {one.tracking_hash for one in told} == {parcel.tracking_secret_hash}


def test_what_the_form_has_no_number_for_is_carried_as_it_is_written() -> None:
    code = CODES[0]
    parcel = dossiers(code, 1, seed=5)[0]
    for strange in (b"<stranger>x</stranger></data>", b"<child><child_name>Hai</child_name></child></data>"):
        xml = parcel.xml.replace(b"</data>", strange)
        with pytest.raises(answer_numbers.Unnumbered):
            answer_numbers.pack(form(code), xml)
        odd = bound(parcel, xml=xml, digest=digest(xml, [part.sha256 for part in parcel.files]))
        payload = signed_of(letter.write(odd, form(code), MemorySigner(1), binding())).payload
        assert letter.read(letter.facts(payload), GATEWAY, lambda _hash: form(code)).xml == xml


REPEATING = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance><data id="r"><a/><row jr:template=""><b/><in><c/></in>
 </row><z/><meta><instanceID/></meta></data></instance></model></h:head><h:body><repeat nodeset="/data/row"/></h:body>
</h:html>"""
TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
VALUES = TEXTS | st.sampled_from(["007", "0", "2026-02-29", "1899-12-31", "2026-02-28", "9" * 17, "9" * 40, "-1"])


@given(a=VALUES, rows=st.lists(st.none() | VALUES, max_size=4), z=st.none() | VALUES)
def test_rounds_of_a_repeat_and_every_text_come_back(a: str, rows: list[str | None], z: str | None) -> None:
    data = etree.Element("data")
    etree.SubElement(data, "a").text = a
    for text in rows:
        row = etree.SubElement(data, "row")
        if text is not None:
            etree.SubElement(etree.SubElement(row, "in"), "c").text = text
        else:
            etree.SubElement(row, "in")
    if z is not None:
        etree.SubElement(data, "z").text = z
    xml = etree.tostring(data, encoding="utf-8")
    packed = cbor.encode(answer_numbers.pack(REPEATING, xml))
    back = answer_numbers.unpack(REPEATING, cbor.decode(packed), {"instanceID": "uuid:x"})
    assert canonical_answers(back) == canonical_answers(xml)
    assert unicodedata.is_normalized("NFC", back.decode())


def test_the_row_of_another_form_is_refused_and_never_guessed() -> None:
    parcel = dossiers(CODES[0], 1, seed=8)[0]
    row = answer_numbers.pack(form(CODES[0]), parcel.xml)
    strange: tuple[object, ...] = (
        [b"\xff" * 40, b""],
        [b"", b"", 1],
        [],
        None,
        [b"\x80", b"\x80", None],
        [1, 2],
        [b"\x80", b"\x80"],
    )
    for bad in (row, *strange):
        with pytest.raises(Refusal) as refused:
            answer_numbers.unpack(form(CODES[1]), bad, {})  # type: ignore[arg-type]  # a stranger's bytes
        assert refused.value.code == "damaged-code"


def test_a_code_is_for_one_gateway_and_one_office() -> None:
    sealed = letter.write(a_packet().parcel, FORM, MemorySigner(1), binding())
    assert hpke.unseal(bytes([6]) * 32, sealed, letter.PURPOSE) is None
    signed = signed_of(sealed)
    key = MemorySigner(1).public_key
    office = age.public_of(OFFICE)
    assert signed.is_by(key, letter.context(GATEWAY, office))
    assert not signed.is_by(key, letter.context("cd" * 16, office))
    assert not signed.is_by(key, letter.context(GATEWAY, age.public_of(bytes([6]) * 32)))
    assert not signed.is_by(MemorySigner(2).public_key, letter.context(GATEWAY, office))


def test_without_an_office_key_there_is_no_code() -> None:
    with pytest.raises(Refusal) as refused:
        letter.write(a_packet().parcel, FORM, MemorySigner(1), Binding("http://x", GATEWAY, "n", "u", "d", {}))
    assert refused.value.code == "no-office-key"


def test_a_bomb_stops_at_the_cap_and_is_named() -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(bytes(64 * 1024 * 1024)) + bomb.flush()
    with pytest.raises(Refusal) as refused:
        paper_dictionary.inflate(packed, paper_dictionary.NEWEST)
    assert refused.value.code == "code-too-large"


@pytest.mark.parametrize(
    "packed", [b"", b"\xff\xff", b"\x03\x00tail", paper_dictionary.deflate(b"Thon 3, xa Pa U" * 9)[:-2]]
)
def test_what_was_not_deflated_here_is_damaged(packed: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        paper_dictionary.inflate(packed, paper_dictionary.NEWEST)
    assert refused.value.code == "damaged-code"


def test_a_dictionary_of_a_later_program_is_named() -> None:
    with pytest.raises(Refusal) as refused:
        paper_dictionary.inflate(b"\x03\x00", paper_dictionary.NEWEST + 1)
    assert refused.value.code == "newer-code"


def test_dictionaries_that_were_printed_stay_as_they_are() -> None:
    content = (paper_dictionary.FOLDER / paper_dictionary.file_name(1)).read_bytes()
    assert hashlib.sha256(content).hexdigest() == paper_dictionary.HASHES[1]
    assert b"\n" not in content  # no tool may take it for a text whose line ends it changes


def test_changed_answers_under_a_good_signature_do_not_pass_the_digest() -> None:
    parcel = a_packet().parcel
    payload = signed_of(letter.write(bound(parcel, digest="0" * 64), FORM, MemorySigner(1), binding())).payload
    with pytest.raises(Refusal) as refused:
        letter.read(letter.facts(payload), GATEWAY, lambda _hash: FORM)
    assert refused.value.code == "paper-differs"


def test_an_unknown_form_is_said_so() -> None:
    payload = signed_of(letter.write(a_packet().parcel, FORM, MemorySigner(1), binding())).payload
    with pytest.raises(Refusal) as refused:
        letter.read(letter.facts(payload), GATEWAY, lambda _hash: None)
    assert refused.value.code == "form-unknown"


# -- symbols -----------------------------------------------------------------------------------------------------------


def test_symbols_are_few_alike_long_and_fit_the_alphanumeric_mode() -> None:
    for size in (1, 399, 400, 405, 900, 3000):
        texts = symbols.split(bytes(range(256)) * 12 if size == 3000 else bytes(size))
        assert max(map(len, texts)) <= symbols.LONGEST
        assert set("".join(texts)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_missing_symbol_is_asked_for_by_its_number() -> None:
    texts = symbols.split(noise(1, 1000))
    with pytest.raises(NotNow) as wanted:
        symbols.joined(texts[1:])
    assert (wanted.value.code, wanted.value.facts["missing"]) == ("parts-missing", "1")


def test_a_symbol_of_another_set_is_refused() -> None:
    one, other = (symbols.split(noise(seed, 1000)) for seed in (1, 2))
    with pytest.raises(Refusal) as refused:
        symbols.joined([one[0], other[1], one[2]])
    assert refused.value.code == "other-set"


def test_a_forged_set_name_does_not_join() -> None:
    one, other = (symbols.split(noise(seed, 900)) for seed in (1, 2))
    forged = one[0][:7] + other[0][7:]
    with pytest.raises(Refusal):
        symbols.joined([forged, *one[1:]])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HSL1:ABC", "not-a-dossier-code"),
        ("HSD2:11ABCD:00", "newer-code"),
        ("HSD1:", "damaged-code"),
        ("HSD1:21ABCD:00", "damaged-code"),
        ("HSD1:01ABCD:00", "damaged-code"),
        ("HSD1:11ABCD:", "damaged-code"),
        ("HSD1:11ABCD:A", "damaged-code"),
        ("HSD1:11ABCD:???", "damaged-code"),
        ("HSD1:²1ABCD:00", "damaged-code"),
    ],
)
def test_every_broken_symbol_has_its_sentence(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        symbols.joined([text])
    assert refused.value.code == code


@given(st.binary(max_size=300))
def test_no_bytes_break_the_readers(raw: bytes) -> None:
    assert hpke.unseal(OFFICE, raw, letter.PURPOSE) is None
    for read in (cose.read, letter.facts, cbor.decode):
        with contextlib.suppress(Refusal):
            read(raw)


@given(st.recursive(st.none() | st.integers(-(2**64), 2**64 - 1) | st.binary() | st.text(), st.lists, max_leaves=20))
def test_cbor_has_one_writing(value: object) -> None:
    raw = cbor.encode(value)
    assert cbor.decode(raw) == value


@pytest.mark.parametrize("raw", ["1800", "190018", "9f01ff", "f5", "a2024101014100", "6180", "ff", "c001", "0000"])
def test_other_writings_of_cbor_are_refused(raw: str) -> None:
    with pytest.raises(Refusal):
        cbor.decode(bytes.fromhex(raw))


# -- HPKE against the RFC ----------------------------------------------------------------------------------------------


class RfcHpke:
    """RFC 9180, sections 4 and 5, by the letter: what ours must agree with."""

    SUITE = b"HPKE" + bytes.fromhex("002000010003")
    KEM = b"KEM" + bytes.fromhex("0020")

    @staticmethod
    def extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
        return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + secret, hashlib.sha256).digest()

    @staticmethod
    def expand(suite: bytes, key: bytes, label: bytes, info: bytes, size: int) -> bytes:
        message = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\x01"
        return hmac.new(key, message, hashlib.sha256).digest()[:size]

    @classmethod
    def open(cls, private: bytes, enc: bytes, sealed: bytes, info: bytes, aad: bytes) -> bytes:
        key = X25519PrivateKey.from_private_bytes(private)
        shared = key.exchange(X25519PublicKey.from_public_bytes(enc))
        kem_context = enc + key.public_key().public_bytes_raw()
        eae = cls.extract(cls.KEM, b"", b"eae_prk", shared)
        secret = cls.expand(cls.KEM, eae, b"shared_secret", kem_context, 32)
        schedule = (
            b"\x00" + cls.extract(cls.SUITE, b"", b"psk_id_hash", b"") + cls.extract(cls.SUITE, b"", b"info_hash", info)
        )
        prk = cls.extract(cls.SUITE, secret, b"secret", b"")
        cipher = ChaCha20Poly1305(cls.expand(cls.SUITE, prk, b"key", schedule, 32))
        return cipher.decrypt(cls.expand(cls.SUITE, prk, b"base_nonce", schedule, 12), sealed, aad)


def test_the_same_dossier_printed_again_has_the_same_symbols_and_another_one_another_key() -> None:
    parcel = a_packet().parcel
    first = letter.write(parcel, FORM, MemorySigner(1), binding())
    assert letter.write(parcel, FORM, MemorySigner(1), binding()) == first
    for signer, bound_to in ((MemorySigner(2), binding()), (MemorySigner(1), replace(binding(), gateway_id="cd" * 16))):
        assert letter.write(parcel, FORM, signer, bound_to)[:32] != first[:32]
    other = letter.write(bound(parcel, digest="0" * 64), FORM, MemorySigner(1), binding())
    assert other[:32] != first[:32]


def test_one_secret_never_gives_one_key_for_two_things() -> None:
    office, other = age.public_of(OFFICE), age.public_of(bytes([6]) * 32)
    secret = b"s" * 32
    things = [
        (office, b"a", b"i"),
        (office, b"b", b"i"),
        (office, b"a", b"j"),
        (other, b"a", b"i"),
        (office, b"", b"ai"),
    ]
    keys = {hpke.seal(to, plain, info, secret)[:32] for to, plain, info in things}
    assert len(keys) == len(things)
    assert hpke.seal(office, b"a", b"i", b"t" * 32)[:32] not in keys
    with pytest.raises(ValueError, match="at least 32"):
        hpke.seal(office, b"a", b"i", b"short")
    with pytest.raises(ValueError, match="shared key"):
        hpke.seal(bytes(32), b"a", b"i", secret)  # a point of small order: all would share one key


def test_hpke_is_that_of_the_rfc() -> None:
    private = bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
    vector = RfcHpke.open(  # RFC 9180, appendix A.2.1, sequence number 0
        private,
        bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"),
        bytes.fromhex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"),
        bytes.fromhex("4f6465206f6e2061204772656369616e2055726e"),
        b"Count-0",
    )
    assert vector == b"Beauty is truth, truth beauty"
    drawn = bytes.fromhex("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b")  # ikmE there
    ours = hpke.seal_with(
        age.public_of(private),
        b"Beauty is truth, truth beauty",
        bytes.fromhex("4f6465206f6e2061204772656369616e2055726e"),
        drawn,
        b"Count-0",
    )
    assert ours.hex() == (  # enc and ct of the RFC, to the last byte
        "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"
    )
    sealed = hpke.seal(age.public_of(private), b"H'Hen Ni\xc3\xaa", b"info", b"s" * 32)
    assert RfcHpke.open(private, sealed[:32], sealed[32:], b"info", b"") == b"H'Hen Ni\xc3\xaa"
    assert hpke.unseal(private, sealed, b"info") == b"H'Hen Ni\xc3\xaa"
    assert hpke.unseal(private, sealed, b"other") is None
    assert len(sealed) == len(b"H'Hen Ni\xc3\xaa") + hpke.OVERHEAD
