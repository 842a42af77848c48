"""Backups that are whole, verified and thinned, and the way back from them without sending anything twice."""

import errno
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services import restore_vault
from app.storage import vault
from app.storage.backups import root_of
from app.storage.records import DraftEntry
from app.storage.thinning import superfluous
from forms.dates import VIETNAM
from forms.dossier import DossierState, OutboxState
from forms.onlooker import OnLooker
from forms.refusal import NotNow, Refusal
from sync.ports import Binding, Outcome
from tests.storage.test_at_rest import clear_words
from tests.storage.test_faults import broken
from tests.storage.test_opening import refused
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import (
    MORNING,
    USER,
    WEAK,
    WORDS,
    FixedClock,
    a_dossier,
    a_submission,
    a_vault,
    a_vault_and_code,
    reopened,
)

DRAFT, SENT = a_parcel(1), a_parcel(2)
BINDING = Binding("http://127.0.0.1:1", "gateway-1", "Trung tâm Thử", "Xã Thử", "device-1", {"k1": bytes(32)})
WEEK = timedelta(days=7)
BY_WORDS = vault.ByPassphrase(USER, WORDS)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def opened(tmp_path: Path, clock: FixedClock) -> Iterator[vault.Vault]:
    """A vault with a draft, a finalized dossier with a paper, and an enrolment."""
    with a_vault(tmp_path / "v", clock=clock) as made:
        with made.write() as unit:
            unit.binding.set(BINDING)
            unit.dossiers.add(a_dossier(DRAFT))
            unit.drafts.save_snapshot(DRAFT.dossier_id, b"<data/>", {})
            unit.dossiers.add(a_dossier(SENT, state=DossierState.FINALIZED, owner="Hà Thị Ý"))
            paper = unit.papers.attach(SENT.dossier_id, "photo", b"an invented photograph", "image/png")
            unit.submissions.add(a_submission(SENT, files=(paper,), at=DAY_ONE, form_hash="h"))
            unit.outbox.enqueue(SENT.submission_id, None)
        yield made


def copies(place: Path, opened: vault.Vault) -> list[Path]:
    notes = root_of(place, opened.vault_id).glob("*/copy.json")
    return sorted(note.parent for note in notes if note.parent.suffix != ".unfinished")


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_copy_opens_for_reading_with_the_same_passphrase(opened: vault.Vault, tmp_path: Path) -> None:
    report = opened.back_up(tmp_path / "stick")
    assert (report.new_papers, report.missing_papers, report.dropped) == (1, 0, ())
    [copy] = copies(tmp_path / "stick", opened)
    assert report.copy.name == copy.name
    with vault.open_(copy, USER, WORDS, clock=FixedClock(), read_only=True) as read, read.read() as unit:
        assert len(unit.dossiers.page().rows) == 2
    with opened.read() as unit:
        assert unit.copies.list() == [report.copy]
        assert unit.copies.newest() == MORNING


def test_papers_are_copied_once(opened: vault.Vault, tmp_path: Path) -> None:
    assert [opened.back_up(tmp_path / "stick").new_papers for _ in range(3)] == [1, 0, 0]
    with opened.write() as unit:
        unit.papers.attach(DRAFT.dossier_id, "photo", b"another", "image/png")
    assert opened.back_up(tmp_path / "stick").new_papers == 1


def test_without_a_chosen_place_copies_lie_beside_the_vault(opened: vault.Vault) -> None:
    opened.back_up()
    [copy] = copies(opened.folder / "backups", opened)
    assert copy.is_dir()


def test_what_is_written_while_a_copy_is_made_is_not_lost(opened: vault.Vault, tmp_path: Path) -> None:
    with opened.read():
        with opened.write() as unit:
            unit.drafts.append(DRAFT.dossier_id, [DraftEntry("set", "/data/a", "1")])
        opened.back_up(tmp_path / "stick")
    [copy] = copies(tmp_path / "stick", opened)
    with vault.open_(copy, USER, WORDS, clock=FixedClock(), read_only=True) as read, read.read() as unit:
        assert len(unit.drafts.load(DRAFT.dossier_id).entries) == 1


def test_no_word_of_a_person_stands_in_clear_in_a_backup(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up(tmp_path / "stick")
    opened.back_up_to_file(tmp_path / "stick" / "one.hsl")
    assert clear_words(tmp_path / "stick", ["Lò Thị Thử", "Hà Thị", "photograph", WORDS]) == []


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "rename"), (Path, "replace"), (os, "open")])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_stick_that_fails_leaves_the_earlier_copies_and_the_vault(
    opened: vault.Vault, tmp_path: Path, owner: object, name: str, number: int
) -> None:
    opened.back_up(tmp_path / "stick")
    with pytest.raises(Refusal) as refusal, broken(owner, name, number):
        opened.back_up(tmp_path / "stick")
    assert refusal.value.code in {"disk-full", "disk-error"}
    assert len(copies(tmp_path / "stick", opened)) == 1
    assert opened.check() == ()
    opened.back_up(tmp_path / "stick")
    assert len(copies(tmp_path / "stick", opened)) == 2
    assert not list((tmp_path / "stick").rglob("*.unfinished"))


def test_a_place_that_cannot_be_is_refused(opened: vault.Vault, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with refused("not-writable"):
        opened.back_up(tmp_path / "file")


def test_a_missing_paper_is_counted_and_does_not_stop_the_backup(opened: vault.Vault, tmp_path: Path) -> None:
    [segment] = (opened.folder / "papers").iterdir()
    segment.unlink()
    report = opened.back_up(tmp_path / "stick")
    assert (report.new_papers, report.missing_papers) == (0, 1)


def test_a_reader_makes_no_backup(opened: vault.Vault, tmp_path: Path) -> None:
    with reopened(opened.folder, read_only=True) as reader, refused("opened-for-reading"):
        reader.back_up(tmp_path / "stick")


# --- thinning --------------------------------------------------------------------------------------------------------


def test_a_year_of_backups_is_thinned_by_day_week_and_month() -> None:
    newest = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    kept: dict[str, datetime] = {}
    for hours in range(400 * 24, -1, -6):
        kept[f"{hours:05}"] = newest - timedelta(hours=hours)
        for name in superfluous(kept):
            del kept[name]
    ages = [(newest - moment).days for moment in kept.values()]
    assert sum(age <= 1 for age in ages) >= 5
    assert len({moment.astimezone(VIETNAM).date() for moment in kept.values() if newest - moment < WEEK}) == 7
    assert max(ages) >= 300
    assert len(kept) <= 5 + 7 + 4 + 12


def test_whatever_the_clock_says_the_newest_copy_stays(opened: vault.Vault, clock: FixedClock, tmp_path: Path) -> None:
    for days in (20_000, -30_000, 9_000):
        clock.move(timedelta(days=days))
        assert opened.back_up(tmp_path / "stick").copy.name in {
            path.name for path in copies(tmp_path / "stick", opened)
        }


def test_dropped_copies_are_forgotten_and_their_papers_go_with_the_last_copy(
    opened: vault.Vault, clock: FixedClock, tmp_path: Path
) -> None:
    with opened.write() as unit:
        loose = unit.papers.attach(DRAFT.dossier_id, "photo", b"loose", "image/png")
    for _ in range(3):
        opened.back_up(tmp_path / "stick")
        clock.move(timedelta(hours=2))
    papers = root_of(tmp_path / "stick", opened.vault_id) / "papers"
    assert len(list(papers.iterdir())) == 2
    with opened.write() as unit:
        unit.papers.detach(loose.id)
    for _ in range(14):
        clock.move(timedelta(days=31))
        opened.back_up(tmp_path / "stick")
    assert len(list(papers.iterdir())) == 1
    with opened.read() as unit:
        assert {copy.name for copy in unit.copies.list()} == {path.name for path in copies(tmp_path / "stick", opened)}


def test_after_a_removal_the_copies_that_the_removed_user_could_open_go(opened: vault.Vault, tmp_path: Path) -> None:
    opened.users.add("Lan", "mùa gặt nắng vàng", cost=WEAK)
    old = opened.back_up(tmp_path / "stick").copy.name
    opened.users.remove("Lan")
    report = opened.back_up(tmp_path / "stick")
    assert report.dropped == (old,)
    [copy] = copies(tmp_path / "stick", opened)
    with refused("unknown-user"):
        vault.open_(copy, "Lan", "mùa gặt nắng vàng", clock=FixedClock(), read_only=True)
    opened.close()
    with vault.restore(tmp_path / "stick", tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.check() == ()


def test_papers_stay_while_a_copy_cannot_say_what_it_needs(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up(tmp_path / "stick")
    [copy] = copies(tmp_path / "stick", opened)
    (copy / "copy.json").write_text("{}")
    with opened.write() as unit:
        unit.dossiers.update(DRAFT.dossier_id, office="Xã Khác")
    stranger = root_of(tmp_path / "stick", opened.vault_id) / "papers" / f"{'0' * 32}.seg"
    stranger.write_bytes(b"needed by the copy that cannot say so")
    opened.back_up(tmp_path / "stick")
    assert stranger.exists()


# --- restoring -------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["place", "copy", "file"])
def source(request: pytest.FixtureRequest, opened: vault.Vault, tmp_path: Path) -> Path:
    """A backup in each of its shapes."""
    if request.param == "file":
        opened.back_up_to_file(tmp_path / "one.hsl")
        return tmp_path / "one.hsl"
    opened.back_up(tmp_path / "stick")
    return tmp_path / "stick" if request.param == "place" else copies(tmp_path / "stick", opened)[0]


def test_a_backup_becomes_a_vault_again_with_everything_in_it(
    opened: vault.Vault, source: Path, tmp_path: Path
) -> None:
    opened.close()
    shutil.rmtree(opened.folder)
    with vault.restore(source, tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.check() == ()
        with restored.read() as unit:
            assert {row.owner for row in unit.dossiers.page().rows} == {"Lò Thị Thử", "Hà Thị Ý"}
            assert unit.drafts.load(DRAFT.dossier_id).snapshot == b"<data/>"
            assert unit.papers.read(unit.papers.list(SENT.dossier_id)[0]) == b"an invented photograph"
            assert unit.journal.entries()[-1].kind == "restored"
    with reopened(tmp_path / "new") as again:
        assert again.check() == ()
    assert not list((tmp_path / "new").glob("new-*"))


def test_a_restore_tells_every_byte_and_leaves_all_as_it_was_when_it_is_stopped(
    opened: vault.Vault, source: Path
) -> None:
    opened.close()
    before = {path: path.read_bytes() for path in opened.folder.rglob("*") if path.is_file()}
    copied: list[int] = []
    looker = OnLooker(lambda _stage, done, _total: copied.append(done), lambda: any(copied))
    with pytest.raises(NotNow) as stopped:
        restore_vault.restore(source, opened.folder, BY_WORDS, replace=True, clock=FixedClock(), looker=looker)
    assert stopped.value.code == "stopped"
    assert {path: path.read_bytes() for path in opened.folder.rglob("*") if path.is_file()} == before
    told: list[tuple[str, int, int]] = []
    looker = OnLooker(lambda *step: told.append(step))
    restore_vault.restore(source, opened.folder, BY_WORDS, replace=True, clock=FixedClock(), looker=looker)
    assert told[-2:] == [("restore", told[0][2], told[0][2]), ("restore-opened", 0, 0)]


def test_a_restored_vault_is_a_new_device_and_asks_before_it_sends(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up(tmp_path / "stick")
    old_device = opened.device
    with vault.restore(tmp_path / "stick", tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.device.device_id != old_device.device_id
        assert restored.vault_id == opened.vault_id
        store = restored.outbox_store()
        assert store.binding() is None
        assert [row.submission_id for row in store.uncertain(9)] == [SENT.submission_id]
        assert store.apply_requests(DAY_ONE + timedelta(days=9), release_all=True) == 0
        assert store.due(DAY_ONE + timedelta(days=9), 9) == []
        with restored.write() as unit:
            assert {each.dossier_id for each in unit.restored.to_ask()} == {DRAFT.dossier_id, SENT.dossier_id}
            assert unit.restored.is_to_ask(DRAFT.dossier_id)
            [former] = unit.restored.former_devices()
            assert former.binding == BINDING
            assert former.signer.public_key == old_device.public_key
            unit.restored.asked(DRAFT.dossier_id)
            assert not unit.restored.is_to_ask(DRAFT.dossier_id)


@pytest.mark.parametrize("state", [OutboxState.DELIVERED, OutboxState.REFUSED])
def test_what_was_finished_before_the_backup_stays_so(opened: vault.Vault, tmp_path: Path, state: OutboxState) -> None:
    store = opened.outbox_store()
    store.apply_requests(DAY_ONE, release_all=True)
    store.claim([SENT.submission_id], "gateway-1")
    store.record([Outcome(SENT.submission_id, state, receipt=b"receipt")], DAY_ONE)
    opened.back_up(tmp_path / "stick")
    with vault.restore(tmp_path / "stick", tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.outbox_store().uncertain(9) == []
        with restored.read() as unit:
            assert unit.outbox.row(SENT.submission_id).state is state
            assert {each.dossier_id for each in unit.restored.to_ask()} == {DRAFT.dossier_id, SENT.dossier_id}


def test_the_recovery_code_restores_to_another_machine(tmp_path: Path) -> None:
    opened, code = a_vault_and_code(tmp_path / "v")
    with opened:
        opened.back_up(tmp_path / "stick")
    new = "hạt lúa mới gieo"
    way_in = vault.ByRecoveryCode(code, USER, new)
    vault.restore(tmp_path / "stick", tmp_path / "new", way_in, clock=FixedClock()).close()
    vault.open_(tmp_path / "new", USER, new, clock=FixedClock()).close()
    with refused("wrong-passphrase"):
        reopened(tmp_path / "new")


def test_a_strangers_backup_is_refused(opened: vault.Vault, tmp_path: Path) -> None:
    other, code = a_vault_and_code(tmp_path / "other")
    other.close()
    opened.back_up(tmp_path / "stick")
    ways: dict[str, vault.ByPassphrase | vault.ByRecoveryCode] = {
        "wrong-recovery-code": vault.ByRecoveryCode(code, USER, "hạt lúa mới gieo"),
        "wrong-passphrase": vault.ByPassphrase(USER, "sai hết cả rồi"),
        "unknown-user": vault.ByPassphrase("Ai đó", WORDS),
    }
    for refusal, way_in in ways.items():
        with refused(refusal):
            vault.restore(tmp_path / "stick", tmp_path / "new", way_in, clock=FixedClock())
        assert {path.name for path in (tmp_path / "new").iterdir()} <= {"vault.lock", "waits.json"}


def test_a_vault_with_dossiers_is_never_replaced_unasked(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up_to_file(tmp_path / "one.hsl")
    with opened.write() as unit:
        unit.dossiers.update(DRAFT.dossier_id, owner="Sau bản sao")
    opened.close()
    with refused("vault-not-empty"):
        vault.restore(tmp_path / "one.hsl", opened.folder, BY_WORDS, clock=FixedClock())
    with reopened(opened.folder) as same, same.read() as unit:
        assert unit.dossiers.get(DRAFT.dossier_id).owner == "Sau bản sao"


def test_a_replaced_vault_is_kept_aside_and_opens_there(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up_to_file(tmp_path / "one.hsl")
    with opened.write() as unit:
        unit.dossiers.update(DRAFT.dossier_id, owner="Sau bản sao")
        unit.papers.attach(DRAFT.dossier_id, "photo", b"after the backup", "image/png")
    opened.close()
    with vault.restore(tmp_path / "one.hsl", opened.folder, BY_WORDS, clock=FixedClock(), replace=True) as restored:
        assert restored.check() == ()
        with restored.read() as unit:
            assert unit.dossiers.get(DRAFT.dossier_id).owner == "Lò Thị Thử"
    [(aside, moment)] = vault.replaced(opened.folder).items()
    assert moment == MORNING
    with reopened(aside, read_only=True) as old, old.read() as unit:
        assert unit.dossiers.get(DRAFT.dossier_id).owner == "Sau bản sao"
        assert unit.papers.read(unit.papers.list(DRAFT.dossier_id)[0]) == b"after the backup"
    assert len(list(opened.folder.glob("vault*.db"))) == 1


def test_a_vault_made_a_moment_ago_is_not_in_the_way(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up_to_file(tmp_path / "one.hsl")
    a_vault(tmp_path / "new").close()
    with vault.restore(tmp_path / "one.hsl", tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.vault_id == opened.vault_id


def test_a_damaged_vault_gives_way_when_told_so(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up_to_file(tmp_path / "one.hsl")
    opened.close()
    (opened.folder / "vault.db").write_bytes(b"not a database" * 1000)
    with refused("vault-not-empty"):
        vault.restore(tmp_path / "one.hsl", opened.folder, BY_WORDS, clock=FixedClock())
    with vault.restore(tmp_path / "one.hsl", opened.folder, BY_WORDS, clock=FixedClock(), replace=True) as restored:
        assert restored.check() == ()


@pytest.mark.parametrize("harm", ["cut", "flip", "foreign", "folder", "names", "not there"])
def test_what_is_no_whole_backup_is_refused_and_leaves_nothing(opened: vault.Vault, tmp_path: Path, harm: str) -> None:
    path = tmp_path / "one.hsl"
    opened.back_up_to_file(path)
    raw = path.read_bytes()
    if harm == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    elif harm == "flip":
        middle = raw.index(b"\x00" * 100, 20_000) - 3000
        path.write_bytes(raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :])
    elif harm == "foreign":
        path.write_bytes(b"PK\x03\x04" + os.urandom(2000))
    elif harm == "names":
        with tarfile.open(path, "w") as archive:
            (tmp_path / "evil").write_text("evil")
            archive.add(tmp_path / "evil", "../../evil.json")
    elif harm == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.unlink()
    with pytest.raises(Refusal) as refusal:
        vault.restore(path, tmp_path / "new", BY_WORDS, clock=FixedClock())
    assert refusal.value.code in {"no-backup", "damaged"}
    assert {each.name for each in (tmp_path / "new").iterdir()} <= {"vault.lock", "waits.json"}


def test_a_damaged_backup_is_named_itself_and_not_the_folder_where_it_was_laid_out(
    opened: vault.Vault, tmp_path: Path
) -> None:
    path = tmp_path / "one.hsl"
    opened.back_up_to_file(path)
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"\x00" * 100, 20_000) - 3000] ^= 1
    path.write_bytes(raw)
    with refused("damaged") as refusal:
        vault.restore(path, tmp_path / "new", BY_WORDS, clock=FixedClock())
    assert str(path) in str(refusal.value)
    assert str(tmp_path / "new") not in str(refusal.value)


def a_file_with_a_hole(name: str, size: int) -> bytes:
    """A file of an archive that is all hole, in the old GNU way: 512 bytes that unpack to any size."""
    member = tarfile.TarInfo(name)
    member.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    header[386:410] = f"{size:011o}\0{0:011o}\0".encode()
    header[483:495] = f"{size:011o}\0".encode()
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    return bytes(header)


@pytest.mark.parametrize("name", ["vault.json", "vault.db", "papers/00.seg"])
def test_a_backup_that_unpacks_to_more_than_it_is_fills_no_disk(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.hsl"
    path.write_bytes(a_file_with_a_hole(name, 1 << 32) + bytes(1024))
    with tarfile.open(path) as archive:
        assert archive.getmember(name).size == 1 << 32
    with refused("no-backup"):
        vault.restore(path, tmp_path / "new", BY_WORDS, clock=FixedClock())
    with pytest.raises(Refusal):
        vault.users_of_backup(path)


def test_a_backup_of_a_newer_program_is_left_alone(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up(tmp_path / "stick")
    [copy] = copies(tmp_path / "stick", opened)
    fields = json.loads((copy / "vault.json").read_text())
    (copy / "vault.json").write_text(json.dumps(fields | {"format": 2}))
    with refused("newer-version"):
        vault.restore(copy, tmp_path / "new", BY_WORDS, clock=FixedClock())


def test_two_vaults_on_one_stick_are_told_apart(opened: vault.Vault, tmp_path: Path) -> None:
    with a_vault(tmp_path / "w") as other:
        other.back_up(tmp_path / "stick")
    opened.back_up(tmp_path / "stick")
    with refused("which-backup"):
        vault.restore(tmp_path / "stick", tmp_path / "new", BY_WORDS, clock=FixedClock())
    root = root_of(tmp_path / "stick", opened.vault_id)
    with vault.restore(root, tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.vault_id == opened.vault_id


def test_a_file_backup_can_be_written_again(opened: vault.Vault, tmp_path: Path) -> None:
    reports = [opened.back_up_to_file(tmp_path / "one.hsl") for _ in range(2)]
    assert reports[-1].new_papers == 1
    with opened.read() as unit:
        assert len(unit.copies.list()) == 1
    assert {path.name for path in tmp_path.iterdir()} >= {"one.hsl"}
    assert not list(tmp_path.glob(".*"))


def test_a_copy_before_a_migration_restores_with_the_vaults_papers(opened: vault.Vault, tmp_path: Path) -> None:
    copy = opened.folder / "backups" / "before-schema-3-x"
    copy.mkdir(parents=True)
    opened.close()
    for name in ("vault.db", "vault.json"):
        shutil.copy(opened.folder / name, copy / name)
    with vault.restore(copy, tmp_path / "new", BY_WORDS, clock=FixedClock()) as restored:
        assert restored.check() == ()


class Waiting:
    """Somebody who waits, and loses patience at a stage."""

    def __init__(self, until: str = "") -> None:
        self.stages: list[str] = []
        self.looker = OnLooker(self._hear, lambda: until in self.stages)

    def _hear(self, stage: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if stage not in self.stages:
            self.stages.append(stage)


CHECKED = ["file", "journal", "records", "papers"]
COPIED = ["copy", "copy-opened", "copy-papers"]
PACKED = ["copy", "copy-opened", "papers", "pack-papers"]


def files_of(*places: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for place in places for path in place.rglob("*") if path.is_file()}


def test_a_check_and_a_backup_tell_each_stage_in_order(opened: vault.Vault, tmp_path: Path) -> None:
    checking, copying, packing = Waiting(), Waiting(), Waiting()
    assert opened.check(checking.looker) == ()
    opened.back_up(tmp_path / "stick", copying.looker)
    opened.back_up_to_file(tmp_path / "one.hsl", packing.looker)
    assert (checking.stages, copying.stages, packing.stages) == (CHECKED, COPIED, PACKED)


@pytest.mark.parametrize("at", [*CHECKED, *COPIED, PACKED[-1]])
def test_what_is_stopped_at_a_stage_leaves_every_file_as_it_was(opened: vault.Vault, tmp_path: Path, at: str) -> None:
    stick, file = tmp_path / "stick", tmp_path / "out" / "one.hsl"
    file.parent.mkdir()
    opened.back_up(stick)
    opened.back_up_to_file(file)
    with opened.write() as unit:
        unit.papers.attach(SENT.dossier_id, "photo", b"a second invented photograph", "image/png")
    works: list[tuple[list[str], Callable[[OnLooker], object]]] = [
        (CHECKED, opened.check),
        (COPIED, lambda looker: opened.back_up(stick, looker)),
        (PACKED, lambda looker: opened.back_up_to_file(file, looker)),
    ]
    before = files_of(stick, file.parent)
    for work in (work for stages, work in works if at in stages):
        with pytest.raises(NotNow) as stopped:
            work(Waiting(at).looker)
        assert stopped.value.code == "stopped"
        assert files_of(stick, file.parent) == before
    assert opened.check() == ()
