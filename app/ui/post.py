"""Sending and fetching in the background: "Gửi ngay", the quiet tries between, and the network in words."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui import words
from app.ui.network_hint import NetworkHint
from app.ui.session import Session
from forms.refusal import NotNow, Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.send_by_itself import SendByItself, Ticked
    from sync.report import Progress, RunReport

FIRST_LOOK = 5_000
"""Milliseconds from opening to the first quiet look; after it the agent says itself when it wants to look again."""


class Post(QObject):
    """What the laptop knows about the way to the gateway; only what was really tried counts.

    Signals:
        changed: the state, or the last report, is another.
        moved: how far the run is (``sync.report.Progress``).
    """

    changed = Signal()
    moved = Signal(object)

    def __init__(self, session: Session, *, quiet: bool = True) -> None:
        super().__init__(session)
        self._session = session
        self.busy = False
        self.kind = ""
        self.report: RunReport | None = None
        self.last_success: datetime | None = None
        self._told = False
        self._stop = Event()
        self._quiet = quiet
        self._agent: SendByItself | None = None
        self._hint = NetworkHint(self.network_changed, self)
        self._is_other_network = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer)
        session.closing.connect(self._on_closing)
        if quiet:
            self._timer.start(FIRST_LOOK)

    @property
    def is_metered(self) -> bool:
        """Whether the operating system says that the connection is paid by the byte."""
        return self._hint.is_metered

    def send_now(self) -> None:
        """Release what is held and send; the helper is told how it ended."""
        self._send(release_all=True, told=True)

    def stop_run(self) -> None:
        """End the run that is under way after the call that it is in; everything in it stays safe."""
        self._stop.set()

    def state(self) -> tuple[str, str, str]:
        """The network in words, with icon and tone."""
        if self.busy:
            return self.tr("Sending and fetching…"), "sending", "info"
        return {
            "": (self.tr("Network not tried yet"), "signal", "calm"),
            "ok": (self.tr("The server answers"), "signal", "good"),
            "none": (self.tr("No network – just go on"), "no-signal", "calm"),
            "captive": (self.tr("There is a signal, but the network wants a log-in"), "signal", "warn"),
            "no-gateway": (self.tr("The network works, but the server does not answer"), "warning", "warn"),
            "timeout": (self.tr("The network is slow or broke off – tried again later"), "signal", "warn"),
            "cut": (self.tr("The network is slow or broke off – tried again later"), "signal", "warn"),
            "not-enrolled": (self.tr("This machine knows no server yet"), "no-signal", "calm"),
        }.get(self.kind, (words.reason(self.kind).rstrip("."), "warning", "warn"))

    def last_words(self) -> str:
        """When the last sending really succeeded."""
        if self.last_success is None:
            return self.tr("Nothing was sent since the program was opened")
        return self.tr("Last success: {time}").format(time=words.when(self.last_success))

    def stop(self) -> None:
        """No more quiet tries."""
        self._quiet = False
        self._timer.stop()

    def _on_closing(self) -> None:
        """The screen is locked: the run ends after its call, and whoever locked hears no more of it.

        What may go on behind the lock is the keeper's choice, and begins anew there; what the call under way could not
        write down any more is asked about at the next run.
        """
        self._stop.set()
        self._told = False

    def network_changed(self) -> None:
        """The operating system says that the network is another: look at once, or after the look under way."""
        self._is_other_network = True
        if self._quiet:
            self._timer.start(0)

    def _send(self, *, release_all: bool, told: bool) -> None:
        desk = self._session.desk
        if desk is None or self.busy:
            return
        self.busy, self._told = True, told
        self._stop.clear()
        self.changed.emit()

        def send() -> RunReport:
            return self._sync(desk, release_all=release_all)

        self._session.lanes.network.run(send, self._on_report, self._on_failed, keeper=self)

    def _on_timer(self) -> None:
        if self.busy:
            self._again(FIRST_LOOK)
        elif self._hint.listens:
            self._on_asked(is_bound=True)
        else:
            self._session.lanes.network.run(self._is_bound, self._on_asked, self._on_quiet_fault, keeper=self)

    def _is_bound(self) -> bool:
        """On the network lane: whether this machine knows a server."""
        desk = self._desk()
        if desk is None:
            return False
        with desk.vault.read(sees_all=True) as unit:
            return unit.binding.get() is not None

    def _on_asked(self, is_bound: bool) -> None:  # noqa: FBT001 - the lane gives it by place
        """Without a server there is nothing to ask the system about the network for."""
        if is_bound:
            self._hint.start(self._look_beside)
        else:
            self._look_beside()

    def _look_beside(self) -> None:
        self._session.lanes.network.run(self._look, self._on_ticked, self._on_quiet_fault, keeper=self)

    def _look(self) -> Ticked:
        """On the network lane: the agent does what is due, if anything is."""
        if self._agent is None:
            from app.services.send_by_itself import SendByItself  # noqa: PLC0415 - the start must not bring it

            self._agent = SendByItself(
                self._desk,
                is_locked=self._is_locked,
                is_metered=lambda: self._hint.is_metered,
                run=self._sync_by_itself,
            )
        if self._is_other_network:
            self._is_other_network = False
            self._agent.hint()
        return self._agent.tick()

    def _sync_by_itself(self, desk: Desk, *, release_all: bool, is_metered: bool = False) -> RunReport:
        """On the network lane, also behind a lock that a PIN lifts, where the keeper chose it."""
        self._stop.clear()
        return self._sync(desk, release_all=release_all, is_metered=is_metered)

    def _sync(self, desk: Desk, *, release_all: bool, is_metered: bool = False) -> RunReport:
        """On the network lane; how far it is comes back to the window through a signal."""
        from app.services import sync_now  # noqa: PLC0415 - requests is imported on this lane, when needed

        return sync_now.sync(
            desk,
            release_all=release_all,
            is_metered=is_metered,
            progress=self._on_progress,
            should_stop=self._stop.is_set,
        )

    def _on_progress(self, progress: Progress) -> None:
        self.moved.emit(progress)  # Qt queues it: the lane's thread is not the window's

    def _desk(self) -> Desk | None:
        return self._session.desk or self._session.locking.resting

    def _is_locked(self) -> bool:
        return self._session.desk is None

    def _on_ticked(self, ticked: Ticked) -> None:
        if ticked.report is not None:
            self._told = False
            self._on_report(ticked.report)
        elif ticked.kind and ticked.kind != self.kind:
            self.kind = ticked.kind
            self.changed.emit()
        self._again(int(ticked.wait * 1000))

    def _on_quiet_fault(self, error: Exception) -> None:
        """Nobody asked, so nobody is told; the next look comes all the same."""
        self.kind = error.code if isinstance(error, Refusal) and error.code == "not-enrolled" else "wrong"
        self.changed.emit()
        self._again(60_000)

    def _again(self, milliseconds: int) -> None:
        if self._quiet:
            self._timer.start(milliseconds)

    def _on_report(self, report: RunReport) -> None:
        self.busy = False
        self.report = report
        self.kind = report.connection
        if self.kind == "ok":
            self.last_success = words.now()
        self._session.publish(self, outbox=True, events=True, network=True)
        self.changed.emit()
        if self.kind == "revoked":
            self._look_whether_shut_out()
        if self._told and self.kind == "ok":
            self._session.say(self.report_words(report))
        elif self._told:
            self._session.tell(NotNow(self.kind, report.sentence))

    def _look_whether_shut_out(self) -> None:
        """Stolen with its vault open, this laptop forgets the key as soon as its gateway proves that it is shut out."""
        desk = self._desk()
        if desk is not None:
            self._session.lanes.network.run(partial(_is_news, desk), self._on_shut_out, _pass, keeper=self)

    def _on_shut_out(self, is_news: bool) -> None:  # noqa: FBT001 - what the lane gives
        if is_news:
            self._session.shut_asked.emit()

    def _on_failed(self, error: Exception) -> None:
        self.busy = False
        code = error.code if isinstance(error, Refusal) else ""
        if code != "vault-locked":  # which says nothing about the network
            self.kind = code if code == "not-enrolled" else "wrong"
        self.changed.emit()
        if self._told:
            self._session.tell(error)

    def report_words(self, report: RunReport) -> str:
        """One sentence about what a run did."""
        return self.tr("Sent: {sent}. Still waiting: {waiting}. News from the office: {events}.").format(
            sent=report.sent, waiting=report.waiting, events=report.events
        )


def _pass(_: Exception) -> None:
    """The vault was shut meanwhile: that is all that was wanted."""


def _is_news(desk: Desk) -> bool:
    from app.services import shut_out  # noqa: PLC0415 - the start must not bring it

    return shut_out.is_new(desk)
