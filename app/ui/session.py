"""What all pages share: the two lanes, the notice board, the open desk, and the one way in which errors are told."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.ui.change_bus import ChangeBus, Changed
from app.ui.preferences import Preferences, write
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.storage.vault import KdfCost
    from app.ui.camera import CameraSource
    from app.ui.clipboard import Clipboard
    from app.ui.hand import Hand, Unstored
    from app.ui.lanes import Lanes
    from app.ui.locking import Locking
    from app.ui.matter import Matter
    from app.ui.post import Post
    from app.ui.shots import Shot
    from sync.ports import Clock


class UnderWay(Protocol):
    """Long work, as whoever locks or closes the window sees it.

    Attributes:
        can_stop: whether :meth:`stop` ends it with everything as it was before.
        gives_once: its end gives the helper something that is never made again: no window closes over that.
        gives_way: nobody asked for it; it is stopped where somebody asks for something long.
        words: what is being done.
    """

    can_stop: bool
    gives_once: bool
    gives_way: bool
    words: str

    def stop(self) -> None:
        """After the step that is under way; it ends by itself where it cannot be stopped."""


class Session(QObject):
    """The program's run with one vault folder.

    Signals:
        told: an exception to tell the helper about.
        said: a short good word for the window's message line.
        asked: ``(page name, where)``: somebody wants to go to a page.
        lock_asked: somebody wants the screen locked.
        shut_asked: the vault is to be shut wholly, PIN or not.
        opened: the desk is there.
        closing: the desk is about to be shut; what uses it beside the pages ends now.
        preferred: the keeper chose another look, or another time to lock.
        help_asked: somebody wants to know what the page is for.
        scan_asked: somebody holds a paper with a code.
        practice_asked: somebody wants to practise, or to be led again.
        moving: the vault is shut and its folder is about to get another name; nothing may hold a file in it.
        gone: the ids of dossiers that were erased; no page of theirs may come up again.
        opening: the desk comes next; what has to hear of it is made now.
        work_ended: long work is over, whether or not its page is still there.

    Attributes:
        in_practice_window: beside the practice gateway; a practice vault that lies elsewhere has no server.
        practice_cards: what the cards of invented people say; empty outside practice.
        unwritten: pages of papers that the disk did not take, by dossier and paper, until they are written; the page
            that brought them may be gone before, and a lock loses none; another user finds none.
        unstored: answers that were typed and could not be taken, by dossier and question: neither another dossier in
            hand nor a lock loses one; another user finds none.
    """

    told = Signal(object)
    said = Signal(str)
    asked = Signal(str, object)
    back_asked = Signal()
    lock_asked = Signal()
    shut_asked = Signal()
    opening = Signal()
    opened = Signal()
    closing = Signal()
    preferred = Signal()
    help_asked = Signal()
    scan_asked = Signal()
    practice_asked = Signal()
    moving = Signal()
    _first_painted = Signal()
    gone = Signal(object)
    work_ended = Signal()

    def __init__(
        self,
        lanes: Lanes,
        folder: Path,
        *,
        cost: KdfCost | None = None,
        clock: Clock | None = None,
        quiet: bool = True,
    ) -> None:
        """``quiet`` sends by itself between times; without it only "Gửi ngay" does."""
        super().__init__()
        self.lanes = lanes
        self.bus = ChangeBus()
        self.folder = folder
        self.user = self._last_user = ""
        self.known_passphrase = ""
        self.in_practice_window = False
        self.practice_cards: tuple[str, ...] = ()
        self.cost = cost
        self.clock = clock
        self.preferences = Preferences()
        self.painted = False
        self._quiet = quiet
        self.desk: Desk | None = None
        self.hand: Hand | None = None
        self._aside: Hand | None = None
        self.matter: Matter | None = None
        self.long_work: list[UnderWay] = []
        self.unwritten: dict[tuple[str, str], list[Shot]] = {}
        self.unstored: dict[str, dict[str, Unstored]] = {}
        lanes.failed.connect(self.tell)

    def when_painted(self, begin: Callable[[], object]) -> None:
        """Call what the first page does without as soon as that page stands; at once when it does (decision 0031)."""
        if self.painted:
            begin()
        else:
            self._first_painted.connect(begin)

    def on_painted(self) -> None:
        """The first page stands."""
        self.painted = True
        self._first_painted.emit()

    @cached_property
    def post(self) -> Post:
        """The way to the gateway, made when somebody first looks at it: after the vault is open."""
        from app.ui.post import Post  # noqa: PLC0415 - the start must not bring it

        return Post(self, quiet=self._quiet)

    @cached_property
    def camera_source(self) -> CameraSource:
        """The cameras of this machine, looked for when somebody first wants one."""
        from app.ui.camera import Webcams  # noqa: PLC0415 - the start must not bring it

        return Webcams()

    @cached_property
    def clipboard(self) -> Clipboard:
        """The one way to copy a value; made when the vault is open."""
        from app.ui.clipboard import Clipboard  # noqa: PLC0415 - the start must not bring it

        return Clipboard(self)

    @cached_property
    def locking(self) -> Locking:
        """What stays behind the locked screen; made when the vault is open."""
        from app.ui.locking import Locking  # noqa: PLC0415 - the start must not bring it

        return Locking(self)

    @property
    def rests(self) -> bool:
        """Whether a vault is still open behind the locked screen, so that a PIN opens it."""
        return "locking" in self.__dict__ and self.locking.resting is not None

    def before_opening(self) -> None:
        """On the database lane: what goes on behind the lock ends before the vault is opened again."""
        if "locking" in self.__dict__:
            self.locking.before_opening()

    @property
    def practice(self) -> bool:
        """Whether the open vault is one for practising."""
        return self.desk is not None and self.desk.vault.practice

    def prefer(self, chosen: Preferences) -> None:
        """Another look or another waiting time: remembered on this machine, and shown at once."""
        self.preferences = chosen
        write(self.folder, self.preferences)
        self.preferred.emit()

    def ask(
        self,
        work: Callable[[Desk], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        keeper: QObject,
    ) -> None:
        """Do something with the desk on the database lane."""
        self.lanes.vault.run(partial(with_desk, self.desk, work), done, failed, keeper=keeper)

    def shown(self, number: str) -> str:
        """A person's number as the screen may show it: covered but for its end while others can see the screen."""
        if not self.preferences.covered:
            return number
        from app.services.masking import masked  # noqa: PLC0415 - behind the first page

        return masked(number)

    def tell(self, error: Exception) -> None:
        """Tell the helper what happened."""
        self.told.emit(error)

    def say(self, words: str) -> None:
        """A short good word."""
        self.said.emit(words)

    def go(self, page: str, **where: Any) -> None:  # noqa: ANN401 - each page names its own keywords
        """Show a page."""
        self.asked.emit(page, where)

    def go_back(self) -> None:
        """Show the page before this one."""
        self.back_asked.emit()

    def publish(self, initiator: QObject, **kinds: bool) -> None:
        """Say that something in the vault changed."""
        self.bus.publish(Changed(**kinds), initiator)

    def with_hand(self, dossier: str, done: Callable[[Hand], None], *, keeper: QObject) -> None:
        """Call ``done`` with the open draft of a dossier ("" is the one in memory), opening it if need be."""
        if self.hand is not None and self.hand.id == dossier:
            done(self.hand)
            return
        if not dossier and self._aside is None:
            self.tell(Refusal("forgotten", "The draft that was not kept is gone."))
            return
        aside = self._aside
        self.put_down()
        if not dossier and aside is not None:
            self.hand, self._aside = aside, None
            done(aside)
            return
        opened, refused = partial(self._on_hand, self.desk, done), partial(self._on_no_hand, dossier)
        self.ask(partial(_open_hand, dossier), opened, refused, keeper=keeper)

    def _on_hand(self, desk: Desk | None, done: Callable[[Hand], None], hand: Hand) -> None:
        if self.desk is not desk:
            return  # locked meanwhile: what it would write into is shut
        self.put_down()  # one that was asked for at the same time
        # Whatever was written before this opening was answered by now: what is empty stays so.
        self.unstored = {each: typed for each, typed in self.unstored.items() if typed}
        hand.unstored = self.unstored.setdefault(hand.id, hand.unstored)
        self.hand = hand
        done(hand)

    def _on_no_hand(self, dossier: str, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code == "consent-withdrawn":
            self.go("dossier", dossier=dossier)  # where consent is asked for again, or the dossier erased
        self.tell(error)

    @property
    def in_memory(self) -> Hand | None:
        """The draft that the villager did not want kept, in hand or laid aside for another dossier."""
        return self.hand if self.hand is not None and not self.hand.kept else self._aside

    def forget_memory(self) -> None:
        """Nothing is left of it."""
        if self.hand is not None and not self.hand.kept:
            self.hand = None
        self._aside = None

    def put_down(self) -> None:
        """The draft in hand is no longer needed here; the vault has it, or it waits in memory."""
        hand, self.hand = self.hand, None
        if hand is not None and hand.kept:
            self.lanes.vault.run(hand.draft.close, keeper=self)
        elif hand is not None:
            self._aside = hand

    def open_with(self, desk: Desk) -> None:
        """The vault is open."""
        self.desk = desk
        if desk.vault.user != self._last_user:  # ``user`` may be a name that somebody only means to open with
            self.matter = None  # another helper's family
            self.unstored, self.unwritten = {}, {}
            self.forget_memory()
        self.user = self._last_user = desk.vault.user
        self.opening.emit()
        _ = self.clipboard, self.locking  # from now on they watch
        self.opened.emit()


def with_desk(desk: Desk | None, work: Callable[[Desk], Any]) -> Any:  # noqa: ANN401 - the job's own value
    """Do the work (Refusal ``locked`` where the vault was shut before its turn came)."""
    if desk is None:
        raise Refusal("locked", "The vault is locked; unlock it and try again.")
    return work(desk)


def _open_hand(dossier: str, desk: Desk) -> Hand:
    from app.ui.hand import open_hand  # noqa: PLC0415 - it brings the services, which the start must not

    return open_hand(dossier, desk)
