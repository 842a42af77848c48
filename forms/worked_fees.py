"""What can be said of a fee from the answers of one dossier: until which day it is free, and what its extracts cost.

Only what the facts carry is worked out (facts/domain.md 1.4; each value of ``data/worked_fees.json`` names its source).
Fees that a province sets, and who is exempt, stay the card's sentences: the program never decides who is poor.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.dates import whole_day
from forms.sheet_values import Line
from forms.wording import money

if TYPE_CHECKING:
    from datetime import date

    from forms.engine import Instance
    from forms.procedure import Procedure

_DATA = Path(__file__).parent / "data" / "worked_fees.json"


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    values: dict[str, Mapping[str, Any]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return values


def worked_out(procedure: "Procedure", instance: "Instance", today: "date") -> tuple[Line, ...]:
    """Sentences for the sheet of a dossier that is not filed; none for what is not answered.

    After the card's review date no sum is stated, as everywhere (``Procedure.fee_on``).
    """
    rules = _known().get(procedure.code)
    if rules is None or today > procedure.review_on:
        return ()
    return (*_on_time(procedure, instance, today, rules), *_extracts(instance, rules))


def _on_time(procedure: "Procedure", instance: "Instance", today: "date", rules: Mapping[str, Any]) -> Iterator[Line]:
    """A day stands only under "nếu nộp" (design, section 9); a deadline that is past says so without a day."""
    rule, free = procedure.deadline_rule, rules.get("free_on_time")
    if rule is None or free is None:
        return
    begun = whole_day(_answer(instance, rule.counted_from))
    if begun is None:
        return
    last = begun + timedelta(days=rule.days)
    unsure = free["mark"] == "uncertain"
    if today <= last:
        yield Line(f"Nếu nộp đến hết ngày {last:%d/%m/%Y}: không mất tiền.", unsure)
    else:
        yield Line(f"Nay đã quá {rule.days} ngày: hỏi xã mức thu, trừ người được miễn.", unsure)


def _extracts(instance: "Instance", rules: Mapping[str, Any]) -> Iterator[Line]:
    rule = rules.get("extracts")
    count = _answer(instance, rule["count"]) if rule is not None else ""
    if rule is not None and count.isascii() and count.isdigit() and int(count) > 0:
        whole = money(int(count) * rule["each"])
        yield Line(f"Xin {int(count)} bản sao trích lục: {whole}.", rule["mark"] == "uncertain")


def _answer(instance: "Instance", ref: str) -> str:
    return instance.value(ref) if ref in instance.refs() and instance.relevant(ref) else ""
