"""A laptop that the gateway shut out is told the way back, and the way leads there; so is one with a wrong clock."""

import re
from datetime import UTC, datetime
from pathlib import Path

from app.services import desk
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine
from tests.support.stories import a_finalized_pension, enrolled
from tests.support.vaults import FixedClock


def test_the_way_that_is_told_leads_back(helper: CommandLine, gateway: RunningGateway, tmp_path: Path) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    (device,) = (row["device"] for row in office.devices(gateway.place))
    office.revoke(gateway.place, device)
    said = helper.run("sync")
    assert said.code == 3
    for step in ("nothing here is lost", "`backup`", "`restore --replace`", "`enroll`", "`sync`"):
        assert step in said.err, said.err
    helper.does("backup", tmp_path / "copy.hsl")
    helper.does("restore", tmp_path / "copy.hsl", "--replace")
    code = office.enroll(gateway.place, "Máy 1 làm lại", "Xã Thạch Thất")["code"]
    helper.does("enroll", gateway.url, code)
    helper.does("sync")
    assert [row["id"] for row in office.dossiers(gateway.place)] == [dossier]
    assert helper.does("dossier", dossier)["outbox"] == "delivered"


def test_sync_says_that_the_clock_is_behind(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    assert "behind" not in helper.run("sync").err
    helper.monkeypatch.setattr(desk, "SYSTEM_CLOCK", FixedClock(datetime(2024, 1, 1, tzinfo=UTC)))
    said = helper.run("--json", "sync")
    assert re.search(r"This laptop's clock is \d+ days behind a signed time", said.err)
    assert said.json["connection"]
