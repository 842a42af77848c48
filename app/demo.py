"""The whole chain, played once with invented people: what a helper does on one day, and what paper it leaves."""

import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app import practice
from app.imaging import pages_png, read_codes
from app.services import change_course, record_filing
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize
from app.services.find_procedure import find
from app.services.list_dossiers import page, whole
from app.services.print_sheets import SheetKind, sheet, sheet_of_procedure, sheet_unkept
from app.services.read_code import read_picture
from app.services.record_consent import given
from app.services.start_dossier import start, start_unkept
from app.services.sync_now import sync
from app.services.unlock_vault import create
from app.storage.vault import KdfCost
from forms.dossier import Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway

PICTURE_DPI = 110
LOG = "demo.log"
_PAPERS = (SheetKind.DECLARATION, SheetKind.PREPARATION, SheetKind.CONSENT, SheetKind.GUIDANCE)


@dataclass(frozen=True)
class Step:
    """One step of the chain: its name, what came of it, and the files it left."""

    step: str
    what: str
    files: tuple[str, ...] = ()


def play(out: Path, cost: KdfCost | None = None) -> tuple[Step, ...]:
    """Play the chain in a vault of its own that is gone afterwards; ``out`` keeps papers, pictures and the log.

    Raises:
        Refusal: what any step refuses; ``demo-failed`` when a step did not do what it must.
    """
    with tempfile.TemporaryDirectory(prefix="hosolang-demo-", ignore_cleanup_errors=True) as folder:
        desk, _ = create(Path(folder) / "vault", practice.USER, practice.PASSPHRASE, cost=cost, practice=True)
        try:
            return _Day(out, desk, Path(folder) / "gateway", _free_port()).play()
        finally:
            desk.vault.close()


@dataclass
class _Day:
    """One helper's day: the desk, where the gateway lives, and the steps so far."""

    out: Path
    desk: Desk
    gateway_folder: Path
    port: int
    steps: list[Step] = field(default_factory=list)

    def play(self) -> tuple[Step, ...]:
        with self._gateway() as gateway:
            practice.enroll_here(self.desk, gateway)
            self._say("gateway", f"a gateway of this machine, {gateway.url}; the laptop is enrolled")
        self._find()
        pension = self._pension()
        first, second = self._twins()
        self._forget()
        self._offline([pension, first, second])
        with self._gateway() as gateway:
            self._send(3)
            self._office_acts(gateway, pension, first)
        self._file_on_paper(second)
        self._look_back(pension)
        return tuple(self.steps)

    def _find(self) -> None:
        words = "xin tiền già"
        found = find(self.desk.catalogue, words)
        _must(bool(found) and found[0].code == practice.PENSION, "find")
        self._say("find", f"“{words}” is {found[0].code} {found[0].name}")
        pdf = sheet_of_procedure(self.desk, SheetKind.GUIDANCE, practice.PENSION, practice=True)
        self._say("guidance", "a sheet that speaks of nobody", self._papers("00-guidance-nobody", pdf))

    def _pension(self) -> str:
        started = start(
            self.desk,
            practice.PENSION,
            practice.consent(self.desk),
            cards=[(None, read_card(practice.PENSIONER_CARD))],
            answers=practice.PENSION_ANSWERS,
        )
        _must(not started.problems, "fill")
        born = next(view.value for view in Draft.open(self.desk, started.id).questions() if view.fact == "born")
        _must(born == "1940", "fill")
        warned = ", ".join(started.scans[0].warnings)
        self._say("fill", f"a pension for Nguyễn Thị Ệ, born {born}; the card told of: {warned}")
        self._print(started.id, "01-pension")
        return self._finalize(started.id)

    def _twins(self) -> tuple[str, str]:
        born = self.desk.today() - timedelta(days=12)
        first = start(
            self.desk,
            practice.BIRTH,
            practice.consent(self.desk),
            cards=[("mother", read_card(practice.MOTHER_CARD)), ("father", read_card(practice.FATHER_CARD))],
            answers={**practice.FAMILY_ANSWERS, **practice.child_answers("Vì Thị Song", "female", born)},
        )
        own = practice.child_answers("Vì Văn Sinh", "male", born)
        second = start(self.desk, practice.BIRTH, practice.consent(self.desk), source=first.id, answers=own)
        _must(not first.problems and not second.problems, "twins")
        _must(whole(self.desk, first.id).row.case == whole(self.desk, second.id).row.case, "twins")
        self._say("twins", "two births of one case; the second took over the parents from the first")
        for dossier_id, name in ((first.id, "02-twin-first"), (second.id, "03-twin-second")):
            self._print(dossier_id, name)
            self._finalize(dossier_id)
        return first.id, second.id

    def _forget(self) -> None:
        consent = given(self.desk, [Purpose.PREPARE], read_by=practice.USER)
        draft = start_unkept(self.desk, practice.PENSION, consent, cards=[(None, read_card(practice.PENSIONER_CARD))])
        files = self._papers("04-print-and-forget", sheet_unkept(self.desk, SheetKind.DECLARATION, draft))
        _must(len(page(self.desk).rows) == 3, "print-and-forget")
        self._say("print-and-forget", "a villager who did not agree to keeping: printed, nothing kept", files)

    def _offline(self, dossier_ids: Sequence[str]) -> None:
        report = sync(self.desk)
        _must(report.connection != "ok" and report.waiting == len(dossier_ids), "offline")
        self._say("offline", f"no gateway: {report.waiting} wait ({report.connection}), nothing is lost")

    def _send(self, expected: int) -> None:
        report = sync(self.desk)
        _must(report.connection == "ok" and report.sent == expected, "sync")
        self._say("sync", f"{report.sent} delivered with receipts, {report.bytes} bytes; none of them is filed yet")

    def _office_acts(self, gateway: RunningGateway, pension: str, first: str) -> None:
        office.status(gateway.place, first, 2, note="Đã nhận đủ giấy tờ.", number="TAPLAM-0002")
        office.status(gateway.place, pension, 5, note="Ghi thêm số điện thoại của người thân.")
        _must(sync(self.desk).events == 2, "events")
        self._say("events", "the office accepted the first twin and asked for something in the pension")
        change_course.revise(self.desk, pension)
        draft = Draft.open(self.desk, pension)
        draft.answer({"/data/home/owner_has_phone": "relative", "/data/home/owner_phone": "0912345678"})
        draft.close()
        self._finalize(pension)
        self._send(1)
        _must(whole(self.desk, pension).row.revision == 2, "revise")
        self._print(pension, "05-pension-again")

    def _file_on_paper(self, dossier_id: str) -> None:
        record_filing.file(self.desk, dossier_id, "TAPLAM-0003", self.desk.today(), "paper")
        self._say("filed", "the second twin's slip from the office was recorded: filed")
        self._papers_of(dossier_id, SheetKind.GUIDANCE, "06-twin-filed")

    def _look_back(self, pension: str) -> None:
        picture = pages_png(sheet(self.desk, SheetKind.DECLARATION, [pension]), dpi=200)
        codes = [code for one in picture for code in _readable(one, self.desk)]
        _must(codes == ["agrees"], "scan")
        self._say("scan", "the check code on the office's copy agrees with the vault")
        rows = page(self.desk).rows
        self._say("list", "; ".join(f"{row.procedure} {row.outbox} {row.portal_number or 'not filed'}" for row in rows))

    def _finalize(self, dossier_id: str) -> str:
        frozen = finalize(self.desk, dossier_id, accept=("paper-missing",))
        self._say("finalize", f"frozen as {frozen.submission_id}, digest {frozen.digest[:16]}…")
        return dossier_id

    def _print(self, dossier_id: str, name: str) -> None:
        for kind in _PAPERS:
            self._papers_of(dossier_id, kind, f"{name}-{kind}")

    def _papers_of(self, dossier_id: str, kind: SheetKind, name: str) -> None:
        files = self._papers(name, sheet(self.desk, kind, [dossier_id]))
        self._say(f"print {kind}", ", ".join(files), files)

    def _papers(self, name: str, pdf: bytes) -> tuple[str, ...]:
        """The PDF and a picture of each page; returns their names."""
        names = [f"{name}.pdf"]
        (self.out / names[0]).write_bytes(pdf)
        for number, picture in enumerate(pages_png(pdf, dpi=PICTURE_DPI), start=1):
            names.append(f"{name}-{number}.png")
            (self.out / names[-1]).write_bytes(picture)
        return tuple(names)

    def _say(self, step: str, what: str, files: tuple[str, ...] = ()) -> None:
        self.steps.append(Step(step, what, files))
        with (self.out / LOG).open("a" if len(self.steps) > 1 else "w", encoding="utf-8") as log:
            log.write(f"{len(self.steps):2}. {step}: {what}\n")

    @contextmanager
    def _gateway(self) -> Iterator[RunningGateway]:
        with running_gateway(self.gateway_folder, port=self.port) as gateway:
            yield gateway


def _readable(picture: bytes, desk: Desk) -> list[str]:
    """What the check codes of a page say; a page without codes has none."""
    try:
        read_codes(picture)
    except Refusal:
        return []
    return [str(code.fields["agreement"]) for code in read_picture(picture, desk) if code.kind == "check-code"]


def _must(holds: bool, step: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise Refusal("demo-failed", f"The step “{step}” of the demo did not do what it must.", step=step)


def _free_port() -> int:
    """A port that is free now, so that the gateway can go away and come back under the same address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
