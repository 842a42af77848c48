"""No signal in the hamlet: dossiers go by stick with another laptop, receipts come back, and nothing goes twice."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.services import carry
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine
from tests.support.stories import a_finalized_pension, enrolled


@pytest.fixture
def carrier(tmp_path: Path, helper: CommandLine, gateway: RunningGateway) -> CommandLine:
    other = CommandLine(tmp_path / "carrier", helper.capsys, helper.monkeypatch)
    other.make_vault()
    code = office.enroll(gateway.place, "Máy 2", "Xã Khác")["code"]
    other.does("enroll", f"{gateway.url}#{code}")  # as the sheet's picture says it
    return other


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "usb"
    made.mkdir()
    return made


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    def seen() -> list[tuple[str, int]]:
        files = (path for path in (folder / "carried").rglob("*") if path.is_file())
        return sorted((path.name, path.stat().st_size) for path in files)

    before = seen()
    yield
    assert seen() == before


def test_a_stick_goes_round(
    helper: CommandLine, carrier: CommandLine, gateway: RunningGateway, stick: Path, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    assert helper.does("export", stick)["dossiers"] == 1
    (bundle,) = stick.iterdir()
    assert b"1.014027" not in bundle.read_bytes()
    assert helper.does("dossier", dossier)["outbox"] == "uncertain"
    assert carrier.does("import", stick) == {"bundles": 1, "known": 0, "delivered": 0, "own": 0, "refused": []}
    assert carrier.does("import", stick) == {"bundles": 0, "known": 1, "delivered": 0, "own": 0, "refused": []}
    assert carrier.does("sync")["connection"] == "ok"
    (row,) = office.dossiers(gateway.place)
    assert (row["id"], row["unit"]) == (dossier, "Xã Thạch Thất")
    said = carrier.does("export", stick)
    assert (said["dossiers"], said["receipts_for_others"]) == (0, 1)
    assert carrier.does("import", bundle)["known"] == 1
    assert helper.does("import", stick)["delivered"] == 1
    assert helper.does("dossier", dossier)["outbox"] == "delivered"
    assert helper.does("sync")["sent"] == 0
    assert len(office.dossiers(gateway.place)) == 1
    assert not list(tmp_path.rglob("*.new"))


def test_what_goes_by_stick_and_by_line_arrives_once(
    helper: CommandLine, carrier: CommandLine, gateway: RunningGateway, stick: Path
) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    helper.does("export", stick / "ours.hsb")
    assert helper.does("sync")["sent"] == 1
    carrier.does("import", stick / "ours.hsb")
    carrier.does("sync")
    assert len(office.dossiers(gateway.place)) == 1


def test_a_keeper_takes_in_the_stick_itself(helper: CommandLine, gateway: RunningGateway, stick: Path) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    helper.does("export", stick / "ours.hsb")
    office.import_bundle(gateway.place, stick / "ours.hsb", stick / "reply.hsr")
    assert helper.does("import", stick / "reply.hsr")["delivered"] == 1
    assert helper.does("import", stick / "reply.hsr")["delivered"] == 0
    where = ("--db", gateway.place.db, "--data", gateway.place.data or stick)
    told = [helper.run("gateway", "dossiers", "--limit", limit, *where).out for limit in "12"]
    assert ["--after" in one for one in told] == [True, False]


def test_before_enrolment_nothing_goes_onto_a_stick(helper: CommandLine, stick: Path) -> None:
    dossier = a_finalized_pension(helper)
    for words in (("export", stick), ("import", stick)):
        assert helper.refuses(*words).json["problems"][0]["code"] == "not-enrolled"
    assert list(stick.iterdir()) == []
    assert helper.does("dossier", dossier)["outbox"] == "held"


def test_nothing_waits_nothing_is_written(helper: CommandLine, gateway: RunningGateway, stick: Path) -> None:
    enrolled(helper, gateway)
    assert helper.does("export", stick) == {
        "dossiers": 0,
        "papers": 0,
        "bytes": 0,
        "receipts_for_others": 0,
        "files": [],
        "refused": [],
    }
    assert list(stick.iterdir()) == []


def test_bad_sticks_are_refused_in_a_sentence_and_change_nothing(
    helper: CommandLine, carrier: CommandLine, gateway: RunningGateway, stick: Path
) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    helper.does("export", stick / "ours.hsb")
    office.import_bundle(gateway.place, stick / "ours.hsb", stick / "reply.hsr")
    whole = (stick / "reply.hsr").read_bytes()
    large = stick / "large.hsb"
    with large.open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    (stick / "empty").write_bytes(b"")
    (stick / "photo.hsb").write_bytes(b"\xff\xd8\xff" * 100)
    (stick / "cut.hsr").write_bytes(whole[:-20])
    (stick / "changed.hsr").write_bytes(whole[:-20] + bytes(20))
    for laptop, name, code in (
        (carrier, "large.hsb", "not-a-bundle"),
        (carrier, "empty", "not-a-bundle"),
        (carrier, "photo.hsb", "not-a-bundle"),
        (carrier, "absent.hsb", "no-file"),
        (carrier, "reply.hsr", "receipts-of-another"),
        (helper, "cut.hsr", "bundle-damaged"),
        (helper, "changed.hsr", "bundle-damaged"),
    ):
        with unchanged(laptop.folder):
            assert laptop.refuses("import", stick / name).json["problems"][0]["code"] == code, name
    assert helper.does("import", stick / "reply.hsr")["delivered"] == 1


def test_an_own_bundle_under_any_name_is_neither_stored_nor_sent(
    helper: CommandLine, gateway: RunningGateway, stick: Path
) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    helper.does("export", stick / "ours.hsb")
    (stick / "ours.hsb").rename(stick / "quà của bác.hsb")
    assert helper.does("import", stick) == {"bundles": 0, "known": 0, "delivered": 0, "own": 1, "refused": []}
    assert helper.does("carried") == {"waiting": 0, "replies": 0, "refused": []}


def test_author_and_carrier_are_told_of_a_bundle_that_no_gateway_takes(
    helper: CommandLine, carrier: CommandLine, gateway: RunningGateway, stick: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    helper.does("export", stick)
    (bundle,) = stick.iterdir()
    machine = bundle.name.removeprefix("hosolang-").removesuffix(".hsb")
    (device,) = (row["device"] for row in office.devices(gateway.place) if row["device"].startswith(machine))
    carrier.does("import", stick)
    office.revoke(gateway.place, device)
    assert "Not taken: 1 bundle of other laptops" in carrier.run("sync").out
    told = {"machine": machine, "code": "unknown-author", "sentence": carry.sentence("unknown-author")}
    assert carrier.does("carried") == {"waiting": 0, "replies": 0, "refused": [{**told, "is_own": False}]}
    assert carrier.does("import", stick)["refused"] == [{**told, "is_own": False}]
    assert not [path for path in (carrier.folder / "carried").iterdir() if path.stat().st_size]
    said = carrier.does("export", stick)
    assert (said["files"], said["refused"]) == ([next(stick.glob("*.hsn")).name], [{**told, "is_own": False}])
    assert helper.does("import", stick)["refused"] == [{**told, "is_own": True}]
    assert helper.does("dossier", dossier)["outbox"] == "uncertain"
    long_ago = time.time() - (carry.TOLD_FOR + timedelta(days=1)).total_seconds()
    for mark in (carrier.folder / "carried").glob("*.refused"):
        os.utime(mark, (long_ago, long_ago))
    assert carrier.does("carried")["refused"] == []  # told for weeks, not for ever
    assert carrier.does("import", bundle)["known"] == 1  # and never taken in again
    for number, wrong in enumerate((b"[]", b'{"bundle": "x", "refused": 1}', b"{" * 2000)):
        (stick / f"wrong-{number}.hsn").write_bytes(wrong)
        assert helper.refuses("import", stick / f"wrong-{number}.hsn").json["problems"][0]["code"] == "not-a-bundle"


def test_a_bundle_that_no_gateway_takes_stands_aside_and_holds_up_no_other(
    helper: CommandLine, carrier: CommandLine, gateway: RunningGateway, stick: Path
) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    helper.does("export", stick / "ours.hsb")
    content = (stick / "ours.hsb").read_bytes()
    for number, broken in enumerate((content[:-30], content[:-1] + b"x", content[:300])):
        (stick / f"broken-{number}.hsb").write_bytes(broken)
    assert carrier.does("import", stick)["bundles"] == 4
    assert carrier.does("sync")["connection"] == "ok"
    assert len(office.dossiers(gateway.place)) == 1
    assert carrier.does("export", stick)["receipts_for_others"] == 1
    assert sorted(path.suffix for path in (carrier.folder / "carried").iterdir()) == [".hsr"] + [".refused"] * 3


def test_the_keys_of_sync_are_those_that_scripts_rely_on(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    said = helper.run("--json", "sync")
    keys = "sent waiting uncertain refused set_aside events connection bytes seconds per_dossier"
    assert sorted(json.loads(said.out)) == sorted(keys.split())
    assert helper.does("sending")["last_run"]["sent"] == 1


def test_sending_by_itself_is_paused_and_goes_on(helper: CommandLine) -> None:
    assert helper.does("sync", "--pause") == {"paused": True}
    assert helper.does("sending")["paused"]
    assert helper.does("sync", "--resume") == {"paused": False}
    chosen = helper.does("sending", "--night", "22-5", "--files-when-metered", "yes")
    assert (chosen["night_from"], chosen["night_to"], chosen["files_when_metered"]) == (22, 5, True)
    assert helper.does("sending", "--night", "off")["night_from"] is None
    for wrong in ("22", "5-5", "25-3", "a-b"):
        helper.refuses("sending", "--night", wrong)
