"""The check ("Có bị trả lại không?"): all problems in one list, a jump to each, the papers, warnings that may stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services import attach_paper, check_dossier, keep_warnings, list_papers, preflight
from app.services.desk import Desk
from app.services.masking import NUMBERS
from app.ui import paper_words
from app.ui.dialogs.keep_warning import KeepWarningDialog
from app.ui.dialogs.paper_later import PaperLaterDialog
from app.ui.hand import Hand
from app.ui.icons import IconView
from app.ui.open_already import OpenAlready
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.task_words import why_mending
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Beside
from app.ui.widgets.layout import Card, clear, flow, middled
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import TONES, Badge, Notice, Text
from forms.dossier import Problem, Severity
from forms.papers import PaperView
from forms.questions import QuestionView, answer_words
from forms.sheet_values import PaperState

PAPER_MISSING = "paper-missing"


@dataclass(frozen=True)
class CheckView:
    """Everything to mend or to look at, and the papers of the case."""

    problems: tuple[Problem, ...]
    papers: tuple[PaperView, ...]
    office: str = "commune"
    asked: Mapping[str, QuestionView] = field(default_factory=dict)
    """The question of each problem that only wants a look."""
    told: str = ""
    """What the office said when it sent the dossier back."""


class CheckPage(Page):
    """What would bring the dossier back, before anything is frozen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hand: Hand | None = None
        self._view = CheckView((), ())
        self._opened = False
        self._already = OpenAlready(session)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.put_head(Steps("check"), self._already)
        self.body.add(
            title(
                self.tr("Will it come back?"), self.tr("Errors must be mended; warnings may stand when they are right.")
            ),
            self._lines,
        )
        self.body.column.addStretch(1)
        self.next = Button(self.tr("&Next: read back"), self._on_next, kind="primary", picture="next")
        back = Button(self.tr("&Back"), self._on_back, kind="quiet", picture="back")
        self._why = Text("", "soft")
        self.put_bar(back, None, self._why, self.next)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Check a draft."""
        self.session.with_hand(str(where.get("dossier", "")), self._on_hand, keeper=self)

    def reload(self) -> None:
        """Check again."""
        if self.hand is not None:
            self._already.look(self.hand.id)
            self.session.ask(partial(_check, self.hand), self._on_view, keeper=self)

    def _on_hand(self, hand: Hand) -> None:
        self.hand = hand
        self._opened = True
        self.reload()

    def _on_view(self, view: CheckView) -> None:
        self._view = view
        errors = [each for each in view.problems if each.severity is Severity.ERROR]
        warnings = [
            each for each in view.problems if each.severity is not Severity.ERROR and each.code != PAPER_MISSING
        ]
        clear(self._lines)
        if view.told:
            self._lines.addWidget(Notice("warn", self.tr("It came back once. {told}").format(told=view.told)))
        if not errors and not self._open_warnings(warnings):
            self._lines.addWidget(Notice("good", self.tr("Nothing in the form would bring it back.")))
        to_mend = self.tr("To be mended ({count})")
        to_look = self.tr("Worth a look ({count})")
        self._list(to_mend.format(count=len(errors)), errors)
        self._list(to_look.format(count=len(warnings)), warnings)
        left = self._open_warnings(warnings)
        why = ((to_mend, len(errors)), (to_look, left))
        self._why.show_text(" · ".join(words.format(count=count) for words, count in why if count))
        if view.papers:
            self._lines.addWidget(Text(self.tr("Papers"), "heading"))
            if self.hand is not None and self.hand.kept:
                go = partial(self.session.go, "papers", dossier=self.hand.id)
                photograph = Button(self.tr("Photograph, straighten, put together…"), go, picture="picture")
                self._lines.addWidget(flow(photograph))
            for paper in view.papers:
                self._lines.addWidget(_PaperRow(paper, view.office, self))
        self.next.setEnabled(not errors and not left)
        first = next(iter(self.rows()), None)
        (self.next if self.next.isEnabled() or first is None else first.edit).setFocus()
        if self._opened:
            self._opened = False
            QTimer.singleShot(0, self, self.body.to_top)  # after the focus, which may have scrolled

    def rows(self) -> list[ProblemRow]:
        """The problems shown, from the top down."""
        held = (self._lines.itemAt(at) for at in range(self._lines.count()))
        widgets = (item.widget() for item in held if item is not None)
        return [widget for widget in widgets if isinstance(widget, ProblemRow)]

    def _list(self, heading: str, found: Sequence[Problem]) -> None:
        if not found:
            return
        self._lines.addWidget(Text(heading, "heading"))
        for problem in found:
            reason = self.hand.accepted.get(problem.code) if self.hand is not None else None
            self._lines.addWidget(ProblemRow(problem, self, kept=reason, written=self._written(problem)))

    def _written(self, problem: Problem) -> str:
        """The answer in question: nobody can say "it is right as it is" of what does not stand there."""
        question = self._view.asked.get(problem.ref)
        if question is None or question.sensitive:
            return ""
        words = answer_words(question)
        return self.session.shown(words) if question.fact in NUMBERS else words

    def _open_warnings(self, warnings: Sequence[Problem]) -> int:
        """How many nobody has said of yet that they stand."""
        accepted = self.hand.accepted if self.hand is not None else {}
        return sum(each.code not in accepted for each in warnings)

    def jump(self, problem: Problem) -> None:
        """To the question, and back here from it."""
        if self.hand is not None:
            self.session.go("fill", dossier=self.hand.id, question=problem.ref, return_to="check")

    def keep(self, problem: Problem, *, kept: bool) -> None:
        """The warning ("Vẫn đúng như vậy") was asked about and stands."""
        if self.hand is None:
            return
        if kept:
            dialog = KeepWarningDialog(self, problem)
            dialog.kept.connect(partial(self._on_kept, problem.code))
            dialog.open()
            return
        self.hand.accepted.pop(problem.code, None)
        self._remember(partial(keep_warnings.look_again, dossier_id=self.hand.id, code=problem.code))

    def _on_kept(self, code: str, reason: str) -> None:
        if self.hand is not None:
            self.hand.accepted[code] = reason
            self._remember(partial(keep_warnings.keep, dossier_id=self.hand.id, code=code, reason=reason))

    def _remember(self, job: Callable[[Desk], None]) -> None:
        """Written at once for a kept draft; one in memory has no journal."""
        if self.hand is not None and self.hand.kept:
            self.session.ask(job, keeper=self)
        self._on_view(self._view)

    def say_paper(self, paper: str, state: PaperState) -> None:
        """Tick a paper."""
        if self.hand is not None:
            job = partial(attach_paper.say, dossier_id=self.hand.id, paper=paper, state=state)
            self.session.ask(job, self._on_written, self._on_not_written, keeper=self)
        if self.hand is not None and state is PaperState.LATER:
            view = next(one for one in self._view.papers if one.paper == paper)
            later = PaperLaterDialog(self, self.session, self.hand.id, paper, view.name)
            later.recorded.connect(partial(self._on_written, None))
            later.open()

    def attach(self, paper: str) -> None:
        """Attach a PDF as it is; a picture is first made straight and small, for the line is thin."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("A picture or PDF of the paper"), "", self.tr("Pictures and PDF (*.png *.jpg *.jpeg *.pdf)")
        )
        file = Path(name)
        if name and self.hand is not None and file.suffix.lower() != ".pdf":
            self.session.go("pictures", dossier=self.hand.id, paper=paper, files=(file,))
        elif name and self.hand is not None:
            job = partial(attach_paper.attach_file, dossier_id=self.hand.id, paper=paper, file=file)
            self.session.ask(job, self._on_written, keeper=self)

    def _on_not_written(self, error: Exception) -> None:
        """What is ticked is what stands in the vault, whatever was pressed."""
        self.session.tell(error)
        self.reload()

    def _on_written(self, _nothing: object) -> None:
        self.session.publish(self, drafts=True)
        self.reload()

    def _on_next(self) -> None:
        if self.hand is not None:
            self.hand.accepted |= {each.code: "" for each in self._view.problems if each.code == PAPER_MISSING}
            self.session.go("read_back", dossier=self.hand.id)

    def _on_back(self) -> None:
        if self.hand is not None:
            self.session.go("fill", dossier=self.hand.id)
        else:
            self.session.go_back()  # it could not be opened


class ProblemRow(QFrame):
    """One problem: what, how to mend it, a jump; a warning can also be kept."""

    def __init__(self, problem: Problem, page: CheckPage, *, kept: str | None, written: str) -> None:
        """``kept``: the reason for which it stands, None while nobody said so; ``written``: the answer in question."""
        super().__init__()
        self.problem = problem
        stands = kept is not None
        tone = "bad" if problem.severity is Severity.ERROR else "good" if stands else "warn"
        self.setProperty("role", f"row_{tone}")
        self.edit = Button(self.tr("Mend it"), partial(page.jump, problem), picture="pencil")
        self.edit.setAccessibleName(self.tr("Mend it: {label}").format(label=problem.label))
        if not problem.ref.startswith("/"):
            self.edit.hide()  # a paper's fault or a known reason leads to no question
        self.keep: Button | None = None
        if problem.severity is not Severity.ERROR:
            word = self.tr("Look again") if stands else self.tr("It is right as it is")
            again = partial(page.keep, problem, kept=not stands)
            self.keep = Button(word, again, picture="undo" if stands else "check")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.base, SPACE.small, SPACE.base, SPACE.small)
        line.setSpacing(SPACE.base)
        line.addWidget(IconView(*TONES[tone]), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Beside(self._words(kept, written), tuple(filter(None, (self.edit, self.keep)))), 1)

    def _words(self, kept: str | None, written: str) -> QWidget:
        """What it is about, what stands there, what is wrong, and what to do where that says more."""
        words = [Text(self.problem.label, "strong")] if self.problem.label else []
        if written:
            words.append(Text(self.tr("It says: {answer}").format(answer=written)))
        words.append(Text(self.problem.message))
        if self.problem.fix and self.problem.code != "required" and not kept:
            words.append(Text(self.problem.fix, "small"))
        if kept:
            words.append(Text(self.tr("It stands: {reason}").format(reason=kept), "ink_good"))
        return middled(*words)


class _PaperRow(Card):
    """One paper of the case: there, missing, later; or not needed because data replaces it."""

    def __init__(self, paper: PaperView, office: str, page: CheckPage) -> None:
        super().__init__(Text(paper.name, "strong"))
        if paper.replaced_by_data:
            self.column.addWidget(
                flow(Badge(paper_words.not_needed(office), "done", "good"), Text(paper.replaced_by_data, "small"))
            )
            return
        self.column.addWidget(Text(paper_words.how_many(paper), "small"))
        if paper.printed_here and paper.state is PaperState.MISSING:
            later = self.tr("It is printed in step 4; signed, it is there. Nothing to do here yet.")
            self.column.addWidget(Text(later, "small"))
        if page.hand is not None and page.hand.kept:
            self.column.addWidget(self._states(paper, page))

    def _states(self, paper: PaperView, page: CheckPage) -> QFrame:
        group = QButtonGroup(self)
        holder = QFrame()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        buttons = []
        for state, said in (
            (PaperState.HAVE, self.tr("It is here")),
            (PaperState.MISSING, self.tr("Still missing")),
            (PaperState.LATER, paper_words.comes_later(paper.later_on)),
        ):
            button = Button(said, partial(page.say_paper, paper.paper, state), kind="segment")
            button.setCheckable(True)
            button.setChecked(paper.state == state)
            button.setAccessibleName(f"{paper.name}: {said}")
            group.addButton(button)
            buttons.append(button)
        attach = Button(
            self.tr("Attach a picture…"), partial(page.attach, paper.paper), kind="quiet", picture="picture"
        )
        attach.setAccessibleName(self.tr("Attach a picture: {paper}").format(paper=paper.name))
        line.addWidget(flow(*buttons, attach), 1)
        return holder


def _check(hand: Hand, desk: Desk) -> CheckView:
    """The form's problems and the papers'; what was typed but could not be taken stands before them."""
    refused = [
        Problem(ref, one.label, "not-taken", Severity.ERROR, one.why, one.text) for ref, one in hand.unstored.items()
    ]
    if not hand.kept:
        unkept = (*refused, *hand.draft.problems(), *preflight.reasons_unkept(desk, hand.draft))
        return CheckView(unkept, (), asked=_asked(hand, unkept))
    found = (*refused, *check_dossier.check(desk, hand.draft))
    papers = tuple(list_papers.papers_of(desk, hand.draft))
    return CheckView(found, papers, hand.draft.procedure.office.kind, _asked(hand, found), why_mending(desk, hand.id))


def _asked(hand: Hand, found: Sequence[Problem]) -> dict[str, QuestionView]:
    refs = [each.ref for each in found if each.severity is not Severity.ERROR and each.ref.startswith("/")]
    return {view.ref: view for view in hand.draft.questions(refs)} if refs else {}
