"""Light Markdown in labels and hints as runs of text: bold, italic, links (ODK XForms, section "Styling").

The plain text stays what ``Instance.label`` gives. Values that outputs put into a text are never read as Markdown: an
answer with an asterisk is an asterisk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_STYLED = 4_000  # longer texts are given as they are
SPECIAL = re.compile(r"([\\*_\[\]()#<>&`])")
ESCAPED = re.compile(r"\\([\\*_\[\]()#<>&`!.+\-{}])")
HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
INNER = r"(?=\S)((?:\\.|[^\\])+?)(?<=\S)"
MARKS = re.compile(
    rf"""(?P<escaped>\\.)
      |\[(?P<words>(?:\\.|[^\[\]\\])+)\]\((?P<link>https?://[^\s()<>]+)\)
      |\*\*{INNER}\*\*
      |(?<!\w)__{INNER}__(?!\w)
      |\*{INNER}\*
      |(?<!\w)_{INNER}_(?!\w)""",
    re.VERBOSE | re.DOTALL,
)
BOLD, ITALIC = (4, 5), (6, 7)  # groups of MARKS


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text in one style; ``link`` is an address of the web or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a text; joined, they are the text without its marks. A line that begins with ``#`` is bold."""
    if len(text) > MAX_STYLED:
        return (Run(text),)
    found: list[Run] = []
    for line in text.splitlines(keepends=True):
        heading = HEADING.match(line)
        rest = line[heading.end() :] if heading else line
        found.extend(_inline(rest, Run("", bold=heading is not None)))
    return tuple(_merged(found))


def literal(text: str) -> str:
    """The text so written that ``runs`` gives it back as it is."""
    return SPECIAL.sub(r"\\\1", text)


def _inline(text: str, style: Run) -> Iterator[Run]:
    at = 0
    for mark in MARKS.finditer(text):
        yield _plain(text[at : mark.start()], style)
        at = mark.end()
        if mark["escaped"]:
            yield _plain(mark["escaped"], style)
        elif mark["link"]:
            yield from _inline(mark["words"], Run("", style.bold, style.italic, mark["link"]))
        else:
            bold = next((mark[group] for group in BOLD if mark[group]), "")
            italic = next((mark[group] for group in ITALIC if mark[group]), "")
            yield from _inline(
                bold or italic, Run("", style.bold or bool(bold), style.italic or bool(italic), style.link)
            )
    yield _plain(text[at:], style)


def _plain(text: str, style: Run) -> Run:
    return Run(ESCAPED.sub(r"\1", text), style.bold, style.italic, style.link)


def _merged(found: list[Run]) -> Iterator[Run]:
    """Neighbours of one style as one run; empty ones left out."""
    open_: Run | None = None
    for one in found:
        if not one.text:
            continue
        if open_ is not None and (open_.bold, open_.italic, open_.link) == (one.bold, one.italic, one.link):
            open_ = Run(open_.text + one.text, one.bold, one.italic, one.link)
            continue
        if open_ is not None:
            yield open_
        open_ = one
    if open_ is not None:
        yield open_
