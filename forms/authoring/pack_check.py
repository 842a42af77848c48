"""A pack looked over as a whole: card, form, declaration, and that they speak of the same things."""

import json
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from forms.authoring.card_model import CardModel, ChangedCodesModel, ReturnRulesModel
from forms.authoring.checking import Finding, check
from forms.authoring.conversion import convert
from forms.catalogue import PACKS, Catalogue, word_list
from forms.declaration import resolve
from forms.engine import FormError, Instance, load
from forms.life_event_faults import faults
from forms.life_events import EVENTS, read
from forms.places import Places
from forms.refusal import Refusal

LONGEST_SENTENCE = 20
"""Words of one sentence that an old reader takes in (facts/domain.md 10.2)."""
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_PLACE = re.compile(r"\[[0-9]+\]")
DRAWN_FROM = ("picture", "description")
"""What a layout was drawn from: a picture of the official form, or the facts' list of its lines."""
_PLAIN_KEYS = ("who", "deadline", "routes", "steps", "result", "amounts", "made_public", "complaint")


BESIDE: Mapping[str, type[BaseModel]] = {
    "changed_codes.json": ChangedCodesModel,
    "return_rules.json": ReturnRulesModel,
}
"""The files that stand beside the folders, and what each may hold."""


def check_packs(root: Path) -> list[Finding]:
    """What is wrong with all packs of a folder: each by itself, and that they agree; a place begins with its file."""
    folders = sorted(path.parent for path in root.glob("*/card.json"))
    found = [
        Finding(f"{folder.name}/{finding.place}", finding.message, finding.sheet)
        for folder in folders
        for finding in check_pack(folder)
    ]
    found += [finding for name, model in BESIDE.items() for finding in _beside(root / name, model)]
    if found:
        return found
    catalogue = Catalogue.load(root) if root == PACKS else Catalogue.load(over=(root,))
    return [*_agreement(catalogue, {folder.name for folder in folders}), *check_beside(root, catalogue)]


def check_beside(root: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with the life events and word lists of a folder; of the shipped packs, with the shipped events."""
    home = EVENTS if root == PACKS else root / "events"
    for path in sorted(home.glob("*.json")):
        try:
            life = read(path)
            yield from (Finding(f"events/{path.name}", fault) for fault in faults(life, catalogue))
        except Refusal as why:
            yield Finding(f"events/{path.name}", str(why))
    known = {procedure.code for procedure in catalogue.all()}
    for path in sorted(root.glob("words/*.tsv")):
        codes = {code for code, _ in word_list(path.read_text(encoding="utf-8"), path.name)}
        yield from (Finding(f"words/{path.name}", f"there is no procedure {code}") for code in sorted(codes - known))


def _beside(file: Path, model: type[BaseModel]) -> Iterator[Finding]:
    if not file.is_file():
        return
    try:
        model.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        yield from (Finding(f"{file.name} {_place(each['loc'])}", each["msg"]) for each in error.errors())
    except (OSError, ValueError) as error:
        yield Finding(file.name, f"cannot be read: {error}")


def _agreement(catalogue: Catalogue, codes: AbstractSet[str]) -> Iterator[Finding]:
    """Codes that one of these cards names and no card has, and old codes that lead to two cards.

    Beside an author's few cards stand the shipped ones, which they may name.
    """
    known = {procedure.code: procedure for procedure in catalogue.all()}
    claimed: dict[str, str] = {}
    for code, procedure in ((code, one) for code, one in known.items() if code in codes):
        for other in procedure.alternatives:
            there = known.get(other.code)
            if there is None or there.name != other.name:
                problem = "no card has this code" if there is None else f"its card is called {there.name!r}"
                yield Finding(f"{code}/card.json alternatives {other.code}", problem)
        for alias in procedure.aliases:
            if alias.code in known or claimed.setdefault(alias.code, code) != code:
                yield Finding(f"{code}/card.json aliases {alias.code}", "another card has this code")


def check_pack(folder: Path) -> list[Finding]:
    """What is wrong with one pack; an empty list means that it can be shipped."""
    try:
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        CardModel.model_validate(card)
    except ValidationError as error:
        return [Finding(f"card.json {_place(each['loc'])}", each["msg"]) for each in error.errors()]
    except (OSError, ValueError) as error:
        return [Finding("card.json", f"cannot be read: {error}")]
    if card["code"] != folder.name:
        return [Finding("card.json code", f"it is {card['code']}, but the folder is {folder.name}")]
    return [*_long_sentences(card), *_form(_form_folder(folder)), *_declaration(folder, card["code"])]


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location))


def _long_sentences(card: dict[str, Any]) -> Iterator[Finding]:
    for key in _PLAIN_KEYS:
        for text in _texts(card[key]):
            for sentence in _SENTENCE_END.split(text):
                if len(sentence.split()) > LONGEST_SENTENCE:
                    yield Finding(f"card.json {key}", f"more than {LONGEST_SENTENCE} words: {sentence}")


def _texts(value: object) -> Iterator[str]:
    """Every ``text`` in a part of the card."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _form_folder(folder: Path) -> Path:
    """Where the pack's form stands: in the pack, or where its ``form.json`` says that several procedures share it."""
    shared = folder / "form.json"
    if not shared.is_file():
        return folder
    name = str(json.loads(shared.read_text(encoding="utf-8")).get("form", ""))
    beside = folder.parent / "_forms" / name
    return beside if beside.is_dir() or not name else PACKS / "_forms" / name


def _form(folder: Path) -> Iterator[Finding]:
    source, built = folder / "form.md", folder / "form.xml"
    if not source.is_file():
        return
    try:
        xml = convert(source).xml
    except Refusal as refusal:
        yield Finding("form.md", str(refusal))
        return
    if not built.is_file() or built.read_bytes() != xml:
        yield Finding("form.xml", "differs from what form.md becomes; build it again")
    yield from check(xml)


def _declaration(folder: Path, code: str) -> Iterator[Finding]:
    if not any((folder / name).is_file() for name in ("declaration.json", "form.json")):
        return
    has_all = _form_folder(folder).is_relative_to(folder.parent)
    catalogue = Catalogue.load(folder.parent) if has_all else Catalogue.load(over=(folder.parent,))
    try:
        layout = catalogue.declaration_layout(code)
        source = catalogue.form(code)
        instance = load(source.xml, attachments=source.attachments).new()
        for ref, text in source.answers.items():
            instance.set(ref, text)
        for each in (instance, None):
            resolve(layout, each, places=Places.load())
        yield from _marked(layout)
        strange = sorted(set(_refs(layout)) - _known(instance, layout))
    except (Refusal, FormError, KeyError, TypeError) as error:
        yield Finding("declaration.json", str(error))
        return
    yield from (Finding("declaration.json", f"speaks of {ref}, which the form does not have") for ref in strange)


def _marked(layout: Mapping[str, Any]) -> Iterator[Finding]:
    """What a layout must say of itself: how it was drawn, and how sure its number is."""
    if layout.get("drawn_from") not in DRAWN_FROM:
        yield Finding("declaration.json drawn_from", f"must be one of {', '.join(DRAWN_FROM)}")
    if not layout.get("source"):
        yield Finding("declaration.json source", "must say where the lines of the form were read")
    number = layout.get("form_number")
    if number is not None and number.get("mark") not in ("sourced", "known", "uncertain"):
        yield Finding("declaration.json form_number", "needs a mark: sourced, known or uncertain")


def _known(instance: Instance, layout: Mapping[str, Any]) -> set[str]:
    """Every ref of the form, without the places of repeats; each repeat that a table names gets a row for that."""
    for range_ref in set(_ranges(layout)):
        if not instance.count(range_ref):
            instance.add_repeat(range_ref)
    return {_PLACE.sub("", ref) for ref in instance.refs()}


def _ranges(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["rows_of"]] if isinstance(value.get("rows_of"), str) else [])
        for each in value.values():
            yield from _ranges(each)
    elif isinstance(value, list):
        for each in value:
            yield from _ranges(each)


def _refs(value: object, row: str = "") -> Iterator[str]:
    """Every ref of a layout, those of a table's rows as whole ones."""
    if isinstance(value, dict):
        row = value.get("rows_of", row)
        if isinstance(value.get("ref"), str):
            yield _PLACE.sub("", row + value["ref"][1:] if value["ref"].startswith("./") else value["ref"])
        for each in value.values():
            yield from _refs(each, row)
    elif isinstance(value, list):
        for each in value:
            yield from _refs(each, row)
