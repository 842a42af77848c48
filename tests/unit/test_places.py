import csv
import gc
import unicodedata
from pathlib import Path

import pytest

import forms
from forms.place_tables import Rows
from forms.place_units import COMMUNES_URL, PROVINCES_URL, Commune, OldCommune
from forms.places import Places
from forms.refusal import Refusal


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.load()


def test_holds_todays_units(places: Places) -> None:
    assert len(places.provinces()) == 34
    assert sum(len(places.communes(province.code)) for province in places.provinces()) == 3321
    assert places.label("09955") == "Xã Thạch Thất, Thành phố Hà Nội"


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("Xã Liên Quan, Huyện Thạch Thất, Hà Nội", "09955", ""),
        ("Thị trấn Liên Quan, Huyện Thạch Thất, Thành phố Hà Nội, Hà Nội", "09955", ""),
        ("lien quan, thach that, ha noi", "09955", ""),
        ("xã Liên Quan huyện Thạch Thất thành phố Hà Nội", "09955", ""),
        ("Liên Quan - Thạch Thất - Hà Nội", "09955", ""),
        ("Liên Quan Thạch Thất Hà Nội", "09955", ""),
        ("to 5 ngoc lam long bien ha noi", "00118", "to 5"),
        ("Thạch Thất Hà Nội", "09955", ""),
        ("thôn 2 xã Đăk Long Đăk Glei Kon Tum", "23368", "thôn 2"),
        ("Minh Khai, Hồng Bàng, Hải Phòng", "11311", ""),
        ("Số 12 ngõ 5, Minh Khai, Hồng Bàng, Hải Phòng", "11311", "Số 12 ngõ 5"),
        ("Tổ 5, Ngọc Lâm, Long Biên, Hà Nội, Hà Nội", "00118", "Tổ 5"),
        ("P. Ngọc Lâm, Q.Long Biên, TP. Hà Nội", "00118", ""),
        ("P1, Q.3, TPHCM", "27154", ""),
        ("Phường 01, Quận 3, Thành phố Hồ Chí Minh", "27154", ""),
        ("Hiến Nam, Hưng Yên, Hưng Yên", "11953", ""),
        ("Thuỷ Châu, Hương Thủy, Thừa Thiên Huế", "19975", ""),
        ("Xã Đăk Long, Đăk Glei, Kon Tum", "23368", ""),
        ("Xa Dung, Điện Biên Đông, Điện Biên", "03208", ""),
        ("Huyện Bạch Long Vĩ, Hải Phòng", "11948", ""),
        ("Thôn 3, Xã Thạch Thất, Hà Nội", "09955", "Thôn 3"),
        ("Tổ 5 P.Ngọc Lâm Q.Long Biên TP Hà Nội Việt Nam", "00118", "Tổ 5"),
        ("Ngọc Lâm, Long Biên, TP.Hà Nội, Việt Nam", "00118", ""),
        ("thon 2, xa dak long, huyen dak glei, kontum", "23368", "thon 2"),
        ("phường Phú Hội, thành phố Huế, tỉnh Thừa Thiên - Huế", "19789", ""),
        ("Huyện đảo Bạch Long Vĩ, Hải Phòng", "11948", ""),
        ("Phường Thảo Điền, Quận 2, Thành phố Hồ Chí Minh", "27094", ""),
        (unicodedata.normalize("NFD", "Minh Khai, Hồng Bàng, Hải Phòng"), "11311", ""),
    ],
)
def test_finds_todays_commune(places: Places, text: str, code: str, rest: str) -> None:
    match = places.resolve(text)
    assert match.new is not None
    assert (match.new.code, match.rest) == (code, rest)
    assert match.candidates == ()


def test_asks_where_an_old_commune_was_divided(places: Places) -> None:
    match = places.resolve("Xã Tân Thạnh, Huyện Thới Lai, Cần Thơ")
    assert match.new is None
    assert [commune.code for commune in match.candidates] == ["31288", "31666"]
    assert match.old is not None
    assert match.old.label() == "Xã Tân Thạnh, Huyện Thới Lai, Thành phố Cần Thơ"


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Xã Mĩ Đức, An Lão, Hải Phòng", "Xã Mỹ Đức, Huyện An Lão, Thành phố Hải Phòng"),
        ("Ea Tul, Cư Mgar, Đak Lak", "Xã Ea Tul, Huyện Cư M'gar, Tỉnh Đắk Lắk"),
        ("Xã Hòa Nhơn, Huyện Hòa Vang, Quảng Nam - Đà Nẵng", "Xã Hòa Nhơn, Huyện Hòa Vang, Thành phố Đà Nẵng"),
        (
            "Xã Hợp Thành, Thành phố Hòa Bình, Tỉnh Hòa Bình, Hòa Bình",
            "Xã Hợp Thành, Thành phố Hòa Bình, Tỉnh Hòa Bình",
        ),
        ("Xã Long Sơn, Vũng Tàu, BR-VT", "Xã Long Sơn, Thành phố Vũng Tàu, Tỉnh Bà Rịa - Vũng Tàu"),
        ("Xã Quí Sơn, Lục Ngạn, Bắc Giang", "Xã Quý Sơn, Thị xã Chũ, Tỉnh Bắc Giang"),
    ],
)
def test_finds_the_old_unit_in_other_spellings_and_under_older_names(places: Places, text: str, old: str) -> None:
    match = places.resolve(text)
    assert match.new is not None
    assert match.old is not None
    assert match.old.label() == old


@pytest.mark.parametrize(
    ("text", "is_today_too"),
    [
        ("Tổ 5, Minh Khai, Từ Liêm, Hà Nội", True),  # Phường Từ Liêm of today, or what Từ Liêm was before 2013
        ("Phường Minh Khai, Từ Liêm, Hà Nội", False),
        ("Xã Minh Khai, Huyện Từ Liêm, Hà Nội", False),  # not the Xã Minh Khai of Hoài Đức
    ],
)
def test_a_district_that_had_split_before_is_asked_about(places: Places, text: str, is_today_too: bool) -> None:  # noqa: FBT001 - a parameter
    match = places.resolve(text)
    north = {"00613", "00602", "00598", "00622"}
    assert (match.new, {one.code for one in match.candidates}) == (None, north | ({"00592"} if is_today_too else set()))


@pytest.mark.parametrize(
    "text",
    [
        *("Xã Không Có, An Lão, Hải Phòng", "Thị xã Sa Pa, Lào Cai", "An Phú, Quận 2, TP HCM"),
        *("Thành phố Thủ Đức, Thành phố Hồ Chí Minh", "TP Hòa Bình, Hòa Bình"),
    ],
)
def test_never_takes_a_commune_that_was_not_named(places: Places, text: str) -> None:
    match = places.resolve(text)
    assert match.new is None
    assert match.question.startswith("Địa chỉ này có thể thuộc ")


def test_asks_where_a_name_stands_for_several(places: Places) -> None:
    match = places.resolve("Xã Tân Tiến")
    assert match.new is None
    assert len(match.candidates) == 7
    assert {commune.full_name for commune in match.candidates} == {"Xã Tân Tiến"}


def test_every_old_unit_is_found_by_its_full_name_and_leads_to_its_new_ones(places: Places) -> None:
    lost = []
    table = Path(forms.__file__).parent / "data" / "communes_before_2025.tsv"
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t"):
        text = ", ".join(filter(None, (row["old_commune"], row["old_district"], row["old_province"])))
        match = places.resolve(text)
        found = [match.new.code] if match.new else [commune.code for commune in match.candidates]
        if found != row["new_commune_codes"].split("|"):
            lost.append(text)
    assert lost == []


def test_every_commune_of_today_is_found_by_its_own_label(places: Places) -> None:
    for province in places.provinces():
        for commune in places.communes(province.code):
            match = places.resolve(places.label(commune.code))
            assert match.new == commune or commune in match.candidates


def test_tells_the_province_when_no_commune_is_known(places: Places) -> None:
    match = places.resolve("làng nào đó, Phú Yên")
    assert match.new is None
    assert match.candidates == ()
    assert match.province is not None
    assert match.province.name == "Đắk Lắk"


@pytest.mark.parametrize("text", ["", " , ,", "không đâu cả", "x" * 10_000])
def test_knows_nothing_of_nonsense(places: Places, text: str) -> None:
    match = places.resolve(text)
    assert (match.new, match.candidates, match.old) == (None, (), None)


def test_old_three_level_addresses_are_recognised(places: Places) -> None:
    assert places.names_old_district("Ngọc Lâm, Long Biên, Hà Nội")
    assert places.names_old_district("Xã A, huyện B, tỉnh C")
    assert not places.names_old_district("Thôn 3, Xã Thạch Thất, Hà Nội")


def test_search_needs_no_marks(places: Places) -> None:
    assert places.search("thach that")[0].code == "09955"
    assert places.search("bo de", province="01")[0].full_name == "Phường Bồ Đề"


def test_csv_lists_for_forms(places: Places) -> None:
    lists = places.csv_attachments()
    assert lists[PROVINCES_URL].decode().splitlines()[:2] == ["name,label", "01,Thành phố Hà Nội"]
    assert "09955,Xã Thạch Thất,01" in lists[COMMUNES_URL].decode().splitlines()


def test_unknown_codes_are_refused(places: Places) -> None:
    with pytest.raises(Refusal, match="99999"):
        places.commune("99999")
    with pytest.raises(Refusal, match="00"):
        places.communes("00")


def test_a_divided_commune_is_asked_about_by_the_hamlet() -> None:
    match = Places.load().resolve("Thôn 3, Xã Tân Thạnh, Huyện Thới Lai, Thành phố Cần Thơ")
    assert match.new is None
    assert match.question == (
        "Thôn 3, Xã Tân Thạnh (cũ) đã chia về 2 xã. Nhà mình nay thuộc xã nào: Xã Trường Thành hay Xã Tân Thạnh?"
    )
    assert Places.load().resolve("Xã Thạch Thất, Thành phố Hà Nội").question == ""


def test_two_communes_of_one_name_are_asked_about() -> None:
    match = Places.load().resolve("Xã Tân Thạnh")
    assert len(match.candidates) > 1
    assert match.question.startswith(f"Có {len(match.candidates)} nơi cùng tên.")
    assert "Xã Tân Thạnh, Thành phố Cần Thơ" in match.question


def test_the_tables_hold_no_object_for_each_unit(places: Places) -> None:
    places.resolve("Xã Liên Quan, Huyện Thạch Thất, Hà Nội")
    gc.collect()
    kinds = (Commune, OldCommune)
    assert sum(isinstance(each, kinds) for each in gc.get_objects()) < 100


def test_a_table_reads_the_same_whichever_way_its_lines_end() -> None:
    table = "code\tname\n09955\tThạch Thất\n10003\t\n"
    rows = [tuple(Rows(content.encode())) for content in (table, table.replace("\n", "\r\n"))]
    assert rows[0] == rows[1] == (("09955", "Thạch Thất"), ("10003", ""))
