"""Would it be returned? Each known reason strikes where it should, and leaves a sound dossier in peace."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from app import imaging
from app.practice import (
    FAMILY_ANSWERS,
    FATHER_CARD,
    MOTHER_CARD,
    PENSION,
    PENSION_ANSWERS,
    PENSIONER_CARD,
    child_answers,
)
from app.services.attach_paper import attach
from app.services.check_dossier import check
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import HasProblems, finalize
from app.services.preflight import CHECKS, Examined, reasons_of, reasons_unkept
from app.services.print_sheets import SheetKind, sheet
from app.services.record_consent import given
from app.services.return_reasons import add_reason, learn_from, local_reasons, remove_reason
from app.services.start_dossier import start, start_unkept
from forms.dates import PartialDate
from forms.dossier import Purpose, Route
from forms.identity import read_card, valid_until
from forms.refusal import Refusal
from tests.support.desks import a_desk
from tests.support.vaults import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "vault", CLOCK)
    yield made
    made.vault.close()


def a_pension(desk: Desk, **changes: str) -> Draft:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [("owner", read_card(PENSIONER_CARD))]
    started = start(desk, PENSION, consent, cards=cards, answers={**PENSION_ANSWERS, **changes})
    return Draft.open(desk, started.id)


def a_birth(desk: Desk) -> Draft:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [("mother", read_card(MOTHER_CARD)), ("father", read_card(FATHER_CARD))]
    answers = {**FAMILY_ANSWERS, **child_answers("Vì Thị Song", "female", date(2026, 11, 2))}
    return Draft.open(desk, start(desk, "1.001193", consent, cards=cards, answers=answers).id)


def codes(desk: Desk, draft: Draft) -> list[str]:
    return [problem.code for problem in reasons_of(desk, draft)]


def pages_of(pdf: bytes) -> list[bytes]:
    return imaging.pages_png(pdf, dpi=150)


def test_sound_dossiers_are_left_in_peace(desk: Desk) -> None:
    assert codes(desk, a_pension(desk)) == []
    assert codes(desk, a_birth(desk)) == []


def test_every_check_that_a_card_may_name_is_made(desk: Desk) -> None:
    named = {rule.check for rule in desk.catalogue.return_rules}
    named |= {rule.check for procedure in desk.catalogue.all() for rule in procedure.return_rules}
    assert named <= set(CHECKS)


def test_a_name_typed_over_the_cards_is_asked_about(desk: Desk) -> None:
    draft = a_pension(desk)
    draft.answer({"/data/owner/owner_name": "Nguyễn Thị Ê"})
    (problem,) = reasons_of(desk, draft)
    assert (problem.code, problem.ref) == ("name-differs", "/data/owner/owner_name")
    assert problem.fix


def test_one_number_under_two_names_is_asked_about(desk: Desk) -> None:
    draft = a_birth(desk)
    number = draft.instance.value("/data/mother/mother_number")
    draft.answer({"/data/father/father_number": number})
    assert "number-twice" in codes(desk, draft)


def test_an_office_in_another_province_is_asked_about(desk: Desk) -> None:
    draft = a_pension(desk)
    assert "office-in-another-province" not in codes(desk, draft)
    draft.answer({"/data/office/office_province": "31", "/data/office/office_commune": "11311"})
    problem = next(one for one in reasons_of(desk, draft) if one.code == "office-in-another-province")
    assert problem.ref.startswith("/data/office/")


def test_an_office_that_a_card_suggested_is_confirmed_by_somebody(desk: Desk) -> None:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    unsaid = {ref: answer for ref, answer in PENSION_ANSWERS.items() if "/office_" not in ref}
    cards = [("owner", read_card(PENSIONER_CARD))]
    draft = Draft.open(desk, start(desk, PENSION, consent, cards=cards, answers=unsaid).id)
    guessed = draft.instance.value("/data/office/office_commune")
    assert guessed == "09955"
    (problem,) = reasons_of(desk, draft)
    assert (problem.code, problem.ref) == ("office-suggested", "/data/office/office_commune")
    with pytest.raises(HasProblems):
        finalize(desk, draft.id)
    draft.answer({"/data/office/office_commune": guessed})
    assert codes(desk, draft) == []


@pytest.mark.parametrize(
    ("born", "issued", "until"),
    [
        ("2000-03-01", date(2021, 6, 1), date(2025, 3, 1)),
        ("2000-03-01", date(2023, 3, 1), date(2040, 3, 1)),
        ("1960", date(2018, 12, 30), date(2020, 12, 31)),
        ("1960", date(2019, 1, 1), None),
        ("2004-02-29", date(2022, 1, 1), date(2029, 3, 1)),
        ("2016-05-05", date(2025, 1, 1), date(2030, 5, 5)),
    ],
)
def test_cards_end_at_birthdays(born: str, issued: date, until: date | None) -> None:
    assert valid_until(PartialDate.parse(born), issued) == until


def test_a_signed_declaration_is_photographed_whole_and_sharp(desk: Desk) -> None:
    draft = a_birth(desk)
    pages = pages_of(sheet(desk, SheetKind.DECLARATION, [draft.id]))
    assert len(pages) == 2
    attach(desk, draft.id, "declaration", pages[0])
    (problem,) = reasons_of(desk, draft)
    assert (problem.code, problem.ref) == ("pages-missing", "declaration")
    assert "1 trên 2 trang" in problem.message
    attach(desk, draft.id, "declaration", pages[1])
    assert codes(desk, draft) == []


def test_what_nobody_can_read_is_named_before_it_is_sent(desk: Desk) -> None:
    draft = a_pension(desk)
    (page, *_) = pages_of(sheet(desk, SheetKind.DECLARATION, [draft.id]))
    blurred = io.BytesIO()
    Image.open(io.BytesIO(page)).convert("L").filter(ImageFilter.GaussianBlur(5)).save(blurred, "JPEG")
    attach(desk, draft.id, "request", blurred.getvalue())
    problem = next(one for one in check(desk, draft) if one.code == "unreadable-scan")
    assert "ảnh nhòe" in problem.message
    with pytest.raises(HasProblems) as refusal:
        finalize(desk, draft.id)
    assert "unreadable-scan" in [one.code for one in refusal.value.problems]
    assert finalize(desk, draft.id, accept=["unreadable-scan"]).submission_id


def test_a_file_that_does_not_open_is_named(desk: Desk) -> None:
    draft = a_pension(desk)
    attach(desk, draft.id, "request", b"\xff\xd8\xff cut off")
    (problem,) = reasons_of(desk, draft)
    assert problem.code == "unreadable-scan"
    assert "không mở được" in problem.message


def test_what_is_not_kept_is_looked_over_too(desk: Desk) -> None:
    consent = given(desk, [Purpose.PREPARE], "Mai")
    draft = start_unkept(desk, PENSION, consent, cards=[("owner", read_card(PENSIONER_CARD))], answers=PENSION_ANSWERS)
    assert reasons_unkept(desk, draft) == []
    draft.answer({"/data/owner/owner_name": "Nguyễn Thị Ê"})
    assert [one.code for one in reasons_unkept(desk, draft)] == ["name-differs"]


def test_the_point_learns_from_what_came_back(desk: Desk) -> None:
    draft = a_pension(desk)
    reason = learn_from(desk, draft.id, "  thiếu chữ ký   ở trang cuối ", "Xem trang cuối đã ký chưa.")
    assert (reason.procedure, reason.message, reason.added_on) == (PENSION, "thiếu chữ ký ở trang cuối", "2026-11-21")
    assert learn_from(desk, draft.id, "thiếu chữ ký ở trang cuối") == reason
    everywhere = add_reason(desk, "", "bản sao mờ")
    assert [one.number for one in local_reasons(desk, PENSION)] == [1, 2]
    assert [one.number for one in local_reasons(desk, "1.001193")] == [2]
    told = [one for one in check(desk, draft) if one.code.startswith("returned-before")]
    assert [one.code for one in told] == [reason.code, everywhere.code]
    assert told[0].fix == "Xem trang cuối đã ký chưa."
    remove_reason(desk, everywhere.number)
    assert finalize(desk, draft.id, accept=[reason.code]).submission_id


@pytest.mark.parametrize(
    ("procedure", "message", "code"),
    [
        ("9.999999", "thiếu chữ ký", "unknown-procedure"),
        (PENSION, "   ", "empty-reason"),
        (PENSION, "bà Ệ, số 001140000019", "personal-reason"),
        (PENSION, "gọi lại 0912 345 678", "personal-reason"),
    ],
)
def test_nothing_of_a_person_is_learnt(desk: Desk, procedure: str, message: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add_reason(desk, procedure, message)
    assert refusal.value.code == code
    assert local_reasons(desk) == ()


def test_a_reason_that_is_not_there_cannot_be_forgotten(desk: Desk) -> None:
    with pytest.raises(Refusal) as refusal:
        remove_reason(desk, 7)
    assert refusal.value.code == "unknown-reason"


def _table(desk: Desk, draft: Draft) -> Examined:
    return Examined(desk, draft, Route.DESK)
