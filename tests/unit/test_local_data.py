import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.services import install_packs, pay_fee
from app.services.desk import open_shelf
from app.services.print_other import in_use
from forms.authoring.pack_folder import with_signed_accounts
from forms.catalogue import Catalogue
from forms.dossier_facts import Helper
from forms.guidance import build_guidance
from forms.local_data import LocalData, local_data_of
from forms.other_papers import Badge
from forms.refusal import Refusal
from forms.sheet_values import GuidanceSheet
from forms.sheet_words import HELP_DESK
from tests.support.clocks import SetClock
from tests.support.desks import a_desk, the_desk_again
from tests.support.packs import COMMUNE, OTHER_COMMUNE, Office, local

OFFICE = Office()
CLOCK = SetClock(datetime(2026, 11, 21, 1, 0, tzinfo=UTC))
STATE_OF_MARRIAGE, RESIDENCE = "1.004873", "1.004222"


def _installed(data: Path, *units: str) -> Catalogue:
    files = {f"local/{unit}.json": local(unit) for unit in units}
    install_packs.install(data, OFFICE.pack(files, by=OFFICE.province), CLOCK, OFFICE.root.key)
    return open_shelf(CLOCK, data).catalogue


def _sheet(
    said: LocalData | None,
    code: str = STATE_OF_MARRIAGE,
    today: date = date(2026, 11, 21),
    helper: Helper | None = None,
    route: str = "desk",
) -> GuidanceSheet:
    procedure = Catalogue.load().get(code)
    return build_guidance(procedure, today=today, route=route, local=said, helper=helper)


def test_the_communes_office_fee_and_telephones_stand_on_the_sheet_with_their_source(tmp_path: Path) -> None:
    sheet = _sheet(_installed(tmp_path, COMMUNE).local(COMMUNE))
    where = [line.text for line in sheet.where]
    assert "Địa chỉ: Nhà văn hóa thôn Thử." in where
    assert sheet.fee[0].text == "Thử nghiệm: 0 đồng (quyết định bịa để thử, xem ngày 20/11/2026)."
    assert not any("Hỏi xã" in line.text for line in sheet.fee)
    assert len(sheet.fee) > 1
    assert sheet.complaint[-1].text == "Phản ánh với xã: gọi 0240000002."
    assert sheet.hotline == "0240000001"
    assert _sheet(_installed(tmp_path, COMMUNE).local(COMMUNE), helper=Helper(hotline="0241")).hotline == "0241"


def test_without_local_data_the_sheet_is_as_it_was() -> None:
    sheet = _sheet(None)
    assert sheet.hotline == HELP_DESK
    assert not any("thôn Thử" in line.text for line in sheet.where)


def test_a_fee_read_more_than_a_year_ago_is_not_stated(tmp_path: Path) -> None:
    said = _installed(tmp_path, COMMUNE).local(COMMUNE)
    fee = _sheet(said, today=date(2027, 11, 22)).fee
    assert not any("bịa để thử" in line.text for line in fee)
    assert fee == _sheet(None, today=date(2027, 11, 22)).fee


def test_the_communes_office_is_not_told_where_the_police_takes_the_dossier(tmp_path: Path) -> None:
    said = _installed(tmp_path, COMMUNE).local(COMMUNE)
    assert not any("thôn Thử" in line.text for line in _sheet(said, RESIDENCE).where)
    assert not any("thôn Thử" in line.text for line in _sheet(said, route="vneid").where)


def test_for_a_procedure_alone_only_the_one_commune_that_is_known_speaks(tmp_path: Path) -> None:
    assert Catalogue.load().only_local is None
    found = _installed(tmp_path / "one", COMMUNE).only_local
    assert found is not None
    assert found.unit == COMMUNE
    assert _installed(tmp_path / "two", COMMUNE, OTHER_COMMUNE).only_local is None


@pytest.mark.parametrize("said", [None, [], {}, {"unit": COMMUNE}, {"unit": 5}])
def test_what_is_no_local_data_is_refused(said: object) -> None:
    with pytest.raises(Refusal) as why:
        local_data_of(said)
    assert why.value.code == "bad-pack"


def test_a_badge_counts_on_the_days_that_the_communes_pack_gives_its_number(tmp_path: Path) -> None:
    said = _installed(tmp_path, COMMUNE).local(COMMUNE)
    badge = Badge("Người Thử", "Tổ thử", "Xã Thử", date(2020, 1, 1), date(2099, 12, 31), "HT-01")
    assert in_use(badge, None) == badge
    assert (in_use(badge, said).valid_from, in_use(badge, said).valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(Refusal) as why:
        in_use(replace(badge, number="HT-99"), said)
    assert why.value.code == "badge-not-valid"


def test_the_account_in_an_installed_pack_is_confirmed_like_one_in_a_file(tmp_path: Path) -> None:
    account = {"bank": "970436", "account": "0123456789", "holder": "UBND XA THU"}
    days = {"first_day": "2026-01-01", "last_day": "2027-12-31"}
    files = with_signed_accounts({f"local/{COMMUNE}.json": local(account=account | days)}, OFFICE.commune)
    install_packs.install(tmp_path, OFFICE.pack(files, by=OFFICE.commune), CLOCK, OFFICE.root.key)
    a_desk(tmp_path).vault.close()
    desk = the_desk_again(tmp_path)
    content = pay_fee.offered_account(desk, COMMUNE)
    with pytest.raises(Refusal) as why:
        pay_fee.read_account(desk, content)
    assert why.value.code == "untrusted-key"
    public = json.dumps(OFFICE.commune.as_json(secret=False)).encode()
    pay_fee.trust_key(desk, public, OFFICE.commune.key.id[:12])
    assert pay_fee.confirm_account(desk, content, "0123 456 789").account.holder == "UBND XA THU"
    with pytest.raises(Refusal, match="No installed pack"):
        pay_fee.offered_account(desk, OTHER_COMMUNE)
    desk.vault.close()
