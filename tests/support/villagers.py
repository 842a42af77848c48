"""Invented villagers and their answers: what a helper types or scans for the two shipped forms."""

from collections.abc import Mapping
from datetime import datetime

from forms.catalogue import Catalogue
from forms.dates import VIETNAM
from forms.engine import Instance, load

TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=VIETNAM)
GRANDMOTHER = "001140009876||Nguyễn Thị Ệ|12041940|Nữ|Tổ 5, Ngọc Lâm, Long Biên, Hà Nội|10052021"
"""A card of before the merger; its commune is Phường Bồ Đề (00118) today."""
MOTHER = "001195001234|012345678|H'Hen Niê|05031995|Nữ|Liên Quan, Thạch Thất, Hà Nội|15092024||||"
FATHER = "001093005678||Trần Văn Đô|20111993|Nam|Thôn 3, Xã Thạch Thất, Hà Nội|15082025||||"

PENSION: Mapping[str, str] = {
    "/data/request/request_kind": "new",
    "/data/request/filing_for": "owner",
    "/data/owner/owner_name": "Nguyễn Thị Ệ",
    "/data/owner/owner_born": "1940-01-01",
    "/data/owner/owner_born_precision": "year",
    "/data/owner/owner_sex": "female",
    "/data/owner/owner_ethnic": "01",
    "/data/owner/owner_number": "001140009876",
    "/data/home/owner_province": "01",
    "/data/home/owner_commune": "00118",
    "/data/home/owner_hamlet": "Tổ 5",
    "/data/home/owner_has_phone": "none",
    "/data/income/has_pension": "no",
    "/data/payment/pay_how": "cash",
    "/data/office/office_province": "01",
    "/data/office/office_commune": "00118",
    "/data/office/result_delivery": "office",
}
"""All that a woman born "1940" has to answer."""

BIRTH: Mapping[str, str] = {
    "/data/matter/relation": "mother",
    "/data/matter/child_case": "ordinary",
    "/data/matter/parents_married": "yes",
    "/data/child/child_name": "Trần Minh An",
    "/data/child/child_born": "2026-11-05",
    "/data/child/child_sex": "male",
    "/data/child/child_ethnic": "12",
    "/data/child/birth_place_kind": "facility",
    "/data/birth_place/birth_facility": "Bệnh viện đa khoa Thạch Thất",
    "/data/birth_place/birth_province": "01",
    "/data/birth_place/birth_commune": "09955",
    "/data/origin/origin_of": "father",
    "/data/origin/origin_province": "01",
    "/data/origin/origin_commune": "09955",
    "/data/mother/mother_name": "H'Hen Niê",
    "/data/mother/mother_born": "1995-03-05",
    "/data/mother/mother_number": "001195001234",
    "/data/mother/mother_ethnic": "12",
    "/data/mother_home/mother_province": "01",
    "/data/mother_home/mother_commune": "09955",
    "/data/father/father_name": "Trần Văn Đô",
    "/data/father/father_born": "1993-11-20",
    "/data/father/father_number": "001093005678",
    "/data/father/father_ethnic": "01",
    "/data/father_home/father_province": "01",
    "/data/father_home/father_commune": "09955",
    "/data/certificate/certificate_kind": "paper",
    "/data/certificate/certificate_number": "123",
    "/data/certificate/certificate_on": "2026-11-06",
    "/data/certificate/certificate_facility": "Bệnh viện đa khoa Thạch Thất",
    "/data/office/office_province": "01",
    "/data/office/office_commune": "09955",
    "/data/office/result_delivery": "office",
    "/data/office/copies_wanted": "no",
}
"""All that married parents have to answer for a child born in a hospital."""


def form_of(code: str, at: datetime = TODAY) -> Instance:
    """A new instance of a shipped form whose clock stands at a moment."""
    source = Catalogue.load().form(code)
    return load(source.xml, attachments=source.attachments, clock=lambda: at).new()


def fill(instance: Instance, answers: Mapping[str, str | None]) -> Instance:
    """Set the answers one by one."""
    for ref, text in answers.items():
        instance.set(ref, text)
    return instance


def pension(**changes: str | None) -> Instance:
    """A filled pension form; ``changes`` by the last part of the ref."""
    return fill(form_of("1.014027"), _changed(PENSION, changes))


def birth(**changes: str | None) -> Instance:
    """A filled birth form; ``changes`` by the last part of the ref."""
    return fill(form_of("1.001193"), _changed(BIRTH, changes))


def _changed(answers: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str | None]:
    named = {ref.rsplit("/", 1)[1]: ref for ref in answers}
    return {**answers, **{named.get(name, name): text for name, text in changes.items()}}
