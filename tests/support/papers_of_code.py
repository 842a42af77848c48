"""Random dossiers of the shipped forms, for the code on paper: names and places that its dictionary's maker never saw.

Names are made here from syllables of their own, in Vietnamese and in the spellings of other peoples of the country;
hamlets, streets and old addresses likewise. Communes come from the official tables, as in life.
"""

import random
from dataclasses import dataclass, replace

from forms.catalogue import Catalogue
from forms.engine import Instance
from forms.engine.errors import FormError
from forms.places import Places
from sync.ports import FilePart, Parcel
from sync.submission import digest
from sync.tracking import secret_hash
from tests.support.villagers import form_of

_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hồ",
    "Cù",
    "Khuất",
    "Doãn",
    "Ông",
    "Tôn",
    "Mạc",
    "Ngân",
    "Sa",
    "Hờ",
    "Cứ",
    "Mùa",
    "Ly",
    "Vừ",
    "Lầu",
    "Xồng",
    "Kring",
    "Rah",
    "Ksơr",
    "Đinh",
    "Alăng",
]
_MIDDLE = [
    "Thị",
    "Văn",
    "Hữu",
    "Thế",
    "Mạnh",
    "Diệu",
    "Khắc",
    "Quý",
    "Y",
    "H'",
    "A",
    "Sinh",
    "Bá",
    "Trọng",
    "Cẩm",
    "Tường",
    "Nhật",
]
_GIVEN = [
    "Khuyên",
    "Nhàn",
    "Thược",
    "Sửu",
    "Mão",
    "Tỵ",
    "Choẹt",
    "Ŏn",
    "Wương",
    "Djuang",
    "Blơk",
    "Đrăm",
    "Pơng",
    "Nghệch",
    "Quế",
    "Trâm",
    "Ánh",
    "Ỷ",
    "Tửu",
    "Giỏi",
    "Hoan",
    "Ước",
]
_HAMLET = [
    "Kon Sơ Lăl",
    "Plei Ốp",
    "Nà Phặc",
    "Cây Quéo",
    "Rạch Gầm",
    "Đồng Nưa",
    "Bãi Cháy",
    "Gò Duối",
    "Mường Pồn",
    "Háng Chú",
    "Suối Giàng",
]
_KIND = ["Thôn", "Bản", "Ấp", "Tổ", "Xóm", "Buôn"]
_HOSPITAL = [
    "Trạm xá quân dân y Pa Ủ",
    "Nhà hộ sinh khu B Thượng Đình",
    "Bệnh viện khu vực Cù Lao Minh",
    "Phòng khám Hạ Sơn",
]


def dossiers(code: str, count: int, seed: int) -> list[Parcel]:
    """``count`` different finalized dossiers of a procedure; the same seed gives the same ones."""
    source = Catalogue.load().form(code)
    rng = random.Random(seed)  # noqa: S311 - invented people, the same ones for the same seed
    blank = form_of(code)
    return [_parcel(rng, code, source.hash, _filled(rng, blank.form.new())) for _ in range(count)]


@dataclass
class _Writer:
    """Answers one form as somebody at a table would: whatever is relevant, mostly everything."""

    rng: random.Random
    province: str = ""
    commune: str = ""

    def home(self) -> None:
        """Where these people live: most of a dossier's addresses are one and the same."""
        places = Places.load()
        self.province = self.rng.choice(places.provinces()).code
        self.commune = self.rng.choice(places.communes(self.province)).code

    def answer(self, instance: Instance, ref: str) -> str:
        name = ref.rsplit("/", 1)[1]
        question = instance.question(ref)
        choices = [value for value, _label in instance.choices(ref)]
        if name.endswith("province"):
            return self.province
        if name.endswith("commune"):
            return self.commune if self.commune in choices else self.rng.choice(choices)
        if choices:
            return self.rng.choice(choices)
        if question.type == "date":
            year = 2026 if "child" in name or "certificate" in name else self.rng.randrange(1931, 2006)
            return f"{year}-{self.rng.randrange(1, 11):02}-{self.rng.randrange(1, 21):02}"
        return self.words(name)

    def words(self, name: str) -> str:
        rng = self.rng
        if "number" in name or "account" in name:
            return "".join(rng.choice("0123456789") for _ in range(12))
        if "phone" in name:
            return "09" + "".join(rng.choice("0123456789") for _ in range(8))
        if "facility" in name:
            return rng.choice(_HOSPITAL)
        if "hamlet" in name:
            return (
                f"{rng.choice(_KIND)} {rng.choice(_HAMLET)}"
                if rng.random() < 0.7
                else f"{rng.choice(_KIND)} {rng.randrange(1, 19)}"
            )
        if "address" in name:
            return f"{rng.choice(_KIND)} {rng.choice(_HAMLET)}, {rng.choice(_HAMLET)}, {rng.choice(_HAMLET)}, Hà Giang"
        return " ".join((rng.choice(_FAMILY), rng.choice(_MIDDLE), rng.choice(_GIVEN)))


def _filled(rng: random.Random, instance: Instance) -> Instance:
    writer = _Writer(rng)
    writer.home()
    done: set[str] = set()
    for _ in range(400):
        wanted = [ref for ref in instance.questions() if ref not in done and not instance.readonly(ref)]
        if not wanted:
            break
        ref = wanted[0]
        done.add(ref)
        if instance.question(ref).control in ("trigger", "note") or rng.random() < 0.05:
            continue
        try:
            instance.set(ref, writer.answer(instance, ref))
        except (FormError, IndexError):
            continue
    return instance


def _parcel(rng: random.Random, code: str, form_hash: str, instance: Instance) -> Parcel:
    submission, dossier = _uuid(rng), _uuid(rng)
    xml = instance.xml(instance_id=f"uuid:{submission}")
    files = tuple(_file(rng) for _ in range(rng.choice((0, 0, 0, 1, 1, 2, 3))))
    secret = secret_of(rng)
    places = Places.load()
    province = rng.choice(places.provinces())
    commune = rng.choice(places.communes(province.code))
    return Parcel(
        submission_id=submission,
        dossier_id=dossier,
        revision=1,
        replaces=None,
        procedure=code,
        form_hash=form_hash,
        route=rng.choice(("desk", "desk", "post", "officer")),
        office=places.label(commune.code),
        digest=digest(xml, [part.sha256 for part in files]),
        public_code="".join(rng.choice("23456789ABCDEFGH") for _ in range(4))
        + "-"
        + "".join(rng.choice("JKMNPQRST") for _ in range(4)),
        tracking_secret_hash=secret_hash(secret),
        xml=xml,
        files=files,
    )


def secret_of(rng: random.Random) -> str:
    """A tracking secret as the laptop makes them."""
    return "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))


def _file(rng: random.Random) -> FilePart:
    return FilePart(
        rng.randbytes(32).hex(),
        rng.randrange(20_000, 300_000),
        "image/jpeg",
        rng.choice(("id-card", "birth-certificate", "other")),
    )


def _uuid(rng: random.Random) -> str:
    raw = (rng.getrandbits(128) & ~(0xF << 76) & ~(3 << 62)) | 7 << 76 | 2 << 62
    text = f"{raw:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def bound(parcel: Parcel, **changes: object) -> Parcel:
    """The parcel with other members, for codes that somebody tampered with."""
    return replace(parcel, **changes)  # type: ignore[arg-type]  # the caller names members of the dataclass
