"""The dossier on paper: how large it is, and whether it is read after what paper goes through (design, section 9).

300 random dossiers of all shipped forms, 20 invented by each seed from 1 on; names and hamlets are none of those that
the dictionary's maker knew.
"""

import random
import statistics
from collections import Counter
from collections.abc import Iterator

from app.imaging.reading import decoded
from app.printing.symbols import SMALLEST_MODULE, WIDEST, Symbol, widest
from forms.catalogue import Catalogue
from sync import age
from sync.encoding import b64
from sync.paper import letter, symbols
from sync.ports import Binding
from tests.bench.figures import Figure
from tests.support import degrading
from tests.support.papers_of_code import dossiers
from tests.support.signers import MemorySigner

COUNT = 300
EACH = 20
POINTS = 72 / 25.4


def sealed_texts(count: int) -> Iterator[list[str]]:
    """The symbols' texts of so many dossiers, form after form."""
    signer = MemorySigner(1)
    office = b64(age.public_of(bytes([5]) * 32))
    binding = Binding("http://x", "ab" * 16, "Xã Thử", "Xã Thử", signer.device_id, {}, office_key=office)
    codes = [one.code for one in Catalogue.load().all() if one.has_form]
    made = seed = 0
    while made < count:
        code = codes[seed % len(codes)]
        seed += 1
        form = Catalogue.load().form(code).xml
        for parcel in dossiers(code, min(EACH, count - made), seed):
            yield symbols.split(letter.write(parcel, form, signer, binding))
            made += 1


def survivors(texts: list[str], dust: random.Random) -> Iterator[tuple[str, bool]]:
    """For each way, whether every symbol of a dossier was read after it."""
    made = [(text, widest(text)) for text in texts]
    for dpi in (300, 600):
        yield f"printed at {dpi} dpi", all(text in decoded(degrading.printed(one, dpi)) for text, one in made)
    paper = [(text, degrading.printed(one, 300)) for text, one in made]
    for name, spoil in (
        ("photocopied", degrading.photocopied),
        ("seen aslant", degrading.slanted),
        ("1280x720 frame", degrading.framed),
    ):
        yield name, all(text in decoded(spoil(picture, dust)) for text, picture in paper)


def measure() -> Iterator[Figure]:
    """Sizes, then the share that is read."""
    every = list(sealed_texts(COUNT))
    sizes = [sum(map(len, texts)) for texts in every]
    few = sum(len(texts) <= 2 for texts in every) / len(every)
    yield Figure("dossier code: median characters", statistics.median(sizes), promise="≤ 860", unit="")
    yield Figure("dossier code: most characters", max(sizes), unit="")
    yield Figure("dossier code: at most 2 symbols", 100 * few, promise="≥ 95", unit="%")
    made: list[Symbol] = [widest(text) for texts in every for text in texts]
    module, side = min(one.module for one in made) / POINTS, max(one.side for one in made) / POINTS
    assert min(one.module for one in made) >= SMALLEST_MODULE
    assert max(one.side for one in made) <= WIDEST
    yield Figure("dossier code: smallest module", module, promise="≥ 0.5", unit="mm")
    yield Figure("dossier code: widest symbol", side, promise="≤ 55", unit="mm")
    read: Counter[str] = Counter()
    dust = random.Random(1940)  # noqa: S311 - the same dust in every run
    for texts in every:
        read.update(name for name, is_read in survivors(texts, dust) if is_read)
    for name, wanted in (
        ("printed at 300 dpi", "100"),
        ("printed at 600 dpi", "100"),
        ("photocopied", "≥ 99"),
        ("seen aslant", "≥ 99"),
        ("1280x720 frame", "≥ 99"),
    ):
        yield Figure(f"dossier code read: {name}", 100 * read[name] / len(every), promise=wanted, unit="%")
