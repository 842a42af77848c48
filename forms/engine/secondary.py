"""Secondary instances: inside the form, or attached as CSV, XML or GeoJSON.

A file is checked when the form is loaded; its tree is built when an expression first asks for it, once for all forms
that come with the same file: the communes of the country alone are 13,000 nodes, 4 MiB.

Standard: ODK XForms, sections "Secondary Instances - Internal" and "Secondary Instances - External".
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from functools import partial
from weakref import WeakValueDictionary

from lxml import etree

from forms.engine.errors import FormError
from forms.engine.limits import MAX_ATTACHMENT_BYTES, MAX_NODES
from forms.engine.tree import Document, Element, Node
from forms.engine.xml_reader import is_element, parse_xml, to_tree

LAST_SAVED = "jr://instance/last-saved"  # answers of an earlier instance: given to an instance, never to a form
BuildTree = Callable[[], Document]


class _Attached:
    """What builds the tree of an attached file; the second time it is the same tree."""

    def __init__(self, build: BuildTree) -> None:
        self._build = build

    def __call__(self) -> Document:
        tree = self._build()
        self._build = lambda: tree  # what it was built from is let go
        return tree


_NO_CHILDREN: list[Node] = []
"""Of every cell of every table: none ever gets any, and 10,000 lists of nothing are a MiB."""

_attached: WeakValueDictionary[tuple[str, bytes], _Attached] = WeakValueDictionary()
"""By address and content, as long as a form holds it; nothing writes into a secondary instance."""


class SecondaryInstances:
    """The secondary instances of one form by id."""

    def __init__(self, attachments: Mapping[str, bytes], *, blank_if_missing: bool) -> None:
        self._attachments = attachments
        self._blank = blank_if_missing
        self._sources: dict[str, BuildTree] = {}
        self._trees: dict[str, Document] = {}
        self._wanted: dict[str, BuildTree] = {}
        self._last_saved: set[str] = set()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The URLs of all attached instances that the form names."""
        return tuple(self._wanted)

    def __contains__(self, name: str) -> bool:
        return name in self._sources

    def declare(self, name: str, element: etree._Element) -> None:
        """Takes note of an ``instance`` element and reads its file.

        Raises:
            FormError: its file is missing and that is an error, or cannot be read.
        """
        url = element.get("src")
        if url is None:
            self._sources[name] = partial(_inside_form, element)
            return
        if url == LAST_SAVED:
            self._last_saved.add(name)
            self._sources[name] = _blank
            return
        if url not in self._wanted:
            self._wanted[url] = self._attached(url)
        self._sources[name] = self._wanted[url]

    def _attached(self, url: str) -> BuildTree:
        content = self._attachments.get(url)
        if content is not None:
            held = _attached.get((url, content)) or _Attached(read_attachment(url, content))
            return _attached.setdefault((url, content), held)
        if not self._blank:
            raise FormError(f"The form needs the file {url!r}, which is missing")
        return _blank

    def is_last_saved(self, name: str) -> bool:
        """Whether an instance is that of the answers that were saved last."""
        return name in self._last_saved

    def root(self, name: str) -> Document | None:
        """The root node of an instance, ``None`` if the form has none of that name."""
        tree = self._trees.get(name)
        if tree is None and name in self._sources:
            tree = self._trees[name] = self._sources[name]()
        return tree


def _inside_form(element: etree._Element) -> Document:
    inner = next((child for child in element if is_element(child)), None)
    return _blank() if inner is None else to_tree(inner)


def read_attachment(url: str, content: bytes) -> BuildTree:
    """What builds the tree of an attached CSV, GeoJSON or XML file; the kinds are told apart by name and content.

    Raises:
        FormError: the file is too large, or is not what its name says.
    """
    if len(content) > MAX_ATTACHMENT_BYTES:
        raise FormError(f"The file {url!r} has {len(content)} bytes, more than the {MAX_ATTACHMENT_BYTES} allowed")
    lower = url.lower()
    if lower.endswith(".geojson"):
        return partial(_table, *_read_geojson(url, content))
    if lower.endswith(".csv") or (not lower.endswith(".xml") and not content.lstrip().startswith(b"<")):
        return partial(_table, *_read_csv(url, content))
    return partial(to_tree, parse_xml(content, f"The file {url!r}"))


def _blank() -> Document:
    document = Document()
    document.append(Element(document, "root", value=""))
    return document


def _decoded(url: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError(f"The file {url!r} is not UTF-8 text") from error


def _read_csv(url: str, content: bytes) -> tuple[list[str], list[list[str]]]:
    text = _decoded(url, content)
    header_line = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=header_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FormError(f"The file {url!r} is not a table: {error}") from error
    names = [name.strip() for name in rows[0]] if rows else []
    if len(rows) * len(names) > MAX_NODES:
        raise FormError(f"The file {url!r} has more than {MAX_NODES} cells")
    return names, [row for row in rows[1:] if any(row)]


def _table(names: list[str], rows: list[list[str]]) -> Document:
    """The tree ``root/item/column`` of a table; cells without a column are dropped, missing ones are empty."""
    document = _blank()
    root = document.root_element()
    root.value = None
    root.children = [_item(root, names, row) for row in rows]
    return document


def _item(root: Element, names: list[str], cells: list[str]) -> Element:
    item = Element(root, "item", value=None)
    padded = cells + [""] * (len(names) - len(cells))
    item.children = [_cell(item, name, cell) for name, cell in zip(names, padded, strict=False) if name]
    return item


def _cell(item: Element, name: str, value: str) -> Element:
    cell = Element(item, name, value=value)
    cell.children = _NO_CHILDREN
    return cell


def _read_geojson(url: str, content: bytes) -> tuple[list[str], list[list[str]]]:
    try:
        features = [_feature(feature) for feature in json.loads(_decoded(url, content))["features"]]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise FormError(f"The file {url!r} is not a GeoJSON feature collection") from error
    names = list(dict.fromkeys(name for feature in features for name in feature))
    return names, [[feature.get(name, "") for name in names] for feature in features]


def _feature(feature: Mapping[str, object]) -> dict[str, str]:
    geometry, properties = feature["geometry"], feature.get("properties") or {}
    if not isinstance(geometry, dict) or not isinstance(properties, dict):
        raise TypeError("a feature needs a geometry and properties")
    row = {"geometry": _geometry(geometry)}
    if "id" in feature:
        row["id"] = str(feature["id"])
    row.update({str(key): _scalar(value) for key, value in properties.items()})
    return row


def _scalar(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _geometry(geometry: Mapping[str, object]) -> str:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if not isinstance(coordinates, list):
        raise TypeError("coordinates are a list")
    points = {"Point": [coordinates], "LineString": coordinates, "Polygon": coordinates[0] if coordinates else []}[
        str(kind)
    ]
    return "; ".join(f"{point[1]} {point[0]} 0 0" for point in points)
