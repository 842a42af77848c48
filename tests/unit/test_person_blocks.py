import pytest

from forms.engine import Instance
from forms.identity import read_card
from forms.person_blocks import PersonBlock, blocks, born_of, card_answers, fits, office_commune, owner_words
from forms.places import Places
from tests.support.villagers import FATHER, GRANDMOTHER, MOTHER, birth, fill, form_of, pension

PLACES = Places.load()


def block(instance: Instance, role: str) -> PersonBlock:
    return next(one for one in blocks(instance) if one.role == role)


def scan(instance: Instance, role: str, text: str) -> tuple[str, ...]:
    answers, warnings = card_answers(instance, block(instance, role), read_card(text), PLACES)
    fill(instance, {ref: value for ref, value, _origin in answers})
    return warnings


def test_a_person_has_one_block_over_all_their_pages() -> None:
    instance = form_of("1.001193")
    assert [(one.ref, one.role) for one in blocks(instance)] == [
        ("/data/filer", "filer"),
        ("/data/child", "owner"),
        ("/data/mother", "mother"),
        ("/data/father", "father"),
        ("/data/office", "office"),
    ]
    mother = block(instance, "mother")
    assert mother.facts["commune"] == "/data/mother_home/mother_commune"
    assert mother.facts["name"] == "/data/mother/mother_name"
    assert mother.label == "Mẹ của em bé"


def test_the_mother_who_registers_is_the_filer() -> None:
    filing = [one for one in blocks(birth(relation="mother")) if one.role == "filer"]
    assert [one.ref for one in filing] == ["/data/filer", "/data/mother"]
    assert len([one for one in blocks(birth(relation="self")) if one.role == "filer"]) == 1


def test_the_owner_who_files_is_no_filer() -> None:
    assert [one.ref for one in blocks(pension()) if one.role == "filer"] == ["/data/filer"]


def test_a_card_fills_the_whole_person_and_suggests_place_and_office() -> None:
    instance = form_of("1.014027")
    answers, warnings = card_answers(instance, block(instance, "owner"), read_card(GRANDMOTHER), PLACES)
    by_ref = {ref: (text, origin) for ref, text, origin in answers}
    assert by_ref["/data/owner/owner_name"] == ("Nguyễn Thị Ệ", "scanned")
    assert by_ref["/data/owner/owner_number"] == ("001140009876", "scanned")
    assert by_ref["/data/owner/owner_born"] == ("1940-04-12", "scanned")
    assert by_ref["/data/owner/owner_sex"] == ("female", "scanned")
    assert by_ref["/data/home/owner_address_on_card"] == ("Tổ 5, Ngọc Lâm, Long Biên, Hà Nội", "scanned")
    assert by_ref["/data/home/owner_commune"] == ("00118", "suggested")
    assert by_ref["/data/home/owner_hamlet"] == ("Tổ 5", "suggested")
    assert by_ref["/data/office/office_commune"] == ("00118", "suggested")
    assert warnings == ()


def test_every_answer_of_a_card_is_one_that_the_form_takes() -> None:
    instance = form_of("1.001193")
    fill(instance, {"/data/matter/relation": "mother"})
    scan(instance, "mother", MOTHER)
    assert instance.value("/data/mother/mother_name") == "H'Hen Niê"
    assert instance.value("/data/mother_home/mother_commune") == "09955"
    assert dict(instance.choices("/data/mother_home/mother_commune"))["09955"] == "Xã Thạch Thất"
    assert instance.value("/data/mother_home/mother_issuer") == "Bộ Công an"


def test_an_older_card_names_its_older_issuer() -> None:
    instance = form_of("1.001193")
    fill(instance, {"/data/matter/relation": "other"})
    scan(instance, "filer", GRANDMOTHER)
    assert instance.value("/data/filer/filer_issuer").startswith("Cục Cảnh sát")


def test_a_year_on_the_card_stays_a_year() -> None:
    instance = form_of("1.014027")
    scan(instance, "owner", GRANDMOTHER.replace("12041940", "00001940"))
    assert instance.value("/data/owner/owner_born") == "1940-01-01"
    assert instance.value("/data/owner/owner_born_precision") == "year"
    assert owner_words(instance) == "Nguyễn Thị Ệ, sinh 1940"


def test_what_was_typed_for_the_present_address_stays() -> None:
    instance = form_of("1.014027")
    fill(instance, {"/data/home/owner_province": "31", "/data/home/owner_commune": "11311"})
    scan(instance, "owner", GRANDMOTHER)
    assert instance.value("/data/home/owner_commune") == "11311"
    assert instance.value("/data/home/owner_address_on_card") == "Tổ 5, Ngọc Lâm, Long Biên, Hà Nội"


def test_a_divided_commune_is_asked_about() -> None:
    instance = form_of("1.014027")
    card = GRANDMOTHER.replace("Tổ 5, Ngọc Lâm, Long Biên, Hà Nội", "Ấp 2, Tân Thạnh, Thới Lai, Cần Thơ")
    assert scan(instance, "owner", card) == ("choose_commune",)
    assert instance.value("/data/home/owner_province") == "92"
    assert instance.value("/data/home/owner_commune") == ""
    assert instance.value("/data/home/owner_hamlet") == "Ấp 2"
    assert office_commune(instance) == ""


def test_an_unknown_address_is_told() -> None:
    instance = form_of("1.014027")
    assert scan(instance, "owner", GRANDMOTHER.replace("Ngọc Lâm, Long Biên, Hà Nội", "Nowhere")) == (
        "address_not_found",
    )


@pytest.mark.parametrize(
    ("role", "text", "doubts"),
    [
        ("mother", MOTHER, ()),
        ("father", FATHER, ()),
        ("mother", FATHER, ("sex_does_not_fit",)),
        ("father", MOTHER, ("sex_does_not_fit",)),
        ("mother", GRANDMOTHER, ("age_does_not_fit",)),
        ("owner", MOTHER, ("no_card_expected",)),
        ("office", MOTHER, ("not_a_person",)),
    ],
)
def test_whose_card_is_this(role: str, text: str, doubts: tuple[str, ...]) -> None:
    instance = fill(form_of("1.001193"), {"/data/matter/parents_married": "yes"})
    assert fits(instance, block(instance, role), read_card(text)) == doubts


def test_another_name_or_birth_than_what_stands_there_is_asked_about() -> None:
    instance = pension()
    card = read_card(GRANDMOTHER)
    assert fits(instance, block(instance, "owner"), card) == ()
    fill(instance, {"/data/owner/owner_name": "Nguyễn Thị Lan", "/data/owner/owner_born": "1941-01-01"})
    assert fits(instance, block(instance, "owner"), card) == ("name_differs", "birth_differs")
    fill(instance, {"/data/owner/owner_name": "NGUYỄN THỊ Ệ", "/data/owner/owner_born": "1940-01-01"})
    assert fits(instance, block(instance, "owner"), card) == ()


def test_one_card_does_not_serve_two_people() -> None:
    instance = form_of("1.001193")
    scan(instance, "mother", MOTHER)
    assert "number_of_another" in fits(instance, block(instance, "father"), read_card(MOTHER))
    assert fits(instance, block(instance, "filer"), read_card(MOTHER)) == ()


def test_born_of_is_partial() -> None:
    instance = pension()
    born = born_of(instance, block(instance, "owner"))
    assert born is not None
    assert born.iso() == "1940"
    assert born_of(form_of("1.014027"), block(instance, "owner")) is None
