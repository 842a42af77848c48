from datetime import datetime

import pytest

from forms.dates import VIETNAM
from forms.dossier import Severity
from forms.engine import Instance
from forms.problems import problems
from tests.support.villagers import BIRTH, PENSION, birth, fill, form_of, pension


def codes(instance: Instance) -> list[str]:
    return [problem.code for problem in problems(instance)]


def test_filled_forms_have_no_problem() -> None:
    assert problems(pension()) == []
    assert problems(birth()) == []


def test_an_empty_form_wants_its_required_answers() -> None:
    found = problems(form_of("1.014027"))
    assert {problem.severity for problem in found} == {Severity.ERROR}
    assert {problem.code for problem in found} == {"required"}
    assert "/data/owner/owner_name" in {problem.ref for problem in found}
    assert "/data/filer/filer_name" not in {problem.ref for problem in found}
    assert all(problem.label and problem.message and problem.fix for problem in found)


@pytest.mark.parametrize(
    ("ref", "wrong"),
    [
        ("/data/owner/owner_number", "00114000987"),
        ("/data/owner/owner_number", "a01140009876"),
        ("/data/owner/owner_name", "Nguye64n Thi5 E65"),
        ("/data/owner/owner_born", "2026-11-22"),
    ],
)
def test_a_wrong_answer_is_an_error_with_a_message_of_its_own(ref: str, wrong: str) -> None:
    (problem,) = problems(fill(pension(owner_born_precision="day"), {ref: wrong}))[:1]
    assert (problem.ref, problem.code, problem.severity) == (ref, "constraint", Severity.ERROR)
    assert problem.message != "Câu trả lời này chưa đúng."


@pytest.mark.parametrize("name", ["H'Hen Niê", "Nguyễn Thị Ệ", "Tèo", "Y Moan Ênuôl", "A Đang"])
def test_names_of_every_people_are_right(name: str) -> None:
    assert problems(pension(owner_name=name)) == []


@pytest.mark.parametrize(
    ("born", "precision", "poor", "expected"),
    [
        ("1940-01-01", "year", None, []),
        ("1951-11-21", "day", None, []),
        ("1951-11-22", "day", "none", ["age_74_prepare"]),
        ("1951-11-22", "day", "poor", []),
        ("1951-01-01", "year", None, ["age_year_only"]),
        ("1953-05-01", "day", "none", ["age_70_to_74_not_poor"]),
        ("1953-05-01", "day", "near_poor", []),
        ("1953-05-01", "day", None, ["required"]),
        ("1956-11-22", "day", None, ["age_under_70"]),
        ("1956-01-01", "year", "poor", ["age_year_only"]),
    ],
)
def test_age_at_filing(born: str, precision: str, poor: str | None, expected: list[str]) -> None:
    instance = pension(
        owner_born=born,
        owner_born_precision=precision,
        owner_number=f"0011{born[2:4]}009876",
        **{"/data/income/poor": poor},
    )
    assert codes(instance) == expected


def test_at_74_the_day_of_75_is_told() -> None:
    instance = pension(owner_born="1952-02-29", owner_born_precision="day", owner_number="001152009876")
    fill(instance, {"/data/income/poor": "none"})
    (problem,) = problems(instance)
    assert problem.ref == "/data/owner/owner_born"
    assert "đủ 75 tuổi vào ngày 01/03/2027." in problem.message
    fill(instance, {"/data/owner/owner_born_precision": "month"})
    assert "đủ 75 tuổi trong tháng 02/2027." in problems(instance)[0].message
    fill(instance, {"/data/owner/owner_born_precision": "year"})
    assert "đủ 75 tuổi trong năm 2027." in problems(instance)[0].message


def test_the_age_is_counted_on_the_day_of_filing() -> None:
    answers = PENSION | {"/data/owner/owner_born": "1951-11-22", "/data/owner/owner_born_precision": "day"}
    answers |= {"/data/owner/owner_number": "001151009876"}
    later = fill(form_of("1.014027", datetime(2026, 11, 22, 0, 1, tzinfo=VIETNAM)), answers)
    assert codes(later) == []


def test_a_pension_that_is_not_lower_is_warned_of() -> None:
    amount = "/data/income/pension_amount"
    assert codes(pension(has_pension="yes", **{amount: "480000"})) == []
    assert codes(pension(has_pension="yes", **{amount: "540000"})) == ["pension_not_lower"]
    assert codes(pension(has_pension="yes")) == ["required"]


def test_the_twelve_digits_warn_and_do_not_block() -> None:
    found = problems(pension(owner_sex="male", owner_number="001150009876"))
    assert [problem.code for problem in found] == ["owner_sex_mismatch", "owner_birth_year_mismatch"]
    assert {problem.severity for problem in found} == {Severity.WARNING}


def test_somebody_elses_filing_wants_that_person() -> None:
    found = problems(pension(filing_for="guardian"))
    assert {problem.ref for problem in found} >= {"/data/filer/filer_name", "/data/filer/filer_number"}


def test_who_acts_for_the_owner_is_somebody_else() -> None:
    other = {"/data/filer/filer_number": "001140009876"}
    assert "filer_is_owner" in codes(pension(filing_for="authorised", **other))


def test_no_telephone_is_an_answer() -> None:
    assert codes(pension(owner_has_phone="own")) == ["required"]
    assert codes(pension(owner_has_phone="own", **{"/data/home/owner_phone": "0912345678"})) == []
    assert codes(pension(owner_has_phone="own", **{"/data/home/owner_phone": "12345"})) == ["constraint"]


@pytest.mark.parametrize(
    ("born", "expected"), [("2026-09-22", []), ("2026-09-21", ["late_registration"]), ("2026-11-21", [])]
)
def test_birth_is_late_after_sixty_days(born: str, expected: list[str]) -> None:
    assert codes(birth(child_born=born, certificate_on="2026-11-21")) == expected


def test_a_child_is_not_born_tomorrow() -> None:
    assert codes(birth(child_born="2026-11-22", certificate_on=None)) == ["constraint"]


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2015", ["mother_age_unlikely"]), ("2014", []), ("1966", []), ("1960", ["mother_age_unlikely"])],
)
def test_the_mothers_age_is_plausible(year: str, expected: list[str]) -> None:
    digit = 3 if year >= "2000" else 1
    instance = birth(mother_born=f"{year}-01-05", mother_number=f"001{digit}{year[2:]}001234")
    assert codes(instance) == expected


def test_an_abandoned_child_has_no_parents_on_the_form() -> None:
    instance = birth(child_case="abandoned", relation="other")
    wanted = {problem.ref for problem in problems(instance)}
    assert not any(ref.startswith(("/data/mother", "/data/father", "/data/certificate")) for ref in wanted)
    assert "/data/filer/filer_name" in wanted


def test_the_father_is_asked_for_when_married_or_acknowledged() -> None:
    assert not birth(parents_married="no").relevant("/data/father")
    acknowledged = birth(parents_married="no", **{"/data/matter/father_acknowledged": "yes"})
    assert acknowledged.relevant("/data/father")
    assert codes(acknowledged) == ["acknowledge_father"]


def test_english_has_its_own_words() -> None:
    instance = form_of("1.001193")
    instance.language = "English (en)"
    assert "no answer" in problems(instance)[0].message
    assert set(BIRTH) <= set(instance.refs())


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0912 345 678", []), ("+84912345678", []), ("024.3828.1234", []), ("091234567", ["constraint"])],
)
def test_a_telephone_number_may_be_written_as_people_write_it(number: str, expected: list[str]) -> None:
    assert codes(pension(owner_has_phone="own", **{"/data/home/owner_phone": number})) == expected


def test_who_gives_the_benefit_up_is_not_asked_how_it_is_paid() -> None:
    stop = pension(request_kind="stop", pay_how=None, **{"/data/request/stop_reason": "Có lương hưu cao hơn."})
    assert codes(stop) == []
    assert not stop.relevant("/data/payment")


def test_somebody_always_asks_for_the_registration() -> None:
    """A parent whose part the form leaves out cannot be the one who asks, or the declaration names nobody."""
    unmarried = {"relation": "father", "parents_married": "no", "origin_of": "mother"}
    (problem,) = problems(birth(**unmarried, **{"/data/matter/father_acknowledged": "no"}))
    assert (problem.ref, problem.code) == ("/data/matter/father_acknowledged", "constraint")
    for parent in ("mother", "father"):
        (problem,) = problems(birth(child_case="abandoned", relation=parent))
        assert (problem.ref, problem.code) == ("/data/matter/child_case", "constraint")


def test_who_finds_a_child_needs_no_authorisation_and_knows_no_origin() -> None:
    found = birth(
        child_case="abandoned", relation="other", child_ethnic=None, origin_province=None, origin_commune=None
    )
    assert not found.relevant("/data/matter/filer_is_kin")
    assert not {"/data/child/child_ethnic", "/data/origin/origin_province"} & {p.ref for p in problems(found)}


def test_on_paper_the_birth_date_of_who_registers_may_stay_empty() -> None:
    neighbour = {
        "/data/matter/relation_other": "bà ngoại",
        "/data/matter/filer_is_kin": "yes",
        "/data/filer/filer_name": "Trần Thị Bưởi",
        "/data/filer/filer_number": "001160001234",
        "/data/filer_home/filer_province": "01",
        "/data/filer_home/filer_commune": "09955",
    }
    instance = birth(relation="other", **neighbour)
    assert codes(instance) == ["filer_born_missing"]
    assert codes(fill(instance, {"/data/filer/filer_born": "1960-05-01"})) == []


def test_a_foreign_parent_has_no_personal_number() -> None:
    foreign = {"/data/mother/mother_nationality": "other", "/data/mother/mother_nationality_other": "Lào"}
    assert codes(birth(mother_number=None, **foreign)) == []
    assert codes(birth(mother_number=None)) == ["required"]


def test_a_home_place_after_a_father_who_is_left_out_is_looked_at() -> None:
    alone = {"parents_married": "no", "/data/matter/father_acknowledged": "no"}
    assert codes(birth(origin_of="father", **alone)) == ["origin_without_father"]
    assert codes(birth(origin_of="mother", **alone)) == []
