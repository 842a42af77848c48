"""What an officer says reaches the laptop signed and word for word: all national codes, a sum, a day, several lines."""

from datetime import date

import pytest

from sync.gateway import office
from sync.gateway.cabinet import Act
from sync.submission import sign
from tests.support.command_line import CommandLine
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet

WORDS = 'Thiếu bản sao "giấy chứng sinh";\nnộp trước 16 giờ – hỏi cô Thử 🙂'


def test_every_national_code_arrives_with_the_officers_words(any_gateway: LiveGateway) -> None:
    laptop, parcel = any_gateway.laptop(1), a_packet(1).parcel
    with any_gateway.line(laptop) as line:
        line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        for code in range(1, 11):
            office.status(any_gateway.place, "PC01-TEST", code, note=f"{WORDS} {code}", due_on=date(2026, 3, code))
        changes = line.changes(0).changes  # the line believes nothing that is not signed
    assert [change.body["status"] for change in changes] == list(range(1, 11))
    assert [change.body["note"] for change in changes] == [f"{WORDS} {code}" for code in range(1, 11)]
    assert changes[9].body["due_on"] == "2026-03-10"
    assert {change.submission_id for change in changes} == {parcel.submission_id}
    assert "fee" not in changes[0].body


def test_a_fee_travels_as_a_number_beside_the_words(
    gateway: LiveGateway, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, parcel = gateway.laptop(1), a_packet(1).parcel
    keeper = CommandLine(gateway.place.data or gateway.folder, capsys, monkeypatch, passphrase=None)
    words = ("gateway", "status", "PC01-TEST", "6", "--db", gateway.place.db, "--note", "Nộp tại quầy")
    with gateway.line(laptop) as line:
        line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        assert keeper.does(*words, "--fee", "8000")["status"] == 6
        said = keeper.refuses(*words, "--fee", "-1")
        assert said.json["problems"][0]["code"] == "bad-fee"
        key = office.office_key(gateway.place, "Một cửa")["key"]
        act = {"status": 6, "fee": 8000, "act": "a1"}
        path = "/v1/office/dossiers/PC01-TEST/status"
        assert gateway.raw("POST", path, token=key, body=act).status_code == 200
        assert gateway.raw("POST", path, token=key, body=act | {"fee": -1}).status_code == 422
        changes = line.changes(0).changes
    assert [(change.body["fee"], change.body["note"]) for change in changes] == [(8000, "Nộp tại quầy"), (8000, "")]


def test_repeating_an_act_with_its_fee_changes_nothing(gateway: LiveGateway) -> None:
    laptop, parcel = gateway.laptop(1), a_packet(1).parcel
    with gateway.line(laptop) as line:
        line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        for _ in range(2):
            office.record(gateway.place, "PC01-TEST", Act(6, fee=8000, id="one"))
        assert len(line.changes(0).changes) == 1
