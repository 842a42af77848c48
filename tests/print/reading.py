"""What tests see of a PDF: its texts page by page, its fonts, its pages as pictures."""

import ctypes
import re

import pypdfium2


def pages(pdf: bytes) -> list[str]:
    """The text that lies within each page, with every run of white space as one space."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            textpage = page.get_textpage()
            found.append(" ".join(textpage.get_text_bounded().split()))
            textpage.close()
            page.close()
        return found


def text(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages(pdf))


def squeezed(words: str) -> str:
    """Without any white space: for texts that a line break may cut."""
    return re.sub(r"\s", "", words)


def title(pdf: bytes) -> str:
    """The document's title."""
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document.get_metadata_value("Title"))


def fonts(pdf: bytes) -> tuple[set[str], int]:
    """Names of the fonts used, and how many font files are inside."""
    names = {name.decode() for name in re.findall(rb"/BaseFont /(\S+)", pdf)}
    return names, pdf.count(b"/FontFile2")


def lines(pdf: bytes) -> list[str]:
    """The lines of the first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        textpage = document[0].get_textpage()
        found = [" ".join(line.split()) for line in textpage.get_text_bounded().splitlines()]
        textpage.close()
        return [line for line in found if line]


def smallest(pdf: bytes) -> float:
    """The size of the smallest letters anywhere, in points."""
    sizes = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pypdfium2.raw.FPDFTextObj_GetFontSize(item.raw, size)
                sizes.append(size.value)
            page.close()
    return min(sizes)


def bookmarks(pdf: bytes) -> list[str]:
    """The titles of the outline's entries."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [str(entry.get_title()) for entry in document.get_toc()]


def bookmarked(pdf: bytes) -> list[tuple[str, int]]:
    """The outline's entries: title, and the page from 0 that each leads to."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(str(entry.get_title()), entry.get_dest().get_index()) for entry in document.get_toc()]


def sizes(pdf: bytes) -> set[tuple[float, float]]:
    """Width and height of every page, in whole points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {(round(width), round(height)) for width, height in (page.get_size() for page in document)}


def size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        return width, height
