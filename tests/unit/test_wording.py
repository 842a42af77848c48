import unicodedata
from datetime import date

import pytest

from forms.names import name_key, same_name, tidy, upper
from forms.wording import date_words, fold, money, number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (14, "mười bốn"),
        (105, "một trăm linh năm"),
        (1940, "một nghìn chín trăm bốn mươi"),
        (2005, "hai nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (10_800_000, "mười triệu tám trăm nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (2_105_000_000_021, "hai nghìn một trăm linh năm tỷ không trăm hai mươi mốt"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


def test_dates_in_words() -> None:
    assert date_words(date(1940, 4, 12)) == "Ngày mười hai tháng tư năm một nghìn chín trăm bốn mươi"
    assert date_words(date(2026, 11, 1)) == "Ngày một tháng mười một năm hai nghìn không trăm hai mươi sáu"


def test_sums_over_a_million_are_also_in_words() -> None:
    assert money(540_000) == "540.000 đồng"
    assert money(10_800_000) == "10.800.000 đồng (mười triệu tám trăm nghìn đồng)"


def test_fold_drops_every_mark() -> None:
    assert fold("  ĐĂNG  ký Khai Sinh ") == "dang ky khai sinh"
    assert fold(unicodedata.normalize("NFD", "Đặng Thị Ế")) == "dang thi e"
    assert fold("ƀuôn Ê̆") == "buon e"


def test_names_are_never_rewritten_only_compared() -> None:
    assert tidy(" H'Hen   Niê ") == "H'Hen Niê"
    assert tidy(unicodedata.normalize("NFD", "Nguyễn Thị Ệ")) == "Nguyễn Thị Ệ"
    assert same_name("Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA")
    assert same_name("H’Hen Niê", "H'Hen Niê")
    assert not same_name("Lý Thị Mỹ", "Lí Thị Mỹ")
    assert not same_name("Hòa", "Hỏa")
    assert name_key("thuỷ") == name_key("thủy")
    assert upper("đặng văn đô") == "ĐẶNG VĂN ĐÔ"
