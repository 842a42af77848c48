"""The answers of a filled form by number: what stands in a code on paper, where a name costs too much room.

A form definition numbers its own nodes: all elements of its primary instance but ``meta``, in document order; a node
that the instance repeats is written once for each time, with the numbers of what is below it counted anew. Both sides
hold the same definition (by its hash), so they count alike.

A *row* is what one instance, or one round of a repeat, says of its nodes: ``[there, filled, values…]``. ``there`` has a
bit for each node but repeats (a leaf that stands in the XML; a group that stands there with nothing below it),
``filled`` one for each leaf that is there (whether it holds text), most significant bit first, zero bytes at the end
left out. Then follow, in document order, the values of the leaves that hold text and, for each repeat, the array of
its rows. A value is

- of a node with a fixed list of choices: the number of the choice in its list;
- of others: digits alone as an integer (see :func:`_digits`), a date as the negative of its days, and
- a text for everything else, of any node; several choices are such a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from lxml import etree

from forms.cbor import damaged
from forms.refusal import Refusal

_XFORMS = "http://www.w3.org/2002/xforms"
_JR = "http://openrosa.org/javarosa"
_DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_DIGITS = re.compile(r"[0-9]{1,17}")
_INSTANCE = re.compile(r"instance\(\s*'([^']+)'\s*\)/root/item(\[.*)?")
_DAY_ZERO = date(1900, 1, 1)
_SMALL = 1 << 32
"""Below it digits are a CBOR integer; above, bytes, which take two or three fewer for the number of a card."""
MOST_ROWS = 10_000


@dataclass(frozen=True)
class _Node:
    """One numbered node of a form: its place among its parent's children, its choices, and whether it repeats."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[_Node, ...] = ()
    choices: tuple[str, ...] = ()
    repeats: bool = False

    @property
    def is_leaf(self) -> bool:
        return not self.children


@dataclass
class _Row:
    """What one row gathers while an instance is read."""

    there: list[bool] = field(default_factory=list)
    filled: list[bool] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)


class Unnumbered(Exception):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """The instance says something for which its form has no number; it is carried as it is written."""


def pack(form_xml: bytes, instance_xml: bytes) -> list[Any]:
    """The row of a whole instance; ``meta`` is left out.

    Raises:
        Unnumbered: the instance does not have its form's shape.
        Refusal: ``unreadable-form``, ``unreadable-submission``.
    """
    root = _numbered(form_xml)
    given = _parsed(instance_xml, "unreadable-submission")
    if _name(given) != root.tag:
        raise Unnumbered
    return _written(root, given, is_root=True)


def unpack(form_xml: bytes, row: Sequence[Any], meta: Mapping[str, str]) -> bytes:
    """The instance XML of a row; ``meta`` are the elements of its ``meta``, by name.

    Raises:
        Refusal: ``damaged-code`` when the row does not fit the form, ``unreadable-form``.
    """
    root = _numbered(form_xml)
    try:
        made = _read(root, row, [MOST_ROWS])
    except (TypeError, ValueError, IndexError, OverflowError, RuntimeError, StopIteration) as error:
        raise damaged() from error
    if meta:
        told = etree.SubElement(made, "meta")
        for name, text in meta.items():
            etree.SubElement(told, name).text = text
    return etree.tostring(made, encoding="utf-8", xml_declaration=False)


# -- the form --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _numbered(form_xml: bytes) -> _Node:
    """The form's own tree; a second element of the same name is the same node."""
    document = _parsed(form_xml, "unreadable-form")
    instance = next(document.iter(f"{{{_XFORMS}}}instance"), None)
    root = next(iter(instance), None) if instance is not None else None
    if root is None:
        raise Refusal("unreadable-form", "The form definition has no primary instance.")
    repeats = {_plain(one.get("nodeset", "")) for one in document.iter(f"{{{_XFORMS}}}repeat")}
    return _node([root], f"/{_local(root)}", repeats, _choices(document), is_root=True)


def _node(
    namesakes: Sequence[etree._Element],
    ref: str,
    repeats: set[str],
    choices: Mapping[str, tuple[str, ...]],
    *,
    is_root: bool = False,
) -> _Node:
    below: dict[str, list[etree._Element]] = {}
    for one in namesakes:
        for child in one:
            if not (is_root and _local(child) == "meta"):
                below.setdefault(_name(child), []).append(child)
    attributes = tuple((str(key), str(text)) for key, text in namesakes[0].items() if _JR not in str(key))
    children = tuple(_node(ones, f"{ref}/{_local(ones[0])}", repeats, choices) for ones in below.values())
    return _Node(_name(namesakes[0]), attributes, children, choices.get(ref, ()), ref in repeats)


def _choices(document: etree._Element) -> dict[str, tuple[str, ...]]:
    """The fixed lists of choices by the ref of their question: those that stand in the form itself."""
    lists = {
        str(one.get("id")): tuple(item.findtext(f"{{{_XFORMS}}}name") or "" for item in one.iter(f"{{{_XFORMS}}}item"))
        for one in document.iter(f"{{{_XFORMS}}}instance")
        if one.get("id") and one.get("src") is None
    }
    found: dict[str, tuple[str, ...]] = {}
    for question in document.iter(f"{{{_XFORMS}}}select1"):
        itemset = question.find(f"{{{_XFORMS}}}itemset")
        if itemset is None:
            values = tuple(item.findtext(f"{{{_XFORMS}}}value") or "" for item in question.iter(f"{{{_XFORMS}}}item"))
        else:
            named = _INSTANCE.match(itemset.get("nodeset", "").strip())
            values = lists.get(named.group(1), ()) if named else ()
        if values and all(values) and len(set(values)) == len(values):
            found[_plain(question.get("ref", ""))] = values
    return found


# -- from an instance to a row ---------------------------------------------------------------------------------------


def _written(node: _Node, given: etree._Element, *, is_root: bool = False) -> list[Any]:
    row = _Row()
    _gather(node, given, row, is_root=is_root)
    return [_bits(row.there), _bits(row.filled), *row.values]


def _gather(node: _Node, given: etree._Element | None, row: _Row, *, is_root: bool = False) -> None:
    """Say of each node below ``node`` what ``given`` holds; without ``given`` all of them are absent."""
    children = [] if given is None else [one for one in given if not (is_root and _local(one) == "meta")]
    present: dict[str, list[etree._Element]] = {}
    for one in children:
        present.setdefault(_name(one), []).append(one)
    _require_order(node, children, present)
    for child in node.children:
        found = present.get(child.tag, [])
        if child.repeats:
            row.values.append([_written(child, one) for one in found])
        elif len(found) > 1:
            raise Unnumbered
        elif child.is_leaf:
            _leaf(child, found, row)
        else:
            _group(child, found[0] if found else None, row)


def _group(node: _Node, given: etree._Element | None, row: _Row) -> None:
    stands_empty = given is not None and not len(given)
    if given is not None and stands_empty and (given.text or "").strip():
        raise Unnumbered
    row.there.append(stands_empty)
    _gather(node, given, row)


def _leaf(node: _Node, found: Sequence[etree._Element], row: _Row) -> None:
    row.there.append(bool(found))
    for one in found:
        if len(one):
            raise Unnumbered
        text = unicodedata.normalize("NFC", one.text or "")
        row.filled.append(bool(text))
        if text:
            row.values.append(_value(node, text))


def _require_order(
    node: _Node, children: Sequence[etree._Element], present: Mapping[str, Sequence[etree._Element]]
) -> None:
    """The digest goes by document order: an instance in another order than its form's is carried as it is written."""
    expected = [child.tag for child in node.children for _ in present.get(child.tag, ())]
    if [_name(one) for one in children] != expected:
        raise Unnumbered


def _value(node: _Node, text: str) -> int | bytes | str:
    if node.choices:
        return node.choices.index(text) if text in node.choices else text
    if _DIGITS.fullmatch(text):
        number = _digits(text)
        return number if number < _SMALL else number.to_bytes((number.bit_length() + 7) // 8, "big")
    return _days(text) if _DATE.fullmatch(text) else text


def _days(text: str) -> int | str:
    """A date as -1, -2, -3 … for the first of January 1900, the day before, the day after, and so on."""
    try:
        days = (date.fromisoformat(text) - _DAY_ZERO).days
    except ValueError:
        return text
    return -1 - (2 * days if days >= 0 else -2 * days - 1)


def _digits(text: str) -> int:
    """Digits as the number of their place among all texts of digits, the shorter first: zeros in front stay."""
    return _first(len(text)) + int(text)


# -- from a row to an instance ---------------------------------------------------------------------------------------


class _Stream:
    """A row that is being read; ``budget`` is how many more rows there may be in the whole instance."""

    def __init__(self, row: object, budget: list[int]) -> None:
        budget[0] -= 1
        if not isinstance(row, list) or len(row) < 2 or budget[0] < 0:
            raise ValueError("no row, or too many")
        self.there, self.filled, self.values = _unbits(row[0]), _unbits(row[1]), iter(row[2:])
        self.budget = budget

    def finish(self) -> None:
        """Nothing may be left over: a row of another form would leave something."""
        if any(self.there) or any(self.filled) or next(self.values, None) is not None:
            raise ValueError("a row says more than its form has nodes")


def _read(node: _Node, row: object, budget: list[int]) -> etree._Element:
    stream = _Stream(row, budget)
    made = _element(node)
    made.extend(_children(node, stream))
    stream.finish()
    return made


def _children(node: _Node, stream: _Stream) -> Iterator[etree._Element]:
    for child in node.children:
        if child.repeats:
            yield from [_read(child, one, stream.budget) for one in list(next(stream.values))]
            continue
        there = next(stream.there, False)
        if child.is_leaf:
            if there:
                yield _filled(child, stream)
            continue
        below = list(_children(child, stream))
        if there or below:
            group = _element(child)
            group.extend(below)
            yield group


def _filled(node: _Node, stream: _Stream) -> etree._Element:
    made = _element(node)
    if next(stream.filled, False):
        made.text = _text(node, next(stream.values))
    return made


def _element(node: _Node) -> etree._Element:
    return etree.Element(node.tag, dict(node.attributes))


def _text(node: _Node, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return _undigits(int.from_bytes(value[:8], "big"))
    if not isinstance(value, int):
        raise TypeError("no value of a node")
    if node.choices and value >= 0:
        return node.choices[value]
    return _undigits(value) if value >= 0 else _date(-1 - value)


def _date(number: int) -> str:
    days = number // 2 if number % 2 == 0 else -(number + 1) // 2
    return (_DAY_ZERO + timedelta(days=days)).isoformat()


def _undigits(number: int) -> str:
    width = 1
    while _first(width + 1) <= number:
        width += 1
    return str(number - _first(width)).zfill(width)


def _first(width: int) -> int:
    """How many texts of digits are shorter than ``width``."""
    return int("1" * width) - 1


# -- small things ----------------------------------------------------------------------------------------------------


def _bits(flags: Sequence[bool]) -> bytes:
    """Most significant bit first; zero bytes at the end are left out."""
    whole = "".join("1" if flag else "0" for flag in flags)
    raw = bytes(int(whole[start : start + 8].ljust(8, "0"), 2) for start in range(0, len(whole), 8))
    return raw.rstrip(b"\0")


def _unbits(raw: bytes) -> Iterator[bool]:
    if not isinstance(raw, bytes):
        raise TypeError("bits are bytes")
    return iter([bool(byte >> place & 1) for byte in raw for place in range(7, -1, -1)])


def _parsed(xml: bytes, code: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(code, "The file is not well-formed XML.") from error


def _name(node: etree._Element) -> str:
    """The name as the submission writes it: without the namespace of XForms itself."""
    name = etree.QName(node)
    return name.localname if name.namespace in (None, _XFORMS) else str(node.tag)


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname


def _plain(ref: str) -> str:
    """A ref by local names, as numbers are found by."""
    return "/".join(step.rsplit(":", 1)[-1].strip() for step in ref.strip().split("/"))
