"""What a command says: one JSON value and nothing else on standard output, or short lines for a reader."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from app.cli.streams import err, out
from forms.dossier import Problem
from forms.refusal import Refusal


def show(value: object, lines: Iterable[str], *, as_json: bool) -> None:
    """Print the value as JSON, or the lines."""
    if as_json:
        out().write(json.dumps(as_plain(value), ensure_ascii=False, indent=2) + "\n")
    else:
        out().writelines(line + "\n" for line in lines)


def how_many(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``, ``0 copies``: a number with what it counts, named as one of it."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def as_plain(value: object) -> Any:  # noqa: ANN401 - JSON has no better type
    """Frozen values, dates and enumerations as what JSON knows; times in ISO with their offset."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [as_plain(one) for one in value]
    return _object(value)


def problem_json(problem: Problem) -> dict[str, str]:
    """``{ref, label, code, severity, message, fix}``."""
    return {
        "ref": problem.ref,
        "label": problem.label,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "fix": problem.fix,
    }


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """One line a problem for a reader."""
    return [f"  {one.severity.value:7} {one.code:20} {one.label or one.ref}: {one.message}" for one in problems]


def say_refusal(refusal: Refusal, *, as_json: bool) -> None:
    """The sentence on standard error; with ``--json`` the problems on standard output too."""
    found: tuple[Problem, ...] = getattr(refusal, "problems", ())
    if as_json:
        told = [problem_json(one) for one in found] or [_as_problem(refusal)]
        show({"problems": told}, (), as_json=True)
    err().write(f"{refusal}\n")
    if not as_json:
        err().writelines(line + "\n" for line in problem_lines(found))


def _as_problem(refusal: Refusal) -> dict[str, str]:
    ref = refusal.facts.get("ref", "")
    return {
        "ref": ref,
        "label": "",
        "code": refusal.code,
        "severity": "error",
        "message": str(refusal),
        "fix": "",
    }


def _object(value: object) -> Any:  # noqa: ANN401 - JSON has no better type
    as_json = getattr(value, "as_json", None)
    if as_json is not None:
        return as_plain(as_json())
    if is_dataclass(value):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no form in JSON")
