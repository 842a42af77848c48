"""What the gateway's keeper and an officer type: each command against a gateway that serves."""

from pathlib import Path

import pytest

from sync.submission import sign
from tests.support.command_line import CommandLine
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet


@pytest.fixture
def keeper(gateway: LiveGateway, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setenv("HOSOLANG_GATEWAY_DB", gateway.place.db)
    assert gateway.place.data is not None
    return CommandLine(gateway.place.data, capsys, monkeypatch, passphrase=None)


def test_a_result_paper_reaches_the_author_of_its_dossier(
    gateway: LiveGateway, keeper: CommandLine, tmp_path: Path
) -> None:
    laptop = gateway.laptop(1)
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(b"%PDF-1.7 ...")
    with gateway.line(laptop) as line:
        line.send([a_packet(1).parcel], [sign(laptop[0], a_packet(1).parcel, laptop[1].gateway_id)])
        done = keeper.does("gateway", "result", "PC01-TEST", paper, "--note", "Trích lục")
        (change,) = line.changes(0).changes
    assert (done["media_type"], done["size"]) == ("application/pdf", 12)
    assert (change.kind, change.body["sha256"], change.body["note"]) == ("result", done["sha256"], "Trích lục")


def test_a_revoked_laptop_gets_no_session(gateway: LiveGateway, keeper: CommandLine) -> None:
    signer, _ = gateway.laptop(1)
    done = keeper.does("gateway", "revoke", "máy 1")
    assert done["device"] == signer.device_id
    again = keeper.does("gateway", "revoke", signer.device_id)
    assert again == done


def test_restore_gives_another_epoch(gateway: LiveGateway, keeper: CommandLine) -> None:
    old = gateway.raw("GET", "/v1/ping").json()["epoch"]
    assert keeper.does("gateway", "restore")["epoch"] != old


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("result", "nobody", "absent.pdf"), "bad-result"),
        (("result", "nobody", "{pdf}"), "unknown-dossier"),
        (("revoke", "nobody"), "unknown-device"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    keeper: CommandLine, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    said = keeper.refuses("gateway", *(word.format(pdf=pdf) for word in words))
    assert said.json["problems"][0]["code"] == code
