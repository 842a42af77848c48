import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from forms import consent_text
from forms.catalogue import Catalogue
from forms.consent_slip import build_consent_slip
from forms.dossier import Consent, ConsentMeans, Purpose, Route
from forms.dossier_facts import DossierFacts, Helper
from forms.guidance import build_guidance
from forms.preparation_slip import build_preparation
from forms.sheet_values import GuidanceSheet, Ink, Line, PaperLine, PaperState, Slip, Step

CATALOGUE = Catalogue.load()
TODAY = date(2026, 11, 21)
DOSSIER = DossierFacts(
    for_whom="Nguyễn Thị Ệ, sinh 1940",
    case="new",
    office="Phường Bồ Đề, Thành phố Hà Nội",
    result_delivery="office",
    our_code="ABCD-2345",
    tracking_url="https://xa.example.vn/t/ABCD-2345#K7QX2MZ4T6VW3YBA",
    purposes=frozenset({Purpose.PREPARE, Purpose.KEEP}),
)
HELPER = Helper("Trần Văn Bách", "Nhà văn hóa thôn Đoài", "0912 345 678")
READER = Ink("Người đọc", "Trần Văn Bách")


def sheet(code: str = "1.014027", route: Route = Route.DESK, dossier: DossierFacts | None = DOSSIER) -> GuidanceSheet:
    return build_guidance(CATALOGUE.get(code), today=TODAY, route=route, dossier=dossier, helper=HELPER)


def texts(value: GuidanceSheet | Slip) -> list[str]:
    """Every text on a sheet or slip."""
    found: list[str] = []
    for name in (field.name for field in fields(value)):
        part = getattr(value, name)
        for one in part if isinstance(part, tuple) else (part,):
            if isinstance(one, str):
                found.append(one)
            elif isinstance(one, (Line, Step)):
                found.append(one.text)
            elif isinstance(one, PaperLine):
                found += [one.name, one.note]
            elif isinstance(one, tuple):
                found += [each for each in one if isinstance(each, str)]
    return found


def every_sheet() -> list[GuidanceSheet]:
    return [
        sheet(procedure.code, route, dossier)
        for procedure in CATALOGUE.all()
        for route in procedure.routes
        for dossier in (None, DOSSIER, DossierFacts(case="abandoned authorised", received_on=TODAY))
    ]


def test_a_dossier_not_sent_says_so_in_large_letters() -> None:
    assert sheet().status_banner == "CHƯA GỬI – CHƯA NỘP CHO XÃ"
    assert sheet(dossier=None).status_banner == "CHƯA NỘP GÌ CHO XÃ"


def test_another_office_than_the_commune_is_not_called_the_commune() -> None:
    assert sheet().not_needed_label == "Không cần nộp – xã tự tra cứu"
    for code in ("1.004222", "1.002759", "1.013133", "2.000829", "1.001622", "2.000908"):
        procedure = CATALOGUE.get(code)
        for route in procedure.routes:
            assert sheet(code, route, None).not_needed_label == "Không cần nộp – cơ quan tự tra cứu"
    assert sheet("2.000829", dossier=None).status_banner == "CHƯA NỘP GÌ"
    slip = build_preparation(CATALOGUE.get("2.000829"), today=TODAY, route=Route.DESK, dossier=DossierFacts())
    assert slip.status_banner == "CHƯA NỘP GÌ"
    assert slip.not_needed_label == "Không cần nộp – cơ quan tự tra cứu"


def test_delivered_is_not_filed() -> None:
    delivered = DossierFacts(delivered=True)
    assert sheet(dossier=delivered).status_banner == "MÁY CHỦ ĐÃ NHẬN ĐỦ – CHƯA NỘP CHO XÃ"
    filed = DossierFacts(delivered=True, office_number="H26.1-261123-0001", received_on=date(2026, 11, 23))
    assert sheet(dossier=filed).status_banner == "ĐÃ NỘP CHO XÃ NGÀY 23/11/2026"
    assert sheet(dossier=filed).office_number == "H26.1-261123-0001"
    assert sheet(dossier=filed).filed
    assert not sheet(dossier=delivered).filed


def test_who_has_filed_reads_only_what_comes_next() -> None:
    states = {"birth_certificate": PaperState.LATER, "declaration": PaperState.HAVE}
    filed = DossierFacts(case="certificate", states=states, office_number="H26.1-261123-0001", due_on=date(2026, 12, 8))
    value = sheet("1.001193", dossier=filed)
    assert [paper.state for paper in value.bring] == [PaperState.LATER]
    assert value.where == value.who_may == ()
    assert [step.pictogram for step in value.steps] == ["collect", "home"]
    assert [step.pictogram for step in sheet("1.001193", Route.VNEID, filed).steps] == ["mobile", "collect", "home"]


def test_what_a_step_says_is_not_said_again() -> None:
    (step,) = (step.text for step in sheet().steps if "tháng ký quyết định" in step.text)
    assert not any("tháng ký quyết định" in line.text for line in sheet().result_delivery)
    assert sheet().result_delivery[0].text == "Đến xã lấy kết quả."
    assert step.startswith("Nhận quyết định.")


def test_whom_to_call_about_ones_data_is_named_only_where_there_is_a_number() -> None:
    assert "gọi 0912 345 678" in sheet().your_data[1].text
    alone = build_guidance(CATALOGUE.get("1.014027"), today=TODAY, route="desk", dossier=DOSSIER)
    assert "gặp người hỗ trợ" in alone.your_data[1].text


def test_time_is_a_rule_and_a_day_stands_only_under_if() -> None:
    lines = [line.text for line in sheet().time]
    assert lines[0] == "10 ngày làm việc, kể từ ngày xã nhận đủ."
    assert lines[1] == "Nếu nộp ngày thứ Hai, 23/11/2026 thì có kết quả chậm nhất thứ Ba, 08/12/2026."
    for text in (line.text for one in every_sheet() for line in one.time):
        assert not re.search(r"\d\d/\d\d/\d{4}", text) or text.startswith("Nếu ")


def test_past_the_holiday_list_the_day_is_provisional_and_marked() -> None:
    late = build_guidance(CATALOGUE.get("1.014027"), today=date(2026, 12, 25), route="desk", dossier=DOSSIER)
    assert late.time[1].uncertain
    assert "tính tạm" in late.time[1].text


def test_fifteen_hours_only_where_the_card_has_it() -> None:
    assert "15 giờ" in " ".join(line.text for line in sheet("1.001193").time)
    assert "15 giờ" not in " ".join(line.text for line in sheet("1.014027").time)


def test_the_offices_own_day_replaces_the_rule() -> None:
    due = DossierFacts(received_on=date(2026, 11, 23), due_on=date(2026, 12, 8))
    assert [line.text for line in sheet(dossier=due).time] == ["Xã hẹn trả: thứ Ba, 08/12/2026."]


def test_papers_replaced_by_data_are_named_with_the_data() -> None:
    replaced = [paper for paper in sheet().bring if paper.state is PaperState.NOT_NEEDED]
    assert len(replaced) == 3
    assert all("ơ sở dữ liệu" in paper.data for paper in replaced)


def test_what_to_do_when_the_data_is_missing_stands_beside_it() -> None:
    papers = sheet("2.000829", dossier=None).bring
    poor = next(paper for paper in papers if paper.state is PaperState.NOT_NEEDED)
    assert poor.note == "Chỉ khi: Hộ nghèo. Tra không thấy thì mang giấy."


def test_when_to_go_does_not_stand_under_how_long_it_takes() -> None:
    death = sheet("1.000656", dossier=None)
    assert [line.text for line in death.when] == ["Đi khai trong 15 ngày kể từ ngày mất. Quá hạn vẫn khai được."]
    assert all("15 ngày" not in line.text for line in death.time)
    assert sheet("1.000656", dossier=DossierFacts(received_on=TODAY)).when == ()


def test_your_data_says_what_was_agreed() -> None:
    assert "giữ hồ sơ" in sheet().your_data[0].text
    assert "không lưu" in sheet(dossier=DossierFacts()).your_data[0].text
    called = DossierFacts(purposes=frozenset({Purpose.CALL}))
    assert any("gọi điện" in line.text for line in sheet(dossier=called).your_data)


def test_only_what_concerns_the_case_is_made_public() -> None:
    assert sheet("1.001193").made_public == ()
    abandoned = sheet("1.001193", dossier=DossierFacts(case="abandoned"))
    assert "7 ngày" in abandoned.made_public[0].text


@pytest.mark.parametrize(("case", "said"), [("abandoned", "7 ngày"), ("certificate acknowledged", "3 ngày làm việc")])
def test_a_case_that_takes_longer_is_not_promised_for_today(case: str, said: str) -> None:
    times = [line.text for line in sheet("1.001193", dossier=DossierFacts(case=case)).time]
    assert said in times[0]
    assert not any("xong trong ngày." in text.lower() or text.startswith("Nếu nộp") for text in times[1:])
    ordinary = [line.text for line in sheet("1.001193", dossier=DossierFacts(case="certificate married")).time]
    assert ordinary[0].startswith("Xong trong ngày")
    assert ordinary[1].startswith("Nếu nộp trước 15 giờ")


def test_a_consent_printed_again_shows_the_words_that_were_read() -> None:
    given = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    earlier = Consent(frozenset({Purpose.PREPARE}), "Trần Văn Bách", ConsentMeans.SIGNATURE, "2026-11-1", given, None)
    slip = build_consent_slip(earlier, helper=HELPER)
    wording = consent_text.wording_of("2026-11-1")
    assert [line.text for line in slip.intro][-len(wording.text.splitlines()) :] == wording.text.splitlines()
    assert slip.ticks[0] == (wording.purposes[Purpose.PREPARE], True)


def test_steps_follow_the_route() -> None:
    desk, post = (" ".join(step.text for step in sheet(route=route).steps) for route in (Route.DESK, Route.POST))
    assert "Mang giấy đã ký" in desk
    assert "bưu điện" not in desk
    assert "bưu điện" in post


def test_uncertain_facts_are_marked() -> None:
    assert any(line.uncertain for line in sheet().who_may)
    assert sheet(route=Route.OFFICER).where[0].uncertain


def test_a_sum_past_its_review_day_is_not_stated() -> None:
    assert any("540.000 đồng" in line.text for line in sheet().result_delivery)
    later = build_guidance(CATALOGUE.get("1.014027"), today=date(2027, 3, 1), route="desk", dossier=DOSSIER)
    said = " ".join(line.text for line in later.result_delivery)
    assert "540.000" not in said
    assert "Số tiền: hỏi xã." in said
    assert any(paper.uncertain for paper in later.bring)


def test_whom_to_call_is_never_empty() -> None:
    assert sheet().hotline == "0912 345 678"
    assert build_guidance(CATALOGUE.get("1.014027"), today=TODAY, route="desk").hotline == "18001096"
    assert any("18001096" in line.text for line in sheet().complaint)


def test_codes_carry_the_portal_page_and_the_tracking_address() -> None:
    kinds = {code.kind: code for code in sheet().codes}
    assert kinds["portal"].payload.endswith("ma_thu_tuc=1.014027")
    assert kinds["tracking"].payload == DOSSIER.tracking_url
    assert [code.kind for code in sheet(dossier=None).codes] == ["portal"]


def test_nothing_on_our_paper_looks_official() -> None:
    slips = [build_preparation(CATALOGUE.get("1.014027"), today=TODAY, route="desk", dossier=DOSSIER, helper=HELPER)]
    slips.append(build_consent_slip(None))
    for value in (*every_sheet(), *slips):
        said = " ".join(texts(value)).lower()
        assert "cộng hòa xã hội" not in said
        assert "độc lập - tự do" not in said
        assert "biên nhận" not in said


def test_sentences_are_short_enough_to_be_understood() -> None:
    long = {
        sentence
        for value in every_sheet()
        for line in (
            *value.time,
            *value.where,
            *value.fee,
            *value.who_may,
            *value.your_data,
            *value.steps,
            *value.result_delivery,
        )
        for sentence in re.split(r"(?<=[.!?])\s+", line.text)
        if len(sentence.split()) > 20
    }
    assert long == set()


def test_the_preparation_slip_is_no_receipt() -> None:
    slip = build_preparation(
        CATALOGUE.get("1.014027"),
        today=TODAY,
        route=Route.DESK,
        dossier=DossierFacts(for_whom="Nguyễn Thị Ệ", read_back=(("Hình thức nhận tiền", "Tiền mặt"),), case="new"),
        helper=HELPER,
    )
    assert slip.title == "Phiếu chuẩn bị hồ sơ"
    assert slip.status_banner == "CHƯA GỬI – CHƯA NỘP CHO XÃ"
    assert any("không phải giấy tiếp nhận" in line.text for line in slip.intro)
    assert dict(slip.facts)["Mã hồ sơ (xã cấp)"] == "chưa có"
    assert dict(slip.facts)["Hình thức nhận tiền"] == "Tiền mặt"
    assert any("OTP" in line.text for line in slip.notes)


@pytest.mark.parametrize(
    ("means", "signatures"),
    [
        (ConsentMeans.SPOKEN, (READER,)),
        (ConsentMeans.SIGNATURE, (Ink("Người đồng ý ký"), READER)),
        (ConsentMeans.THUMB, (Ink("Người đồng ý điểm chỉ"), Ink("Người làm chứng", "Lê Thị Na"), READER)),
    ],
)
def test_the_consent_slip_shows_what_was_agreed(means: ConsentMeans, signatures: tuple[Ink, ...]) -> None:
    given = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    consent = Consent(frozenset({Purpose.PREPARE}), "Trần Văn Bách", means, "2026-11-1", given, "Lê Thị Na")
    slip = build_consent_slip(consent, for_whom="Nguyễn Thị Ệ", helper=HELPER)
    assert [is_ticked for _words, is_ticked in slip.ticks] == [True, False, False, False]
    assert slip.signatures == signatures
    assert dict(slip.facts)["Ngày"] == "21/11/2026"
    assert [words.endswith(" – không đồng ý") for words, _is_ticked in slip.ticks] == [False, True, True, True]
    # Who consents need not be the owner: a newborn's dossier is agreed to by a parent, whose name comes in ink.
    assert dict(slip.facts)["Hồ sơ của"] == "Nguyễn Thị Ệ"
    assert dict(slip.facts).get("Người đồng ý") == ("" if means is ConsentMeans.SPOKEN else None)
    named = [*dict(slip.facts).values(), *(place.name for place in slip.signatures)]
    assert named.count("Lê Thị Na") == named.count("Trần Văn Bách") == 1


def test_a_blank_consent_slip_has_nothing_ticked() -> None:
    slip = build_consent_slip(None)
    assert not any(is_ticked for _words, is_ticked in slip.ticks)
    assert not any("không đồng ý" in words for words, _is_ticked in slip.ticks)
    assert len(slip.ticks) == len(Purpose)


def test_the_consent_text_is_read_in_a_minute() -> None:
    assert len(consent_text.CURRENT.text.split()) <= 150
    assert set(consent_text.CURRENT.purposes) == set(Purpose)
    assert all(len(sentence.split()) <= 20 for sentence in re.split(r"(?<=[.!?:])\s+", consent_text.CURRENT.text))


def test_who_gives_the_money_up_is_told_of_no_money() -> None:
    pension = CATALOGUE.get("1.014027")
    given_up = build_guidance(pension, today=TODAY, route=Route.DESK, dossier=DossierFacts(case="stop"))
    asked = build_guidance(pension, today=TODAY, route=Route.DESK, dossier=DossierFacts(case="new"))
    assert not any("540.000" in line.text for line in given_up.result_delivery)
    assert any("540.000" in line.text for line in asked.result_delivery)


def test_papers_are_sent_along_where_nobody_carries_them() -> None:
    labels = [build_guidance(CATALOGUE.get("1.001193"), today=TODAY, route=way).bring_label for way in ("desk", "post")]
    assert labels == ["Mang theo", "Gửi kèm"]


def test_once_the_office_asked_for_a_fee_the_sheet_says_that_sum_and_no_other() -> None:
    free = sheet()
    assert "Không mất tiền (0 đồng)." in [line.text for line in free.fee]
    asked = sheet(dossier=replace(DOSSIER, fee_asked=8000))
    assert [line.text for line in asked.fee] == [
        "Nơi nhận đã báo: 8.000 đồng.",
        "Trả ở nơi nhận hoặc trên Cổng Dịch vụ công. Lấy biên lai.",
    ]
