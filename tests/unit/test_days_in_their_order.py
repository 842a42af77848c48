"""A paper that is dated before what it attests is asked about before the officer sends it back."""

import pytest

from forms.problems import problems
from tests.support.villagers import birth, fill, form_of

BORN = {"owner_born": "1940-01-01", "owner_born_precision": "year"}
CHILD = {"child_case": "ordinary", "certificate_kind": "paper", "child_born": "2026-11-05"}
DEATH = {"notice_kind": "electronic", "died_on": "2026-11-18"}
CASES = [
    ("1.001193", "certificate_before_birth", CHILD, "certificate_on", "2026-11-04", "2026-11-05"),
    ("1.000656", "notice_before_death", DEATH, "notice_on", "2026-11-17", "2026-11-18"),
    ("1.004873", "divorce_before_birth", {**BORN, "status": "divorced"}, "divorce_on", "1935-02-20", "1999-02-20"),
    ("1.004873", "death_before_birth", {**BORN, "status": "widowed"}, "death_on", "1939-12-31", "1999-02-20"),
]


@pytest.mark.parametrize(("code", "warning", "known", "asked", "early", "right"), CASES)
def test_a_paper_dated_before_what_it_attests_is_asked_about(
    code: str, warning: str, known: dict[str, str], asked: str, early: str, right: str
) -> None:
    instance = form_of(code)
    refs = {ref.rsplit("/", 1)[1]: ref for ref in instance.refs()}
    fill(instance, {refs[name]: text for name, text in {**known, asked: early}.items()})
    [found] = [one for one in problems(instance) if one.code == warning]
    assert (found.severity, found.ref) == ("warning", refs[asked])
    instance.set(refs[asked], right)
    assert warning not in {one.code for one in problems(instance)}


def test_a_father_who_was_a_child_at_the_birth_is_asked_about() -> None:
    year_only = {"/data/father/father_born_precision": "year"}
    young = birth(father_born="2020-01-01", **year_only)
    [found] = [one for one in problems(young) if one.code == "father_age_unlikely"]
    assert (found.severity, found.ref) == ("warning", "/data/father/father_born")
    assert "cha 6 tuổi" in found.message
