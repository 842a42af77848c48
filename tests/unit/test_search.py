import pytest

from forms.catalogue import Catalogue
from forms.search import find

PENSION, BIRTH = "1.014027", "1.001193"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.mark.parametrize(
    "words",
    [
        "xin tiền già", "tien gia", "lương già", "lãnh tiền người già", "trợ cấp hưu trí xã hội", "TRỢ CẤP ÔN MỆ",
        "bố tôi 76 tuổi muốn xin tiền người cao tuổi", "mẹ tôi 80 tuổi không có lương hưu", "tieenf giaf",
        "tie62n gia2", "ông ngoại già rồi có được tiền không", "1.014027", "mã 1.014027.000.00.00.H48 là gì",
    ],
)  # fmt: skip
def test_old_age_money_is_found(catalogue: Catalogue, words: str) -> None:
    assert [match.code for match in find(catalogue, words)] == [PENSION]


@pytest.mark.parametrize(
    "words",
    [
        "khai sinh", "làm giấy khai sinh cho con", "vợ tôi mới đẻ", "con dâu mới sinh em bé", "khai sanh", "sanh con",
        "dang ky khai sinh", "ddawng kys khai sinh", "d9a8ng ky1 khai sinh", "khai sinhh", "sinh đôi", "1.001193",
        "làm giấy tờ cho cháu mới sinh", "gks cho em bé",
    ],
)  # fmt: skip
def test_birth_is_found(catalogue: Catalogue, words: str) -> None:
    assert [match.code for match in find(catalogue, words)] == [BIRTH]


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", "bố mới mất", "mất giấy khai sinh", "bản sao khai sinh", "chuyển khẩu", "giấy độc thân", "sổ đỏ",
        "trời mưa", "sinh viên vay vốn", "tiền khuyết tật", "mai táng", "đăng ký kết hôn", "làm căn cước", "2.000815",
        "xin việc", "con tôi đi học", "x" * 5000,
    ],
)  # fmt: skip
def test_nothing_fits_is_an_answer(catalogue: Catalogue, words: str) -> None:
    assert find(catalogue, words) == []


def test_says_which_words_matched(catalogue: Catalogue) -> None:
    match = find(catalogue, "vợ tôi mới đẻ con trai")[0]
    assert "mới đẻ" in match.matched
    assert match.kind == "words"
    assert 0 < match.score <= 1
    assert match.has_form


def test_more_of_the_same_words_scores_higher(catalogue: Catalogue) -> None:
    assert find(catalogue, "đăng ký khai sinh")[0].score > find(catalogue, "hỏi thăm việc khai sinh ở quê")[0].score


def test_limit_holds(catalogue: Catalogue) -> None:
    assert len(find(catalogue, "tiền già và khai sinh", limit=3)) == 2
    assert len(find(catalogue, "tiền già và khai sinh", limit=1)) == 1
