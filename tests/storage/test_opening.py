"""Making a vault and opening it: who gets in, who waits, who is told what is wrong."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from app.storage import vault
from app.storage.records import DraftEntry
from forms.refusal import NotNow, Refusal
from sync.keys import device_id, is_signed
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import USER, WEAK, WORDS, FixedClock, a_dossier, a_vault, a_vault_and_code, reopened

NOBODY = 65534
ROOT = Path(__file__).parents[2]


HOLD_OPEN = """
import sys
from pathlib import Path
from tests.support.vaults import reopened
opened = reopened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""
WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from tests.support.vaults import a_dossier, a_vault
opened = a_vault(Path(sys.argv[1]))
with opened.write() as unit:
    unit.dossiers.add(a_dossier())
os._exit(9)
"""


def refused(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_new_vault_opens_again_with_its_passphrase(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v", practice=True) as made:
        vault_id, device = made.vault_id, made.device
    with reopened(tmp_path / "v") as opened:
        assert (opened.vault_id, opened.user, opened.role, opened.practice) == (vault_id, USER, "keeper", True)
        assert opened.device.public_key == device.public_key
        assert not opened.was_unclean


def test_the_device_signs_as_its_id_says(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        device = opened.device
        assert device.device_id == device_id(device.public_key)
        assert is_signed(device.public_key, b"message", device.sign(b"message"))


def test_there_is_no_second_vault_in_a_folder(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    with refused("vault-exists"):
        a_vault(tmp_path / "v")


def test_a_database_without_its_key_file_is_never_overwritten(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    (tmp_path / "v" / "vault.json").unlink()
    with refused("damaged"):
        a_vault(tmp_path / "v")
    assert (tmp_path / "v" / "vault.db").stat().st_size > 0


@pytest.mark.parametrize(
    "words",
    [
        *("", "ngắn", "một hai ba", "a b c d", "aa bb cc dd", "ba ba ba ba", "            ", "1" * 30, "x" * 1_000_000),
        *("password1234", "P@ssw0rd12345", "Password@2026", "matkhau@2026", "Mật khẩu 123456", "hosolang2026!"),
        *("qwertyuiop123", "abcdefghijklm", "abcabcabcabc", "123456789012", "001140000019", "09123456789012"),
    ],
)
def test_a_weak_passphrase_is_refused_before_anything_is_made(tmp_path: Path, words: str) -> None:
    with refused("weak-passphrase"):
        vault.create(tmp_path / "v", USER, words, clock=FixedClock(), cost=WEAK)
    assert not (tmp_path / "v").exists()


@pytest.mark.parametrize(
    "words", ["một hai ba bốn", "12 ký tự dài", "🐃🌾🌊🔥🐓🌙🐟🏡🪵🧵🐝🌿", "trâu cày ruộng sâu" + "ố" * 500_000]
)
def test_long_and_odd_passphrases_open(tmp_path: Path, words: str) -> None:
    vault.create(tmp_path / "v", USER, words, clock=FixedClock(), cost=WEAK)[0].close()
    vault.open_(tmp_path / "v", USER, words, clock=FixedClock()).close()
    with refused("wrong-passphrase"):
        vault.open_(tmp_path / "v", USER, words + " ", clock=FixedClock())


def test_composed_and_decomposed_typing_are_the_same(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    decomposed = unicodedata.normalize("NFD", WORDS)
    assert decomposed != WORDS
    vault.open_(tmp_path / "v", unicodedata.normalize("NFD", USER), decomposed, clock=FixedClock()).close()


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x00b"])
def test_a_user_needs_a_name_that_can_be_read(tmp_path: Path, name: str) -> None:
    with refused("bad-user-name"):
        vault.create(tmp_path / "v", name, WORDS, clock=FixedClock(), cost=WEAK)


def test_users_are_named_without_opening(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        opened.users.add("Lan  Anh", "mùa gặt nắng vàng", "officer", cost=WEAK)
    assert vault.users(tmp_path / "v") == [vault.UserSlot(USER, "keeper"), vault.UserSlot("Lan Anh", "officer")]


# --- several users ---------------------------------------------------------------------------------------------------


def test_each_user_opens_with_their_own_passphrase(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        opened.users.add("Lan", "mùa gặt nắng vàng", cost=WEAK)
    with vault.open_(tmp_path / "v", "lan", "mùa gặt nắng vàng", clock=FixedClock()) as opened:
        assert (opened.user, opened.role) == ("Lan", "helper")
    with refused("wrong-passphrase"):
        vault.open_(tmp_path / "v", "Lan", WORDS, clock=FixedClock())


def test_a_name_is_taken_once_and_roles_are_known(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        with refused("user-exists"):
            opened.users.add(USER.upper(), "mùa gặt nắng vàng", cost=WEAK)
        with refused("unknown-role"):
            opened.users.add("Lan", "mùa gặt nắng vàng", "king", cost=WEAK)


# --- wrong passphrase ------------------------------------------------------------------------------------------------


def wrong_tries(folder: Path, clock: FixedClock, count: int) -> None:
    for _ in range(count):
        with refused("wrong-passphrase"):
            vault.open_(folder, USER, "sai hết cả rồi", clock=clock)


def seconds_to_wait(folder: Path, clock: FixedClock) -> int:
    with pytest.raises(NotNow) as refusal:
        reopened(folder, clock=clock)
    assert refusal.value.code == "wait-seconds"
    return int(refusal.value.facts["seconds"])


def test_the_wait_grows_and_survives_a_restart_of_the_program(tmp_path: Path) -> None:
    folder, clock = tmp_path / "v", FixedClock()
    a_vault(folder, clock=clock).close()
    wrong_tries(folder, clock, 3)
    waits = [seconds_to_wait(folder, clock)]
    for _ in range(9):
        clock.move(timedelta(seconds=waits[-1]))
        wrong_tries(folder, clock, 1)
        waits.append(seconds_to_wait(folder, clock))
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]
    clock.move(timedelta(seconds=900))
    reopened(folder, clock=clock).close()
    wrong_tries(folder, clock, 2)
    reopened(folder, clock=clock).close()


def test_a_clock_set_back_does_not_make_the_wait_last_for_years(tmp_path: Path) -> None:
    folder, clock = tmp_path / "v", FixedClock()
    a_vault(folder, clock=clock).close()
    wrong_tries(folder, clock, 3)
    clock.move(timedelta(days=-20_000))
    assert seconds_to_wait(folder, clock) == 5
    clock.move(timedelta(seconds=5))
    reopened(folder, clock=clock).close()


def test_a_reader_waits_too(tmp_path: Path) -> None:
    folder, clock = tmp_path / "v", FixedClock()
    a_vault(folder, clock=clock).close()
    wrong_tries(folder, clock, 3)
    with refused("wait-seconds"):
        reopened(folder, clock=clock, read_only=True)


def test_an_unknown_user_is_told_so(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    with refused("unknown-user"):
        vault.open_(tmp_path / "v", "Ai đó", WORDS, clock=FixedClock())


def test_the_default_cost_is_the_promised_one() -> None:
    assert vault.KdfCost().memory_kib >= 64 * 1024
    assert vault.KdfCost().passes >= 3


def test_the_cost_is_kept_with_the_user_and_an_absurd_one_is_refused(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    path = tmp_path / "v" / "vault.json"
    fields = json.loads(path.read_text())
    assert fields["users"][0]["cost"] == {"memory_kib": 64, "passes": 1, "lanes": 1}
    fields["users"][0]["cost"]["memory_kib"] = 1 << 40
    path.write_text(json.dumps(fields))
    with refused("damaged"):
        reopened(tmp_path / "v")


# --- recovery --------------------------------------------------------------------------------------------------------


def test_the_recovery_code_opens_and_gives_a_new_passphrase(tmp_path: Path) -> None:
    opened, code = a_vault_and_code(tmp_path / "v")
    with opened, opened.write() as unit:
        unit.dossiers.add(a_dossier())
    new = "hạt lúa mới gieo"
    typed = code.lower().replace("-", "  ")
    with (
        vault.open_with_recovery(tmp_path / "v", typed, user=USER, new_passphrase=new, clock=FixedClock()) as recovered,
        recovered.read() as unit,
    ):
        assert unit.dossiers.get(a_parcel().dossier_id).owner == "Lò Thị Thử"
    vault.open_(tmp_path / "v", USER, new, clock=FixedClock()).close()
    with refused("wrong-passphrase"):
        reopened(tmp_path / "v")


def test_the_code_of_another_vault_opens_nothing(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    opened, code = a_vault_and_code(tmp_path / "other")
    opened.close()
    with refused("wrong-recovery-code"):
        vault.open_with_recovery(tmp_path / "v", code, user=USER, new_passphrase=WORDS, clock=FixedClock())
    reopened(tmp_path / "v").close()


def test_a_typing_error_is_named_by_its_group_and_changes_nothing(tmp_path: Path) -> None:
    opened, code = a_vault_and_code(tmp_path / "v")
    opened.close()
    typed = code[:13] + ("A" if code[13] != "A" else "B") + code[14:]
    with pytest.raises(Refusal) as refusal:
        vault.open_with_recovery(
            tmp_path / "v", typed, user=USER, new_passphrase="hạt lúa mới gieo", clock=FixedClock()
        )
    assert (refusal.value.code, refusal.value.facts["group"]) == ("recovery-code-mistyped", "3")
    reopened(tmp_path / "v").close()


# --- key file --------------------------------------------------------------------------------------------------------


def test_no_vault_is_told_with_the_way_on(tmp_path: Path) -> None:
    for attempt in (lambda: reopened(tmp_path / "v"), lambda: vault.users(tmp_path / "v")):
        with pytest.raises(Refusal, match="hosolang init") as refusal:
            attempt()
        assert refusal.value.code == "no-vault"
    assert not (tmp_path / "v").exists()


def test_a_planted_public_key_is_noticed(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    path = tmp_path / "v" / "vault.json"
    fields = json.loads(path.read_text())
    fields["recovery"]["public_key"] = os.urandom(32).hex()
    path.write_text(json.dumps(fields))
    with refused("damaged"):
        reopened(tmp_path / "v")


def test_a_slot_cannot_be_dressed_up(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        opened.users.add("Lan", "mùa gặt nắng vàng", cost=WEAK)
    path = tmp_path / "v" / "vault.json"
    fields = json.loads(path.read_text())
    fields["users"][1]["role"] = "keeper"
    path.write_text(json.dumps(fields))
    with pytest.raises(Refusal):
        vault.open_(tmp_path / "v", "Lan", "mùa gặt nắng vàng", clock=FixedClock())


def test_every_changed_byte_of_the_key_file_is_refused_or_harmless(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    a_vault(folder).close()
    path = folder / "vault.json"
    whole = path.read_bytes()
    for position in range(0, len(whole), 17):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        (folder / "waits.json").unlink(missing_ok=True)
        try:
            with reopened(folder) as opened:
                assert opened.user == USER
        except Refusal as refusal:
            assert refusal.code in {"damaged", "unknown-user", "wrong-passphrase", "no-vault", "newer-version"}  # noqa: PT017
    path.write_bytes(whole)
    (folder / "waits.json").unlink(missing_ok=True)
    reopened(folder).close()


def test_two_vaults_cannot_exchange_their_databases(tmp_path: Path) -> None:
    for name in ("a", "b"):
        a_vault(tmp_path / name).close()
    (tmp_path / "a" / "vault.db").write_bytes((tmp_path / "b" / "vault.db").read_bytes())
    with refused("damaged"):
        reopened(tmp_path / "a")


# --- database --------------------------------------------------------------------------------------------------------


def test_a_newer_vault_is_refused_and_left_alone(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened, opened._database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    before = (tmp_path / "v" / "vault.db").read_bytes()
    for read_only in (False, True):
        with refused("newer-version"):
            reopened(tmp_path / "v", read_only=read_only)
    assert (tmp_path / "v" / "vault.db").read_bytes() == before


def test_a_newer_key_file_is_refused(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    path = tmp_path / "v" / "vault.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with refused("newer-version"):
        reopened(tmp_path / "v")


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    a_vault(tmp_path / "v").close()
    (tmp_path / "v" / "vault.db").write_bytes(content)
    with refused("damaged"):
        reopened(tmp_path / "v")
    assert (tmp_path / "v" / "vault.db").read_bytes() == content


def test_a_missing_database_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    (tmp_path / "v" / "vault.db").unlink()
    with refused("damaged"):
        reopened(tmp_path / "v")
    assert not (tmp_path / "v" / "vault.db").exists()


def test_after_an_unclean_exit_a_damaged_page_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    a_vault(folder).close()
    path = folder / "vault.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    (folder / "vault.lock").write_bytes(b"open  ")
    with refused("damaged"):
        reopened(folder)
    assert (folder / "vault.lock").read_bytes() == b"open  "


def test_after_an_unclean_exit_a_sound_vault_opens_and_says_so(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    (tmp_path / "v" / "vault.lock").write_bytes(b"open  ")
    with reopened(tmp_path / "v") as opened:
        assert opened.was_unclean
    with reopened(tmp_path / "v") as opened:
        assert not opened.was_unclean


# --- one owner, many readers -----------------------------------------------------------------------------------------


def test_a_second_owner_is_told_that_the_vault_is_open(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v"), pytest.raises(NotNow) as refusal:
        reopened(tmp_path / "v")
    assert refusal.value.code == "vault-busy"
    reopened(tmp_path / "v").close()


def test_another_process_is_told_too_and_a_kill_frees_the_lock(tmp_path: Path) -> None:
    a_vault(tmp_path / "v").close()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD_OPEN,
            str(tmp_path / "v"),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"
        with refused("vault-busy"):
            reopened(tmp_path / "v")
        reopened(tmp_path / "v", read_only=True).close()
        holder.kill()
        holder.wait()
        with reopened(tmp_path / "v") as opened:
            assert opened.was_unclean


def test_a_reader_sees_what_the_owner_commits_and_can_change_nothing(tmp_path: Path) -> None:
    parcel = a_parcel()
    with a_vault(tmp_path / "v") as owner, reopened(tmp_path / "v", read_only=True) as reader:
        with owner.write() as unit:
            unit.dossiers.add(a_dossier(parcel))
            unit.drafts.save_snapshot(parcel.dossier_id, b"<data/>", {})
            with reader.read() as other:
                assert other.dossiers.page().rows == ()
        with reader.read() as other:
            before = other.drafts.load(parcel.dossier_id)
            with owner.write() as unit:
                unit.drafts.append(parcel.dossier_id, [DraftEntry("set", "/data/a", "1")])
            assert other.drafts.load(parcel.dossier_id) == before
        with reader.read() as other:
            assert len(other.drafts.load(parcel.dossier_id).entries) == 1
        with refused("opened-for-reading"), reader.write():
            pass
        with refused("opened-for-reading"):
            reader.users.add("Lan", "mùa gặt nắng vàng", cost=WEAK)


def test_a_reader_follows_the_log_of_a_killed_owner(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(folder)], cwd=ROOT, check=False)
    assert (folder / "vault.db-wal").stat().st_size > 0
    with reopened(folder, read_only=True) as reader, reader.read() as unit:
        assert len(unit.dossiers.page().rows) == 1


def test_a_locked_vault_says_so(tmp_path: Path) -> None:
    opened = a_vault(tmp_path / "v")
    store = opened.outbox_store()
    opened.close()
    opened.close()
    with refused("vault-locked"), opened.read():
        pass
    with refused("vault-locked"), opened.write():
        pass
    with refused("vault-locked"):
        store.binding()


def test_a_transaction_inside_another_is_a_bug_and_does_not_hang(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened, opened.write():
        for attempt in (opened.outbox_store().leftovers_to_uncertain, opened.checkpoint):
            with pytest.raises(RuntimeError, match="one unit"):
                attempt()


# --- environment -----------------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_is_refused_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refusal, match="--data") as refusal:
        a_vault(tmp_path / "file" / "v")
    assert refusal.value.code == "not-writable"


@pytest.fixture
def ordinary_account() -> Iterator[Path]:
    """A folder of an account that is not the administrator's, and this process acting as that account."""
    if sys.platform == "win32":
        pytest.skip("folders have other rights on Windows")
    base = Path(mkdtemp(dir="/tmp"))  # the folders of other tests are closed to it
    is_administrator = os.geteuid() == 0
    if is_administrator:
        os.chown(base, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
    yield base
    if is_administrator:
        os.setresuid(0, 0, 0)
    rmtree(base)


def test_a_folder_without_writing_opens_for_reading_only(ordinary_account: Path) -> None:
    folder = ordinary_account / "v"
    with a_vault(folder) as opened, opened.write() as unit:
        unit.dossiers.add(a_dossier())
    for path in (*folder.iterdir(), folder):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        with refused("not-writable"):
            reopened(folder)
        with reopened(folder, read_only=True) as reader, reader.read() as unit:
            assert len(unit.dossiers.page().rows) == 1
        with refused("wrong-passphrase"):
            vault.open_(folder, USER, "sai hết cả rồi", clock=FixedClock(), read_only=True)
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not modes on Windows")
def test_only_the_own_account_reads_the_files(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened, opened.write() as unit:
        unit.dossiers.add(a_dossier())
        unit.papers.attach(a_parcel().dossier_id, "photo", b"x", "image/png")
    modes = {path.name: path.stat().st_mode & 0o077 for path in (tmp_path / "v").rglob("*")}
    assert set(modes.values()) == {0}, modes


def test_no_key_stands_in_an_exception(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        with pytest.raises(Exception, match="no such table") as failure, opened._database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Lò Thị Thử",))
        assert "Thử" not in str(failure.value)
        assert not re.search("[0-9a-f]{64}", str(failure.value))
