"""The gateway keeps the head of the laptop's journal: whoever cuts it off or writes it anew is found out by `check`."""

from pathlib import Path
from shutil import copytree, rmtree

from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine
from tests.support.stories import a_finalized_pension, a_pension, enrolled


def codes(helper: CommandLine) -> list[str]:
    said = helper.run("--json", "check").json
    return [finding["code"] for finding in said["findings"]]


def test_the_head_goes_with_every_sync_and_is_there_for_the_report(
    helper: CommandLine, gateway: RunningGateway
) -> None:
    assert helper.does("journal")["confirmed"] == 0
    enrolled(helper, gateway)
    a_finalized_pension(helper)
    helper.does("sync")
    first = helper.does("journal")
    assert first["confirmed"] == first["count"] > 0
    a_pension(helper)
    second = helper.does("journal")
    assert second["count"] > second["confirmed"] == first["count"]
    helper.does("sync")
    assert helper.does("journal")["confirmed"] == second["count"]
    assert codes(helper) == []


def test_a_vault_put_back_by_hand_is_found_out_by_what_the_gateway_keeps(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    a_pension(helper)
    helper.does("sync")
    copytree(helper.folder, tmp_path / "earlier")
    a_finalized_pension(helper)
    helper.does("sync")
    rmtree(helper.folder)
    copytree(tmp_path / "earlier", helper.folder)
    assert codes(helper) == []
    helper.does("sync")
    assert codes(helper) == ["journal-differs"]


def test_a_restore_begins_anew(helper: CommandLine, gateway: RunningGateway, tmp_path: Path) -> None:
    enrolled(helper, gateway)
    a_pension(helper)
    helper.does("sync")
    helper.does("backup", tmp_path / "one.hsl")
    rmtree(helper.folder)
    helper.does("restore", tmp_path / "one.hsl")
    assert codes(helper) == []
    enrolled(helper, gateway)
    helper.does("sync")
    assert codes(helper) == []
