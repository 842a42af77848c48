"""Telex and VNI of our own: marks, tones and where they stand, taking back by the same key, words left alone."""

import unicodedata

import pytest

from app.ui.typing.keys import Method, Typing


def typed(keys: str, method: Method = "telex") -> str:
    """What a line holds after these keys; anything but letters ends a word, as in the window."""
    hand, line = Typing(method), ""
    for key in keys:
        begin = len(line)
        while begin and line[begin - 1].isalpha():
            begin -= 1
        if key.isalpha() or (method == "vni" and key.isdigit()):
            line = line[:begin] + hand.press(line[begin:], key)
        else:
            line += key
    return line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("Nguyeexn Thij EEj", "Nguyễn Thị Ệ"),
        ("Nguyeenx Thij Maaux", "Nguyễn Thị Mẫu"),
        ("Nguyenex", "Nguyễn"),
        ("Traanf Vawn DDoo", "Trần Văn Đô"),
        ("Tran Vawn Ddoo", "Tran Văn Đô"),
        ("ddang", "đang"),
        ("dangd", "đang"),
        ("duwowngf", "dường"),
        ("dduowngf", "đường"),
        ("dduongwf", "đường"),
        ("nuowcs", "nước"),
        ("nguwowif", "người"),
        ("nguoiwf", "người"),
        ("huowu", "hươu"),
        ("thuowr", "thuở"),
        ("thuowngf", "thường"),
        ("quowr", "quở"),
        ("quaf", "quà"),
        ("quyeets", "quyết"),
        ("quawng", "quăng"),
        ("hoaf", "hòa"),
        ("hoafn", "hoàn"),
        ("hoanf", "hoàn"),
        ("thuyr", "thủy"),
        ("thuyeefn", "thuyền"),
        ("khuyur", "khuỷu"),
        ("ngoaif", "ngoài"),
        ("khoer", "khỏe"),
        ("toans", "toán"),
        ("gif", "gì"),
        ("giaf", "già"),
        ("gieengs", "giếng"),
        ("giuwx", "giữ"),
        ("luwu", "lưu"),
        ("luuw", "lưu"),
        ("muaw", "mưa"),
        ("muwa", "mưa"),
        ("xuaan", "xuân"),
        ("xoawn", "xoăn"),
        ("nhw", "như"),
        ("tws", "tứ"),
        ("chwa", "chưa"),
        ("yeeu", "yêu"),
        ("ieu", "ieu"),
        ("chieeuf", "chiều"),
        ("khuya", "khuya"),
        ("tieengs", "tiếng"),
        ("tieesng", "tiếng"),
        ("tiesng", "tiéng"),
        ("tiesnge", "tiếng"),
        ("VIEETJ NAM", "VIỆT NAM"),
        ("XA~", "XA~"),
        ("Kpaw", "Kpă"),
        ("Hlowng", "Hlơng"),
        ("EEnuool", "Ênuôl"),
        ("EEban", "Êban"),
        ("Y Moan EEnuool", "Y Moan Ênuôl"),
        ("H'Hen Niee", "H'Hen Niê"),
        ("Mloo", "Mlô"),
        ("DDawk Lawk", "Đăk Lăk"),
    ],
)
def test_telex(keys: str, line: str) -> None:
    assert typed(keys) == line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("Nguye6n4 Thi5 E65", "Nguyễn Thị Ệ"),
        ("Tra62n Va8n D9o6", "Trần Văn Đô"),
        ("d9u7o7ng2", "đường"),
        ("d9uo7ng2", "đường"),
        ("thuo73", "thuở"),
        ("ngu7o7i2", "người"),
        ("luu7", "lưu"),
        ("a6", "â"),
        ("a68", "ă"),
        ("a11", "a1"),
        ("a66", "a6"),
        ("a10", "a"),
        ("Tho6n 3", "Thôn 3"),
        ("so61 12", "số 12"),
        ("12 Ly1", "12 Lý"),
        ("dd", "dd"),
    ],
)
def test_vni(keys: str, line: str) -> None:
    assert typed(keys, "vni") == line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("ass", "as"),
        ("asss", "ass"),
        ("aas", "ấ"),
        ("aaa", "aa"),
        ("aaaa", "aaa"),
        ("ooo", "oo"),
        ("oooo", "ooo"),
        ("ddd", "dd"),
        ("dddd", "ddd"),
        ("uww", "uw"),
        ("tww", "tw"),
        ("tanaa", "tana"),
        ("tienss", "tiens"),
        ("xooong", "xoong"),
    ],
)
def test_the_same_key_once_more_takes_the_mark_back_and_the_word_is_left_alone(keys: str, line: str) -> None:
    assert typed(keys) == line


@pytest.mark.parametrize("word", ["Jwfz", "www", "script", "https", "x", "sf", "Facebook", "wifi", "b12"])
def test_what_is_no_syllable_is_left_alone(word: str) -> None:
    assert typed(word) == word


@pytest.mark.parametrize(("keys", "line"), [("asf", "à"), ("asz", "a"), ("z", "z"), ("az", "az"), ("aasj", "ậ")])
def test_another_tone_replaces_the_first_and_z_takes_it_away(keys: str, line: str) -> None:
    assert typed(keys) == line


@pytest.mark.parametrize(("keys", "line"), [("aaw", "ă"), ("awa", "â"), ("oow", "ơ"), ("owo", "ô")])
def test_another_mark_replaces_the_first(keys: str, line: str) -> None:
    assert typed(keys) == line


def test_a_word_that_stands_there_already_takes_marks() -> None:
    assert Typing("telex").press("Nguyên", "x") == "Nguyễn"
    assert Typing("telex").press("Hoà", "n") == "Hoàn"


def test_what_is_written_is_in_one_form() -> None:
    line = typed("Nguyeexn Vawn Truowngf")
    assert line == unicodedata.normalize("NFC", line)


@pytest.mark.parametrize("letters", ["aeiouy", "bcdghklmnpqrstvx", "aeodwsfrxj", "AEODWSFRXJ"])
def test_no_row_of_keys_loses_a_letter_or_breaks(letters: str) -> None:
    for first in letters:
        for second in letters:
            for third in "aeowsdxn":
                made = typed(first + second + third)
                assert made
                assert len(made) <= 3
                assert made == unicodedata.normalize("NFC", made)
