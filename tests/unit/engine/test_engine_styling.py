"""Light Markdown of labels and hints as runs; what people answer is never read as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine import Run
from forms.engine.styling import literal, runs
from tests.unit.engine.writing import filled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Họ và tên", [Run("Họ và tên")]),
        ("Ghi **rõ** họ", [Run("Ghi "), Run("rõ", bold=True), Run(" họ")]),
        ("Ghi __rõ__ *ngay*", [Run("Ghi "), Run("rõ", bold=True), Run(" "), Run("ngay", italic=True)]),
        ("**rõ _và_ đủ**", [Run("rõ ", bold=True), Run("và", bold=True, italic=True), Run(" đủ", bold=True)]),
        ("xem [ở đây](https://a.vn/b?c=1)", [Run("xem "), Run("ở đây", link="https://a.vn/b?c=1")]),
        ("[**đậm**](https://a.vn)", [Run("đậm", bold=True, link="https://a.vn")]),
        ("# Phần một\nchữ", [Run("Phần một\n", bold=True), Run("chữ")]),
        (r"2 \* 3 \_x\_", [Run("2 * 3 _x_")]),
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("so_dinh_danh", [Run("so_dinh_danh")]),
        ("**chưa đóng", [Run("**chưa đóng")]),
        ("[x](javascript:alert(1))", [Run("[x](javascript:alert(1))")]),
        ("a < b & c", [Run("a < b & c")]),
    ],
)
def test_marks_become_runs(text: str, expected: list[Run]) -> None:
    assert list(runs(text)) == expected


@given(st.text(alphabet="ab *_[]()#\\<>&\n`.h:/", max_size=60))
def test_no_text_is_lost_and_literal_texts_come_back(text: str) -> None:
    again = runs(literal(text))
    assert "".join(run.text for run in again) == text
    assert not any(run.bold or run.italic or run.link for run in again)
    assert sum(len(run.text) for run in runs(text)) <= len(text)


@pytest.mark.parametrize(
    "text", ["*" * 4000, "_a" * 2000, "**a" * 1300, "[" * 4000, "\\" * 4000, "[a](" * 1000, "*a " * 1300]
)
def test_marks_without_end_end(text: str) -> None:
    assert runs(text)


def test_labels_and_hints_offer_runs_beside_the_plain_text() -> None:
    instance = filled(
        "<who/><a/>",
        body='<input ref="/data/a"><label>Ông **<output value="/data/who"/>** sinh *năm* nào?</label>'
        "<hint>Xem _giấy_</hint></input>",
    )
    instance.set("/data/who", "A*B*_c_")
    assert instance.label("/data/a") == "Ông **A*B*_c_** sinh *năm* nào?"
    assert instance.label_runs("/data/a") == (
        Run("Ông "), Run("A*B*_c_", bold=True), Run(" sinh "), Run("năm", italic=True), Run(" nào?"),
    )  # fmt: skip
    assert instance.hint_runs("/data/a") == (Run("Xem "), Run("giấy", italic=True))
    assert (instance.label_runs("/data/who"), instance.hint_runs("/data/who")) == ((), ())


def test_runs_follow_the_language() -> None:
    texts = (
        '<translation lang="vi"><text id="l"><value>**Tên**</value></text></translation>'
        '<translation lang="en"><text id="l"><value>*Name* <output value="/data/a"/></value></text></translation>'
    )
    instance = filled("<a/>", body='<input ref="/data/a"><label ref="jr:itext(\'l\')"/></input>', itext=texts)
    assert instance.label_runs("/data/a") == (Run("Tên", bold=True),)
    instance.language = "en"
    instance.set("/data/a", "*x*")
    assert instance.label_runs("/data/a") == (Run("Name", italic=True), Run(" *x*"))
