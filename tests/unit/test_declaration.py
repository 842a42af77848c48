import pytest

from forms.catalogue import Catalogue
from forms.declaration import Boxes, Checks, Declaration, Field, FieldRow, Signatures, resolve
from forms.engine import Instance
from forms.places import Places
from forms.refusal import Refusal
from tests.support.villagers import birth, form_of, pension

PLACES = Places.load()


def printed(code: str, instance: Instance | None) -> Declaration:
    return resolve(Catalogue.load().declaration_layout(code), instance, places=PLACES)


def lines(declaration: Declaration) -> dict[str, str]:
    """Label -> value of every field, the last of a label."""
    fields = [block for block in declaration.blocks if isinstance(block, Field)]
    fields += [field for block in declaration.blocks if isinstance(block, FieldRow) for field in block.fields]
    return {field.label: field.value for field in fields}


def ticked(declaration: Declaration, label: str) -> list[str]:
    checks = next(block for block in declaration.blocks if isinstance(block, Checks) and block.label.startswith(label))
    return [text for text, is_ticked in checks.options if is_ticked]


def test_pension_stands_as_the_form_wants_it() -> None:
    declaration = printed("1.014027", pension())
    values = lines(declaration)
    assert values["1. Họ và tên (IN HOA):"] == "NGUYỄN THỊ Ệ"
    assert values["2. Ngày, tháng, năm sinh:"] == "1940"
    assert values["4. Nơi cư trú:"] == "Tổ 5, Phường Bồ Đề, Thành phố Hà Nội"
    assert values["6. Số điện thoại:"] == "Không có"
    assert ticked(declaration, "Đề nghị") == ["Hưởng trợ cấp hưu trí xã hội"]
    boxes = [block for block in declaration.blocks if isinstance(block, Boxes)]
    assert [(box.value, box.count) for box in boxes] == [("001140009876", 12), ("", 12)]


def test_only_the_present_address_is_printed() -> None:
    instance = pension(**{"/data/home/owner_address_on_card": "Tổ 5, Ngọc Lâm, Long Biên, Hà Nội"})
    assert "Long Biên" not in repr(printed("1.014027", instance))


def test_birth_takes_the_mothers_facts_for_who_registers() -> None:
    values = lines(printed("1.001193", birth()))
    assert values["Họ, chữ đệm, tên người yêu cầu:"] == "H'Hen Niê"
    assert values["Quan hệ với người được khai sinh:"] == "Mẹ"
    assert values["Họ, chữ đệm, tên:"] == "TRẦN MINH AN"
    assert values["Ghi bằng chữ:"] == "Ngày năm tháng mười một năm hai nghìn không trăm hai mươi sáu"
    assert values["Nơi sinh:"] == "Bệnh viện đa khoa Thạch Thất, Xã Thạch Thất, Thành phố Hà Nội"


def test_the_childs_number_stays_empty() -> None:
    box = next(block for block in printed("1.001193", birth()).blocks if isinstance(block, Boxes))
    assert (box.value, box.count) == ("", 12)


def test_another_person_registers_under_their_own_name() -> None:
    instance = birth(
        relation="other", **{"/data/filer/filer_name": "Trần Thị Bưởi", "/data/matter/relation_other": "bà nội"}
    )
    values = lines(printed("1.001193", instance))
    assert values["Họ, chữ đệm, tên người yêu cầu:"] == "Trần Thị Bưởi"
    assert values["Quan hệ với người được khai sinh:"] == "bà nội"


@pytest.mark.parametrize("code", ["1.014027", "1.001193"])
def test_a_blank_form_has_every_line_and_no_value(code: str) -> None:
    blank, filled = printed(code, None), printed(code, form_of(code))
    assert len(blank.blocks) >= len(filled.blocks)
    assert not any(lines(blank).values())
    assert not any(
        is_ticked for block in blank.blocks if isinstance(block, Checks) for _text, is_ticked in block.options
    )


@pytest.mark.parametrize("code", ["1.014027", "1.001193"])
def test_signatures_wait_for_ink_and_the_cover_tells_what_is_uncertain(code: str) -> None:
    declaration = resolve(
        Catalogue.load().declaration_layout(code),
        None,
        places=PLACES,
        our_code="ABCD-2345",
        office_copy_code="HSL1:X",
        practice=True,
    )
    last = declaration.blocks[-1]
    assert isinstance(last, Signatures)
    assert any(place.thumb and place.reader for place in last.places)
    assert "vẽ lại" in " ".join(declaration.cover_lines)
    assert (declaration.our_code, declaration.office_copy_code, declaration.practice) == ("ABCD-2345", "HSL1:X", True)


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "hologram"},
        {"kind": "field", "label": "x", "value": {"ref": "/data/nobody"}},
        {"kind": "field", "label": "x", "value": {"ref": "/data/owner/owner_name", "as": "song"}},
        {"kind": "field", "label": "x", "value": {"odd": 1}},
    ],
)
def test_a_layout_that_cannot_be_is_refused(block: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refusal:
        resolve({"name": "x", "cover_lines": [], "blocks": [block]}, pension(), places=PLACES)
    assert refusal.value.code == "bad-pack"


def test_a_partial_date_is_never_spelled_out() -> None:
    layout = {
        "name": "x",
        "cover_lines": [],
        "blocks": [{"kind": "field", "label": "x", "value": {"ref": "/data/owner/owner_born", "as": "date_words"}}],
    }
    assert lines(resolve(layout, pension(), places=PLACES)) == {"x": ""}
