"""Files by tus 1.0: interrupted, damaged, too long, given up; and never in clear on the gateway's disk."""

import base64
import errno
import hashlib
import http.client
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from sync.gateway import sealed_files
from sync.gateway.wire import FILE_BYTES
from sync.submission import sign
from tests.support.gateways import LiveGateway
from tests.support.parcels import Packet, a_packet

CONTENT = "Giấy khai sinh của cháu – ".encode() * 20_000
TUS = {"Tus-Resumable": "1.0.0"}


@dataclass
class Desk:
    """A laptop whose dossier waits for one file."""

    gateway: LiveGateway
    token: str
    packet: Packet
    outcome: Any

    def call(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> requests.Response:
        return self.gateway.raw(method, path, token=self.token, headers={**TUS, **(headers or {})}, body=body)

    def create(self, **changes: str) -> requests.Response:
        part = self.packet.parcel.files[0]
        facts = {"submission": self.packet.parcel.submission_id, "sha256": part.sha256} | changes
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in facts.items())
        return self.call("POST", "/v1/files", {"Upload-Length": str(part.size), "Upload-Metadata": metadata})

    def patch(self, address: str, offset: int, body: bytes, **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        head = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
        return self.call("PATCH", address, head | named, body)

    def offset(self, address: str) -> int:
        return int(self.call("HEAD", address).headers["Upload-Offset"])

    def stands(self) -> str:
        return self.outcome().items[0].outcome


@pytest.fixture
def desk(gateway: LiveGateway) -> Any:
    laptop = gateway.laptop(1)
    packet = a_packet(1, files=[CONTENT])
    with gateway.line(laptop) as line:
        line.send([packet.parcel], [sign(laptop[0], packet.parcel, laptop[1].gateway_id)])
        yield Desk(gateway, gateway.token(laptop), packet, lambda: line.ask([packet.parcel.submission_id]))


def test_the_server_says_what_it_can(gateway: LiveGateway) -> None:
    said = gateway.raw("OPTIONS", "/v1/files")
    assert said.status_code == 204
    assert said.headers["Tus-Version"] == "1.0.0"
    assert said.headers["Tus-Extension"] == "creation,checksum,expiration,termination"
    assert said.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_a_file_in_three_blocks_completes_the_dossier(desk: Desk) -> None:
    made = desk.create()
    assert (made.status_code, made.headers["Upload-Offset"]) == (201, "0")
    address = made.headers["Location"]
    third = len(CONTENT) // 3
    for start, end in ((0, third), (third, 2 * third), (2 * third, len(CONTENT))):
        assert desk.stands() == "waiting_files"
        sha1 = base64.b64encode(hashlib.sha1(CONTENT[start:end], usedforsecurity=False).digest()).decode()
        done = desk.patch(address, start, CONTENT[start:end], Upload_Checksum=f"sha1 {sha1}")
        assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(end))
        assert "Upload-Expires" in done.headers
    assert desk.stands() == "received"
    assert desk.call("HEAD", address).status_code == 404


def test_asking_again_for_an_upload_finds_the_one_under_way(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    desk.patch(address, 0, CONTENT[:1000])
    again = desk.create()
    assert (again.headers["Location"], again.headers["Upload-Offset"]) == (address, "1000")


def test_what_arrived_before_a_cut_is_kept(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    where = urlsplit(desk.gateway.url)
    connection = http.client.HTTPConnection(where.hostname or "", where.port)
    connection.putrequest("PATCH", address)
    for name, value in {
        **TUS,
        "Authorization": f"Bearer {desk.token}",
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": "0",
        "Content-Length": str(len(CONTENT)),
    }.items():
        connection.putheader(name, value)
    connection.endheaders(CONTENT[: len(CONTENT) // 2])
    connection.close()
    for _ in range(200):  # the server notices the cut in its own time
        if desk.offset(address):
            break
    offset = desk.offset(address)
    assert 0 < offset <= len(CONTENT) // 2
    assert desk.patch(address, offset, CONTENT[offset:]).status_code == 204
    assert desk.stands() == "received"


def test_a_damaged_block_is_thrown_away_whole(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    checksum = "sha256 " + base64.b64encode(hashlib.sha256(CONTENT[:500]).digest()).decode()
    done = desk.patch(address, 0, b"x" + CONTENT[1:500], Upload_Checksum=checksum)
    assert (done.status_code, done.json()["code"]) == (460, "checksum-mismatch")
    assert desk.offset(address) == 0
    assert desk.patch(address, 0, CONTENT[:500], Upload_Checksum=checksum).status_code == 204


@pytest.mark.parametrize("checksum", ["md5 AAAA", "sha256", "sha256 %%%", "sha256 "])
def test_a_checksum_that_cannot_be_read_is_refused(desk: Desk, checksum: str) -> None:
    address = desk.create().headers["Location"]
    assert desk.patch(address, 0, CONTENT[:5], Upload_Checksum=checksum).status_code == 400
    assert desk.offset(address) == 0


@pytest.mark.parametrize("offset", ["1", "-1", "x", "00", ""])
def test_a_block_goes_only_where_the_upload_stands(desk: Desk, offset: str) -> None:
    address = desk.create().headers["Location"]
    head = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": offset}
    assert desk.call("PATCH", address, head, CONTENT[:5]).status_code == 409
    assert desk.offset(address) == 0


def test_more_than_was_announced_is_refused_and_nothing_kept(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    assert desk.patch(address, 0, CONTENT + b"x").status_code == 413
    assert desk.offset(address) == 0


def test_another_file_than_declared_is_found_out_at_the_end(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    done = desk.patch(address, 0, CONTENT[:-1] + b"x")
    assert (done.status_code, done.json()["code"]) == (422, "wrong-hash")
    assert desk.stands() == "waiting_files"
    assert desk.create().headers["Upload-Offset"] == "0"


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [("Tus-Resumable", "0.2.2", 412), ("Content-Type", "text/plain", 415)],
)
def test_the_wrong_dialect_is_refused(desk: Desk, header: str, value: str, status: int) -> None:
    address = desk.create().headers["Location"]
    head = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0", header: value}
    assert desk.call("PATCH", address, head, b"x").status_code == status


@pytest.mark.parametrize(
    ("length", "status"), [("-1", 400), ("x", 400), ("", 400), ("1", 400), (str(FILE_BYTES + 1), 413), ("9" * 30, 400)]
)
def test_a_length_that_is_none_or_another_is_refused(desk: Desk, length: str, status: int) -> None:
    part = desk.packet.parcel.files[0]
    facts = f"submission {base64.b64encode(desk.packet.parcel.submission_id.encode()).decode()}"
    facts += f",sha256 {base64.b64encode(part.sha256.encode()).decode()}"
    answer = desk.call("POST", "/v1/files", {"Upload-Length": length, "Upload-Metadata": facts})
    assert answer.status_code == status
    assert answer.headers["Tus-Resumable"] == "1.0.0"


@pytest.mark.parametrize("changes", [{"submission": "../../etc"}, {"sha256": "0" * 64}, {"sha256": ""}])
def test_only_a_file_that_is_waited_for_can_be_sent(desk: Desk, changes: dict[str, str]) -> None:
    assert desk.create(**changes).status_code == 404


def test_metadata_that_cannot_be_read_is_refused(desk: Desk) -> None:
    for metadata in ("submission %%%", "submission w6k=", ""):
        head = {"Upload-Length": "1", "Upload-Metadata": metadata}
        assert desk.call("POST", "/v1/files", head).status_code in {400, 404}


def test_an_upload_can_be_given_up_and_begun_again(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    desk.patch(address, 0, CONTENT[:1000])
    assert desk.call("DELETE", address).status_code == 204
    assert desk.call("HEAD", address).status_code == 404
    again = desk.create().headers
    assert (again["Location"] != address, again["Upload-Offset"]) == (True, "0")


def test_an_upload_expires_after_thirty_days_and_leaves_nothing(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    desk.patch(address, 0, CONTENT[:1000])
    desk.gateway.clock.pass_(days=31)
    laptop = desk.gateway.laptop(1)
    desk.token = desk.gateway.token(laptop)
    assert desk.call("HEAD", address).status_code == 410
    assert desk.create().headers["Upload-Offset"] == "0"
    files = desk.gateway.folder / "gateway.data" / "files"
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_another_laptop_neither_sees_nor_fills_nor_ends_an_upload(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    desk.token = desk.gateway.token(desk.gateway.laptop(2))
    assert desk.call("HEAD", address).status_code == 404
    assert desk.patch(address, 0, CONTENT[:5]).status_code == 404
    assert desk.call("DELETE", address).status_code == 404
    assert desk.create().status_code == 404


def test_a_file_of_an_earlier_revision_need_not_travel_again(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    desk.patch(address, 0, CONTENT)
    laptop = desk.gateway.laptop(1)
    revised = a_packet(2, dossier=1, revision=2, files=[CONTENT])
    with desk.gateway.line(laptop) as line:
        answer = line.send([revised.parcel], [sign(laptop[0], revised.parcel, laptop[1].gateway_id)])
    assert answer.items[0].outcome == "created"


def test_an_empty_file_is_whole_at_once(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    packet = a_packet(1, files=[b""])
    with gateway.line(laptop) as line:
        line.send([packet.parcel], [sign(laptop[0], packet.parcel, laptop[1].gateway_id)])
        desk = Desk(gateway, gateway.token(laptop), packet, lambda: line.ask([packet.parcel.submission_id]))
        assert desk.create().status_code == 201
        assert desk.stands() == "received"


@pytest.mark.logs("OSError at disk_fails")
def test_a_file_whose_end_was_never_written_down_is_finished_when_asked_for_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gateway died, or its database was away, between the last block and the entry that it is whole."""

    def disk_fails(*_: object) -> str:
        raise OSError(errno.EIO, "no answer")

    address = desk.create().headers["Location"]
    with monkeypatch.context() as broken:
        broken.setattr(sealed_files, "sha256", disk_fails)
        assert desk.patch(address, 0, CONTENT).status_code == 500
    assert desk.stands() == "waiting_files"
    assert desk.create().headers["Upload-Offset"] == str(len(CONTENT))
    assert desk.stands() == "received"


def test_no_word_of_a_citizen_lies_in_clear_on_the_disk(desk: Desk) -> None:
    address = desk.create().headers["Location"]
    desk.patch(address, 0, CONTENT[: len(CONTENT) // 2])
    desk.patch(address, len(CONTENT) // 2, CONTENT[len(CONTENT) // 2 :])
    everything = b"".join(path.read_bytes() for path in desk.gateway.folder.rglob("*") if path.is_file())
    assert len(everything) > len(CONTENT)
    for word in ("khai sinh", "Lò Thị Thử", "1940"):
        assert word.encode() not in everything
