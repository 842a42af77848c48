import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from forms.catalogue import Catalogue
from forms.life_event_faults import AT_MOST, faults, ways
from forms.life_events import Asked, LifeEvent, Outcome, event, events, read, waits_for
from forms.refusal import Refusal

# facts/domain.md 2: the codes to which each kind of event must be able to lead.
LEADS_TO = {
    "death": {"1.000656", "2.002913", "1.014028", "1.001731", "1.010824"},
    "birth": {"1.001193", "3.000722"},
    "old-age": {"1.014027"},
    "disability": {"1.001699", "1.001776"},
    "residence": {"1.004222", "1.003197", "1.010038"},
    "copies": {"2.000815", "2.000884", "2.001035"},
    "marriage": {"1.004873"},
    "hardship": {"1.011607"},
    "lost-paper": {"2.000635", "1.004884"},
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def end(name: str, **answers: str) -> Outcome:
    found = event(name).next_after(answers)
    assert isinstance(found, Outcome)
    return found


@pytest.mark.parametrize("life", events(), ids=lambda life: life.name)
def test_every_way_is_short_and_leads_somewhere(life: LifeEvent, catalogue: Catalogue) -> None:
    assert faults(life, catalogue) == []
    for way in ways(life):
        assert len(way) <= AT_MOST
        outcome = end(life.name, **way)
        steps = outcome.steps(catalogue)
        assert steps or outcome.ask_commune
        before: set[str] = set()
        for step in steps:
            assert step.route in catalogue.get(step.code).routes
            assert {*step.depends_on} <= before
            before.add(step.code)


def test_all_events_of_the_facts_are_there() -> None:
    led = {life.name: {code for way in ways(life) for code in end(life.name, **way).codes} for life in events()}
    assert set(led) == set(LEADS_TO)
    for name, codes in LEADS_TO.items():
        assert codes <= led[name]


def test_questions_come_one_by_one_with_their_number() -> None:
    asked = event("death").next_after({"now": "not_yet"})
    assert isinstance(asked, Asked)
    assert (asked.question.id, asked.number, asked.of) == ("at_once", 2, 5)


def test_linked_and_single_are_never_both(catalogue: Catalogue) -> None:
    together = end("death", now="not_yet", at_once="together", estate="no")
    assert [step.code for step in together.steps(catalogue)] == ["2.002913"]
    single = end("death", now="not_yet", at_once="single", home="yes", money="social_pension", estate="no")
    assert [(step.code, step.depends_on) for step in single.steps(catalogue)] == [
        ("1.000656", ()),
        ("1.003197", ("1.000656",)),
        ("1.014028", ("1.000656",)),
    ]


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("death", {"now": "not_yet", "at_once": "single", "home": "yes", "money": "unknown", "estate": "no"}),
        ("lost-paper", {"paper": "birth", "birth": "unknown"}),
        ("copies", {"matter": "authorise", "authorise": "unknown"}),
        ("residence", {"matter": "split", "split": "unknown"}),
    ],
)
def test_what_nobody_knows_is_asked_at_the_commune_not_guessed(name: str, answers: Mapping[str, str]) -> None:
    outcome = end(name, **answers)
    assert outcome.ask_commune
    assert not {"1.014028", "1.001731", "1.010824", "2.000635", "1.004884", "2.001035", "1.010038"} & {*outcome.codes}


def test_money_for_the_disabled_waits_for_the_certificate(catalogue: Catalogue) -> None:
    steps = end("disability", paper="no", after="yes", visit="yes").steps(catalogue)
    assert [(step.code, step.depends_on) for step in steps] == [("1.001699", ()), ("1.001776", ("1.001699",))]
    assert waits_for()["1.001776"] == {"1.001699"}


@pytest.mark.parametrize(
    ("name", "answers", "code"),
    [
        ("funeral", {}, "unknown-event"),
        ("death", {"now": "perhaps"}, "bad-answer"),
        ("death", {"colour": "red"}, "unknown-question"),
    ],
)
def test_what_no_event_knows_is_refused(name: str, answers: Mapping[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        event(name).next_after(answers)
    assert refused.value.code == code


def made(tmp_path: Path, **changes: object) -> LifeEvent:
    ask = {"ask": "?", "choices": [{"value": "a", "say": "a", "ask_commune": "?"}, {"value": "b", "say": "b"}]}
    told = {"name": "x", "title": "X", "order": 1, "words": [], "source": "s", "checked_on": "2026-11-21"}
    path = tmp_path / "x.json"
    path.write_text(json.dumps({**told, "first": "q", "questions": {"q": ask}, **changes}), encoding="utf-8")
    return read(path)


def asks(*choices: dict[str, object], text: str = "?") -> dict[str, object]:
    return {"ask": text, "choices": [{"say": "…", "ask_commune": "?", **choice} for choice in choices]}


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ({"q": asks({"value": "a"}, {"value": "b", "ask_commune": ""})}, "leads nowhere"),
        ({"q": asks({"value": "a"})}, "two answers"),
        ({"q": asks({"value": "a"}, {"value": "a"})}, "own value"),
        ({"p": asks({"value": "a"}, {"value": "b"})}, "first question"),
        ({"q": asks({"value": "a", "go": "z"}, {"value": "b"})}, "not there"),
        ({"q": asks({"value": "a", "go": "q"}, {"value": "b"})}, "more than 5"),
        ({"q": asks({"value": "a"}, {"value": "b"}), "r": asks({"value": "a"}, {"value": "b"})}, "no way leads"),
        ({"q": asks({"value": "a", "add": [{"code": "9.999999"}]}, {"value": "b"})}, "no procedure"),
        ({"q": asks({"value": "a", "add": [{"code": "1.001193"}, {"code": "3.000722"}]}, {"value": "b"})}, "instead"),
        (
            {"q": asks({"value": "a", "add": [{"code": "1.014028", "after": ["1.000656"]}, {"code": "1.000656"}]},
                       {"value": "b"})},
            "whose result it needs",
        ),
        ({"q": asks({"value": "a"}, {"value": "b"}, text="x" * 200)}, "read aloud"),
    ],
)  # fmt: skip
def test_a_faulty_event_is_told(tmp_path: Path, catalogue: Catalogue, questions: dict[str, object], told: str) -> None:
    found = faults(made(tmp_path, questions=questions), catalogue)
    assert found
    assert told in found[0]


@pytest.mark.parametrize("changes", [{"first": None}, {"questions": {"q": {"ask": "?"}}}, {"checked_on": "soon"}])
def test_an_unreadable_event_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    if changes == {"first": None}:
        (tmp_path / "x.json").write_text("{", encoding="utf-8")
        with pytest.raises(Refusal, match=r"x\.json is no life event"):
            read(tmp_path / "x.json")
        return
    with pytest.raises(Refusal, match=r"x\.json is no life event"):
        made(tmp_path, **changes)
