"""What the gateway's keeper and an officer type: each command against a gateway that serves."""

import re
from pathlib import Path

import pytest

from app.imaging import read_codes
from forms.refusal import Refusal
from sync import bundle
from sync.enrolment import enroll
from sync.gateway import office
from sync.submission import sign
from tests.print import reading
from tests.support.command_line import CommandLine
from tests.support.gateways import LiveGateway
from tests.support.memory_outbox import MemoryOutbox
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


@pytest.mark.parametrize("number", ["12/TN", "H1", "Số 45/2026"])
def test_a_number_as_on_the_slip_reaches_the_author(gateway: LiveGateway, keeper: CommandLine, number: str) -> None:
    laptop = gateway.laptop(1)
    with gateway.line(laptop) as line:
        line.send([a_packet(1).parcel], [sign(laptop[0], a_packet(1).parcel, laptop[1].gateway_id)])
        done = keeper.does("gateway", "status", "PC01-TEST", "2", "--number", number)
        (change,) = line.changes(0).changes
    assert done["office_number"] == change.body["office_number"] == number


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
    assert keeper.does(*words) == {"laptops": 2, "pages": 2, "file": str(out), "files": [str(out)]}
    read = read_codes(out.read_bytes())
    assert len(read) == 2
    for number, text in enumerate(read, start=1):
        url, _, code = text.partition("#")
        binding = enroll(url, code, MemorySigner(number), gateway.clock)
        assert binding.unit == ("Xã Mường Thử", "Xã Thử, thôn 2")[number - 1]
    assert {one["name"] for one in office.devices(gateway.place)} == {"Máy số 1", "Máy số 2"}


@pytest.mark.parametrize(
    "content", ["", "name\na\n", "name,unit\n", "name,unit\n,Xa Thu\n", "name,unit\na,\n", "name,unit\n\xff\n"]
)
def test_a_table_that_cannot_be_used_makes_no_code(keeper: CommandLine, tmp_path: Path, content: str) -> None:
    table = tmp_path / "units.csv"
    table.write_bytes(content.encode("latin-1"))
    out, url = tmp_path / "sheets.pdf", "https://cong.example"
    said = keeper.refuses("gateway", "enroll", "--from", table, "-o", out, "--url", url)
    assert said.json["problems"][0]["code"] == "bad-table"
    assert not out.exists()


def test_sheets_without_an_address_leave_room_to_write_it(
    gateway: LiveGateway, keeper: CommandLine, tmp_path: Path
) -> None:
    table, out = tmp_path / "units.csv", tmp_path / "sheets.pdf"
    table.write_text("name,unit\nMáy số 1,Xã Thử\nMáy số 2,Xã Thử\n", encoding="utf-8")
    assert keeper.does("gateway", "enroll", "--from", table, "-o", out)["laptops"] == 2
    with pytest.raises(Refusal):
        read_codes(out.read_bytes())  # half of what a laptop needs is no code
    for number, page in enumerate(reading.pages(out.read_bytes()), start=1):
        assert "https://..........." in page
        found = re.search(r"(?:[A-Z2-7]{4}-){9}[A-Z2-7]{4}", page.replace(" ", ""))
        assert found is not None
        assert enroll(gateway.url, found.group(), MemorySigner(number), gateway.clock).unit == "Xã Thử"


def test_a_table_needs_a_place_for_its_sheets(keeper: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text("name,unit\na,b\n", encoding="utf-8")
    for words in ((), ("--url", "https://cong.example")):
        said = keeper.refuses("gateway", "enroll", "--from", table, *words, code=2)
        assert said.json["problems"][0]["code"] == "bad-usage"
    assert keeper.refuses("gateway", "enroll", code=2).json["problems"][0]["code"] == "bad-usage"


def test_a_stick_is_taken_in_by_hand(gateway: LiveGateway, keeper: CommandLine, tmp_path: Path) -> None:
    signer, binding = gateway.laptop(1)
    store, stick = MemoryOutbox(binding), tmp_path / "stick"
    store.put(a_packet(1).parcel)
    with stick.open("wb") as out:
        bundle.export(store, signer, gateway.clock.now(), out)
    done = keeper.does("gateway", "import", stick, "-o", tmp_path / "reply")
    assert done["author"] == signer.device_id
    assert bundle.take_reply(store, signer, gateway.clock.now(), (tmp_path / "reply").read_bytes()) == 1
    said = keeper.refuses("gateway", "import", tmp_path / "reply", "-o", tmp_path / "x")
    assert said.json["problems"][0]["code"] == "not-for-us"


def test_a_reply_lies_beside_its_bundle_when_nobody_says_where(
    gateway: LiveGateway, keeper: CommandLine, tmp_path: Path
) -> None:
    signer, binding = gateway.laptop(1)
    store, stick = MemoryOutbox(binding), tmp_path / "hosolang-1.hsb"
    store.put(a_packet(1).parcel)
    with stick.open("wb") as out:
        bundle.export(store, signer, gateway.clock.now(), out)
    reply = tmp_path / "hosolang-1.hsr"
    done = keeper.does("gateway", "import", stick)
    assert done == {"author": signer.device_id, "reply": str(reply), "outcomes": {"received": 1}}
    assert bundle.take_reply(store, signer, gateway.clock.now(), reply.read_bytes()) == 1


def test_what_is_named_like_a_bundle_and_is_none_is_said_to_be_none(keeper: CommandLine, tmp_path: Path) -> None:
    said = keeper.refuses("gateway", "import", tmp_path / "gone.hsb")
    assert said.json["problems"][0]["code"] == "no-file"
    (tmp_path / "other.hsb").write_bytes(b"x" * 500)
    said = keeper.refuses("gateway", "import", tmp_path / "other.hsb")
    assert said.json["problems"][0]["code"] == "not-a-bundle"


def test_keys_for_other_programs_are_made_and_revoked(gateway: LiveGateway, keeper: CommandLine) -> None:
    made = keeper.does("gateway", "key", "Hệ thống tỉnh", "--unit", "Xã Thử")
    assert gateway.raw("GET", "/v1/office/dossiers", token=made["key"]).status_code == 200
    assert keeper.does("gateway", "key", "Hệ thống tỉnh", "--revoke")["name"] == "Hệ thống tỉnh"
    assert gateway.raw("GET", "/v1/office/dossiers", token=made["key"]).status_code == 401


def test_a_rotated_key_is_named_with_the_one_before(gateway: LiveGateway, keeper: CommandLine) -> None:
    before = gateway.raw("GET", "/v1/ping").json()["key"]
    done = keeper.does("gateway", "rotate-key")
    assert done["previous"] == before
    assert done["key"] != before
