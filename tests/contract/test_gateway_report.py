"""What a keeper counts: units, procedures, months, outcomes, silence; and never a name."""

import json
from pathlib import Path

import pytest

from sync.gateway import office
from sync.submission import sign
from tests.support.command_line import CommandLine
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet


def sent(gateway: LiveGateway, seed: int, unit: str, *numbers: int, files: bool = False) -> None:
    laptop = gateway.laptop(seed, unit=unit)
    parcels = [a_packet(number, files=[b"x"] if files else []).parcel for number in numbers]
    with gateway.line(laptop) as line:
        line.send(parcels, [sign(laptop[0], parcel, laptop[1].gateway_id) for parcel in parcels])


def test_counts_by_unit_month_outcome_and_silence(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    sent(gateway, 1, "Xã Một", 1, 2, 3)
    sent(gateway, 2, "Xã Hai", 4, files=True)
    office.status(gateway.place, "PC01-TEST", 2)
    office.status(gateway.place, "PC02-TEST", 6, note="Lệ phí 8.000 đồng")
    gateway.clock.pass_(days=29, hours=17)  # 1 April in Việt Nam, still March in London
    sent(gateway, 1, "Xã Một", 5)
    said = office.report(gateway.place)
    by_place = {(row["unit"], row["month"]): row for row in said["rows"]}
    assert set(by_place) == {("Xã Một", "2026-03"), ("Xã Một", "2026-04"), ("Xã Hai", "2026-03")}
    first = by_place["Xã Một", "2026-03"]
    assert (first["procedure"], first["dossiers"], first["silent"]) == ("1.014027", 3, 1)
    assert first["outcomes"] == {"2": 1, "6": 1, "none": 1}
    assert (by_place["Xã Hai", "2026-03"]["incomplete"], by_place["Xã Hai", "2026-03"]["silent"]) == (1, 0)
    assert by_place["Xã Một", "2026-04"]["silent"] == 0
    assert (said["total"]["dossiers"], said["laptops"]) == (5, {"Xã Một": 1, "Xã Hai": 1})
    assert [row["dossiers"] for row in office.report(gateway.place, month="2026-04")["rows"]] == [1]
    assert office.report(gateway.place, unit="Xã Hai")["total"]["dossiers"] == 1


def test_past_the_day_that_the_office_named_is_overdue_until_it_ends(gateway: LiveGateway) -> None:
    from datetime import date

    sent(gateway, 1, "Xã Một", 1, 2)
    for code in ("PC01-TEST", "PC02-TEST"):
        office.status(gateway.place, code, 2, due_on=date(2026, 3, 10))
    assert office.report(gateway.place)["total"]["overdue"] == 0
    gateway.clock.pass_(days=10)
    assert office.report(gateway.place)["total"]["overdue"] == 2
    office.status(gateway.place, "PC01-TEST", 9)
    assert office.report(gateway.place)["total"]["overdue"] == 1


def test_the_command_names_nobody(
    gateway: LiveGateway, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(gateway, 1, "Xã Một", 1)
    folder: Path = gateway.place.data or gateway.folder
    keeper = CommandLine(folder, capsys, monkeypatch, passphrase=None)
    said = keeper.does("gateway", "report", "--db", gateway.place.db, "--month", "2026-03")
    assert said["total"]["dossiers"] == 1
    for word in ("Lò", "PC01", "máy 1", a_packet(1).parcel.dossier_id):
        assert word not in json.dumps(said, ensure_ascii=False)
    refused = keeper.refuses("gateway", "report", "--db", gateway.place.db, "--month", "3/2026", code=2)
    assert refused.json["problems"][0]["code"] == "bad-usage"
