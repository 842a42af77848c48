"""The OpenRosa face and the line to such servers, each proved against the other and against odd clients."""

import random
import uuid
from dataclasses import replace
from typing import Any

import pytest
import requests
from lxml import etree

from forms.dossier import OutboxState
from sync.gateway import cabinet, multipart, office
from sync.gateway.opening import open_gateway
from sync.gateway.problems import Problem
from sync.ports import Binding, LineFault, OutboxStore
from sync.runner import run_once
from sync.transports.openrosa import OpenRosaLine
from tests.support.gateways import LiveGateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner

FORM = (
    "<h:html xmlns:h='http://www.w3.org/1999/xhtml' xmlns='http://www.w3.org/2002/xforms'><h:head>"
    "<h:title>Tờ khai thử</h:title><model><instance><data id='trial' version='{}'/></instance></model>"
    "</h:head><h:body/></h:html>"
)


class Collect:
    """Another client, as ODK Collect speaks."""

    def __init__(self, gateway: LiveGateway, unit: str = "Xã Thử") -> None:
        self.gateway = gateway
        self.key = office.office_key(gateway.place, f"ODK {unit}", unit, kind="collect")["key"]
        self.base = f"{gateway.url}/openrosa/{self.key}"

    def post(self, xml: bytes | None, **files: bytes) -> requests.Response:
        parts: dict[str, Any] = {name: (name, content, "image/jpeg") for name, content in files.items()}
        if xml is not None:
            parts["xml_submission_file"] = ("submission.xml", xml, "text/xml")
        return requests.post(f"{self.base}/submission", files=parts, headers={"X-OpenRosa-Version": "1.0"}, timeout=30)


def instance(name: str = "Lò Thị Thử", *, number: int = 1, replaces: int | None = None) -> bytes:
    old = f"<deprecatedID>uuid:{uuid.UUID(int=replaces)}</deprecatedID>" if replaces else ""
    meta = f"<meta><instanceID>uuid:{uuid.UUID(int=number)}</instanceID>{old}</meta>"
    return f'<data id="trial" version="1"><name>{name}</name>{meta}</data>'.encode()


def test_forms_are_listed_newest_of_each_and_fetched(gateway: LiveGateway) -> None:
    laptop, collect = gateway.laptop(1), Collect(gateway)
    import hashlib

    with gateway.line(laptop) as line:
        for version in ("1", "2"):
            xml = FORM.format(version).encode()
            line.put_form(hashlib.sha256(xml).hexdigest(), xml)
            gateway.clock.pass_(minutes=1)
        line.put_form(hashlib.sha256(b"no form").hexdigest(), b"no form")
    said = requests.get(f"{collect.base}/formList", timeout=30)
    assert said.headers["X-OpenRosa-Version"] == "1.0"
    entries = [{etree.QName(node).localname: node.text for node in entry} for entry in etree.fromstring(said.content)]
    (facts,) = [one for one in entries if one["formID"] == "trial"]
    assert "manifestUrl" not in facts  # it needs no tables
    assert (facts["formID"], facts["version"], facts["name"]) == ("trial", "2", "Tờ khai thử")
    fetched = requests.get(str(facts["downloadUrl"]), timeout=30)
    assert fetched.content == FORM.format("2").encode()
    assert facts["hash"] == "md5:" + hashlib.md5(fetched.content, usedforsecurity=False).hexdigest()


def test_a_submission_is_taken_once_with_its_files_in_any_number_of_requests(any_gateway: LiveGateway) -> None:
    collect = Collect(any_gateway)
    for files in ({"a.jpg": b"one"}, {"b.jpg": b"two"}, {"a.jpg": b"one", "b.jpg": b"two"}):
        said = collect.post(instance(), **files)
        assert said.status_code == 201
        assert "OpenRosaResponse" in said.text
    (row,) = office.dossiers(any_gateway.place)
    assert (row["unit"], row["revision"], row["missing_files"]) == ("Xã Thử", 1, 0)
    whole = office.dossier(any_gateway.place, row["id"])
    assert whole["answers"] == [["/data/name", "Lò Thị Thử"]]
    assert sorted(entry["paper"] for entry in whole["files"]) == ["a.jpg", "b.jpg"]
    opened = open_gateway(any_gateway.place.db, any_gateway.place.data)
    kept = cabinet.paper(opened, row["id"], whole["files"][0]["sha256"])
    assert b"".join(cabinet.content(opened, kept)) == b"one"
    assert len([one for one in (opened.data / "files").rglob("*") if one.is_file()]) == 2  # nothing lies about twice
    opened.close()


def test_the_same_id_with_other_content_is_a_conflict_and_an_edit_is_a_revision(gateway: LiveGateway) -> None:
    collect = Collect(gateway)
    assert collect.post(instance()).status_code == 201
    assert collect.post(instance("Lò Thị Khác")).status_code == 409
    assert collect.post(instance("Lò Thị Khác", number=2, replaces=1)).status_code == 201
    (row,) = office.dossiers(gateway.place)
    assert (row["revision"], row["id"]) == (2, str(uuid.UUID(int=1)))
    stranger = Collect(gateway, "Xã Khác")
    assert stranger.post(instance()).status_code == 409
    assert stranger.post(instance(number=3, replaces=1)).status_code == 201  # not its dossier: one of its own
    assert {one["unit"] for one in office.dossiers(gateway.place)} == {"Xã Thử", "Xã Khác"}


@pytest.mark.parametrize(
    "xml",
    [
        None,
        b"<data",
        b"<data id='x'/>",
        b"<data><meta><instanceID>1</instanceID></meta></data>",
        b"<!DOCTYPE d [<!ENTITY e 'x'>]><data>&e;</data>",
    ],
)
def test_what_is_no_submission_is_refused_and_leaves_nothing(gateway: LiveGateway, xml: bytes | None) -> None:
    assert Collect(gateway).post(xml, **{"a.jpg": b"x"}).status_code == 400
    assert office.dossiers(gateway.place) == []
    assert not [one for one in (gateway.folder / "gateway.data" / "files").rglob("*") if one.is_file()]


def test_a_key_that_was_revoked_or_serves_otherwise_opens_nothing(gateway: LiveGateway) -> None:
    collect = Collect(gateway)
    other = office.office_key(gateway.place, "Tỉnh")["key"]
    for key in ("x", other):
        assert requests.get(f"{gateway.url}/openrosa/{key}/formList", timeout=30).status_code == 401
    office.revoke_key(gateway.place, "ODK Xã Thử")
    assert collect.post(instance()).status_code == 401
    assert requests.head(f"{collect.base}/submission", timeout=30).status_code == 401


@pytest.mark.parametrize("body", [b"", b"--b", b"--b\r\n\r\nx\r\n--b--", b"--b\r\nA: b\r\n\r\nx\r\n--b--", b"x" * 99])
def test_a_broken_multipart_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(Problem) as problem:
        multipart.parts_of("multipart/form-data; boundary=b", body)
    assert problem.value.code == "bad-multipart"
    with pytest.raises(Problem):
        multipart.parts_of("application/json", body)


def test_multipart_keeps_every_byte() -> None:
    content = bytes(range(256)) + b"\r\n--\r\n\n\r"
    body = requests.Request("POST", "http://x", files={"f": ("a/b.png", content, "image/png")}).prepare()
    assert isinstance(body.body, bytes)
    (part,) = multipart.parts_of(body.headers["Content-Type"], body.body)
    assert (part.name, part.file_name, part.media_type, part.content) == ("f", "a/b.png", "image/png", content)


# -- the line --------------------------------------------------------------------------------------------------------


class Laptop:
    def __init__(self, collect: Collect) -> None:
        self.signer = MemorySigner(1)
        self.clock = collect.gateway.clock
        binding = Binding(collect.base, "odk", "ODK Central", "", self.signer.device_id, {})
        self.store = MemoryOutbox(binding)
        self.gateway = collect.gateway

    def run(self, limit: int | None = None) -> Any:
        def line(binding: Binding) -> OpenRosaLine:
            store: OutboxStore = self.store
            made = OpenRosaLine(binding, store, self.clock)
            if limit is not None:
                opened = made.open

                def small() -> Any:
                    state = opened()
                    made._limit = limit
                    return state

                made.open = small  # type: ignore[method-assign]  # a server with a smaller limit
            return made

        return run_once(self.store, line, self.clock, self.signer, rng=random.Random(1))  # noqa: S311 - jitter


def test_our_laptop_sends_to_an_openrosa_server_split_by_size_and_once(gateway: LiveGateway) -> None:
    laptop = Laptop(Collect(gateway))
    packet = a_packet(1, files=[b"1" * 3000, b"2" * 3000, b"3" * 3000])
    laptop.store.put(packet.parcel, files=packet.files)
    laptop.store.put(a_packet(2).parcel)
    report = laptop.run(limit=8000)
    assert (report.sent, report.connection) == (2, "ok")
    assert {row.state for row in laptop.store.rows()} == {OutboxState.DELIVERED}
    rows = office.dossiers(gateway.place)
    assert {row["submission_id"] for row in rows} == {row.submission_id for row in laptop.store.rows()}
    whole = office.dossier(gateway.place, packet.parcel.submission_id)
    assert len(whole["files"]) == 3


def test_an_uncertain_row_is_asked_by_sending_the_same_bytes(gateway: LiveGateway) -> None:
    laptop = Laptop(Collect(gateway))
    laptop.store.put(a_packet(1).parcel)
    laptop.run()
    name = a_packet(1).parcel.submission_id
    laptop.store._rows[name] = replace(laptop.store.row(name), state=OutboxState.UNCERTAIN, last_error="cut")
    assert (laptop.run().uncertain, laptop.store.row(name).state) == (0, OutboxState.DELIVERED)
    assert len(office.dossiers(gateway.place)) == 1


def test_a_server_without_the_version_header_is_not_believed(gateway: LiveGateway) -> None:
    laptop = Laptop(Collect(gateway))
    laptop.store.put(a_packet(1).parcel)
    laptop.store.enroll(replace(laptop.store.binding() or Binding("", "", "", "", "", {}), url=f"{gateway.url}/t/x"))
    line = OpenRosaLine(laptop.store.binding() or Binding("", "", "", "", "", {}), laptop.store, laptop.clock)
    with pytest.raises(LineFault) as fault:
        line.open()
    assert fault.value.kind == "wrong-server"
    assert laptop.run().connection == "wrong-server"
    assert laptop.store.rows()[0].state is OutboxState.WAITING
