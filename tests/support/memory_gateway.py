"""A gateway in memory: takes, answers, forgets and signs as the real one does; passes the same contract tests."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sync import receipt
from sync.encoding import stamp
from sync.keys import key_id
from sync.ports import Answer, Binding, Change, ChangesPage, ItemAnswer, LineFault, Parcel
from tests.support.signers import MemorySigner


@dataclass(frozen=True)
class Held:
    """A submission as the gateway keeps it."""

    parcel: Parcel
    author: str
    received_at: str | None
    missing: frozenset[str] = field(default=frozenset())


class MemoryGateway:
    """State and rules; a line (``tests.support.flaky_line``) carries calls to it."""

    def __init__(self, seed: int = 200) -> None:
        self.id = "0" * 31 + "1"
        self.epoch = "e1"
        self.held: dict[str, Held] = {}
        self.forms: set[str] = set()
        self.heirs: set[tuple[str, str]] = set()
        self.taken: list[str] = []
        self.bodies_refused = 0
        self.signer = MemorySigner(seed)
        self._changes: list[tuple[str, Change]] = []

    def binding(self, device_id: str) -> Binding:
        """What enrolment would give."""
        key = self.signer.public_key
        return Binding(
            url="memory:",
            gateway_id=self.id,
            gateway_name="Cổng thử",
            unit="Xã Thử",
            device_id=device_id,
            keys={key_id(key): key},
            epoch=self.epoch,
        )

    def take(self, author: str, parcels: Sequence[Parcel]) -> Answer:
        """``POST /v1/dossiers``."""
        items = [self._take(author, parcel) for parcel in parcels]
        missing = sorted({parcel.form_hash for parcel in parcels} - self.forms)
        return replace(self._signed(items), missing_forms=tuple(missing))

    def ask(self, author: str, submission_ids: Sequence[str]) -> Answer:
        """``POST /v1/receipts``."""
        return self._signed([self._standing(author, name, "received") for name in submission_ids])

    def put_file(self, author: str, submission_id: str, sha256: str) -> None:
        """The last byte of a file has arrived and its hash is right."""
        held = self.held[submission_id]
        if not self._may_speak(author, held.author) or sha256 not in held.missing:
            raise LineFault("not-accepted")
        missing = held.missing - {sha256}
        self.held[submission_id] = replace(held, missing=missing, received_at=None if missing else _NOW)

    def act(self, dossier_id: str, status: int) -> None:
        """An officer answers."""
        held = next(one for one in self.held.values() if one.parcel.dossier_id == dossier_id)
        number = 1 + sum(device == held.author for device, _ in self._changes)
        body = {"status": status, "office_number": None, "note": "", "due_on": None}
        change = Change(
            number, dossier_id, held.parcel.submission_id, "status", _DAY, body, id=f"{held.author}-{number}"
        )
        self._changes.append((held.author, change))

    def changes(self, device: str, since: int, page: int = 2) -> ChangesPage:
        """``GET /v1/changes``, in small pages."""
        mine = [change for owner, change in self._changes if owner == device]
        shown = [change for change in mine if change.number > since][:page]
        cursor = shown[-1].number if shown else since
        return ChangesPage(self.epoch, cursor, tuple(shown), more=cursor < len(mine))

    def restore(self, forgotten: Sequence[str]) -> None:
        """Come back from a backup that lacks some submissions."""
        self.epoch += "'"
        for name in forgotten:
            self.held.pop(name, None)

    def _take(self, author: str, parcel: Parcel) -> ItemAnswer:
        name = parcel.submission_id
        rival = next(
            (
                one
                for one in self.held.values()
                if (one.parcel.dossier_id, one.parcel.revision) == (parcel.dossier_id, parcel.revision)
            ),
            None,
        )
        known = self.held.get(name) or rival
        if known is None:
            missing = frozenset(part.sha256 for part in parcel.files)
            self.held[name] = Held(parcel, author, None if missing else _NOW, missing)
            self.taken.append(name)
            return self._standing(author, name, "created")
        if known.parcel != parcel or not self._may_speak(author, known.author):
            return ItemAnswer(name, "conflict", reason="other-content")
        return self._standing(author, name, "same")

    def _standing(self, author: str, name: str, word: str) -> ItemAnswer:
        held = self.held.get(name)
        if held is None or not self._may_speak(author, held.author):
            return ItemAnswer(name, "unknown")
        named = "" if held.author == author else held.author
        if held.received_at is None:
            return ItemAnswer(name, "waiting_files", missing_files=tuple(sorted(held.missing)), author=named)
        return ItemAnswer(name, word, received_at=held.received_at, author=named)

    def _may_speak(self, author: str, of: str) -> bool:
        return author == of or (author, of) in self.heirs

    def _signed(self, items: Sequence[ItemAnswer]) -> Answer:
        key = key_id(self.signer.public_key)
        statements = [
            receipt.statement(_received(self.held[item.submission_id]), self.id, key)
            for item in items
            if item.received_at is not None
        ]
        if not statements:
            return Answer(tuple(items))
        return Answer(tuple(items), key, self.signer.sign(receipt.root_message(statements)))


def _received(held: Held) -> receipt.Received:
    return receipt.Received(
        author=held.author,
        dossier=held.parcel.dossier_id,
        revision=held.parcel.revision,
        submission=held.parcel.submission_id,
        digest=held.parcel.digest,
        files=tuple(part.sha256 for part in held.parcel.files),
        received_at=held.received_at or "",
    )


_DAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
_NOW = stamp(_DAY)
