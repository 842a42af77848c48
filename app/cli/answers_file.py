"""The file behind ``--answers``: one JSON object of refs and values, from a file or from standard input."""

import json
from pathlib import Path

from app.cli.streams import read_input
from forms.refusal import Refusal


def read_answers(name: str | None) -> dict[str, str | None]:
    """``{"/data/path": value}``; numbers become their text, lists the values of a multiple choice, null clears.

    Raises:
        Refusal: ``no-file``, ``bad-answers``.
    """
    if name is None:
        return {}
    found = read_json(name)
    if not isinstance(found, dict):
        raise Refusal("bad-answers", f'{_called(name)} must hold one object: {{"/data/path": value}}.')
    return {ref: _as_text(ref, value) for ref, value in found.items()}


def read_json(name: str) -> object:
    """What a JSON file, or ``-`` for standard input, holds; Refusals as :func:`read_answers`."""
    try:
        return json.loads(_text(name), object_pairs_hook=_no_repeats)
    except (ValueError, RecursionError) as why:
        raise Refusal("bad-answers", f"{_called(name)} is not JSON: {_where(why)}.") from why


def _text(name: str) -> str:
    if name == "-":
        return read_input()
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except OSError as why:
        raise Refusal("no-file", f"{name} cannot be read: {why.strerror}.", file=name) from why


def _called(name: str) -> str:
    return "Standard input" if name == "-" else name


def _where(why: Exception) -> str:
    if isinstance(why, json.JSONDecodeError):
        return f"line {why.lineno}, column {why.colno}"
    return "not UTF-8 text" if isinstance(why, UnicodeDecodeError) else "a name stands twice or it is nested too deep"


def _no_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError
    return dict(pairs)


def _as_text(ref: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " ".join(value)
    raise Refusal("bad-answers", f"{ref}: an answer is a text, a number, a list of choices or null.", ref=ref)
