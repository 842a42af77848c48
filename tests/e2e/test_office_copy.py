"""The officer's copy: what the gateway draws is what was printed in the hamlet."""

from pathlib import Path

import pytest
import requests

from app.services.office_copy import declaration_pdf
from sync.gateway import office
from sync.gateway.office import Place
from sync.gateway.serving import running
from tests.print import reading
from tests.support.command_line import CommandLine
from tests.support.stories import a_finalized_pension


def test_officer_and_villager_read_the_same_declaration(helper: CommandLine, tmp_path: Path) -> None:
    data = tmp_path / "gateway"
    data.mkdir()
    place = Place(f"sqlite:///{(data / 'gateway.db').as_posix()}", data / "gateway.data")
    with running(place, draw=declaration_pdf) as gateway:
        code = office.enroll(place, "Máy 1", "Xã Thạch Thất")["code"]
        helper.does("enroll", gateway.url, code)
        dossier = a_finalized_pension(helper)
        helper.does("sync")
        helper.does("print", "declaration", "--dossier", dossier, "-o", tmp_path / "theirs.pdf")
        key = office.office_key(place, "Một cửa", "Xã Thạch Thất")["key"]
        stranger = office.office_key(place, "Xã khác", "Xã Khác")["key"]
        address = f"{gateway.url}/v1/office/dossiers/{dossier}/pdf"
        said = requests.get(address, headers={"Authorization": f"Bearer {key}"}, timeout=60)
        refused = requests.get(address, headers={"Authorization": f"Bearer {stranger}"}, timeout=60)
        unknown = requests.get(f"{gateway.url}/v1/office/dossiers/nothing/pdf", timeout=60)
    assert (said.status_code, said.headers["Content-Type"], refused.status_code) == (200, "application/pdf", 404)
    assert unknown.status_code == 401
    theirs, ours = reading.pages((tmp_path / "theirs.pdf").read_bytes()), reading.pages(said.content)
    assert len(theirs) == len(ours) + 1  # theirs ends with the page of codes for the office
    assert theirs[0].startswith(ours[0][:800])  # theirs has the check code in the foot beside
    assert "NGUYỄN THỊ Ệ" in ours[0].upper()
    done = helper.does("gateway", "print", dossier, "-o", tmp_path / "cli.pdf", "--data", data)
    assert done["pages"] == len(ours)
    assert reading.pages((tmp_path / "cli.pdf").read_bytes()) == ours


def test_a_server_that_draws_nothing_and_a_procedure_without_a_form_say_so(tmp_path: Path) -> None:
    from sync.submission import sign
    from tests.support.gateways import live_gateway
    from tests.support.parcels import a_packet

    with live_gateway(tmp_path / "gateway") as gateway:
        laptop, parcel = gateway.laptop(1), a_packet(1).parcel
        with gateway.line(laptop) as line:
            line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        key = office.office_key(gateway.place, "Một cửa")["key"]
        said = gateway.raw("GET", "/v1/office/dossiers/PC01-TEST/pdf", token=key)
        assert (said.status_code, said.json()["code"]) == (404, "no-form")
        from forms.refusal import Refusal

        with pytest.raises(Refusal) as refusal:  # its answers are none of the pension's form
            office.declaration(gateway.place, declaration_pdf, "PC01-TEST")
        assert refusal.value.code == "unreadable"
