import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from forms.catalogue import PACKS, Catalogue
from forms.search import Match, find

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
    ("words", "code"),
    [
        ("bố mới mất", "1.000656"), ("mất giấy khai sinh", "2.000635"), ("bản sao khai sinh", "2.000635"),
        ("chuyển khẩu", "1.004222"), ("giấy độc thân", "1.004873"), ("sổ đỏ", "1.013978"), ("làm căn cước", "2.000200"),
        ("tiền khuyết tật", "1.001776"), ("làm giấy khuyết tật", "1.001699"), ("đăng ký kết hôn", "1.000894"),
        ("công chứng bằng", "2.000815"), ("tách khẩu", "1.010038"), ("mất thẻ bảo hiểm", "1.002759"),
        ("2.000815", "2.000815"), ("xin sổ hộ nghèo", "1.011607"), ("2.001023", "3.000722"),
        ("đi bộ đội", "1.013133"), ("mở quán", "1.001612"),
    ],
)  # fmt: skip
def test_every_matter_of_the_commune_is_found(catalogue: Catalogue, words: str, code: str) -> None:
    assert find(catalogue, words)[0].code == code


def test_funeral_money_is_asked_about_not_guessed(catalogue: Catalogue) -> None:
    assert {match.code for match in find(catalogue, "mai táng")} == {"1.014028", "1.001731", "1.010824"}


@pytest.mark.parametrize(
    "words", ["", "   ", "trời mưa", "sinh viên vay vốn", "xin việc", "con tôi đi học", "x" * 5000]
)
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


SAID_OFTEN = "đăng ký giấy nhà đất con cho vay vốn tiền hộ nghèo bản sao mất đổi tên kết hôn nước điện trường học lúa"
COMMON = tuple(SAID_OFTEN.split())


def recombined(count: int) -> list[dict[str, object]]:
    """Cards whose phrases are made of the same few words, so that everything stands in everything's way."""
    model = json.loads((PACKS / PENSION / "card.json").read_text(encoding="utf-8"))
    lot = Random(7)  # noqa: S311 - the same cards at every run

    def phrase(longest: int) -> str:
        words = lot.choices(COMMON, k=lot.randint(1, longest))
        return " … ".join((" ".join(words[:2]), " ".join(words[2:]))) if len(words) > 3 else " ".join(words)

    return [
        dict(
            model,
            code=f"9.{number:06}",
            aliases=[],
            name=f"Thủ tục {phrase(6)}",
            title=phrase(5),
            words=[phrase(4) for _ in range(4)],
            other_words=[phrase(3)],
        )
        for number in range(count)
    ]


def of_cards(folder: Path, cards: Sequence[dict[str, object]]) -> Catalogue:
    for card in cards:
        (folder / str(card["code"])).mkdir(parents=True)
        (folder / str(card["code"]) / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return Catalogue.load(folder)


def test_many_cards_answer_as_each_would_alone(tmp_path: Path) -> None:
    """The plain reading: each card by itself, beside one that knows every word and that nobody ever asks for."""
    cards = recombined(300)
    known = {word for card in cards for word in f"{card['name']} {card['title']}".split()} | set(COMMON)
    lexicon = dict(cards[0], code="8.000000", name=" ".join(sorted(known) * 2), title="", words=[], other_words=[])
    lot = Random(11)  # noqa: S311 - the same queries at every run
    queries = [" ".join(lot.choices([*COMMON, "tôi", "muốn", "hoir", "hocj", "truowngf"], k=k)) for k in range(1, 13)]
    queries += [str(card["title"]) for card in cards[:8]]
    plain: dict[str, list[Match]] = {query: [] for query in queries}
    for number, card in enumerate(cards):
        alone = of_cards(tmp_path / str(number), [lexicon, card])
        for query in queries:
            plain[query] += find(alone, query)
    together = of_cards(tmp_path / "all", [lexicon, *cards])
    for query in queries:
        wanted = sorted(plain[query], key=lambda match: (-match.score, match.code))
        assert find(together, query, limit=len(cards)) == wanted
    assert sum(len(found) for found in plain.values()) > 100


def test_a_card_is_found_by_its_own_words_among_many(tmp_path: Path) -> None:
    cards = [dict(card, other_words=[]) for card in recombined(200)]
    many = of_cards(tmp_path, cards)
    for card in cards:
        found = {match.code for match in find(many, str(card["title"]).replace("…", "thế nào"), limit=len(cards))}
        assert card["code"] in found
