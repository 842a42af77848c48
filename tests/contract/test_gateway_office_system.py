"""A province's own system at /v1/office: it sees its unit alone, and what it repeats happens once."""

import base64
import hashlib
from typing import Any

import pytest
import requests

from forms.refusal import Refusal
from sync.gateway import office
from sync.submission import sign
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet

PHOTO = b"photo" * 100
PDF = b"%PDF-1.7 result"


class System:
    """Another program with its key."""

    def __init__(self, gateway: LiveGateway, unit: str, name: str = "Hệ thống một cửa") -> None:
        self._gateway = gateway
        self.key = office.office_key(gateway.place, f"{name} {unit}", unit)["key"]

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._gateway.raw(method, f"/v1/office{path}", token=self.key, headers=named, body=body)


@pytest.fixture
def filled(any_gateway: LiveGateway) -> LiveGateway:
    """Two communes with a dossier each, the first with a photo that has come."""
    for seed, unit in ((1, "Xã Một"), (2, "Xã Hai")):
        laptop = any_gateway.laptop(seed, unit=unit)
        packet = a_packet(seed, files=[PHOTO] if seed == 1 else [])
        with any_gateway.line(laptop) as line:
            line.send([packet.parcel], [sign(laptop[0], packet.parcel, laptop[1].gateway_id)])
            if packet.parcel.files:
                from io import BytesIO

                line.upload(packet.parcel.submission_id, packet.parcel.files[0], BytesIO(PHOTO), lambda _: None)
    return any_gateway


def test_it_lists_and_fetches_the_dossiers_of_its_unit(filled: LiveGateway) -> None:
    system = System(filled, "Xã Một")
    (row,) = system.call("GET", "/dossiers").json()
    assert (row["public_code"], row["unit"]) == ("PC01-TEST", "Xã Một")
    said = system.call("GET", "/dossiers/PC01-TEST").json()
    assert ["/data/owner/name", "Lò Thị Thử 1"] in said["answers"]
    (paper,) = said["files"]
    assert (paper["paper"], paper["arrived"], paper["size"]) == ("photo", True, len(PHOTO))
    assert system.call("GET", "/dossiers/PC01-TEST/xml").content == a_packet(1, files=[PHOTO]).parcel.xml
    fetched = system.call("GET", f"/dossiers/{row['id']}/files/{paper['sha256']}")
    assert (fetched.content, fetched.headers["Content-Type"]) == (PHOTO, "image/png")


def test_another_units_dossier_is_as_unknown_as_none(filled: LiveGateway) -> None:
    system = System(filled, "Xã Một")
    for method, path, body in (
        ("GET", "/dossiers/PC02-TEST", None),
        ("GET", "/dossiers/PC02-TEST/xml", None),
        ("GET", "/dossiers/PC02-TEST/files/" + "0" * 64, None),
        ("GET", "/dossiers/PC01-TEST/files/" + "0" * 64, None),
        ("POST", "/dossiers/PC02-TEST/status", {"status": 2}),
        ("POST", "/results/PC02-TEST", PDF),
    ):
        answer = system.call(method, path, body, **({"Content_Type": "application/pdf"} if body is PDF else {}))
        assert answer.status_code == 404, path
    province = System(filled, "")
    assert [row["unit"] for row in province.call("GET", "/dossiers?limit=1").json()] != []
    assert len(province.call("GET", "/dossiers").json()) == 2


def test_acts_and_results_reach_the_laptop_once_however_often_they_are_repeated(filled: LiveGateway) -> None:
    system, laptop = System(filled, "Xã Một"), filled.laptop(1, unit="Xã Một")
    act = {"status": 2, "office_number": "H48.01-7", "due_on": "2026-03-20", "note": "Đã nhận", "act": "a-1"}
    answers = [system.call("POST", "/dossiers/PC01-TEST/status", act).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    note = base64.b64encode("Trích lục".encode()).decode()
    headers = {"Content_Type": "application/pdf", "Result_Note": note}
    given = [system.call("POST", "/results/PC01-TEST", PDF, **headers).json() for _ in range(2)]
    assert given[0] == given[1]
    assert given[0]["sha256"] == hashlib.sha256(PDF).hexdigest()
    with filled.line(laptop) as line:
        first, second = line.changes(0).changes
    assert (first.body["office_number"], first.body["due_on"], first.body["note"]) == (
        "H48.01-7",
        "2026-03-20",
        "Đã nhận",
    )
    assert (second.kind, second.body["note"]) == ("result", "Trích lục")


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("/dossiers/PC01-TEST/status", {"status": 100}, {}, 422),
        ("/dossiers/PC01-TEST/status", {"status": 2, "due_on": "20/03/2026"}, {}, 422),
        ("/results/PC01-TEST", b"MZ", {"Content_Type": "application/x-msdownload"}, 422),
        ("/results/PC01-TEST", b"", {"Content_Type": "application/pdf"}, 422),
        ("/results/PC01-TEST", PDF, {"Content_Type": "application/pdf", "Result_Note": "not base64"}, 422),
        ("/results/PC01-TEST", bytes(20 * 1024 * 1024 + 1), {"Content_Type": "application/pdf"}, 413),
    ],
)
def test_what_is_no_act_and_no_result_changes_nothing(
    gateway: LiveGateway, path: str, body: Any, headers: dict[str, str], status: int
) -> None:
    laptop, system = gateway.laptop(1), System(gateway, "")
    with gateway.line(laptop) as line:
        line.send([a_packet(1).parcel], [sign(laptop[0], a_packet(1).parcel, laptop[1].gateway_id)])
        assert system.call("POST", path, body, **headers).status_code == status
        assert line.changes(0).changes == ()


def test_only_a_key_in_good_standing_opens_anything(gateway: LiveGateway) -> None:
    gateway.laptop(1)
    system = System(gateway, "", "Tỉnh")
    collect = office.office_key(gateway.place, "ODK", "Xã Một", kind="collect")["key"]
    assert system.call("GET", "/dossiers").status_code == 200
    for token in ("", "x", collect, gateway.token(gateway.laptop(1))):
        answer = gateway.raw("GET", "/v1/office/dossiers", token=token)
        assert (answer.status_code, answer.json()["code"]) == (401, "no-key")
    assert gateway.raw("GET", "/v1/changes?epoch=x", token=system.key).status_code == 401
    office.revoke_key(gateway.place, "Tỉnh ")
    assert system.call("GET", "/dossiers").status_code == 401


def test_keys_have_names_of_their_own(gateway: LiveGateway) -> None:
    office.office_key(gateway.place, "Tỉnh")
    for name, kind, code in (("Tỉnh", "office", "name-taken"), (" ", "office", "bad-name"), ("x", "y", "bad-key-kind")):
        with pytest.raises(Refusal) as refusal:
            office.office_key(gateway.place, name, kind=kind)
        assert refusal.value.code == code
    with pytest.raises(Refusal) as refusal:
        office.revoke_key(gateway.place, "Huyện")
    assert refusal.value.code == "unknown-key-name"


def test_the_key_itself_is_nowhere_in_the_database(gateway: LiveGateway) -> None:
    key = office.office_key(gateway.place, "Tỉnh")["key"]
    raw = b"".join(file.read_bytes() for file in gateway.folder.glob("gateway.db*"))
    assert key.encode() not in raw
    assert hashlib.sha256(key.encode()).hexdigest().encode() in raw
