"""From the XML of a form to its definition: model, binds, body, texts, actions, graph (ODK XForms, structure).

Standard: ODK XForms, section "Structure".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from lxml import etree

import forms.engine.xpath.functions  # noqa: F401 - with the engine, not when the first expression is compiled
from forms.engine.binds import read_binds
from forms.engine.body import Control
from forms.engine.body_reader import read_body
from forms.engine.cache import find, keep, kept_graph
from forms.engine.checks import check_expressions
from forms.engine.clock import local_clock
from forms.engine.collector import making_what_stays
from forms.engine.errors import FormError
from forms.engine.form import Form, Parts
from forms.engine.graph import Item, build_graph
from forms.engine.parts import Loading
from forms.engine.primary import read_primary, type_defaults
from forms.engine.secondary import SecondaryInstances
from forms.engine.xml_reader import is_element, local_name, parse_xml

METHODS = frozenset({"post", "form-data-post"})


def load(
    xml: bytes,
    *,
    attachments: Mapping[str, bytes] | None = None,
    missing: Literal["error", "blank"] = "error",
    clock: Callable[[], datetime] | None = None,
    preload: Mapping[str, str] | None = None,
    cache: Path | None = None,
) -> Form:
    """The form that an XForms document describes.

    Args:
        xml: the document.
        attachments: external instances by URL, e.g. ``jr://file-csv/places.csv``.
        missing: what a missing attachment means; ``blank`` gives an instance without items.
        clock: the local time, aware; the machine's without it.
        preload: values for ``jr:preload="property"``: deviceID, username, email, phoneNumber …
        cache: a folder in which to keep what was found out about the form (see ``cache``), for the next time.

    Raises:
        FormError: the document is no form that can be filled; the sentence says what and where.
    """
    with making_what_stays():
        parts = _cached(cache, xml, attachments or {}, blank_if_missing=missing == "blank")
    return Form(parts, clock or local_clock, dict(preload or {}))


def _cached(cache: Path | None, xml: bytes, attachments: Mapping[str, bytes], *, blank_if_missing: bool) -> Parts:
    kept = find(cache, xml) if cache is not None else None
    parts = _read(xml, SecondaryInstances(attachments, blank_if_missing=blank_if_missing), kept)
    if parts is None:  # what was kept does not fit the form
        kept = None
        parts = _read(xml, SecondaryInstances(attachments, blank_if_missing=blank_if_missing), None)
    if parts is None:
        raise FormError("The form's expressions could not be put in order")
    if cache is not None and kept is None:
        keep(cache, xml, parts.items)
    return parts


def _read(xml: bytes, secondary: SecondaryInstances, kept: Mapping[str, Any] | None) -> Parts | None:
    root = parse_xml(xml, "The form")
    model, body = _model_and_body(root)
    primary = _instances(model, secondary)
    _check_submission(model)
    loading = Loading(root, (model, body, primary), checked_before=kept is not None)
    definition = read_primary(loading)
    read_binds(loading)
    type_defaults(loading.prototype.root_element())
    controls = read_body(loading)
    items = _graph(loading, controls, secondary) if kept is None else kept_graph(definition, kept)
    return (
        None
        if items is None
        else Parts(
            definition=definition,
            prototype=loading.prototype,
            resolve=loading.resolve,
            controls=controls,
            items=items,
            translations=loading.translations,
            secondary=secondary,
            actions=loading.actions,
            title=_title(root),
        )
    )


def _graph(loading: Loading, controls: Control, secondary: SecondaryInstances) -> list[Item]:
    """The items in their order, once every expression of the form is known to be sound."""
    _compile_outputs(loading, controls)
    check_expressions(loading, secondary)
    return build_graph(loading.outermost)


def _compile_outputs(loading: Loading, controls: Control) -> None:
    for control in controls.walk():
        loading.translations.compile_outputs(control.label, control.definition)
        loading.translations.compile_outputs(control.hint, control.definition)
    for definition in loading.outermost.walk():
        loading.translations.compile_outputs(definition.bind.constraint_message, definition)
        loading.translations.compile_outputs(definition.bind.required_message, definition)


def _model_and_body(root: etree._Element) -> tuple[etree._Element, etree._Element]:
    head = next((one for one in root if local_name(one) == "head"), None)
    body = next((one for one in root if local_name(one) == "body"), None)
    model = next((one for one in head if local_name(one) == "model"), None) if head is not None else None
    if model is None or body is None:
        raise FormError("The document is not an XForm: it needs a head with a model, and a body")
    return model, body


def _instances(model: etree._Element, secondary: SecondaryInstances) -> etree._Element:
    instances = [one for one in model if local_name(one) == "instance"]
    if not instances:
        raise FormError("The form has no instance in its model")
    primary = next((child for child in instances[0] if is_element(child)), None)
    if primary is None:
        raise FormError("The form's primary instance is empty")
    for one in instances[1:]:
        name = one.get("id")
        if name is None:
            raise FormError("A secondary instance of the form has no id")
        secondary.declare(name, one)
    return primary


def _check_submission(model: etree._Element) -> None:
    for element in model:
        method = element.get("method") if local_name(element) == "submission" else None
        if method is not None and method not in METHODS:
            raise FormError(
                f"The form wants to be sent by the method {method!r}, which is none of {', '.join(sorted(METHODS))}"
            )


def _title(root: etree._Element) -> str:
    for element in root[0]:
        if local_name(element) == "title":
            return (element.text or "").strip()
    return ""
