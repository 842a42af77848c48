"""What the office asks comes home as a task with its own words; what it gives back is kept and handed over."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.practice import PENSION
from app.services import follow_up, today
from app.services.change_course import reopen, revise, withdraw
from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.finalize_dossier import finalize
from app.services.hand_over_result import hand_over
from app.services.legal_time import due_by_card
from app.services.pay_fee import fee_asked, note_fee
from app.services.record_consent import given, record
from app.services.record_filing import file
from app.services.sync_now import sync
from app.services.tasks import Task, TaskKind, tasks
from app.services.today import look
from forms.dossier import Purpose
from forms.follow_up import Tell
from forms.refusal import Refusal
from sync.gateway import office
from sync.gateway.cabinet import Act
from sync.gateway.serving import RunningGateway
from sync.ports import Change
from tests.e2e.test_line_and_power_fail import a_frozen_pension
from tests.support.command_line import CommandLine
from tests.support.desks import FRIDAY_NOON, a_desk
from tests.support.stories import a_finalized_pension, enrolled
from tests.support.vaults import USER, FixedClock

PAPER = b"%PDF-1.7\n" + bytes(range(256)) * 40


def by_kind(found: list[Task]) -> dict[str, Task]:
    return {str(task.kind): task for task in found}


def test_a_supplement_becomes_a_task_a_new_revision_and_is_answered(tmp_path: Path, gateway: RunningGateway) -> None:
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    dossier = a_frozen_pension(desk)
    sync(desk)
    assert tasks(desk) == []
    office.status(gateway.place, dossier, 5, note="Thiếu ảnh giấy xác nhận nghèo")
    assert sync(desk).events == 1
    (task,) = tasks(desk)
    assert (task.kind, task.dossier_id, task.words) == (TaskKind.SUPPLEMENT, dossier, "Thiếu ảnh giấy xác nhận nghèo")
    revise(desk, dossier)
    assert [one.kind for one in tasks(desk)] == [TaskKind.SUPPLEMENT]
    finalize(desk, dossier)
    assert tasks(desk) == []
    assert sync(desk).sent == 1
    (row,) = office.dossiers(gateway.place)
    assert row["revision"] == 2
    assert [line.dossier_id for line in today.outbox(desk)] == [dossier], "a line a version tells nobody anything"
    desk.vault.close()


def test_a_fee_and_a_draft_to_confirm_are_tasks_until_the_office_goes_on(
    tmp_path: Path, gateway: RunningGateway
) -> None:
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    dossier = a_frozen_pension(desk)
    sync(desk)
    office.record(gateway.place, dossier, Act(6, "Nộp tại quầy", fee=8000))
    sync(desk)
    fee = by_kind(tasks(desk))["fee"]
    assert (fee.words, fee.fee) == ("Nộp tại quầy", 8000)
    office.confirm(gateway.place, dossier, date(2026, 11, 21), note="Xem lại bản khai")
    sync(desk)
    assert [one.kind for one in tasks(desk)] == [TaskKind.CONFIRM, TaskKind.FEE]  # one hides no other
    assert str(tasks(desk)[0].due_on) == "2026-11-21"
    assert tasks(desk, dossier) == tasks(desk)
    told(desk, dossier, "status", {"status": 5, "note": "Thiếu giấy"}, 101)
    assert {one.kind for one in tasks(desk)} == {TaskKind.CONFIRM, TaskKind.FEE, TaskKind.SUPPLEMENT}
    told(desk, dossier, "status", {"status": 4}, 102)
    assert tasks(desk) == []
    with desk.vault.read() as unit:
        assert unit.dossiers.row(dossier).due is None  # by which day to confirm is no promise of a result
    desk.vault.close()


def test_a_fee_is_paid_once_with_its_receipt_and_no_code_is_printed_after(
    tmp_path: Path, gateway: RunningGateway
) -> None:
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    dossier = a_frozen_pension(desk)
    with pytest.raises(Refusal, match="not asked"):
        follow_up.pay(desk, dossier)
    sync(desk)
    office.record(gateway.place, dossier, Act(6, "Nộp tại quầy", fee=8000))
    sync(desk)
    with pytest.raises(Refusal) as refused:
        follow_up.pay(desk, dossier, picture=b"GIF89a")
    assert refused.value.code == "unknown-file-kind"
    done = follow_up.pay(desk, dossier, words="Biên lai 0012", picture=PAPER)
    assert (done.amount, done.by, done.media_type) == (8000, USER, "application/pdf")
    assert tasks(desk) == []
    assert follow_up.picture_of(desk, dossier) == (done, PAPER)
    for again in (lambda: follow_up.pay(desk, dossier), lambda: fee_asked(desk, dossier)):
        with pytest.raises(Refusal) as refused:
            again()
        assert refused.value.code == "fee-paid"
    office.record(gateway.place, dossier, Act(6, "Nộp thêm", fee=2000))
    sync(desk)
    assert (tasks(desk)[0].fee, fee_asked(desk, dossier).amount) == (2000, 2000)
    desk.vault.erase([dossier], "asked")
    assert not list((tmp_path / "vault" / "papers").glob("*.seg"))
    desk.vault.close()


def test_silence_is_put_off_with_a_reason_and_comes_back(tmp_path: Path) -> None:
    clock = FixedClock(FRIDAY_NOON)
    desk = a_desk(tmp_path / "vault", clock)
    dossier = a_frozen_pension(desk)
    file(desk, dossier, "H48.01-261120-0001", desk.today(), "paper", desk.today() + timedelta(days=3))
    with pytest.raises(Refusal, match="overdue"):
        follow_up.put_off(desk, dossier, desk.today() + timedelta(days=2), "chưa")
    clock.move(timedelta(days=4))
    for until, reason in ((desk.today(), "x"), (desk.today() + timedelta(days=40), "x"), (desk.today(), " ")):
        with pytest.raises(Refusal):
            follow_up.put_off(desk, dossier, until, reason)
    follow_up.put_off(desk, dossier, desk.today() + timedelta(days=2), "Chị Hoa nói chờ ký")
    assert tasks(desk) == []
    clock.move(timedelta(days=2))
    (alarm,) = tasks(desk)
    assert (alarm.kind, alarm.words) == (TaskKind.SILENCE, "Chị Hoa nói chờ ký")
    desk.vault.close()


def test_silence_says_nothing_where_the_card_gives_no_certain_time(tmp_path: Path) -> None:
    clock = FixedClock(FRIDAY_NOON)
    desk = a_desk(tmp_path / "vault", clock)
    day = desk.today()
    assert due_by_card(desk.catalogue, PENSION, "desk", day) is not None
    unsure = [
        (card.code, route)
        for card in desk.catalogue.all()
        for route, way in card.routes.items()
        if way.working_days is None or way.time.mark == "uncertain"
    ]
    assert unsure
    assert {due_by_card(desk.catalogue, code, route, day) for code, route in unsure} == {None}
    assert due_by_card(desk.catalogue, "9.999999", "desk", day) is None
    assert due_by_card(desk.catalogue, PENSION, "desk", date(2099, 1, 5)) is None  # no list of holidays goes so far
    desk.vault.close()


def test_the_times_of_signed_changes_show_a_clock_that_is_behind(tmp_path: Path, gateway: RunningGateway) -> None:
    clock = FixedClock(FRIDAY_NOON)
    desk = a_desk(tmp_path / "vault", clock)
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    dossier = a_frozen_pension(desk)
    assert not look(desk).clock_behind
    told(desk, dossier, "status", {"status": 2}, 101)
    assert desk.vault.trusted_today() == desk.today()
    clock.move(-timedelta(days=3))
    assert look(desk).clock_behind
    assert desk.vault.clock_behind() == timedelta(days=3)
    clock.move(timedelta(days=3))
    assert not look(desk).clock_behind
    desk.vault.close()


def test_a_code_that_nobody_knows_hides_nothing_that_the_office_asked_for(
    tmp_path: Path, gateway: RunningGateway
) -> None:
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    dossier = a_frozen_pension(desk)
    sync(desk)
    told(desk, dossier, "status", {"status": 5, "note": "Thiếu giấy"}, 101)
    told(desk, dossier, "status", {"status": 55}, 102)
    (task,) = tasks(desk)
    assert (task.kind, task.words) == (TaskKind.SUPPLEMENT, "Thiếu giấy")
    told(desk, dossier, "status", {"status": 9}, 103)
    told(desk, dossier, "status", {"status": 99}, 104)
    assert [one.kind for one in tasks(desk)] == [TaskKind.RESULT]
    desk.vault.close()


def told(desk: Desk, dossier: str, kind: str, body: dict[str, object], number: int) -> None:
    with desk.vault.read() as unit:
        latest = unit.submissions.latest(dossier)
        binding = unit.binding.get()
    assert latest is not None
    assert binding is not None
    change = Change(number, dossier, latest.id, kind, FRIDAY_NOON, body, id=f"c{number}")
    desk.vault.outbox_store().apply_changes([change], epoch=binding.epoch, cursor=binding.cursor)


def test_silence_past_the_day_counted_from_the_filing_raises_an_alarm(tmp_path: Path) -> None:
    clock = FixedClock(FRIDAY_NOON)
    desk = a_desk(tmp_path / "vault", clock)
    dossier, other = a_frozen_pension(desk), a_frozen_pension(desk)
    file(desk, dossier, "H48.01-261120-0001", desk.today(), "paper")
    file(desk, other, "H48.01-261120-0002", desk.today(), "paper", desk.today() + timedelta(days=3))
    assert tasks(desk) == []
    clock.move(timedelta(days=4))
    (alarm,) = tasks(desk)
    assert (alarm.kind, alarm.dossier_id, alarm.is_rule) == (TaskKind.SILENCE, other, False)
    clock.move(timedelta(days=60))
    assert {(one.dossier_id, one.is_rule) for one in tasks(desk)} == {(dossier, True), (other, False)}
    desk.vault.close()


def test_a_result_comes_home_is_opened_from_the_vault_and_handed_over(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    helper.does("sync")
    helper.refuses("result", dossier)
    helper.refuses("handed", dossier, "--to", "Lò Thị Thử")
    (tmp_path / "quyet-dinh.pdf").write_bytes(PAPER)
    office.result(gateway.place, dossier, tmp_path / "quyet-dinh.pdf", note="Quyết định hưởng trợ cấp")
    assert helper.does("sync")["connection"] == "ok"
    assert [one["kind"] for one in helper.does("tasks")] == ["result"]
    said = helper.does("result", dossier, "-o", tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == PAPER
    assert (said["media_type"], said["note"]) == ("application/pdf", "Quyết định hưởng trợ cấp")
    assert not [path for path in helper.folder.rglob("*") if path.is_file() and PAPER[:40] in path.read_bytes()]
    helper.refuses("handed", dossier, "--to", "Lò Thị Thử", "--by", "thumb")
    helper.refuses("handed", dossier, "--to", " ")
    done = helper.does("handed", dossier, "--to", "Lò Thị Thử", "--by", "thumb", "--witness", "Mai")["handover"]
    assert (done["taken_by"], done["means"], done["papers"]) == ("Lò Thị Thử", "thumb", [said["sha256"]])
    assert [one["kind"] for one in helper.does("tasks")] == ["how_it_went"]
    assert helper.does("went", dossier, "unsatisfied", "--words", "Chờ lâu quá")["done"]["answer"] == "unsatisfied"
    assert helper.does("tasks") == []
    assert helper.does("check")["ok"]
    helper.does("erase", dossier, "--certificate", tmp_path / "c.pdf")
    assert not list((helper.folder / "papers").glob("*.seg"))


def test_a_result_that_is_gone_at_the_gateway_stops_nothing(tmp_path: Path, gateway: RunningGateway) -> None:
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    first, second = a_frozen_pension(desk), a_frozen_pension(desk)
    sync(desk)
    told(desk, first, "result", {"sha256": "0" * 64, "size": 10, "media_type": "application/pdf", "name": "x"}, 101)
    (tmp_path / "giay.pdf").write_bytes(PAPER)
    office.result(gateway.place, second, tmp_path / "giay.pdf")
    assert sync(desk).connection == "ok"
    with desk.vault.read() as unit:
        assert [len(unit.results.list(name)) for name in (first, second)] == [0, 1]
    with pytest.raises(Refusal):
        hand_over(desk, first, "Lò Thị Thử")
    desk.vault.close()


def test_who_wants_no_more_of_us_or_of_it_is_told_to_the_office_by_a_person(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault")
    dossier = a_frozen_pension(desk)
    file(desk, dossier, "H48.01-261120-0001", desk.today(), "paper")
    assert record(desk, dossier, given(desk, [], "Mai"))
    assert [(one.kind, one.tell) for one in tasks(desk)] == [(TaskKind.TELL_OFFICE, Tell.CONSENT_ENDED)]
    record(desk, dossier, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai"))
    assert tasks(desk) == []  # agreed anew
    record(desk, dossier, given(desk, [], "Mai"))
    follow_up.told_office(desk, dossier, "Chị Hoa đã ghi")
    assert tasks(desk) == []
    with pytest.raises(Refusal) as refused:
        follow_up.told_office(desk, dossier)
    assert refused.value.code == "nothing-to-tell"
    withdraw(desk, dossier)
    assert [one.tell for one in tasks(desk)] == [Tell.WITHDRAWN]
    for way_back in (finalize, reopen, revise, withdraw):
        with pytest.raises(Refusal) as refused:
            way_back(desk, dossier)
        assert refused.value.code == "withdrawn"
        assert "--from" in str(refused.value)  # the way on that there is; reopening is none
    desk.vault.close()


def test_the_command_line_tells_the_day_of_a_task_and_never_says_not_handed_in_of_what_is_filed(
    helper: CommandLine, gateway: RunningGateway
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    assert "Hồ sơ chưa nộp cho xã" in helper.run("sync").out
    office.status(gateway.place, dossier, 3, number="H48.01-261120-0001")  # numbered, and not accepted
    helper.run("sync")
    assert "not filed at the office yet" in helper.run("dossier", dossier).out
    helper.does("filed", dossier, "--number", "H48.01-261120-0002", "--received", "2026-11-20", "--source", "paper")
    office.record(gateway.place, dossier, Act(6, "Tại quầy", fee=8000))
    office.confirm(gateway.place, dossier, date(2026, 11, 24), note="Xem bản thảo")
    helper.run("sync")
    shown = helper.run("tasks").out
    assert "confirm      2026-11-24 " in shown
    assert "8000 đồng  Tại quầy" in shown
    helper.does("revise", dossier)
    assert "not filed" not in helper.run("finalize", dossier).out
    said = helper.run("sync").out
    assert "Máy chủ đã nhận đủ" in said
    assert "chưa nộp" not in said


def test_a_fee_that_the_office_asked_for_by_telephone_is_a_task_too_until_it_is_paid(
    tmp_path: Path, gateway: RunningGateway
) -> None:
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    dossier = a_frozen_pension(desk)
    sync(desk)
    note_fee(desk, dossier, 8000, "phone")
    assert [(one.kind, one.fee) for one in tasks(desk)] == [(TaskKind.FEE, 8000)]
    office.record(gateway.place, dossier, Act(6, "Nộp tại quầy"))  # now the office asks, too, and names no sum
    sync(desk)
    assert [(one.kind, one.fee, one.words) for one in tasks(desk)] == [(TaskKind.FEE, 8000, "Nộp tại quầy")]
    follow_up.pay(desk, dossier)
    assert tasks(desk) == []
    note_fee(desk, dossier, 2000, "paper")
    assert [one.fee for one in tasks(desk)] == [2000]
    office.record(gateway.place, dossier, Act(9))
    sync(desk)
    assert not [one for one in tasks(desk) if one.kind is TaskKind.FEE]
    desk.vault.close()
