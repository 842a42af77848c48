"""docs/paper-code.md: its vectors are those of the code, and what it shows opens."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from forms.cbor import decode
from sync import setup_code
from sync.keys import device_id
from sync.paper import cose, hpke, letter, symbols
from sync.submission import canonical_answers
from tests.support import paper_vectors


def test_what_is_always_the_same_is_the_same() -> None:
    told, made = paper_vectors.in_document(), paper_vectors.vectors()
    fresh = ("payload", "cose", "sealed", "symbols")
    assert {name: told[name] for name in told if name not in fresh} == {
        name: made[name] for name in made if name not in fresh
    }


def test_the_shown_code_opens_to_the_shown_answers() -> None:
    told = paper_vectors.in_document()
    sealed = symbols.joined(reversed(told["symbols"]))
    assert sealed.hex() == told["sealed"]
    plain = hpke.unseal(bytes.fromhex(told["office_private"]), sealed, letter.PURPOSE)
    assert plain is not None
    assert plain.hex() == told["cose"]
    signed = cose.read(plain)
    context = letter.context(told["gateway"], bytes.fromhex(told["office_public"]))
    assert signed.is_by(bytes.fromhex(told["author_public"]), context)
    read = letter.read(letter.facts(signed.payload), told["gateway"], lambda _begin: told["form"].encode())
    assert canonical_answers(read.xml) == canonical_answers(told["xml"].encode())
    assert read.manifest["digest"] == told["digest"]


def test_the_rows_values_are_those_of_the_page() -> None:
    row = decode(bytes.fromhex(paper_vectors.in_document()["row"]))
    there, filled, name, sex, born, *_ = row
    assert (there, filled, name, sex, born) == (b"\xf6", b"\xf8", "H'Hen Niê", 0, -69523)


def test_the_shown_set_up_code_reads() -> None:
    told = paper_vectors.in_document()
    read = setup_code.read(told["setup"])
    assert (read.point, read.hotline) == ("Nhà văn hóa", "0912345678")
    assert read.keeper == device_id(bytes.fromhex(told["author_public"]))


def test_the_shown_signature_is_that_of_rfc_9052_written_out_by_hand() -> None:
    """Nothing of ours: Sig_structure of section 4.4 byte by byte, proved by the library's Ed25519."""
    told = paper_vectors.in_document()
    raw = bytes.fromhex(told["cose"])
    protected, payload, signature = raw[1:15], raw[16:-66], raw[-64:]
    assert (raw[:2], raw[15:16], raw[-66:-64]) == (b"\x84\x4d", b"\xa0", b"\x58\x40")
    external = b"hosolang-paper-1\n" + told["gateway"].encode() + b"\n" + bytes.fromhex(told["office_public"])
    signed = b"\x84\x6aSignature1" + protected + b"\x58" + bytes([len(external)]) + external + payload
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["author_public"])).verify(signature, signed)
