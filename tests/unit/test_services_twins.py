"""The second of twins takes over what is shared and nothing that is the other child's own."""

from datetime import date

from app.practice import BIRTH, FAMILY_ANSWERS, child_answers
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.dossier import Purpose

FIRST = child_answers("Vì Thị Mẫu Một", "female", date(2026, 11, 2))


def test_where_they_were_born_is_shared_and_who_they_are_is_not(desk: Desk) -> None:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    first = start(desk, BIRTH, consent, answers={**FAMILY_ANSWERS, **FIRST}).id
    second = Draft.open(desk, start(desk, BIRTH, consent, source=first).id)
    shared = [ref for ref in FIRST if ref.startswith("/data/birth_place/")] + ["/data/child/birth_place_kind"]
    assert {ref: second.instance.value(ref) for ref in shared} == {ref: FIRST[ref] for ref in shared}
    own = [ref for ref in FIRST if ref not in shared]
    assert [ref for ref in own if second.instance.value(ref)] == []
