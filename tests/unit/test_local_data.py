from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.services import install_packs
from app.services.desk import open_shelf
from forms.catalogue import Catalogue
from forms.guidance import HELP_DESK, Helper, build_guidance
from forms.local_data import LocalData, local_data_of
from forms.refusal import Refusal
from forms.sheet_values import GuidanceSheet
from tests.support.clocks import SetClock
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
    assert sheet.complaint[-1].text == "Phản ánh với xã: gọi 0240000002."
    assert sheet.hotline == "0240000001"
    assert _sheet(_installed(tmp_path, COMMUNE).local(COMMUNE), helper=Helper(hotline="0241")).hotline == "0241"


def test_without_local_data_the_sheet_is_as_it_was() -> None:
    sheet = _sheet(None)
    assert sheet.hotline == HELP_DESK
    assert not any("thôn Thử" in line.text for line in sheet.where)


def test_a_fee_read_more_than_a_year_ago_is_not_stated(tmp_path: Path) -> None:
    said = _installed(tmp_path, COMMUNE).local(COMMUNE)
    assert not any("bịa để thử" in line.text for line in _sheet(said, today=date(2027, 11, 22)).fee)


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
