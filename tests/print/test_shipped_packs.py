"""The shipped procedures on paper: letters in the fonts, sheets of two pages at most, forms that print blank."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest

from app import imaging, printing
from forms.catalogue import Catalogue
from forms.consent_slip import build_consent_slip
from forms.declaration import resolve
from forms.dossier import Consent, ConsentMeans, Purpose, Route
from forms.dossier_facts import DossierFacts, Helper
from forms.engine import Instance
from forms.guidance import build_guidance
from forms.places import Places
from forms.preparation_slip import build_preparation
from tests.print import reading, samples
from tests.support.villagers import birth, pension

TODAY = dt.date(2026, 11, 21)
CATALOGUE = Catalogue.load()
CODES = [procedure.code for procedure in CATALOGUE.all()]
PLACES = Places.load()
HELPER = Helper("Trần Văn Bách", "Nhà văn hóa thôn Đoài", "0912 345 678")
DOSSIER = DossierFacts(
    for_whom="bà Nguyễn Thị Ệ, sinh năm 1940",
    office="Xã Thư Lâm, Thành phố Hà Nội",
    result_delivery="office",
    our_code="K7P2-M9QX",
    tracking_url=samples.TRACKING,
    purposes=frozenset({Purpose.KEEP, Purpose.CALL}),
)


def first_route(code: str) -> Route:
    return next(iter(CATALOGUE.get(code).routes))


@pytest.mark.parametrize("code", CODES)
def test_guidance_fits_two_pages_on_every_route(code: str) -> None:
    procedure = CATALOGUE.get(code)
    cases = [case.id for case in procedure.cases] if procedure.has_form else []
    for route, case in product(procedure.routes, cases or [None]):
        dossier = replace(DOSSIER, case=case) if procedure.has_form else None
        sheet = build_guidance(procedure, today=TODAY, route=route, dossier=dossier, helper=HELPER)
        assert sheet.bring, (route, case)
        assert sheet.where, (route, case)
        assert sheet.time, (route, case)
        assert sheet.steps, (route, case)
        assert imaging.page_count(printing.guidance(sheet)) <= 2, (route, case)


@pytest.mark.parametrize("code", CODES)
def test_guidance_says_that_nothing_is_filed_and_its_codes_read(code: str) -> None:
    procedure, route = CATALOGUE.get(code), first_route(code)
    sheet = build_guidance(procedure, today=TODAY, route=route, dossier=DOSSIER, helper=HELPER)
    pdf = printing.guidance(sheet)
    assert "CHƯA NỘP" in reading.pages(pdf)[0]
    assert sorted(imaging.read_codes(pdf)) == sorted(box.payload for box in sheet.codes)


@pytest.mark.parametrize("code", CODES)
def test_guidance_without_a_dossier_and_in_large_print(code: str) -> None:
    sheet = build_guidance(CATALOGUE.get(code), today=TODAY, route=first_route(code))
    assert imaging.page_count(printing.guidance(sheet)) <= 2
    assert imaging.page_count(printing.guidance(sheet, large=True)) <= 4


@pytest.mark.parametrize("code", CODES)
def test_blank_form_prints_with_its_ink_places(code: str) -> None:
    if not CATALOGUE.get(code).has_form:
        pytest.skip("this procedure has no form of ours")
    blank = resolve(CATALOGUE.declaration_layout(code), None, places=PLACES)
    found = reading.pages(printing.declaration(blank))
    text = " ".join(found)
    assert "cam đoan" in text or code in {"1.004222", "1.004194"}  # the facts give CT01 no such sentence
    assert "Người đọc lại cho nghe:" in found[-1]


@pytest.mark.parametrize("code", CODES)
def test_preparation_slip_says_that_nothing_is_filed(code: str) -> None:
    slip = build_preparation(CATALOGUE.get(code), today=TODAY, route=_a_route(code), dossier=DOSSIER, helper=HELPER)
    assert "CHƯA NỘP" in reading.pages(printing.slip(slip))[0]


def _consent(means: ConsentMeans) -> Consent:
    agreed = frozenset({Purpose.PREPARE, Purpose.KEEP})
    return Consent(
        agreed, "Trần Văn Bách", means, "2026-11-1", dt.datetime(2026, 11, 21, 2, tzinfo=dt.UTC), "Lê Thị Na"
    )


def test_consent_is_signed_on_the_page_that_is_read_out() -> None:
    assert len(reading.pages(printing.slip(build_consent_slip(None)))) == 1
    for means in ConsentMeans:
        value = build_consent_slip(_consent(means), for_whom=DOSSIER.for_whom, helper=HELPER, our_code=DOSSIER.our_code)
        (page,) = reading.pages(printing.slip(value))
        assert page.count("Họ và tên:") == len(value.signatures)
        assert page.count("– không đồng ý") == 2


CROWDED = 2
"""So many papers, or a table for a pen, and a slip may take a second page rather than leave anything out."""


def _a_route(code: str) -> Route:
    """The first route of a card."""
    return next(iter(CATALOGUE.get(code).routes))


def _a_case(code: str) -> str:
    """The first case of a card, or "" where it has none: then no answer leads to any."""
    return next((case.id for case in CATALOGUE.get(code).cases), "")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("filed", [False, True])
def test_a_preparation_slip_is_one_page_unless_the_papers_are_many(code: str, filed: bool) -> None:  # noqa: FBT001 - pytest parameter
    office = {"office_number": "H26.12-261121-0007", "received_on": TODAY, "due_on": dt.date(2026, 12, 7)}
    facts = tuple((f"Điều đọc lại thứ {number}", "Nguyễn Thị Ễnh") for number in range(4))
    dossier = replace(DOSSIER, read_back=facts, case=_a_case(code), **(office if filed else {}))
    slip = build_preparation(CATALOGUE.get(code), today=TODAY, route=_a_route(code), dossier=dossier, helper=HELPER)
    found = reading.pages(printing.slip(slip))
    assert len(found) == 1 or (len(found) == 2 and (len(slip.bring) >= CROWDED or slip.grids))
    assert ("ĐÃ NỘP CHO XÃ NGÀY 21/11/2026" in found[0]) is filed
    assert "Trần Văn Bách" in found[-1]


@pytest.mark.parametrize("delivered", [False, True])
def test_large_print_of_the_pension_is_two_pages_and_says_no_less_that_is_uncertain(
    delivered: bool,  # noqa: FBT001 - pytest parameter
) -> None:
    pension_card = CATALOGUE.get("1.014027")
    sheet = build_guidance(
        pension_card, today=TODAY, route=Route.DESK, dossier=replace(DOSSIER, case="new", delivered=delivered)
    )
    found = reading.pages(printing.guidance(sheet, large=True))
    assert len(found) == 2
    assert " ".join(found).count("Chưa chắc – hỏi xã trước") == 1
    for words in (sheet.hotline, *(paper.name for paper in sheet.bring), *(step.text for step in sheet.steps)):
        assert words in " ".join(found)


@pytest.mark.parametrize("code", CODES)
def test_no_large_sheet_ends_in_a_mere_rest(code: str) -> None:
    for route in CATALOGUE.get(code).routes:
        sheet = build_guidance(CATALOGUE.get(code), today=TODAY, route=route, dossier=DOSSIER, helper=HELPER)
        found = reading.pages(printing.guidance(sheet, large=True))
        assert len(found) <= 3
        assert len(found[-1]) > 300


def _declared(code: str, instance: Instance | None) -> list[str]:
    layout = CATALOGUE.declaration_layout(code)
    signed = samples.CHECK if instance is not None else ""
    return reading.pages(printing.declaration(resolve(layout, instance, places=PLACES, office_copy_code=signed)))


def test_a_filled_pension_declaration_is_one_page_with_thumb_and_code() -> None:
    by_another = pension(
        filing_for="guardian",
        **{
            "/data/payment/pay_how": "account",
            "/data/payment/account_number": "1903123456789",
            "/data/payment/account_bank": "Ngân hàng Nông nghiệp và Phát triển nông thôn (Agribank)",
            "/data/payment/account_holder": "NGUYỄN THỊ Ệ",
            "/data/filer/filer_name": "Nguyễn Thị Phương Thảo",
        },
    )
    for instance in (pension(), by_another):
        (page,) = _declared("1.014027", instance)
        assert "(điểm chỉ)" in page
        assert f"Mã đối chiếu: {samples.COMPARED}" in page


def test_no_person_of_a_birth_declaration_is_torn_over_two_pages() -> None:
    for instance in (birth(), None):
        first, second = _declared("1.001193", instance)
        assert "Họ, chữ đệm, tên người mẹ:" in first
        assert "Thông tin về người cha" in second
        assert "Thông tin về người cha" not in first


def test_a_blank_pension_declaration_turns_the_page_at_a_section() -> None:
    first, second = _declared("1.014027", None)
    assert "Chủ tài khoản:" in first
    assert "II. Thông tin người giám hộ" in second


@pytest.mark.parametrize("route", [Route.DESK, Route.VNEID, Route.POST, Route.OFFICER])
def test_nothing_on_a_pension_sheet_is_smaller_than_an_old_person_reads(route: Route) -> None:
    sheet = build_guidance(CATALOGUE.get("1.014027"), today=TODAY, route=route, dossier=DOSSIER)
    assert reading.smallest(printing.guidance(sheet)) >= 14
