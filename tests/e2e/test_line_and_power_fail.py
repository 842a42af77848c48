"""The network breaks, the gateway is not what it should be, the power fails: nothing is lost, nothing is doubled."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.finalize_dossier import finalize
from app.services.list_dossiers import page
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from forms.dossier import OutboxState, Purpose
from forms.identity import read_card
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway
from tests.support.command_line import ROOT, CommandLine
from tests.support.cutting_proxy import ENDLESS, cutting_proxy
from tests.support.desks import a_desk
from tests.support.stories import a_finalized_pension, enrolled
from tests.support.vaults import FixedClock
from tests.support.wrong_servers import answering


def a_frozen_pension(desk: Desk) -> str:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [("owner", read_card(PENSIONER_CARD))]
    dossier = start(desk, PENSION, consent, cards=cards, answers=PENSION_ANSWERS).id
    finalize(desk, dossier)
    return dossier


def test_a_line_that_breaks_anywhere_loses_nothing_and_doubles_nothing(tmp_path: Path, gateway: RunningGateway) -> None:
    desk = a_desk(tmp_path / "vault")
    made: list[str] = []
    seen: set[str] = set()
    with cutting_proxy(urlsplit(gateway.url).port or 0) as proxy:
        enroll_laptop(desk, proxy.url, office.enroll(gateway.place, "Máy 1")["code"])
        reached_the_end = False
        while not reached_the_end:
            made.append(a_frozen_pension(desk))
            proxy.pieces = len(made) - 1
            broken = sync(desk)
            reached_the_end = broken.connection == "ok"
            told = {one.state for one in broken.per_dossier} - {OutboxState.DELIVERED}
            seen |= told
            assert all(one.reason for one in broken.per_dossier if one.state in told)
            proxy.pieces = ENDLESS
            assert sync(desk).connection == "ok"
            assert {row.outbox for row in page(desk, limit=500).rows} == {OutboxState.DELIVERED}
    assert seen == {OutboxState.WAITING, OutboxState.UNCERTAIN}
    held = [one["id"] for one in office.dossiers(gateway.place, limit=500)]
    assert sorted(held) == sorted(made)
    assert len(made) > 5
    desk.vault.close()


@pytest.mark.parametrize(
    ("status", "media_type", "body"),
    [
        (200, "text/html", b"<html><body>Xin moi dang nhap wifi</body></html>"),
        (200, "application/json", b'{"ok": true}'),
        (200, "application/json", b"{"),
        (302, "text/html", b""),
        (500, "text/plain", b"oops"),
    ],
)
def test_what_is_no_gateway_gets_nothing(
    helper: CommandLine, tmp_path: Path, status: int, media_type: str, body: bytes
) -> None:
    with running_gateway(tmp_path / "gateway") as gateway:
        enrolled(helper, gateway)
        port = urlsplit(gateway.url).port or 0
    dossier = a_finalized_pension(helper)
    with answering(port, status, media_type, body):
        said = helper.run("--json", "sync")
    assert said.code == 3, said.err
    assert len(said.err.splitlines()) == 1
    assert (said.json["sent"], said.json["waiting"]) == (0, 1)
    assert said.json["per_dossier"][0]["reason"]
    with running_gateway(tmp_path / "gateway", port=port) as gateway:
        assert helper.does("sync")["sent"] == 1
        assert [one["id"] for one in office.dossiers(gateway.place)] == [dossier]


def test_another_gateway_at_the_same_address_gets_nothing(helper: CommandLine, tmp_path: Path) -> None:
    with running_gateway(tmp_path / "gateway") as gateway:
        enrolled(helper, gateway)
        port = urlsplit(gateway.url).port or 0
    a_finalized_pension(helper)
    with running_gateway(tmp_path / "other", port=port) as other:
        assert helper.run("--json", "sync").code == 3
        assert office.dossiers(other.place) == []


def test_without_a_gateway_everything_waits_and_says_why(helper: CommandLine, tmp_path: Path) -> None:
    with running_gateway(tmp_path / "gateway") as gateway:
        enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    said = helper.run("--json", "sync")
    assert (said.code, said.json["waiting"], said.json["connection"]) == (3, 1, "no-gateway")
    assert helper.does("dossier", dossier)["outbox"] == "waiting"


def test_before_enrolment_a_sync_says_what_is_missing(helper: CommandLine) -> None:
    a_finalized_pension(helper)
    said = helper.run("--json", "sync")
    assert (said.code, said.json["connection"]) == (1, "not-enrolled")
    assert "enrol" in said.err


def test_an_enrolment_code_of_another_gateway_binds_nothing(helper: CommandLine, tmp_path: Path) -> None:
    with running_gateway(tmp_path / "a") as one, running_gateway(tmp_path / "b") as other:
        code = office.enroll(other.place, "Máy 1")["code"]
        helper.refuses("enroll", one.url, code)
    assert helper.run("--json", "sync").json["connection"] == "not-enrolled"


def test_enrolling_without_a_network_is_not_now(helper: CommandLine, tmp_path: Path) -> None:
    with running_gateway(tmp_path / "gateway") as gateway:
        code = office.enroll(gateway.place, "Máy 1")["code"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{probe.getsockname()[1]}"
        helper.refuses("enroll", nobody, code, code=3)


def test_a_dossier_is_held_for_a_minute_before_it_goes_by_itself(tmp_path: Path, gateway: RunningGateway) -> None:
    clock = FixedClock()
    desk = a_desk(tmp_path / "vault", clock)
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    a_frozen_pension(desk)
    assert sync(desk, release_all=False).sent == 0
    assert page(desk).rows[0].outbox is OutboxState.HELD
    assert sync(desk, release_all=True).sent == 1
    desk.vault.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's file size limit tears writes")
@pytest.mark.parametrize(("scenario", "step", "least_kills"), [("pension", 6200, 6), ("sent", 38950, 5)])
def test_the_power_fails_at_any_write_of_finalizing_and_sending(
    scenario: str, step: int, least_kills: int, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.e2e.killed_helpers", scenario, "bytes", str(step), str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["wrong"] == []
    assert told["kills"] >= least_kills
