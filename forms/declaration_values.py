"""How a declaration's layout says which answers stand in a line, and how they are written on an official form.

A value is a text, or one of::

    {"ref": R, "as": F}                     one answer
    {"join": [value, …], "with": ", "}      several, without the empty ones
    {"first": [value, …]}                   the first that is not empty
    {"when": condition, "then": v, "else": v}
    {"row": "number"}                       in a table's rows: 1, 2, 3, …

A condition is ``{"ref": R, "in": [text, …]}``, ``{"ref": R}`` (answered), ``{"any": […]}``, ``{"all": […]}`` or
``{"not": c}``. F is one of: text, upper, date (of which only a part may be known), date_words, day, month, year (of
a date), commune, province, unit (either of them inside a sentence), choice, choices (several, with commas), money,
money_words. In a table's rows a ref that begins with ``./`` is an answer of that row.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from forms.dates import PartialDate
from forms.names import tidy, upper
from forms.person_blocks import precision_ref
from forms.places import Places
from forms.refusal import Refusal
from forms.wording import date_words, first_upper, money, number_words

if TYPE_CHECKING:
    from forms.engine import Instance


class Values:
    """The answers of a form as an official form writes them; without a form everything is blank."""

    def __init__(self, instance: "Instance | None", places: Places, row: tuple[str, int] | None = None) -> None:
        """``row``: the ref and the number, from 1, of the table's row that stands for ``./``."""
        self._instance = instance
        self._places = places
        self._row = row
        self._formats: Mapping[str, Callable[[str, str], str]] = {
            "text": lambda _ref, value: tidy(value),
            "upper": lambda _ref, value: upper(value),
            "date": lambda ref, value: self._partial(ref, value).vietnamese(),
            "date_words": self._in_words,
            "day": lambda ref, value: self._part(ref, value, 0),
            "month": lambda ref, value: self._part(ref, value, 1),
            "year": lambda ref, value: self._part(ref, value, 2),
            "commune": lambda _ref, value: self._places.commune(value).full_name,
            "province": lambda _ref, value: self._places.province(value).full_name,
            "unit": lambda _ref, value: self._unit(value),
            "choice": self._choice,
            "choices": lambda ref, value: ", ".join(self._choice(ref, each) for each in value.split()),
            "money": lambda _ref, value: money(int(value)),
            "money_words": lambda _ref, value: first_upper(f"{number_words(int(value))} đồng"),
        }

    def text(self, value: str | Mapping[str, Any]) -> str:
        """A value of the layout as it stands on paper."""
        if isinstance(value, str):
            return value
        if "ref" in value:
            return self._answer(value["ref"], value.get("as", "text"))
        if "join" in value:
            return str(value["with"]).join(filter(None, map(self.text, value["join"])))
        if "first" in value:
            return next(filter(None, map(self.text, value["first"])), "")
        if "when" in value:
            return self.text(value["then"] if self._is(value["when"]) else value.get("else", ""))
        if value.get("row") == "number":
            return str(self._row[1]) if self._row else ""
        raise Refusal("bad-pack", f"A declaration cannot read the value {sorted(value)}.")

    def rows_of(self, range_ref: str) -> list["Values"]:
        """One set of values for each row of a repeat; none on a blank form. Rows that are not relevant are left out."""
        if self._instance is None:
            return []
        try:
            refs = [f"{range_ref}[{number + 1}]" for number in range(self._instance.count(range_ref))]
        except KeyError:
            raise Refusal("bad-pack", f"The declaration speaks of rows {range_ref}, which the form lacks.") from None
        relevant = [ref for ref in refs if self._instance.relevant(ref)]
        return [Values(self._instance, self._places, (ref, number)) for number, ref in enumerate(relevant, 1)]

    def ticked(self, condition: Mapping[str, Any]) -> bool:
        """Whether a box is ticked; on a blank form none is."""
        return self._instance is not None and self._is(condition)

    def holds(self, condition: Mapping[str, Any] | None) -> bool:
        """Whether a block stands on the form; on a blank one every block does."""
        return condition is None or self._instance is None or self._is(condition)

    def _is(self, condition: Mapping[str, Any]) -> bool:
        if "any" in condition:
            return any(map(self._is, condition["any"]))
        if "all" in condition:
            return all(map(self._is, condition["all"]))
        if "not" in condition:
            return not self._is(condition["not"])
        answer = self._raw(self._whole(condition["ref"]))
        return answer in condition["in"] if "in" in condition else bool(answer)

    def _whole(self, ref: str) -> str:
        """A ref with its row's place put in."""
        if not ref.startswith("./"):
            return ref
        if self._row is None:
            raise Refusal("bad-pack", f"The ref {ref} stands outside a table's rows.")
        return f"{self._row[0]}{ref[1:]}"

    def _raw(self, ref: str) -> str:
        if self._instance is None:
            return ""
        try:
            return self._instance.value(ref)
        except KeyError:
            raise Refusal("bad-pack", f"The declaration speaks of {ref}, which the form does not have.") from None

    def _answer(self, ref: str, way: str) -> str:
        if way not in self._formats:
            raise Refusal("bad-pack", f"A declaration cannot write a value as {way!r}.")
        ref = self._whole(ref)
        value = self._raw(ref)
        return self._formats[way](ref, value) if value else ""

    def _unit(self, code: str) -> str:
        """A commune or province inside a sentence: xã Thạch Thất, thành phố Hà Nội."""
        unit = self._places.province(code) if len(code) == 2 else self._places.commune(code)
        return unit.full_name[:1].lower() + unit.full_name[1:]

    def _choice(self, ref: str, value: str) -> str:
        choices = self._instance.choices(ref) if self._instance else ()
        return next((label for known, label in choices if known == value), value)

    def _partial(self, ref: str, value: str) -> PartialDate:
        beside = precision_ref(self._instance, ref) if self._instance else None
        return PartialDate.from_stored(value, self._raw(beside) if beside else "day")

    def _part(self, ref: str, value: str, place: int) -> str:
        """Day, month or year of a date in figures; empty where that part is not known."""
        known = self._partial(ref, value)
        number = (known.day, known.month, known.year)[place]
        return "" if number is None else f"{number:02d}"

    def _in_words(self, ref: str, value: str) -> str:
        """A whole date in words; of a partial one nothing is invented."""
        known = self._partial(ref, value)
        return date_words(date.fromisoformat(value[:10])) if known.precision == "day" else ""
