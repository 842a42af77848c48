"""Our codes still read from a black-and-white print, from its photocopy, and from the photocopy of that."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from PIL.Image import Image

from app import imaging, printing
from forms.refusal import Refusal
from tests.print import copying, samples


def _read(pages: Sequence[Image]) -> list[str]:
    found: list[str] = []
    for page in pages:
        with suppress(Refusal):  # a page without a code
            found += imaging.read_own_codes(copying.png(page))
    return sorted(found)


@pytest.mark.parametrize("sheet", ["guidance", "preparation", "declaration"])
def test_codes_read_from_paper_and_from_its_copies(sheet: str) -> None:
    pdf, wanted = {
        "guidance": lambda: (printing.guidance(samples.pension(practice=True)), [samples.PORTAL, samples.TRACKING]),
        "preparation": lambda: (printing.slip(samples.preparation_slip()), [samples.TRACKING]),
        "declaration": lambda: (printing.declaration(samples.pension_declaration()), [samples.CHECK]),
    }[sheet]()
    paper = copying.printed(pdf)
    assert {grey for page in paper for _count, grey in page.getcolors() or ()} == {0, 255}
    assert _read(paper) == sorted(wanted)
    copies = [copying.photocopied(page) for page in paper]
    assert _read(copies) == sorted(wanted)
    assert _read([copying.photocopied(copy) for copy in copies]) == sorted(wanted)
