"""Filling a form with a villager: an answer is on the disk when its call returns, a refused one changed nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Literal, Self, TypeVar

from app.services.apply_answers import Changes, apply_answers, apply_where_possible, replay, unknown_ref
from app.services.desk import Desk, Shelf
from app.services.dossier_index import dossier_index, index_refs
from app.services.draft_log import Call, DraftLog, DraftMoved, MemoryLog, VaultLog, not_a_draft
from app.services.draft_origins import origins_after, with_origins_taken
from app.services.open_form import form_of, kept_form, layout_of, source_of
from app.services.record_consent import require_kept
from app.services.sections import section_view
from app.services.take_back import TakingBack, changed_refs, last_done, last_undone, replayed, taking_back, whether
from app.services.views import BlockView, ScanOutcome, SectionView
from app.services.whose_card import choose_block, doubts, persons
from app.storage.records import CallKind, DraftCall, DraftEntry, DraftState
from forms.aged_sums import aged_problem, aged_question
from forms.dossier import DossierState, Problem
from forms.engine import Form, Instance
from forms.person_blocks import Said, card_answers
from forms.problems import problems
from forms.procedure import Procedure
from forms.questions import QuestionView, question_views

_Done = TypeVar("_Done")

SNAPSHOT_EVERY = 50
"""Steps after which a new snapshot is taken, so that opening a draft never replays more than about this many."""


class Draft:
    """One open draft: the form's live instance beside its durable log.

    All calls of one draft come from one thread (the window's database lane); the values it returns are frozen.

    Attributes:
        id: the dossier's id; empty for a draft that is never written.
        procedure: the procedure's card.
    """

    def __init__(
        self,
        shelf: Shelf,
        procedure: Procedure,
        form: Form,
        log: DraftLog,
        dossier_id: str = "",
        form_hash: str = "",
    ) -> None:
        self.id = dossier_id
        self._form_hash = form_hash
        self.procedure = procedure
        self._shelf = shelf
        self._form = form
        self._log = log
        self._origins: dict[str, str] = {}
        self._indexed: Mapping[str, str] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._since_snapshot = 0
        self._stale = False
        self._reload()

    @classmethod
    def open(cls, desk: Desk, dossier_id: str) -> Self:
        """Open a draft of the vault with the form version that it was begun with.

        Raises:
            Refusal: ``unknown-dossier``, ``not-a-draft``, ``consent-withdrawn``.
        """
        with desk.vault.read() as unit:
            record = unit.dossiers.get(dossier_id)
            if record.state is not DossierState.DRAFT:
                raise not_a_draft(dossier_id, record.state)
            require_kept(unit, dossier_id)
            form = kept_form(desk, unit, record.form_hash)
        return cls(
            desk, desk.catalogue.get(record.procedure), form, VaultLog(desk, dossier_id), dossier_id, record.form_hash
        )

    @classmethod
    def look(cls, desk: Desk, dossier_id: str) -> Self:
        """The filled form of a dossier in any state, to read and to print; changes to it are forgotten."""
        with desk.vault.read() as unit:
            record = unit.dossiers.get(dossier_id)
            form = kept_form(desk, unit, record.form_hash)
            kept = unit.drafts.load(dossier_id)
        return cls(desk, desk.catalogue.get(record.procedure), form, MemoryLog(kept), dossier_id, record.form_hash)

    @classmethod
    def unkept(cls, shelf: Shelf, code: str) -> Self:
        """A new draft in memory alone (``Refusal`` ``no-form``, ``unknown-procedure``)."""
        source = source_of(shelf, code)
        form = form_of(shelf, source)
        instance = form.new()
        for ref, text in source.answers.items():
            instance.set(ref, text)
        known = dict.fromkeys(source.answers, "suggested")
        return cls(shelf, shelf.catalogue.get(code), form, MemoryLog(DraftState(instance.draft(), known, ())))

    def declaration_layout(self) -> Mapping[str, Any]:
        """How the paper of this dossier's own form version is laid out (Refusal ``no-form``)."""
        return layout_of(self._shelf, self.procedure.code, self._form_hash)

    @property
    def instance(self) -> Instance:
        """The filled form itself, for rooms that only read it (declaration, digest)."""
        if self._stale:
            self._reload()
        return self._instance

    @property
    def origins(self) -> Mapping[str, str]:
        """Where each answer came from, by ref."""
        return self._origins

    def sections(self) -> tuple[SectionView, ...]:
        """The form's pages in order, with how far each has come."""
        found = self.problems()
        return tuple(section_view(self.instance, section, found) for section in self.instance.sections())

    def questions(self, refs: Iterable[str] | None = None) -> tuple[QuestionView, ...]:
        """What the form asks, in its present state; all of it, or the refs named."""
        wanted = None if refs is None else list(refs)
        views = map(_with_origin, question_views(self.instance, self._origins, wanted))
        return tuple(aged_question(view, self._tongue) for view in views) if self._has_aged else tuple(views)

    def problems(self) -> list[Problem]:
        """What the form still wants: errors, and warnings that a helper may accept."""
        found = problems(self.instance)
        return [aged_problem(one, self._tongue) for one in found] if self._has_aged else found

    @cached_property
    def _has_aged(self) -> bool:
        """Whether sums in the form's words are past their review day, or of an older form than the present one."""
        if self._shelf.today() > self.procedure.review_on:
            return True
        if not self._form_hash:
            return False
        has_form = self.procedure.has_form
        return not has_form or self._form_hash != self._shelf.catalogue.form(self.procedure.code).hash

    @property
    def _tongue(self) -> Literal["vi", "en"]:
        return "en" if self.instance.language.startswith("English") else "vi"

    def blocks(self) -> tuple[BlockView, ...]:
        """The blocks that a person's card can fill."""
        return tuple(
            BlockView(block.ref, block.role, block.label, self.instance.relevant(block.ref))
            for block in persons(self.instance)
        )

    def index(self) -> dict[str, str]:
        """The words by which lists know this dossier: the names of owner and filer, and the office."""
        return dossier_index(self.instance, self._labels)

    def answer(self, changes: Changes, origin: str = "typed") -> list[Problem]:
        """Take the answers, all or none; they are on the disk when this returns.

        ``{"/data/path": text}``; None clears; ``/data/r[n+1]/x`` appends a row; None for a whole row takes it away;
        a date may be "1940", "04/1940", "12/04/1940" or ISO.

        Raises:
            Refusal: ``unknown-ref``, ``row-gap``, ``bad-value``, ``bad-date``, ``not-a-choice``, ``read-only``.
        """
        self._take(lambda instance: apply_answers(instance, changes, origin))
        return self.problems()

    def scan(self, block: str | None, card: Said, *, sure: bool = False) -> ScanOutcome:
        """Fill a person's block (its ref or its role; None takes the first empty one that fits) from the card.

        Also from the lines on its back or a health-insurance code, which say less.

        When name or age do not fit the block nothing is filled, until the call is repeated with ``sure=True``.
        """
        today = self._shelf.today()
        target = choose_block(self.instance, block, card, today)
        against = doubts(self.instance, target, card, today)
        if against and not sure:
            return ScanOutcome(target.ref, (), against, needs_confirmation=True)
        answers, warnings = card_answers(self.instance, target, card, self._shelf.places)
        origins = {ref: origin for ref, _, origin in answers}

        def fill(instance: Instance) -> list[DraftEntry]:
            steps = apply_where_possible(instance, {ref: text for ref, text, _ in answers}, "scanned")
            return [replace(step, origin=origins.get(step.ref, "scanned")) for step in steps]

        steps = self._take(fill)
        filled = tuple(dict.fromkeys(step.ref for step in steps if step.op == "set"))
        return ScanOutcome(target.ref, filled, (*card.warnings, *against, *warnings))

    def prepare(self, answers: Changes) -> None:
        """Take those of the answers that can be taken already; :meth:`answer` refuses what cannot be taken at all."""
        self._take(lambda instance: apply_where_possible(instance, answers, "typed"))

    def bring(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """Take over answers of an earlier dossier as far as this form has a place for them; returns the refs set."""
        steps = self._take(lambda instance: apply_where_possible(instance, answers, "earlier", hidden=True))
        return tuple(dict.fromkeys(step.ref for step in steps if step.op == "set"))

    def add_row(self, range_ref: str) -> str:
        """Append a row to a list and return its ref."""
        ref = f"{range_ref}[{self._count(range_ref) + 1}]"

        def add(instance: Instance) -> list[DraftEntry]:
            instance.add_repeat(range_ref)
            return [DraftEntry("add", range_ref)]

        self._take(add)
        return ref

    def remove_row(self, row_ref: str) -> None:
        """Take a row away; the rows after it move up."""
        self._take(lambda instance: apply_answers(instance, {row_ref: None}, "typed"))

    def undo(self) -> tuple[str, ...]:
        """Take back the last call that changed the draft, also one of before a restart; the refs that it had changed.

        Raises:
            Refusal: ``nothing-to-undo``.
        """
        return self._with_what_was_done(lambda done: self._undo(last_done(done)))

    def redo(self) -> tuple[str, ...]:
        """Do again what was undone last; an answer since then leaves nothing to do again.

        Raises:
            Refusal: ``nothing-to-redo``.
        """
        return self._with_what_was_done(lambda done: self._redo(last_undone(done)))

    def can_undo(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and something to do again."""
        return self._with_what_was_done(whether)

    def snapshot(self) -> None:
        """Write the whole state as the new starting point: on leaving a page and at lock."""
        if not self._since_snapshot or self._stale:
            return
        if self._log.snapshot(self.instance.draft(), self._origins):
            self._since_snapshot = 0
        else:
            self._stale = True

    def close(self) -> None:
        """Write the last snapshot; nothing is lost without it."""
        self.snapshot()

    def _take(self, work: Callable[[Instance], list[DraftEntry]]) -> list[DraftEntry]:
        """Change the instance and make the steps durable, or leave both as they were."""
        try:
            return self._take_once(work)
        except DraftMoved:
            return self._take_once(work)

    def _take_once(self, work: Callable[[Instance], list[DraftEntry]], kind: CallKind = "answer") -> list[DraftEntry]:
        try:
            steps = work(self.instance)
            if kind == "answer":  # what is undone is looked up in the call that answered
                steps = with_origins_taken(self._origins, steps)
            origins = origins_after(self._origins, steps)
            if steps:
                self._since_snapshot = self._write(Call(steps, kind), origins)
        except BaseException:
            self._stale = True  # the disk knows what holds; it is read again before the next use
            raise
        self._origins = origins
        return steps

    def _with_what_was_done(self, work: Callable[[Sequence[DraftCall]], _Done]) -> _Done:
        try:
            return work(self._log.calls())
        except DraftMoved:
            self._reload()
            return work(self._log.calls())

    def _undo(self, call: DraftCall) -> tuple[str, ...]:
        back = taking_back(call)
        if back.whole is None:
            self._take_once(lambda instance: replayed(instance, back.steps), "undo")
        else:
            self._put_back(back)
        return changed_refs(call)

    def _redo(self, call: DraftCall) -> tuple[str, ...]:
        self._take_once(lambda instance: replayed(instance, call.entries), "redo")
        return changed_refs(call)

    def _put_back(self, back: TakingBack) -> None:
        """A removed row comes back with the whole draft of before, for those behind it had moved up."""
        try:
            self._instance = self._form.restore((back.whole or "").encode())
            origins = origins_after(back.origins, replayed(self._instance, back.steps))
            self._indexed = {}
            self._log.fold(Call(back.steps, "undo"), self._instance.draft(), origins, self.index())
        except BaseException:
            self._stale = True
            raise
        self._origins, self._since_snapshot = origins, 0

    def _write(self, call: Call, origins: Mapping[str, str]) -> int:
        """One transaction, hence one sync of the log, also when a new snapshot is due; the steps since the snapshot."""
        index = self._index_after(call.steps)
        if self._since_snapshot + len(call.steps) < SNAPSHOT_EVERY:
            return self._log.append(call, index)
        self._log.fold(call, self._instance.draft(), origins, index)
        return 0

    def _reload(self) -> None:
        state = self._log.load()
        instance = self._form.restore(state.snapshot)
        for step in state.entries:
            replay(instance, step)
        self._instance = instance
        self._origins = origins_after(state.origins, state.entries)
        self._since_snapshot = len(state.entries)
        self._index_refs = index_refs(instance)
        self._indexed = {}
        self._stale = False

    def _index_after(self, steps: Iterable[DraftEntry]) -> dict[str, str]:
        """The list's words that these steps have changed; the owner's block stands outside repeats."""
        if not any(step.ref in self._index_refs for step in steps):
            return {}
        after = self.index()
        changed = {name: word for name, word in after.items() if self._indexed.get(name) != word}
        self._indexed = after
        return changed

    def _count(self, range_ref: str) -> int:
        try:
            return self.instance.count(range_ref)
        except KeyError:
            raise unknown_ref(range_ref) from None


def _with_origin(view: QuestionView) -> QuestionView:
    """What nobody answered and nobody may change, the form itself has worked out."""
    return replace(view, origin="calculated") if view.readonly and view.value and not view.origin else view
