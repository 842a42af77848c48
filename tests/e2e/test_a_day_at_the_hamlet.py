"""The chain by command line, as a helper walks it with villagers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.practice import (
    BIRTH,
    FAMILY_ANSWERS,
    FATHER_CARD,
    MOTHER_CARD,
    PENSION,
    PENSION_ANSWERS,
    PENSIONER_CARD,
    child_answers,
)
from app.services import tell_withdrawn
from app.services.today import look
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine
from tests.support.desks import the_desk_again
from tests.support.stories import AGREED, a_finalized_pension, a_pension, enrolled

TODAY = (datetime.now(UTC) + timedelta(hours=7)).date()
BORN = TODAY - timedelta(days=12)


def test_an_old_woman_who_knows_only_her_year_of_birth_gets_her_pension_papers_to_the_office(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    assert helper.does("find", "xin tiền già")[0]["code"] == PENSION
    assert helper.does("papers", PENSION)[0]["printed_here"]
    enrolled(helper, gateway)
    dossier = a_pension(helper)
    born = next(one for one in helper.does("questions", dossier) if one["fact"] == "born" and one["role"] == "owner")
    assert (born["value"], born["origin"]) == ("1940", "scanned")
    for kind in ("declaration", "preparation", "consent", "guidance"):
        printed = helper.does("print", kind, "--dossier", dossier, "-o", tmp_path / f"{kind}.pdf")
        assert printed["pages"] >= 1
        assert printed["files"] == [printed["file"]]
        assert Path(printed["file"]).read_bytes().startswith(b"%PDF-")
    frozen = helper.does("finalize", dossier)
    assert len(frozen["digest"]) == 64
    assert helper.does("sync")["sent"] == 1
    row = helper.does("dossier", dossier)
    assert (row["state"], row["outbox"], row["filing"], row["owner"]) == (
        "finalized",
        "delivered",
        None,
        "Nguyễn Thị Ệ",
    )
    filing = helper.does(
        "filed", dossier, "--number", "h10-0001/26", "--received", TODAY.isoformat(), "--source", "paper"
    )["filing"]
    assert filing["number"] == "H10-0001/26"
    assert helper.does("dossiers", "--state", "filed")["rows"][0]["portal_number"] == "H10-0001/26"


def test_what_the_office_does_comes_back_with_the_next_sync(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    helper.does("sync")
    office.status(gateway.place, dossier, 5, note="Thiếu giấy.", number="H10-77")
    assert helper.does("sync")["events"] == 1
    row = helper.does("dossier", dossier)
    assert (row["portal_status"], row["portal_number"]) == (5, "H10-77")
    assert [one["id"] for one in helper.does("dossiers", "--state", "returned")["rows"]] == [dossier]
    assert [(one["status"], one["note"]) for one in row["timeline"] if one["kind"] == "portal"] == [(5, "Thiếu giấy.")]


def test_only_a_sync_that_came_to_its_end_is_remembered(helper: CommandLine, gateway: RunningGateway) -> None:
    def remembered() -> datetime | None:
        desk = the_desk_again(helper.folder, read_only=True)
        with desk.vault:
            return look(desk).last_success

    assert helper.run("sync").code == 1  # no gateway is known yet
    assert remembered() is None
    enrolled(helper, gateway)
    before = datetime.now(UTC)
    helper.does("sync")
    last = remembered()
    assert last is not None
    assert before <= last <= datetime.now(UTC)


def test_a_returned_dossier_goes_again_as_revision_two(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    helper.does("sync")
    assert helper.does("revise", dossier) == {"state": "draft"}
    phone = {"/data/home/owner_has_phone": "own", "/data/home/owner_phone": "0912345678"}
    helper.does("answer", dossier, "--answers", helper.answers(phone))
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    (held,) = office.dossiers(gateway.place)
    assert (held["id"], held["revision"]) == (dossier, 2)


def test_a_slip_of_the_hand_is_taken_back_before_it_is_sent(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    assert helper.does("reopen", dossier) == {"state": "draft"}
    assert helper.does("sync")["sent"] == 0
    again = helper.does("finalize", dossier)["submission_id"]
    assert helper.does("sync")["sent"] == 1
    (held,) = office.dossiers(gateway.place)
    assert (held["submission_id"], held["revision"]) == (again, 1)


def test_withdrawn_before_sending_means_never_sent(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    assert helper.does("withdraw", dossier, "--reason", "đổi ý") == {"state": "withdrawn", "tell_office": False}
    assert helper.does("sync")["sent"] == 0
    assert office.dossiers(gateway.place) == []


def test_the_office_is_told_of_what_is_withdrawn_after_it_was_delivered(
    helper: CommandLine, gateway: RunningGateway
) -> None:
    enrolled(helper, gateway)
    dossier, kept = a_finalized_pension(helper), a_finalized_pension(helper)
    helper.does("sync")
    assert helper.does("withdraw", dossier) == {"state": "withdrawn", "tell_office": True}
    helper.does("sync")
    assert {row["id"]: bool(row["withdrawn_at"]) for row in office.dossiers(gateway.place)} == {
        dossier: True,
        kept: False,
    }
    helper.does("sync")
    desk = the_desk_again(helper.folder, read_only=True)
    with desk.vault, desk.vault.read() as unit:
        binding = unit.binding.get()
        assert binding is not None
        assert tell_withdrawn.to_tell(desk, binding) == []
    assert helper.does("dossier", dossier)["state"] == "withdrawn"
    assert helper.does("tasks") == []


def test_consent_taken_back_before_sending_means_never_sent(helper: CommandLine, gateway: RunningGateway) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    said = helper.does("consent", dossier, "--consent", "", "--read-by", "Mai")
    assert (said["purposes"], said["tell_office"]) == ([], False)
    assert helper.does("sync")["sent"] == 0
    assert office.dossiers(gateway.place) == []


def test_twins_are_two_dossiers_of_one_case_and_share_their_parents(helper: CommandLine) -> None:
    cards = ("--id-qr", f"mother={MOTHER_CARD}", "--id-qr", f"father={FATHER_CARD}")
    family = {**FAMILY_ANSWERS, **child_answers("Vì Thị Song", "female", BORN)}
    first = helper.does("fill", BIRTH, *AGREED, *cards, "--answers", helper.answers(family))
    own = helper.answers(child_answers("Vì Văn Sinh", "male", BORN))
    second = helper.does("fill", BIRTH, *AGREED, "--from", first["id"], "--answers", own)
    assert first["problems"] == second["problems"] == []
    rows = [helper.does("dossier", one["id"]) for one in (first, second)]
    assert [row["owner"] for row in rows] == ["Vì Thị Song", "Vì Văn Sinh"]
    assert {row["filer"] for row in rows} == {"Lò Thị Mẫu"}
    assert len({row["case"] for row in rows}) == 1
    asked = {one["ref"]: one for one in helper.does("questions", second["id"])}
    assert asked["/data/mother/mother_number"]["value"] == "001198000027"
    assert asked["/data/mother/mother_number"]["origin"] == "earlier"


def test_nothing_of_the_child_is_taken_over_to_its_twin(helper: CommandLine) -> None:
    family = {**FAMILY_ANSWERS, **child_answers("Vì Thị Song", "female", BORN)}
    first = helper.does("fill", BIRTH, *AGREED, "--answers", helper.answers(family))
    second = helper.does("fill", BIRTH, *AGREED, "--from", first["id"])
    asked = {one["ref"]: one["value"] for one in helper.does("questions", second["id"])}
    assert asked["/data/child/child_name"] == asked["/data/child/child_born"] == ""
    assert asked["/data/certificate/certificate_facility"] == ""


def test_an_address_of_before_the_merger_is_led_to_todays_commune(helper: CommandLine) -> None:
    dossier = helper.does("fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD)["id"]
    asked = {one["ref"]: one for one in helper.does("questions", dossier)}
    assert asked["/data/home/owner_commune"]["value"] == "09955"
    assert asked["/data/home/owner_commune"]["origin"] == "suggested"
    assert "Liên Quan" in asked["/data/home/owner_address_on_card"]["value"]


def test_whoever_does_not_agree_to_keeping_gets_the_paper_and_leaves_no_trace(
    helper: CommandLine, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in helper.folder.rglob("*") if path.is_file()}
    helper.passphrase = None
    out = tmp_path / "declaration.pdf"
    consent = ("--consent", "prepare", "--read-by", "Mai")
    answers = helper.answers(PENSION_ANSWERS)
    printed = helper.does("fill", PENSION, *consent, "--id-qr", PENSIONER_CARD, "--answers", answers, "-o", out)
    assert (printed["id"], printed["problems"]) == (None, [])
    assert out.read_bytes().startswith(b"%PDF-")
    assert {path: path.read_bytes() for path in helper.folder.rglob("*") if path.is_file()} == before


def test_the_office_copy_is_compared_with_the_vault(helper: CommandLine, tmp_path: Path) -> None:
    dossier = a_pension(helper)
    helper.does("print", "declaration", "--dossier", dossier, "-o", tmp_path / "before.pdf")
    assert helper.does("scan", tmp_path / "before.pdf")["fields"]["agreement"] == "agrees"
    helper.does("answer", dossier, "--answers", helper.answers({"/data/payment/pay_how": "account"}))
    assert helper.does("scan", tmp_path / "before.pdf")["fields"]["agreement"] == "differs"
    helper.passphrase = None
    alone = helper.does("scan", tmp_path / "before.pdf")
    assert (alone["fields"]["agreement"], alone["warnings"]) == ("unknown", ["not_compared"])


def test_a_paper_is_attached_and_travels_with_the_dossier(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_pension(helper)
    printed = helper.does("print", "declaration", "--dossier", dossier, "-o", tmp_path / "signed.png")
    assert printed["file"] == printed["files"][0] == str(tmp_path / "signed.png")
    assert sorted(printed["files"]) == sorted(map(str, tmp_path.glob("signed*.png")))
    assert len(printed["files"]) == printed["pages"]
    attached = helper.does("attach", dossier, "request", tmp_path / "signed.png")
    assert attached["papers"][0]["media_type"] == "image/png"
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    (held,) = office.dossiers(gateway.place)
    assert held["missing_files"] == 0
    assert held["received_at"] is not None
    assert helper.does("scan", printed["files"][-1])["fields"]["agreement"] == "agrees"


def test_a_missing_paper_is_asked_about_once(helper: CommandLine) -> None:
    cards = ("--id-qr", f"mother={MOTHER_CARD}", "--id-qr", f"father={FATHER_CARD}")
    family = {**FAMILY_ANSWERS, **child_answers("Vì Thị Song", "female", BORN)}
    dossier = helper.does("fill", BIRTH, *AGREED, *cards, "--answers", helper.answers(family))["id"]
    (problem,) = helper.refuses("finalize", dossier).json["problems"]
    assert (problem["ref"], problem["code"], problem["severity"]) == ("birth_certificate", "paper-missing", "warning")
    helper.does("attach", dossier, "birth_certificate", "--state", "have")
    helper.does("finalize", dossier)


def test_a_warning_that_stands_is_accepted_by_its_code(helper: CommandLine) -> None:
    pensioned = {**PENSION_ANSWERS, "/data/income/has_pension": "yes", "/data/income/pension_amount": 900000}
    answers = helper.answers(pensioned)
    dossier = helper.does("fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD, "--answers", answers)["id"]
    (problem,) = helper.refuses("finalize", dossier).json["problems"]
    assert problem["severity"] == "warning"
    helper.does("finalize", dossier, "--accept", problem["code"])


def test_lists_are_found_without_marks_and_in_pages(helper: CommandLine) -> None:
    made = [helper.does("fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD)["id"] for _ in range(3)]
    first = helper.does("dossiers", "--limit", "2", "--find", "nguyen thi e")
    second = helper.does("dossiers", "--limit", "2", "--find", "nguyen thi e", "--after", first["after"])
    assert sorted(row["id"] for page in (first, second) for row in page["rows"]) == sorted(made)
    assert second["after"] is None
    assert helper.does("dossiers", "--find", "khong co ai")["rows"] == []


def test_the_consent_can_be_changed_and_then_nothing_more_is_written(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    helper.does("consent", dossier, "--consent", "none", "--read-by", "Mai")
    for command in (("finalize", dossier), ("answer", dossier, "--answers", helper.answers({}))):
        assert helper.refuses(*command).json["problems"][0]["code"] == "consent-withdrawn"
    helper.does("consent", dossier, "--consent", "prepare,keep,call", "--read-by", "Mai")
    helper.does("finalize", dossier)


@pytest.mark.parametrize("kind", ["guidance", "blank", "consent"])
def test_papers_that_speak_of_nobody_need_no_vault(helper: CommandLine, tmp_path: Path, kind: str) -> None:
    helper.folder, helper.passphrase = tmp_path / "nowhere", None
    assert helper.does("print", kind, "--procedure", BIRTH, "-o", tmp_path / "paper.pdf")["pages"] >= 1
    assert not helper.folder.exists()


def test_the_sheets_of_a_whole_family_come_in_one_file(helper: CommandLine, tmp_path: Path) -> None:
    family = [helper.does("fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD)["id"] for _ in range(2)]
    one = helper.does("print", "guidance", "--dossier", family[0], "-o", tmp_path / "one.pdf")["pages"]
    both = helper.does("print", "guidance", "--dossier", *family, "-o", tmp_path / "both.pdf")["pages"]
    large = helper.does("print", "guidance", "--dossier", family[0], "--large", "-o", tmp_path / "large.pdf")["pages"]
    assert both == 2 * one
    assert large >= one
