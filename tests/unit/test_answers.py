import re
from datetime import date

import pytest

from forms.catalogue import Catalogue
from forms.refusal import Refusal
from forms.search import all_answers, answer, find, find_answers
from tests.house.sources import ROOT

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("có được đưa mã OTP cho cán bộ không", "otp"), ("may chu da nhan du roi a", "delivered"),
        ("sao y mất bao nhiêu tiền", "fee-copy"), ("làm khai sinh mất bao nhiêu tiền", "fee-birth"),
        ("lệ phí nhập khẩu", "fee-permanent"), ("bao nhiêu tuổi được tiền già", "pension-who"),
        ("tui muốn khiếu nại", "complaint"), ("nhờ con đi nộp thay có được không", "relative"),
        ("gửi qua bưu điện được không", "post"), ("có cần photo căn cước không", "not-needed"),
        ("khong co mang lam duoc khong", "no-network"), ("cmnd còn dùng được không", "old-id"),
    ],
)  # fmt: skip
def test_questions_beside_procedures_are_answered(catalogue: Catalogue, said: str, code: str) -> None:
    (found,) = find_answers(catalogue, said)
    assert (found.code, found.kind) == (f"answer-{code}", "answer")
    assert found.matched


@pytest.mark.parametrize("said", ["khai sinh", "bố mới mất", "xin tiền già", "giá vàng hôm nay", "", "1.001193"])
def test_answers_do_not_crowd_the_procedures(catalogue: Catalogue, said: str) -> None:
    assert find_answers(catalogue, said) == []


def test_money_asked_about_is_no_death(catalogue: Catalogue) -> None:
    """In "mất bao nhiêu tiền" nobody has died."""
    first, *others = [match.code for match in find(catalogue, "làm khai sinh mất bao nhiêu tiền")]
    assert first == "1.001193"
    assert not {"1.000656", "2.002913"} & {*others}


def test_each_answer_has_its_source_and_is_found_by_its_own_question(catalogue: Catalogue) -> None:
    facts = re.compile(r"(?:facts/[a-z]+\.(?:md|tsv)|docs/decisions/[0-9a-z-]+\.md)")
    known = {procedure.code for procedure in catalogue.all()}
    for one in all_answers():
        assert facts.search(one.source), one.code
        assert {*one.codes} <= known, one.code
        assert one.checked_on <= TODAY <= one.review_on
        assert [found.code for found in find_answers(catalogue, one.question)] == [one.code]
        assert all(len(line) <= 130 for line in one.lines)
        for decision in re.findall(r"docs/\S+", one.source):
            assert (ROOT / decision).is_file()


def test_no_sum_is_stated_past_its_review() -> None:
    fee = answer("answer-fee-copy")
    assert any("2.000 đồng" in fact.text for fact in fee.told_on(TODAY))
    later = fee.told_on(date(2027, 3, 1))
    assert not any("đồng" in fact.text for fact in later)
    assert all(fact.uncertain for fact in later)


def test_an_answer_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        answer("answer-of-life")
    assert refused.value.code == "unknown-answer"
