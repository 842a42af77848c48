"""Sentences of the command line: what is counted is said as English says it."""

import pytest

from app.cli.output import how_many


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(0, "copy", "0 copies"), (1, "copy", "1 copy"), (1, "page", "1 page"), (2, "page", "2 pages")],
)
def test_one_thing_is_no_things(number: int, noun: str, said: str) -> None:
    assert how_many(number, noun) == said
