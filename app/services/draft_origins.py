"""Where each answer came from (typed, scanned, suggested, earlier), kept right while rows come and go."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.storage.records import DraftEntry

_ROW = re.compile(r"^(?P<range>.*)\[(?P<number>\d+)\]$")


def origins_after(origins: Mapping[str, str], steps: Iterable[DraftEntry]) -> dict[str, str]:
    """The origins by ref once the steps are taken; a cleared answer has none, rows after a removed one move up."""
    after = dict(origins)
    for step in steps:
        if step.op == "remove":
            after = _without_row(after, step.ref)
        elif step.op == "set" and step.text is not None:
            after[step.ref] = step.origin
        elif step.op == "set":
            after.pop(step.ref, None)
    return after


def with_origins_taken(origins: Mapping[str, str], steps: Iterable[DraftEntry]) -> list[DraftEntry]:
    """The steps with the origins that each of them takes away, for who undoes it."""
    noted = []
    for step in steps:
        if step.op == "remove":
            noted.append(replace(step, was_origins=dict(origins)))
        elif step.op == "set" and step.ref in origins:
            noted.append(replace(step, was_origins={step.ref: origins[step.ref]}))
        else:
            noted.append(step)
        origins = origins_after(origins, (step,))
    return noted


def _without_row(origins: Mapping[str, str], row_ref: str) -> dict[str, str]:
    found = _ROW.match(row_ref)
    if found is None:
        return dict(origins)
    of_range = re.compile(re.escape(found["range"]) + r"\[(\d+)\](/.*)$")
    gone = int(found["number"])
    kept: dict[str, str] = {}
    for ref, origin in origins.items():
        inside = of_range.match(ref)
        if inside is None or int(inside[1]) < gone:
            kept[ref] = origin
        elif int(inside[1]) > gone:
            kept[f"{found['range']}[{int(inside[1]) - 1}]{inside[2]}"] = origin
    return kept
