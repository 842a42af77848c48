"""A laptop that was lost: its key fetches nothing again that it had, and never anything of another laptop."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.services import shut_out
from app.services.enroll_laptop import enroll_laptop
from sync.gateway import office
from sync.ports import LineFault
from sync.submission import sign
from tests.support.desks import a_desk
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.parcels import a_packet

PAPER = b"%PDF-1.7 result"


def send(gateway: LiveGateway, laptop: Any, *numbers: int) -> None:
    parcels = [a_packet(number).parcel for number in numbers]
    with gateway.line(laptop) as line:
        line.send(parcels, [sign(laptop[0], parcel, laptop[1].gateway_id) for parcel in parcels])


def test_what_a_laptop_confirmed_its_key_cannot_fetch_again(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    send(gateway, laptop, 1, 2)
    office.status(gateway.place, "PC01-TEST", 5, note="Thiếu giấy của bà Thử")
    with gateway.line(laptop) as line:
        first = line.changes(0)
        assert line.changes(0) == first  # its answer may have been lost: until it is confirmed it comes again
        assert line.changes(first.cursor).changes == ()
    office.status(gateway.place, "PC02-TEST", 6, note="Lệ phí 8.000 đồng")
    with gateway.line(laptop) as thief:
        found = thief.changes(0)
        assert [change.body["note"] for change in found.changes] == ["Lệ phí 8.000 đồng"]
        assert found.cursor == 2  # what is new reaches a laptop even where it is the rightful one
        with pytest.raises(LineFault):
            thief.changes(99)  # a cursor that was never given confirms nothing
        assert thief.changes(1) == thief.changes(1)
    content = gateway.raw("POST", "/v1/dossiers/held", token=gateway.token(laptop), body={"ids": [dossier(1)]})
    assert "note" not in content.text
    assert "Lò" not in content.text
    office.revoke(gateway.place, laptop[0].device_id)
    with pytest.raises(LineFault) as fault, gateway.line(laptop):
        pass
    assert fault.value.kind == "revoked"


def dossier(number: int) -> str:
    return a_packet(number).parcel.dossier_id


def test_that_it_was_shut_out_is_news_once_and_from_its_own_gateway_alone(gateway: LiveGateway, tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "v")
    binding = enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "máy 1")["code"])
    assert not shut_out.is_new(desk)
    office.revoke(gateway.place, binding.device_id)
    for other in (replace(binding, kind="openrosa"), replace(binding, gateway_id="f" * 32), replace(binding, keys={})):
        with desk.vault.write() as unit:
            unit.binding.set(other)
        assert not shut_out.is_new(desk)
    with desk.vault.write() as unit:
        unit.binding.set(binding)
    assert [shut_out.is_new(desk), shut_out.is_new(desk)] == [True, False]
    desk.vault.close()


def test_after_a_restore_of_the_gateway_all_is_told_anew(tmp_path: Path) -> None:
    with live_gateway(tmp_path) as gateway:
        laptop = gateway.laptop(1)
        send(gateway, laptop, 1)
        office.status(gateway.place, "PC01-TEST", 2)
        with gateway.line(laptop) as line:
            line.changes(line.changes(0).cursor)
            assert line.changes(0).changes == ()
        epoch = office.restored(gateway.place)["epoch"]
    with live_gateway(tmp_path) as gateway:
        assert gateway.raw("GET", "/v1/ping").json()["epoch"] == epoch
        with gateway.line((laptop[0], replace(laptop[1], url=gateway.url))) as line:
            assert [change.body["status"] for change in line.changes(0).changes] == [2]


def test_a_running_gateway_takes_up_its_new_epoch_and_confirms_nothing_by_a_number_of_before(
    any_gateway: LiveGateway,
) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    send(gateway, laptop, 1)
    office.status(gateway.place, "PC01-TEST", 2)
    with gateway.line(laptop) as line:
        cursor = line.changes(0).cursor
        assert line.changes(cursor).changes == ()
        epoch = office.restored(gateway.place)["epoch"]
        assert gateway.raw("GET", "/v1/ping").json()["epoch"] == epoch
        with pytest.raises(LineFault):  # its session was of the epoch before, and its number is of no use any more
            line.changes(cursor)
    with gateway.line(laptop) as line:
        assert [change.body["status"] for change in line.changes(0).changes] == [2]


def test_one_laptop_never_sees_anothers_dossiers_by_any_address(any_gateway: LiveGateway, tmp_path: Path) -> None:
    gateway, owner, other = any_gateway, any_gateway.laptop(1), any_gateway.laptop(2)
    send(gateway, owner, 1)
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(PAPER)
    office.status(gateway.place, "PC01-TEST", 5, note="Thiếu giấy của bà Thử")
    result = office.result(gateway.place, "PC01-TEST", paper)
    token, parcel = gateway.token(other), a_packet(1).parcel
    for method, path, body in (
        ("POST", "/v1/dossiers/query", {"ids": [parcel.submission_id]}),
        ("POST", "/v1/receipts", {"ids": [parcel.submission_id]}),
        ("POST", "/v1/dossiers/held", {"ids": [parcel.dossier_id]}),
        ("GET", "/v1/changes?since=0", None),
        ("GET", f"/v1/results/{result['sha256']}", None),
        ("GET", f"/v1/office/dossiers/{parcel.dossier_id}", None),
        ("GET", f"/v1/office/dossiers/{parcel.dossier_id}/pdf", None),
    ):
        said = gateway.raw(method, path, token=token, body=body)
        for word in ("received_at", "PC01", "Thiếu", parcel.digest, "%PDF"):
            assert word not in said.text, path
    assert gateway.raw("GET", f"/v1/results/{result['sha256']}", token=gateway.token(owner)).content == PAPER
