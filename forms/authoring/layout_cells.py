"""The values of a declaration's layout in the cells of a sheet and back, without loss.

A reference to an answer is ``[/data/a/b | date]``; a plain text stands as it is; everything else is JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forms.authoring.workbook_words import BLOCK_HEADINGS, BLOCK_KEYS, META

_REF = re.compile(r"\[((?:/data/|\./)[^\s|\]]+)(?: \| ([a-z_]+))?\]")
_JSON = re.compile(r"[\[{\"]|-?[0-9]+(\.[0-9]+)?$|true$|false$|null$")
_NESTED = ("blocks", "fields")
BARE = "-"
"""Stands for the kind of a part that has none of its own (the fields of a row)."""


def encode(value: Any) -> str:  # noqa: ANN401 - JSON has no better type
    """A value as a cell's text."""
    if (
        isinstance(value, dict)
        and set(value) in ({"ref"}, {"ref", "as"})
        and all(isinstance(v, str) for v in value.values())
    ):
        short = f"[{value['ref']} | {value['as']}]" if "as" in value else f"[{value['ref']}]"
        if _REF.fullmatch(short):
            return short
    if isinstance(value, str) and value and value == value.strip() and not _JSON.match(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def decode(text: str) -> Any:  # noqa: ANN401 - JSON has no better type
    """The value of a cell's text; ValueError for JSON that is not written so."""
    found = _REF.fullmatch(text)
    if found:
        return {"ref": found[1], "as": found[2]} if found[2] else {"ref": found[1]}
    return json.loads(text) if _JSON.match(text) else text


def rows_of(layout: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The rows of a layout under ``BLOCK_HEADINGS``."""
    for key, value in layout.items():
        if key != "blocks":
            yield ("", f"{META}{key}", "", encode(value), "", "", "")
    yield from _blocks(layout["blocks"], 1)


def _blocks(blocks: Sequence[Mapping[str, Any]], level: int) -> Iterator[tuple[str, ...]]:
    for block in blocks:
        nested = next((key for key in _NESTED if _is_parts(block.get(key))), "")
        rest = {key: v for key, v in block.items() if key not in ("kind", nested, *BLOCK_KEYS.values())}
        cells = {heading: encode(block[key]) for heading, key in BLOCK_KEYS.items() if key in block}
        row = {"Bậc": str(level), "Khối": str(block.get("kind", BARE)), "Thêm": encode(rest) if rest else "", **cells}
        yield tuple(row.get(heading, "") for heading in BLOCK_HEADINGS)
        if nested:
            yield from _blocks(block[nested], level + 1)


def _is_parts(value: Any) -> bool:  # noqa: ANN401 - whatever a layout holds
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def layout_of(rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The layout of rows, each by heading.

    Raises:
        BadCellError: with the place in ``rows`` and the heading.
    """
    layout: dict[str, Any] = {}
    stack: list[list[dict[str, Any]]] = [[]]
    for number, row in enumerate(rows):
        if row["Khối"].startswith(META):
            layout[row["Khối"].removeprefix(META)] = _cell(number, row, "Nội dung")
            continue
        level = int(row["Bậc"]) if row["Bậc"].isdigit() else 0
        if not 1 <= level <= len(stack) + bool(stack[-1]) or not row["Khối"]:
            raise BadCellError(number, "Bậc" if row["Khối"] else "Khối")
        while len(stack) > level:
            stack.pop()
        if level > len(stack):
            stack.append(_inside(stack[-1][-1]))
        stack[-1].append(_block(number, row))
    return layout | {"blocks": stack[0]}


class BadCellError(ValueError):
    """A cell of a layout that means nothing: the row's place and the heading."""

    def __init__(self, row: int, heading: str) -> None:
        super().__init__(f"row {row}, {heading}")
        self.row, self.heading = row, heading


def _inside(parent: dict[str, Any]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    parent["fields" if parent.get("kind") == "field_row" else "blocks"] = parts
    return parts


def _block(number: int, row: Mapping[str, str]) -> dict[str, Any]:
    block: dict[str, Any] = {} if row["Khối"] == BARE else {"kind": row["Khối"]}
    block |= {key: _cell(number, row, heading) for heading, key in BLOCK_KEYS.items() if row[heading]}
    rest = _cell(number, row, "Thêm") if row["Thêm"] else {}
    if not isinstance(rest, dict):
        raise BadCellError(number, "Thêm")
    return block | rest


def _cell(number: int, row: Mapping[str, str], heading: str) -> Any:  # noqa: ANN401 - JSON has no better type
    try:
        return decode(row[heading])
    except ValueError as error:
        raise BadCellError(number, heading) from error
