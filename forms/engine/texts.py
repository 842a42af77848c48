"""Texts of a form: itext in several languages, labels with outputs, messages (XForms labels, ODK XForms languages).

Standard: ODK XForms, section "Languages".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from forms.engine.expressions import Expression
from forms.engine.model import NodeDef
from forms.engine.styling import literal
from forms.engine.tree import Node
from forms.engine.xml_reader import is_element, local_name
from forms.engine.xpath.environment import Env

MakeExpression = Callable[[str, NodeDef | None], Expression]
ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class Translated:
    """A translated text by an id that is written out: the usual case, which needs no expression."""

    text_id: str

    def string(self, node: Node, env: Env) -> str:
        """The text at a node in the active language."""
        before, env.current = env.current, node
        try:
            return env.host.itext(self.text_id) if env.host is not None else ""
        finally:
            env.current = before


Part = str | Expression | Translated


@dataclass(frozen=True, slots=True)
class Message:
    """A text as it stands in the form: parts to be joined, or an expression that names a translated text."""

    parts: tuple[Part, ...]

    @property
    def text_id(self) -> str | None:
        """The id of the translated text that it is, ``None`` for inline text."""
        only = self.parts[0] if len(self.parts) == 1 else None
        return only.text_id if isinstance(only, Translated) else None

    def text(self, node: Node, env: Env) -> str:
        """The text at a node, outputs filled in."""
        return "".join(part if isinstance(part, str) else part.string(node, env) for part in self.parts)

    def marked(self, node: Node, env: Env, translations: Translations, language: str) -> str:
        """The text with its Markdown, in which what outputs put in is no Markdown (see ``styling``)."""
        return "".join(_marked(part, node, env, translations, language) for part in self.parts)


def _marked(part: Part, node: Node, env: Env, translations: Translations, language: str) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Translated):
        found = translations.find(part.text_id, language, node)
        return "" if found is None else found.marked(node, env, translations, language)
    return literal(part.string(node, env))


def read_message(element: etree._Element, definition: NodeDef | None, make: MakeExpression) -> Message:
    """The text of a label, hint or value element; a ``ref`` stands before inline text."""
    ref = element.get("ref")
    if ref:
        return Message((_named(ref, definition, make),))
    return Message(tuple(_parts(element, definition, make)))


def _named(source: str, definition: NodeDef | None, make: MakeExpression) -> Part:
    written = ITEXT.match(source)
    return Translated(written[1] or written[2] or "") if written else make(source, definition)


def _parts(element: etree._Element, definition: NodeDef | None, make: MakeExpression) -> list[Part]:
    parts: list[Part] = [element.text] if element.text else []
    for child in element:
        if local_name(child) == "output":
            source = child.get("value") or child.get("ref")
            if source:
                parts.append(make(source, definition))
        elif is_element(child):
            parts.extend(_parts(child, definition, make))
        if child.tail:
            parts.append(child.tail)
    return parts


def attribute_message(text: str, definition: NodeDef | None, make: MakeExpression) -> Message:
    """The text of a message attribute of a bind: ``jr:itext(...)`` or plain words."""
    if text.strip().startswith("jr:itext("):
        return Message((_named(text, definition, make),))
    return Message((text,))


MEDIA = ("image", "big-image", "audio", "video")
WORDS = ("", "long", "short")  # forms of a text that are words, best first; the others are media


class Translations:
    """The itext block: texts by language and id, read from XML when they are first asked for."""

    def __init__(self, itext: etree._Element | None, make: MakeExpression) -> None:
        self._make = make
        self._texts: dict[str, dict[str, etree._Element]] = {}
        self._messages: dict[tuple[str, str, str, NodeDef | None], Message | None] = {}
        self._with_outputs: set[str] = set()
        self.languages: tuple[str, ...] = ()
        self.default = ""
        if itext is not None:
            self._read(itext)

    def _read(self, itext: etree._Element) -> None:
        for translation in itext:
            if local_name(translation) != "translation":
                continue
            language = translation.get("lang", "")
            texts = self._texts.setdefault(language, {})
            texts.update({str(text.get("id")): text for text in translation if local_name(text) == "text"})
            if translation.get("default") is not None and not self.default:
                self.default = language
        self._with_outputs = {_text_id(output) for output in itext.iter("{*}output")}
        self.languages = tuple(self._texts)
        self.default = self.default or (self.languages[0] if self.languages else "")

    def compile_outputs(self, message: Message | None, definition: NodeDef | None) -> None:
        """Reads the texts with outputs that a label, hint or message names, so that a wrong output is found at load."""
        for part in message.parts if message is not None else ():
            if isinstance(part, Translated) and part.text_id in self._with_outputs:
                for language in self.languages:
                    self.message(part.text_id, language, definition)

    def text(self, text_id: str, language: str, node: Node, env: Env, form: str = "") -> str | None:
        """A text in a language, else in the default one, else in any; ``None`` if there is none of that form."""
        found = self.find(text_id, language, node, form)
        return None if found is None else found.text(node, env)

    def find(self, text_id: str, language: str, node: Node, form: str = "") -> Message | None:
        """The message of a text: in a language, else in the default one, else in any."""
        definition = getattr(node, "definition", None)
        for one in dict.fromkeys((language, self.default, *self.languages)):
            message = self.message(text_id, one, definition, form)
            if message is not None:
                return message
        return None

    def message(self, text_id: str, language: str, definition: NodeDef | None, form: str = "") -> Message | None:
        """The text of one language, compiled for the definition whose label it is."""
        key = (text_id, language, form, definition)
        if key not in self._messages:
            self._messages[key] = self._compile(text_id, language, definition, form)
        return self._messages[key]

    def _compile(self, text_id: str, language: str, definition: NodeDef | None, form: str) -> Message | None:
        element = self._texts.get(language, {}).get(text_id)
        if element is None:
            return None
        values = {value.get("form") or "": value for value in element if local_name(value) == "value"}
        wanted = next((values[one] for one in WORDS if one in values), None) if form == "" else values.get(form)
        return None if wanted is None else read_message(wanted, definition, self._make)


def _text_id(output: etree._Element) -> str:
    return next((str(above.get("id")) for above in output.iterancestors() if local_name(above) == "text"), "")
