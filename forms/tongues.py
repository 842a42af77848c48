"""What a commune gives in a language of its own people: sheets it wrote, and sentences that somebody read aloud.

``tongues/<commune>/<language>/`` holds ``<national code>.pdf`` and ``<name of a sentence>.ogg`` (``forms.recordings``),
signed like the commune's other data. Nothing is translated by the program: whoever signs answers for the words.
"""

import re
from collections.abc import Iterable

TONGUES = {
    "tay": "Tày",
    "thai": "Thái",
    "muong": "Mường",
    "mong": "Mông",
    "khmer": "Khmer",
    "nung": "Nùng",
    "dao": "Dao",
    "gia-rai": "Gia Rai",
    "e-de": "Ê Đê",
    "ba-na": "Ba Na",
    "xo-dang": "Xơ Đăng",
    "co-ho": "Cơ Ho",
    "mnong": "M'nông",
    "ra-glai": "Ra Glai",
    "hre": "Hrê",
    "bru-van-kieu": "Bru–Vân Kiều",
    "cham": "Chăm",
    "gie-trieng": "Giẻ-Triêng",
}
"""The folder of a language and its name (facts/domain.md 10.1)."""

FOLDER = "tongues"
_LANGUAGES = "|".join(TONGUES)
FILE = rf"{FOLDER}/[0-9]{{5}}/(?:{_LANGUAGES})/(?:[0-9]\.[0-9]{{4,6}}\.pdf|[0-9a-f]{{32}}\.(?:ogg|opus|mp3|wav))"
"""The paths that a pack may have, as a pattern."""
OF_COMMUNE = re.compile(rf"{FOLDER}/([0-9]{{5}})/({_LANGUAGES})/(.+)")
PDF = b"%PDF-"


def lines_of(files: Iterable[str]) -> tuple[str, ...]:
    """What a pack brings in these languages, one line of Vietnamese for its sheets and one for its recordings."""
    found = [match for path in sorted(files) if (match := OF_COMMUNE.fullmatch(path))]
    told = []
    for what, is_sheet in (("Có tờ hướng dẫn bằng tiếng", True), ("Có tiếng đọc bằng tiếng", False)):
        names = [
            TONGUES[language]
            for language in TONGUES
            if any(match[2] == language and match[3].endswith(".pdf") is is_sheet for match in found)
        ]
        if names:
            told.append(f"{what} {', '.join(names)}.")
    return tuple(told)
