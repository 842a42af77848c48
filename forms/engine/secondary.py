"""Secondary instances: inside the form, or attached as CSV, XML or GeoJSON; read when first asked for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from lxml import etree

from forms.engine.errors import FormError
from forms.engine.limits import MAX_ATTACHMENT_BYTES, MAX_NODES
from forms.engine.tree import Document, Element
from forms.engine.xml_reader import is_element, parse_xml, to_tree


class SecondaryInstances:
    """The secondary instances of one form by id."""

    def __init__(self, attachments: Mapping[str, bytes], *, blank_if_missing: bool) -> None:
        self._attachments = attachments
        self._blank = blank_if_missing
        self._sources: dict[str, etree._Element | str] = {}
        self._trees: dict[str, Document] = {}

    @property
    def wanted(self) -> tuple[str, ...]:
        """The URLs of all attached instances that the form names."""
        return tuple(dict.fromkeys(source for source in self._sources.values() if isinstance(source, str)))

    def __contains__(self, name: str) -> bool:
        return name in self._sources

    def declare(self, name: str, element: etree._Element) -> None:
        """Takes note of an ``instance`` element.

        Raises:
            FormError: its attachment is missing and that is an error.
        """
        url = element.get("src")
        if url is None:
            self._sources[name] = element
            return
        self._sources[name] = url
        if url not in self._attachments and not self._blank and url != "jr://instance/last-saved":
            raise FormError(f"The form needs the file {url!r}, which is missing")

    def root(self, name: str) -> Document | None:
        """The root node of an instance, ``None`` if the form has none of that name.

        Raises:
            FormError: its file cannot be read.
        """
        tree = self._trees.get(name)
        if tree is None and name in self._sources:
            tree = self._trees[name] = self._read(self._sources[name])
        return tree

    def _read(self, source: etree._Element | str) -> Document:
        if not isinstance(source, str):
            inner = next((child for child in source if is_element(child)), None)
            return _blank() if inner is None else to_tree(inner)
        content = self._attachments.get(source)
        return _blank() if content is None else read_attachment(source, content)


def read_attachment(url: str, content: bytes) -> Document:
    """The tree of an attached CSV, GeoJSON or XML file, told apart by name and content."""
    if len(content) > MAX_ATTACHMENT_BYTES:
        raise FormError(f"The file {url!r} has {len(content)} bytes, more than the {MAX_ATTACHMENT_BYTES} allowed")
    lower = url.lower()
    if lower.endswith(".geojson"):
        return _read_geojson(url, content)
    if lower.endswith(".csv") or (not lower.endswith(".xml") and not content.lstrip().startswith(b"<")):
        return _read_csv(url, content)
    return to_tree(parse_xml(content, f"The file {url!r}"))


def _blank() -> Document:
    document = Document()
    document.append(Element(document, "root", value=""))
    return document


def _decoded(url: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError(f"The file {url!r} is not UTF-8 text") from error


def _read_csv(url: str, content: bytes) -> Document:
    text = _decoded(url, content)
    header_line = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=header_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FormError(f"The file {url!r} is not a table: {error}") from error
    document = _blank()
    if not rows:
        return document
    names = [name.strip() for name in rows[0]]
    if len(rows) * len(names) > MAX_NODES:
        raise FormError(f"The file {url!r} has more than {MAX_NODES} cells")
    root = document.root_element()
    root.value = None
    for row in rows[1:]:
        if any(row):
            root.children.append(_item(root, names, row))
    return document


def _item(root: Element, names: list[str], cells: list[str]) -> Element:
    item = Element(root, "item", value=None)
    padded = cells + [""] * (len(names) - len(cells))
    item.children = [Element(item, name, value=cell) for name, cell in zip(names, padded, strict=False) if name]
    return item


def _read_geojson(url: str, content: bytes) -> Document:
    try:
        features = json.loads(_decoded(url, content))["features"]
        rows = [_feature(feature) for feature in features]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FormError(f"The file {url!r} is not a GeoJSON feature collection") from error
    document = _blank()
    root = document.root_element()
    root.value = None
    root.children = [_item(root, list(row), list(row.values())) for row in rows]
    return document


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
