"""Makes the preset dictionary of the dossier code: words that stand in answers again and again, the likeliest last.

``python -m forms.authoring.paper_dictionary NUMBER`` writes a new version. A version that was printed once is never
changed: papers of it must open for ever (``forms.paper_dictionary`` holds each one's hash).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from forms.paper_dictionary import FOLDER, file_name
from forms.places import Places

LARGEST = 30 * 1024
"""Bytes; deflate looks back 32 kB, and what it has just written must have room too."""

_XFORMS = "{http://www.w3.org/2002/xforms}"
_ADDRESS = (
    "Ấp ", "Bản ", "Buôn ", "Làng ", "Xóm ", "Khóm ", "Khu phố ", "Tổ dân phố ", "Số nhà ", "Ngõ ", "Ngách ", "Hẻm ",
    "đường ", "Quốc lộ ", "Khu ", "Đội ", "Tổ ", "Thôn ", ", Thị xã ", ", Thị trấn ", ", Huyện ", ", Quận ", ", Xã ",
    ", Phường ", "Xã ", "Phường ",
)  # fmt: skip
_PLACES = (
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "Bộ Công an", "Ủy ban nhân dân ", "UBND xã ", "UBND phường ",
    "Trạm Y tế xã ", "Trung tâm Y tế ", "Bệnh viện Phụ sản ", "Bệnh viện đa khoa tỉnh ", "Bệnh viện đa khoa ",
    "Bảo hiểm xã hội ", "Ngân hàng Nông nghiệp và Phát triển nông thôn", "Agribank", "Vietcombank", "BIDV",
)  # fmt: skip
_NAMES = (
    "Y Rmah Ksor Niê Kđăm H'Hen H'Mông Siu Rơ Châm Ayun Eban Mlô Kpă Nay Giàng A Sùng Vàng Thào Seo Lò Cà Quàng Lường "
    "Cầm Hà Lương Vi Triệu Nông Bế Đàm Chẩn Phàn Tẩn Lý Chu Danh Thạch Sơn Kim Tăng Lâm Châu Mai Cao Đinh Tạ Phùng "
    "Trương Đoàn Tô Trịnh Đào Lưu Hồ Ngô Dương Đỗ Bùi Đặng Võ Vũ Phan Huỳnh Hoàng Phạm Lê Trần Nguyễn "
    "An Anh Bảo Bình Chi Cường Dung Dũng Duy Đạt Đức Giang Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hùng Hương Huy Khánh Khoa "
    "Kiên Lan Liên Linh Loan Long Ly Minh My Nam Nga Ngân Ngọc Nhi Nhung Oanh Phong Phúc Phương Quân Quang Quỳnh Sáng "
    "Tâm Tân Thanh Thành Thảo Thắng Thu Thúy Thủy Tiến Toàn Trang Trinh Trung Tú Tuấn Tuyết Uyên Vân Việt Vinh Yến "
    "Hữu Đình Gia Xuân Thị Kim Thị Ngọc Thị Thanh Văn Thị "
)


def build() -> bytes:
    """The bytes of a dictionary made from the present forms and places."""
    parts = (_of_places(), _of_forms(), ("\0".join(_PLACES),), ("".join(_ADDRESS),), (_NAMES,))
    # Zero bytes between the parts: no answer holds one, and no tool takes the file for a text with line ends to change.
    whole = "\0".join("\0".join(part) for part in parts).encode()
    return whole[-LARGEST:].decode(errors="ignore").encode()


def _of_places() -> Iterator[str]:
    """Names of communes, each pair of syllables once, the rarest first; then the provinces as labels end."""
    places = Places.load()
    seen: Counter[str] = Counter()
    for province in places.provinces():
        for commune in places.communes(province.code):
            seen[commune.name] += 1
    rare_first = sorted(seen, key=lambda name: (seen[name], name))
    yield " ".join(rare_first)
    yield from (f", {province.full_name}" for province in places.provinces())
    yield from (f", {province.name}" for province in places.provinces())


def _of_forms() -> Iterator[str]:
    """What the forms themselves put into answers: texts in calculations, examples in hints, codes of procedures."""
    for form in sorted((Path(__file__).parents[1] / "packs").glob("*/form.xml")):
        document = etree.fromstring(form.read_bytes())
        found = [text for bind in document.iter(f"{_XFORMS}bind") for text in _literals(bind.get("calculate", ""))]
        hints = [one for value in document.iter(f"{_XFORMS}value") for one in _examples(value.text or "")]
        yield "\0".join(dict.fromkeys([*hints, *found]))
        yield form.parent.name


def _literals(expression: str) -> list[str]:
    return [text for text in expression.split("'")[1::2] if 4 <= len(text) <= 60 and not re.search(r"[/%]", text)]


def _examples(hint: str) -> Iterable[str]:
    return re.findall(r"Ví dụ: ([^.;(]{4,60})", hint)


def main(arguments: list[str]) -> int:
    """Write the version that is named; one that is there already is left alone."""
    file = FOLDER / file_name(int(arguments[0]))
    if file.exists():
        sys.stderr.write(f"{file} is there already; papers of it were printed.\n")
        return 1
    file.write_bytes(build())
    sys.stdout.write(f"{file}: {file.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
