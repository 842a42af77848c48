"""From a procedure or a kept hash to a form that can be filled; a form once loaded serves until a rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.give_back import spare
from app.services.desk import Desk, Shelf
from forms.catalogue import FormSource
from forms.dates import VIETNAM
from forms.engine import Form, load
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.storage.vault import Unit

_LOADED: dict[tuple[str, int], Form] = {}
_AT_MOST = 16
spare(_LOADED.clear)  # each is 1 or 2 MiB, and loaded in 10 ms; with the last goes the tree of all communes, 3 MiB
LAYOUT = "hosolang:declaration.json"
"""Where a kept form's layout stands among its files; no form can name such an address."""


def source_of(shelf: Shelf, code: str) -> FormSource:
    """The present form of a procedure.

    Raises:
        Refusal: ``unknown-procedure``; ``no-form`` when the procedure ends at guidance and paper.
    """
    procedure = shelf.catalogue.get(code)
    if not procedure.has_form:
        raise Refusal(
            "no-form",
            f"{procedure.code} has no form here: print its guidance sheet with "
            f"`hosolang print guidance --procedure {procedure.code} -o OUT.pdf`.",
            procedure=procedure.code,
        )
    return shelf.catalogue.form(procedure.code)


def files_to_keep(shelf: Shelf, source: FormSource, code: str) -> dict[str, bytes]:
    """What a vault keeps beside a form: its tables, and the layout of the paper that belongs to this version of it."""
    if not shelf.catalogue.has_declaration(code):
        return dict(source.attachments)
    layout = json.dumps(shelf.catalogue.declaration_layout(code), ensure_ascii=False, separators=(",", ":"))
    return {**source.attachments, LAYOUT: layout.encode()}


def layout_of(shelf: Shelf, code: str, form_hash: str = "") -> Mapping[str, Any]:
    """The declaration's layout for a form version: the present one, or what the vault keeps for an older version.

    Args:
        shelf: a desk where ``form_hash`` is given.
        code: the procedure.
        form_hash: the version that a dossier was begun with; "" for the present one.

    Raises:
        Refusal: ``no-form``, ``unknown-procedure``.
    """
    if form_hash and isinstance(shelf, Desk) and not _is_present(shelf, code, form_hash):
        with shelf.vault.read() as unit:
            kept = unit.forms.attachment(form_hash, LAYOUT)
        if kept is not None:
            layout: Mapping[str, Any] = json.loads(kept)
            return layout
    return shelf.catalogue.declaration_layout(code)


def _is_present(shelf: Shelf, code: str, form_hash: str) -> bool:
    return shelf.catalogue.get(code).has_form and shelf.catalogue.form(code).hash == form_hash


def form_of(shelf: Shelf, source: FormSource) -> Form:
    """The form, loaded."""
    return _load(shelf, source.hash, source.xml, source.attachments)


def kept_form(shelf: Shelf, unit: Unit, form_hash: str) -> Form:
    """The form version that a dossier was begun with, from the vault."""
    found = _LOADED.get((form_hash, id(shelf.clock)))
    if found is not None:
        return found
    xml, attachments = unit.forms.get(form_hash)
    return _load(shelf, form_hash, xml, attachments)


def _load(shelf: Shelf, form_hash: str, xml: bytes, attachments: Mapping[str, bytes]) -> Form:
    key = (form_hash, id(shelf.clock))
    found = _LOADED.get(key)
    if found is None:
        while len(_LOADED) >= _AT_MOST:
            _LOADED.pop(next(iter(_LOADED)))
        clock = shelf.clock
        found = load(xml, attachments=attachments, clock=lambda: clock.now().astimezone(VIETNAM))
        _LOADED[key] = found
    return found
