"""A dossier's code on paper at a real gateway: taken in once, by whoever brings it, and refused with one sentence."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forms import cbor
from forms.catalogue import Catalogue
from forms.refusal import NotNow, Refusal
from sync.encoding import b64, unb64
from sync.gateway import office, paper_codes
from sync.keys import is_signed
from sync.paper import cose, hpke, letter, symbols
from sync.ports import Binding, Parcel
from sync.submission import canonical_answers, sign
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.papers_of_code import dossiers
from tests.support.signers import MemorySigner

PENSION = "1.014027"
Laptop = tuple[MemorySigner, Binding]


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveGateway]:
    with live_gateway(Path(tmp_path_factory.mktemp("paper"))) as live:
        yield live


@pytest.fixture(scope="module")
def author(gateway: LiveGateway) -> Laptop:
    return gateway.laptop(11, unit="Xã Một")


@pytest.fixture(scope="module")
def stranger(gateway: LiveGateway) -> Laptop:
    return gateway.laptop(12, unit="Xã Hai")


def a_parcel(seed: int, *, files: bool = False) -> Parcel:
    found = dossiers(PENSION, 12, seed)
    return next(one for one in found if bool(one.files) == files)


def sealed_of(parcel: Parcel, laptop: Laptop) -> bytes:
    signer, binding = laptop
    return letter.write(parcel, Catalogue.load().form(PENSION).xml, signer, binding)


def resealed(laptop: Laptop, payload: bytes, *, key_id: MemorySigner | None = None) -> bytes:
    """A payload signed by a laptop, in another's name where ``key_id`` says so."""
    signer, binding = laptop
    office_key = unb64(binding.office_key)
    raw = cose.sign(payload, signer, letter.context(binding.gateway_id, office_key))
    if key_id is not None:
        size = cose.KEY_ID_BYTES * 2
        raw = bytes.fromhex(raw.hex().replace(signer.device_id[:size], key_id.device_id[:size]))
    return hpke.seal(office_key, raw, letter.PURPOSE, hashlib.sha256(raw).digest())


def refusal_of(gateway: LiveGateway, sealed: bytes) -> str:
    before = office.dossiers(gateway.place)
    with pytest.raises(Refusal) as refused:
        office.import_paper(gateway.place, symbols.split(sealed))
    assert office.dossiers(gateway.place) == before
    return refused.value.code


def news_of(gateway: LiveGateway, laptop: Laptop, dossier: str) -> list[Any]:
    with gateway.line(laptop) as line:
        return [one for one in line.changes(0).changes if one.dossier_id == dossier]


def test_the_office_reads_what_the_author_froze(gateway: LiveGateway, author: Laptop) -> None:
    parcel = a_parcel(1)
    texts = symbols.split(sealed_of(parcel, author))
    texts.reverse()
    taken = office.import_paper(gateway.place, texts)
    assert (taken["outcome"], taken["missing_files"], taken["id"]) == ("created", 0, parcel.dossier_id)
    assert taken["answers"] == json.loads(canonical_answers(parcel.xml))
    assert office.import_paper(gateway.place, texts)["outcome"] == "same"
    assert [one.kind for one in news_of(gateway, author, parcel.dossier_id)] == ["paper"]


def test_papers_at_the_desk_give_a_receipt_of_their_own_kind_and_never_a_delivery(
    gateway: LiveGateway, author: Laptop
) -> None:
    parcel = a_parcel(2, files=True)
    signer, binding = author
    taken = office.import_paper(gateway.place, symbols.split(sealed_of(parcel, author)))
    assert taken["missing_files"] == len(parcel.files)
    assert taken["received_at"] is None
    told = news_of(gateway, author, parcel.dossier_id)[0]
    statement = told.body["statement"]
    assert statement["missing"] == sorted(part.sha256 for part in parcel.files)
    message = paper_codes.receipt_message(statement)
    assert is_signed(binding.keys[statement["key"]], message, unb64(told.body["signature"]))
    with gateway.line(author) as line:
        asked = line.ask([parcel.submission_id]).items[0]
        sent = line.send([parcel], [sign(signer, parcel, binding.gateway_id)]).items[0]
    assert (asked.outcome, asked.received_at) == ("waiting_files", None)
    assert (sent.outcome, sent.received_at, len(sent.missing_files)) == ("waiting_files", None, len(parcel.files))


def test_any_laptop_carries_it_and_reads_nothing(gateway: LiveGateway, author: Laptop, stranger: Laptop) -> None:
    parcel = a_parcel(3)
    with gateway.line(stranger) as line:
        assert line.hand_in_paper(sealed_of(parcel, author)) == ("created", 0)
        assert line.hand_in_paper(sealed_of(parcel, author)) == ("same", 0)
        assert line.ask([parcel.submission_id]).items[0].outcome == "unknown"
    assert office.dossier(gateway.place, parcel.dossier_id)["device"] == author[0].device_id
    assert office.dossier(gateway.place, parcel.dossier_id)["unit"] == "Xã Một"


def test_what_came_by_paper_and_then_by_network_is_one(gateway: LiveGateway, author: Laptop) -> None:
    parcel = a_parcel(4)
    signer, binding = author
    office.import_paper(gateway.place, symbols.split(sealed_of(parcel, author)))
    with gateway.line(author) as line:
        sent = line.send([parcel], [sign(signer, parcel, binding.gateway_id)]).items[0]
    assert sent.outcome == "same"
    assert sent.received_at is not None


def test_what_came_by_network_is_known_when_its_paper_comes(gateway: LiveGateway, author: Laptop) -> None:
    parcel = a_parcel(5)
    signer, binding = author
    with gateway.line(author) as line:
        assert line.send([parcel], [sign(signer, parcel, binding.gateway_id)]).items[0].outcome == "created"
    assert office.import_paper(gateway.place, symbols.split(sealed_of(parcel, author)))["outcome"] == "same"


def test_the_office_may_work_on_it_like_on_any_other(gateway: LiveGateway, author: Laptop) -> None:
    parcel = a_parcel(6)
    texts = symbols.split(sealed_of(parcel, author))
    office.import_paper(gateway.place, texts)
    office.status(gateway.place, parcel.dossier_id, 2, number="H08.2-1")
    assert office.import_paper(gateway.place, texts)["office_number"] == "H08.2-1"


# -- bad input ---------------------------------------------------------------------------------------------------------


def test_another_content_under_a_known_name_is_refused(gateway: LiveGateway, author: Laptop) -> None:
    parcel, other = a_parcel(7), a_parcel(8)
    office.import_paper(gateway.place, symbols.split(sealed_of(parcel, author)))
    xml = other.xml.replace(other.submission_id.encode(), parcel.submission_id.encode())
    same_id = replace(other, submission_id=parcel.submission_id, xml=xml)
    assert refusal_of(gateway, sealed_of(same_id, author)) == "other-content"
    same_place = replace(other, dossier_id=parcel.dossier_id)
    assert refusal_of(gateway, sealed_of(same_place, author)) == "other-content"


def test_another_laptop_cannot_write_into_a_dossier(gateway: LiveGateway, author: Laptop, stranger: Laptop) -> None:
    parcel = a_parcel(9)
    office.import_paper(gateway.place, symbols.split(sealed_of(parcel, author)))
    revised = replace(a_parcel(10), dossier_id=parcel.dossier_id, revision=2)
    assert refusal_of(gateway, sealed_of(revised, stranger)) == "other-content"


def test_a_code_for_another_office_is_refused(gateway: LiveGateway, author: Laptop) -> None:
    signer, binding = author
    foreign = replace(binding, office_key=b64(bytes(range(9, 41))))
    assert refusal_of(gateway, sealed_of(a_parcel(11), (signer, foreign))) == "not-for-us"


def test_a_code_for_another_gateway_sealed_to_this_office_is_refused(gateway: LiveGateway, author: Laptop) -> None:
    signer, binding = author
    assert refusal_of(gateway, sealed_of(a_parcel(11), (signer, replace(binding, gateway_id="f" * 32)))) == (
        "wrong-signature"
    )


def test_a_laptop_that_is_not_enrolled_is_refused(gateway: LiveGateway, author: Laptop) -> None:
    assert refusal_of(gateway, sealed_of(a_parcel(11), (MemorySigner(77), author[1]))) == "unknown-author"


def test_a_wrong_signature_is_refused_before_anything_is_inflated(gateway: LiveGateway, author: Laptop) -> None:
    bomb = b"\x83\x01\x58\x42" + bytes(66) + b"\x41\x00"
    liar = (MemorySigner(78), author[1])
    assert refusal_of(gateway, resealed(liar, bomb, key_id=author[0])) == "wrong-signature"
    assert refusal_of(gateway, resealed(author, bomb)) == "damaged-code"


def test_a_signed_bomb_is_refused_at_the_cap(gateway: LiveGateway, author: Laptop) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(2_000_000)) + packer.flush()
    payload = cbor.encode([1, bytes(16) + bytes(15) + b"\x01" + bytes(34), packed])
    assert refusal_of(gateway, resealed(author, payload)) == "code-too-large"


def test_a_laptop_that_was_shut_out_is_refused(gateway: LiveGateway) -> None:
    removed = gateway.laptop(13, unit="Xã Một")
    office.revoke(gateway.place, removed[0].device_id)
    assert refusal_of(gateway, sealed_of(a_parcel(11), removed)) == "author-revoked"


def test_every_flipped_byte_is_refused(gateway: LiveGateway, author: Laptop) -> None:
    sealed = sealed_of(a_parcel(11), author)
    for place in (0, 31, 32, len(sealed) // 2, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[place] ^= 1
        assert refusal_of(gateway, bytes(changed)) == "not-for-us"
    assert refusal_of(gateway, sealed[:-2]) == "not-for-us"


def test_an_unknown_form_is_said_so(gateway: LiveGateway, author: Laptop) -> None:
    signer, binding = author
    parcel = replace(a_parcel(11), form_hash="0" * 64)
    form = b"<other/>"
    other = replace(parcel, form_hash=hashlib.sha256(form).hexdigest())
    assert refusal_of(gateway, letter.write(other, form, signer, binding)) == "form-unknown"


def test_a_symbol_that_is_missing_is_asked_for(gateway: LiveGateway, author: Laptop) -> None:
    texts = symbols.split(sealed_of(a_parcel(12, files=True), author))
    with pytest.raises(NotNow) as wanted:
        office.import_paper(gateway.place, texts[1:])
    assert wanted.value.code == "parts-missing"


def test_a_carrier_gets_the_gateways_own_words(gateway: LiveGateway, stranger: Laptop) -> None:
    with gateway.line(stranger) as line, pytest.raises(Refusal) as refused:
        line.hand_in_paper(bytes(100))
    assert refused.value.code == "not-for-us"
    raw = gateway.raw("POST", "/v1/paper", token=gateway.token(stranger), body={"code": "A"})
    assert raw.status_code == 422
    assert gateway.raw("POST", "/v1/paper", body={"code": "AAAA"}).status_code == 401
