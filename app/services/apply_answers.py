"""Turning a person's answers into single steps of a form, in an order that a replay can trust; no disk, no vault."""

import contextlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.storage.records import DraftEntry
from forms.dates import PartialDate
from forms.engine import FormError, Instance
from forms.refusal import Refusal

_ROW = re.compile(r"\[(\d+)\](?=/|$)")
_WHOLE_ROW = re.compile(r"\[\d+\]$")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FEW = 15
"""Choices that a sentence can name."""
_CHOICES = ("select1", "select", "rank")

Changes = Mapping[str, str | None]


class _NotAsked(Refusal):
    """The question is not relevant as things stand; another answer of the same call may change that."""


def apply_answers(instance: Instance, changes: Changes, origin: str) -> list[DraftEntry]:
    """Apply every change and return the steps taken.

    The order of the mapping does not matter: an answer that another one makes possible (a commune before its province)
    is tried again after it. What is not asked for in the end is kept hidden, as the form standard has it. On a refusal
    the instance is left half-changed; the caller restores it.

    Raises:
        Refusal: ``unknown-ref``, ``row-gap``, ``bad-value``, ``bad-date``, ``not-a-choice``, ``read-only``.
    """
    call = _Call(instance, frozenset(changes), origin)
    waiting = dict(changes)
    while waiting:
        refused = call.one_round(waiting)
        if len(refused) == len(waiting):
            _raise_first(refused)
            for ref, text in waiting.items():
                call.set_values(ref, text)
            break
        waiting = {ref: waiting[ref] for ref in refused}
    return call.steps


def apply_where_possible(
    instance: Instance, changes: Changes, origin: str, *, hidden: bool = False
) -> list[DraftEntry]:
    """Apply what the form takes and leave the rest: for answers brought from a card or from an earlier dossier.

    Questions that nobody may type into (the address as it stands on the card) are filled too. What is not asked yet,
    like a person of whom a later answer will speak, is kept hidden when ``hidden`` says so.
    """
    call = _Call(instance, frozenset(changes), origin, brought=True)
    waiting = dict(changes)
    while waiting:
        refused = call.one_round(waiting)
        if len(refused) == len(waiting):
            unasked = [ref for ref, why in refused.items() if hidden and isinstance(why, _NotAsked)]
            call.keep({ref: waiting[ref] for ref in unasked})
            break
        waiting = {ref: waiting[ref] for ref in refused}
    return call.steps


def replay(instance: Instance, entry: DraftEntry) -> None:
    """Take one recorded step again."""
    if entry.op == "add":
        instance.add_repeat(entry.ref)
    elif entry.op == "remove":
        instance.remove_repeat(entry.ref)
    else:
        instance.set(entry.ref, entry.text)


def unknown_ref(ref: str) -> Refusal:
    """The refusal for a path that the form does not have."""
    return Refusal("unknown-ref", f"This form has no question {ref}; `hosolang questions` lists them all.", ref=ref)


def _raise_first(refused: Mapping[str, Refusal]) -> None:
    for why in refused.values():
        if not isinstance(why, _NotAsked):
            raise why


@dataclass
class _Call:
    """One call of :func:`apply_answers`: the form, the refs that the caller named, and the steps taken so far."""

    instance: Instance
    named: frozenset[str]
    origin: str
    brought: bool = False
    steps: list[DraftEntry] = field(default_factory=list)

    def one_round(self, changes: Changes) -> dict[str, Refusal]:
        """Try each change once; what was refused comes back with its reason."""
        refused: dict[str, Refusal] = {}
        for ref, text in changes.items():
            try:
                self._one(ref, text)
            except Refusal as why:
                refused[ref] = why
        return refused

    def keep(self, changes: Changes) -> None:
        """Set what is not asked now; what the form cannot take at all is left."""
        for ref, text in changes.items():
            with contextlib.suppress(Refusal):
                self.set_values(ref, text)

    def set_values(self, ref: str, text: str | None) -> None:
        """Set the node, and the precision beside a date of which only a part is known."""
        for at, value in self._values(ref, _clean(ref, text)):
            self._check_choice(at, value)
            try:
                if value is not None:
                    self.instance.check(at, value)  # ``set`` itself passes over what is no number, no time
                was = self.instance.value(at) or None
                self.instance.set(at, value)
            except (FormError, ValueError) as why:
                raise Refusal("bad-value", f"{ref}: {why}", ref=ref) from why
            self.steps.append(DraftEntry("set", at, value, self.origin, was))

    def _one(self, ref: str, text: str | None) -> None:
        self._add_rows(ref)
        if text is None and _WHOLE_ROW.search(ref):
            whole = self.instance.draft().decode()
            self.instance.remove_repeat(ref)
            self.steps.append(DraftEntry("remove", ref, was=whole))
            return
        self._check_answerable(ref)
        self.set_values(ref, text)

    def _add_rows(self, ref: str) -> None:
        """``/data/r[n+1]/x`` appends the row that it speaks of."""
        for found in _ROW.finditer(ref):
            range_ref, number = ref[: found.start()], int(found.group(1))
            count = self._count(range_ref, ref)
            if number == count + 1:
                self.instance.add_repeat(range_ref)
                self.steps.append(DraftEntry("add", range_ref))
            elif not 1 <= number <= count:
                raise Refusal("row-gap", f"{ref}: the list has {count} rows; the next one is [{count + 1}].", ref=ref)

    def _count(self, range_ref: str, ref: str) -> int:
        try:
            return self.instance.count(range_ref)
        except KeyError:
            raise unknown_ref(ref) from None

    def _check_answerable(self, ref: str) -> None:
        try:
            question = self.instance.question(ref)
        except KeyError:
            raise unknown_ref(ref) from None
        if not self.instance.relevant(ref):
            raise _NotAsked("not-asked", f"{ref} is not asked as the form stands.", ref=ref)
        if not question.control and self._holds_questions(ref):
            raise Refusal("read-only", f"{ref} is a section of the form; answer the questions inside it.", ref=ref)
        if not question.control or (self.instance.readonly(ref) and not self.brought):
            raise Refusal("read-only", f"{ref} is worked out by the form and takes no answer.", ref=ref)

    def _holds_questions(self, ref: str) -> bool:
        return any(one.startswith(f"{ref}/") for one in self.instance.refs())

    def _values(self, ref: str, text: str | None) -> Iterator[tuple[str, str | None]]:
        if text is None or self.instance.question(ref).type != "date":
            yield ref, text
            return
        full, precision = _date(ref, text).stored()
        precision_ref = self._precision_of(ref)
        if precision_ref is None and precision != "day":
            raise Refusal("bad-date", f"{ref}: this date needs day, month and year.", ref=ref)
        yield ref, str(full)
        if precision_ref is not None and precision_ref not in self.named:
            yield precision_ref, precision

    def _precision_of(self, ref: str) -> str | None:
        parent, _, name = ref.rpartition("/")
        for beside in self.instance.refs():
            if beside.rpartition("/")[0] == parent and self.instance.attributes(beside).get("precision_of") == name:
                return beside
        return None

    def _check_choice(self, ref: str, text: str | None) -> None:
        question = self.instance.question(ref)
        if text is None or question.control not in _CHOICES:
            return
        offered = [value for value, _ in self.instance.choices(ref)]
        chosen = [text] if question.control == "select1" else text.split()
        strange = [value for value in chosen if value not in offered]
        if strange and (offered or self.instance.relevant(ref)):
            some = f": {', '.join(offered)}" if 0 < len(offered) <= _FEW else ""
            raise Refusal("not-a-choice", f"{ref}: {strange[0]} is not among the choices{some}.", ref=ref)


def _date(ref: str, text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except Refusal as why:
        raise Refusal(why.code, f"{ref}: {why}", **{**why.facts, "ref": ref}) from why


def _clean(ref: str, text: str | None) -> str | None:
    """NFC at the one door into the form, no blanks around, nothing that XML cannot hold."""
    if text is None:
        return None
    if _UNWRITABLE.search(text):
        raise Refusal("bad-value", f"{ref}: the answer holds characters that no form can carry.", ref=ref)
    return unicodedata.normalize("NFC", text).strip() or None
