"""What the gateway's keeper and an officer type: each command against a gateway that serves."""

from pathlib import Path

import pytest

from app.imaging import read_codes
from sync.enrolment import enroll
from sync.gateway import office
from sync.submission import sign
from tests.support.command_line import CommandLine
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner


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


def test_a_table_of_laptops_gives_a_sheet_for_each_that_enrols_it(
    gateway: LiveGateway, keeper: CommandLine, tmp_path: Path
) -> None:
    table, out = tmp_path / "units.csv", tmp_path / "sheets.pdf"
    table.write_text('unit,name\nXã Mường Thử,Máy số 1\n,\n"Xã Thử, thôn 2",Máy số 2\n', encoding="utf-8-sig")
    words = ("gateway", "enroll", "--from", table, "-o", out, "--url", gateway.url)
    assert keeper.does(*words) == {"laptops": 2, "pages": 2, "file": str(out)}
    read = read_codes(out.read_bytes())
    assert len(read) == 2
    for number, text in enumerate(read, start=1):
        url, _, code = text.partition("#")
        binding = enroll(url, code, MemorySigner(number), gateway.clock)
        assert binding.unit == ("Xã Mường Thử", "Xã Thử, thôn 2")[number - 1]
    assert {one["name"] for one in office.devices(gateway.place)} == {"Máy số 1", "Máy số 2"}


@pytest.mark.parametrize("content", ["", "name\na\n", "name,unit\n", "name,unit\n,Xa Thu\n", "name,unit\n\xff\n"])
def test_a_table_that_cannot_be_used_makes_no_code(keeper: CommandLine, tmp_path: Path, content: str) -> None:
    table = tmp_path / "units.csv"
    table.write_bytes(content.encode("latin-1"))
    out, url = tmp_path / "sheets.pdf", "https://cong.example"
    said = keeper.refuses("gateway", "enroll", "--from", table, "-o", out, "--url", url)
    assert said.json["problems"][0]["code"] == "bad-table"
    assert not out.exists()


def test_a_table_needs_a_place_for_its_sheets_and_an_address(keeper: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text("name,unit\na,b\n", encoding="utf-8")
    for words in ((), ("-o", str(tmp_path / "x.pdf")), ("--url", "https://cong.example")):
        said = keeper.refuses("gateway", "enroll", "--from", table, *words)
        assert said.json["problems"][0]["code"] == "bad-usage"
    assert keeper.refuses("gateway", "enroll").json["problems"][0]["code"] == "bad-usage"
