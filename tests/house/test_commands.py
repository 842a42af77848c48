"""What can be typed leads somewhere: the arguments name functions of modules that are imported only when they run."""

import argparse
import importlib
from collections.abc import Iterator

from app.cli.arguments import build_parser


def _runs(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from filter(None, [parser.get_default("run")])
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _runs(command)


def test_every_command_names_a_function_that_is_there() -> None:
    runs = {*_runs(build_parser())}
    assert len(runs) > 100
    places = [run.partition(":")[::2] for run in runs]
    assert [name for module, name in places if not hasattr(importlib.import_module(module), name)] == []
