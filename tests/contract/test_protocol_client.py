"""A client written from the page alone: the page's vectors hold for it, and the gateway takes what it sends."""

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.gateway import office
from sync.submission import manifest
from tests.support import protocol_client
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet
from tests.support.protocol_vectors import DOCUMENT


def test_it_imports_nothing_of_ours() -> None:
    source = (DOCUMENT.parents[1] / "tests" / "support" / "protocol_client.py").read_text(encoding="utf-8")
    assert not re.search(r"^\s*(from|import) (app|forms|sync|tests)\b", source, re.MULTILINE)


def test_every_vector_of_the_page_holds() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert len(protocol_client.check_vectors(page)) == 14


@pytest.mark.parametrize("word", ["Nguyễn Thị Ệ", "Thiếu giấy", "máy 1", "2026-03-02T01:00:00Z"])
def test_a_vector_that_was_changed_does_not(word: str) -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert word in page
    with pytest.raises(AssertionError):
        protocol_client.check_vectors(page.replace(word, word[:-1] + "x"))


def test_the_gateway_takes_what_it_sends_and_it_proves_the_receipt(gateway: LiveGateway) -> None:
    parcel, device = a_packet(1).parcel, Ed25519PrivateKey.generate()
    code = office.enroll(gateway.place, "máy khác", "Xã Thử")["code"]
    xml = parcel.xml.decode()
    for outcome in ("created", "same"):  # the same code and key again: the same binding
        said = protocol_client.send_one(gateway.url, code, device, manifest(parcel, ""), xml)
        assert said["outcome"] == outcome
    assert office.dossiers(gateway.place)[0]["public_code"] == "PC01-TEST"
