"""What a commune does for people: each procedure's card, read from the packs, every value with its mark of certainty.

A pack is ``forms/packs/<code>/``: ``card.json``, ``form.xml`` (built from ``form.md``), ``declaration.json``. Values
are checked when a pack is written (``forms.authoring``); reading them here is fast and trusts the shipped files.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from forms.card_reading import procedure_of, rule_of
from forms.local_data import LocalData, local_data_of
from forms.places import Places
from forms.procedure import CODE, Alias, Procedure, ReturnRule, plain_code
from forms.refusal import Refusal

PACKS = Path(__file__).with_name("packs")
_SEARCHED = ("*/card.json", "changed_codes.json", "words/*.tsv")
"""The files on which the index of words is built."""


@dataclass(frozen=True)
class FormSource:
    """A form as the engine loads it. ``hash`` is SHA-256 of ``xml`` in hex; ``attachments`` by their jr:// URL.

    ``answers``: what the choice of this procedure answers already in a form that serves several, by ref.
    """

    xml: bytes
    hash: str
    version: str
    attachments: Mapping[str, bytes]
    answers: Mapping[str, str] = field(default_factory=dict)


class Catalogue:
    """The packs of one folder and those installed over it, read on first use.

    Of two cards of one procedure the one that was checked later counts, an installed one where the days are the same:
    a newer program is never held back by an older pack. A form is looked for first where its card stands.
    """

    def __init__(self, root: Path, over: Sequence[Path] = ()) -> None:
        self._root = root
        self._roots = (*over, root)

    @staticmethod
    def load(root: Path | None = None, over: Sequence[Path] = ()) -> "Catalogue":
        """The packs under ``root``, or those shipped with the program; ``over`` them installed ones, newest first.

        Refusal ``bad-pack`` for an unreadable card.
        """
        return Catalogue(root or PACKS, over)

    def under(self, folder: Path) -> "Catalogue":
        """These packs with another folder of packs over them."""
        return Catalogue(self._root, (folder, *self._roots[:-1]))

    @cached_property
    def _cards(self) -> dict[str, tuple[Path, dict[str, Any]]]:
        """The card that counts of each procedure, with the folder of packs that it stands in."""
        found: dict[str, tuple[Path, dict[str, Any]]] = {}
        for root in self._roots:
            for path in sorted(root.glob("*/card.json")):
                card, known = _json(path), found.get(path.parent.name)
                if known is None or card["checked_on"] > known[1]["checked_on"]:
                    found[path.parent.name] = (root, card)
        return dict(sorted(found.items()))

    @cached_property
    def _homes(self) -> dict[str, Path]:
        """The folder of packs that the card of each procedure stands in."""
        return {code: root for code, (root, _) in self._cards.items()}

    @cached_property
    def _procedures(self) -> dict[str, Procedure]:
        more = self._more_words
        found = [
            procedure_of(
                card | {"words": [*card["words"], *more.get(code, ())]},
                has_form=self._form_file(code, "form.xml").is_file(),
            )
            for code, (_, card) in self._cards.items()
        ]
        self.__dict__.pop("_cards", None)  # all that they say is in the procedures now: a MiB
        return {procedure.code: procedure for procedure in found}

    @property
    def _more_words(self) -> Mapping[str, Sequence[str]]:
        """Code -> what else people say of it, from the word lists of packs."""
        found: dict[str, list[str]] = {}
        for path in self.files("words/*.tsv"):
            for code, text in word_list(path.read_text(encoding="utf-8"), path.name):
                found.setdefault(code, []).append(text)
        return found

    def local(self, commune: str) -> LocalData | None:
        """What a commune itself says of its office, telephones and fees; None while no pack of it is installed."""
        path = next((path for root in self._roots if (path := root / "local" / f"{commune}.json").is_file()), None)
        return None if path is None else local_data_of(_json(path))

    @cached_property
    def only_local(self) -> LocalData | None:
        """The one commune whose own data is installed; None where there are none or several."""
        found = {path.stem for root in self._roots for path in root.glob("local/*.json")}
        return self.local(found.pop()) if len(found) == 1 else None

    def _beside(self, name: str, rows: str, key: str) -> tuple[dict[str, Any], ...]:
        """The rows of the files of a name beside the folders, each by its ``key`` as it was installed last.

        A pack that speaks of one row leaves the others as they are, whoever brought them.
        """
        found: dict[str, dict[str, Any]] = {}
        for path in self.files(name):
            for one in _json(path)[rows]:
                found.setdefault(one[key], one)
        return tuple(found.values())

    @cached_property
    def return_rules(self) -> tuple[ReturnRule, ...]:
        """The reasons for a return that every procedure has, from the files ``return_rules.json``."""
        return tuple(rule_of(row) for row in self._beside("return_rules.json", "rules", "code"))

    @cached_property
    def _changed_codes(self) -> Mapping[str, Alias]:
        """Old code -> the code that follows it, from the files ``changed_codes.json`` and from the cards themselves."""
        rows = self._beside("changed_codes.json", "codes", "old")
        changed = {row["old"]: Alias(row["new"], row["note"], row["mark"]) for row in rows}
        for procedure in self._procedures.values():
            changed |= {old.code: Alias(procedure.code, old.note, old.mark) for old in procedure.aliases}
        return changed

    def files(self, pattern: str) -> tuple[Path, ...]:
        """The files of a kind that stand beside the folders (``events/*.json``), what was installed last first."""
        return tuple(path for root in self._roots for path in sorted(root.glob(pattern)))

    def all(self) -> tuple[Procedure, ...]:
        """Every procedure, by code."""
        return tuple(self._procedures.values())

    @property
    def place(self) -> str:
        """Where the packs lie, for telling one catalogue's index from another's."""
        return " ".join(str(root.absolute()) for root in self._roots)

    def stamp(self) -> str:
        """Another text as soon as a card is added, changed or gone; no card is read for it."""
        return self._stamp

    @cached_property
    def _stamp(self) -> str:
        told = hashlib.sha256()
        for root in self._roots:
            for path in sorted(path for kind in _SEARCHED for path in root.glob(kind)):
                state = path.stat()
                told.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
        return told.hexdigest()

    def changed_codes(self) -> Mapping[str, Alias]:
        """Every old code with what became of it."""
        return self._changed_codes

    def has_form(self, code: str) -> bool:
        """Whether a dossier can be made of a procedure, by its present code; no card is read for it."""
        return any((root / code / name).is_file() for root in self._roots for name in ("form.xml", "form.json"))

    def successor(self, code: str) -> Alias | None:
        """What became of an old code: the new code ("" where none follows) with the explanation, or None."""
        return self._changed_codes.get(plain_code(code))

    def get(self, code: str) -> Procedure:
        """A procedure by its code, an office's longer form of it, or an old code; Refusal ``unknown-procedure``."""
        plain = plain_code(code)
        change = self._changed_codes.get(plain)
        known = self._procedures.get(change.code if change else plain)
        if known:
            return known
        if change and not change.code:
            raise Refusal("unknown-procedure", f"Code {plain} was abolished ({change.note}).", procedure=plain)
        if change:
            raise Refusal(
                "unknown-procedure",
                f"Code {plain} is now {change.code} ({change.note}); this catalogue has no card for it yet.",
                procedure=plain,
                successor=change.code,
            )
        raise Refusal(
            "unknown-procedure",
            f"There is no procedure {plain!r} in this catalogue; look for it with 'hosolang find WORDS'.",
            procedure=plain,
        )

    def _form_file(self, code: str, name: str) -> Path:
        """A file of a procedure's form: in its own pack, else in the form's folder that its ``form.json`` names."""
        shared = self._shared(code).get("form", "")
        own = self._file(code, f"{code}/{name}")
        return own if own.is_file() or not shared else self._file(code, f"_forms/{shared}/{name}")

    def _file(self, code: str, path: str) -> Path:
        """A file of the packs for a procedure: from where its card stands, else from where it is."""
        home = self._homes.get(code, self._root)
        roots = (home, *(root for root in self._roots if root != home))
        return next((root / path for root in roots if (root / path).is_file()), home / path)

    def _shared(self, code: str) -> Mapping[str, Any]:
        """``{form, answers}`` of a procedure whose form serves several, with what its choice answers already."""
        path = self._file(code, f"{code}/form.json")
        return _json(path) if path.is_file() else {}

    def form(self, code: str) -> FormSource:
        """The form of a procedure; Refusal ``no-form`` where guidance is all there is."""
        procedure = self.get(code)
        path = self._form_file(procedure.code, "form.xml")
        if not path.is_file():
            raise Refusal("no-form", f"Procedure {procedure.code} has guidance but no form here; print its sheet.")
        xml = path.read_bytes()
        wanted = Places.load().csv_attachments() if b"jr://file-csv/" in xml else {}
        found = re.search(rb'\bversion="([^"]*)"', xml.split(b"<instance", 1)[-1])
        version = found.group(1).decode() if found else ""
        known = self._shared(procedure.code).get("answers", {})
        return FormSource(xml, hashlib.sha256(xml).hexdigest(), version, wanted, known)

    def parts(self, code: str) -> dict[str, Path]:
        """The files of a procedure's own pack by name; a form that several share is not among them."""
        names = ("card.json", "form.json", "form.md", "form.xml", "declaration.json", "changes.json")
        found = {name: self._file(code, f"{code}/{name}") for name in names}
        return {name: path for name, path in found.items() if path.is_file()}

    def shared_form(self, code: str) -> str:
        """The name of the form that this procedure shares with others, "" where it has its own or none."""
        return str(self._shared(code).get("form", ""))

    def has_declaration(self, code: str) -> bool:
        """Whether :meth:`declaration_layout` has a layout to give."""
        return self._form_file(self.get(code).code, "declaration.json").is_file()

    def declaration_layout(self, code: str) -> Mapping[str, Any]:
        """The official form's layout as data (``forms.declaration.resolve`` fills it); Refusal ``no-form``."""
        procedure = self.get(code)
        path = self._form_file(procedure.code, "declaration.json")
        if not path.is_file():
            raise Refusal("no-form", f"Procedure {procedure.code} has no declaration to print here.")
        return _json(path)


def word_list(content: str, name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a pack's list of words: a procedure's code, a tab, what people say of it; a first row of headings.

    Raises:
        Refusal: ``bad-pack`` for a row of another shape.
    """
    rows = [line.split("\t") for line in content.splitlines()[1:] if line.strip()]
    for row in rows:
        if len(row) != 2 or not CODE.match(row[0]) or not row[1].strip():
            raise Refusal("bad-pack", f"{name}: each row is a code, a tab and the words, not {row[0][:40]!r}.")
    return tuple((plain_code(code), words.strip()) for code, words in rows)


def _json(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise Refusal("bad-pack", f"The file {path.parent.name}/{path.name} cannot be read: {error}.") from error
    return content
