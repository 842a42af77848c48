"""The look: contrast from the tokens, sizes that can be pressed, and every page and dialog on a tour."""

import importlib
import pkgutil

import pytest

import app.ui
from app.ui.dialogs.dialog import Dialog
from app.ui.pages.page import Page
from app.ui.tokens import EDGE_PAIRS, PALETTE, SPACE, TEXT_PAIRS, TYPE, contrast
from tests.support.all_tours import DIALOGS, PAGES, PICTURES_ONLY, SHOWN


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_can_be_read(pair: tuple[str, str]) -> None:
    assert contrast(PALETTE[pair[0]], PALETTE[pair[1]]) >= 4.5


@pytest.mark.parametrize("pair", EDGE_PAIRS, ids=" on ".join)
def test_edges_that_mean_something_can_be_seen(pair: tuple[str, str]) -> None:
    assert contrast(PALETTE[pair[0]], PALETTE[pair[1]]) >= 3


def test_letters_and_targets_are_large_enough() -> None:
    assert min(vars(TYPE).values()) >= 16
    assert SPACE.target >= 44


def test_every_page_and_every_dialog_is_looked_at() -> None:
    for found in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(found.name)
    every = {kind.__name__ for base in (Page, Dialog) for kind in all_below(base) if is_last(kind)}
    assert every == SHOWN.keys(), "a tour is wanted: tests/support"
    assert set(SHOWN.values()) <= {*PAGES, *DIALOGS, *PICTURES_ONLY}


def is_last(kind: type) -> bool:
    """A class of the program that stands on the screen itself."""
    return kind.__module__.startswith("app.") and not all_below(kind)


def all_below(kind: type) -> set[type]:
    return {each for below in kind.__subclasses__() for each in (below, *all_below(below))}
