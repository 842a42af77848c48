"""An erased dossier is nowhere any more: not in the rows, the log, the papers, the index, the backups in reach."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from app.storage import vault
from app.storage.backups import root_of
from app.storage.database import connect
from app.storage.records import DraftEntry, FollowUp, OfficeReport
from app.storage.tables import metadata
from forms.dossier import Consent, ConsentMeans, DossierState, OutboxState, Purpose
from forms.follow_up import FollowUpKind
from forms.onlooker import OnLooker
from forms.refusal import Refusal
from forms.wording import fold
from sync.ports import Change, Outcome
from tests.storage.test_opening import refused
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import MORNING, USER, WORDS, FixedClock, a_dossier, a_submission, a_vault, reopened

GONE, KEPT = a_parcel(1), a_parcel(2)
OWNER, NUMBER = "Giàng Thị Xuyến", "017199000123"
AGREED = Consent(frozenset(Purpose), USER, ConsentMeans.SPOKEN, "1", MORNING, None)


def fill(opened: vault.Vault, parcel: object, owner: str, state: OutboxState | None = OutboxState.DELIVERED) -> None:
    assert isinstance(parcel, type(GONE))
    with opened.write() as unit:
        dossier = a_dossier(parcel, state=DossierState.FINALIZED, owner=owner)
        unit.dossiers.add(replace(dossier, owner_number=NUMBER, hamlet="Bản Xuyến"))
        unit.consents.add(parcel.dossier_id, AGREED)
        unit.drafts.save_snapshot(parcel.dossier_id, b"<data/>", {})
        unit.drafts.append(parcel.dossier_id, [DraftEntry("set", "/data/a", owner)])
        paper = unit.papers.attach(parcel.dossier_id, "photo", owner.encode() * 50, "image/png")
        unit.submissions.add(a_submission(parcel, files=(paper,), at=DAY_ONE, form_hash="h"))
        unit.outbox.enqueue(parcel.submission_id, None)
        unit.reports.add(OfficeReport(parcel.dossier_id, "000.77", MORNING.date(), None, "phone", USER, MORNING))
        paid = FollowUp(parcel.dossier_id, FollowUpKind.FEE_PAID, USER, MORNING, owner)
        unit.follow_ups.add(paid)
        unit.journal.append("finalized", parcel.dossier_id, {"who": owner}, parcel.dossier_id)
    if state is OutboxState.DELIVERED:
        store = opened.outbox_store()
        store.apply_requests(DAY_ONE, release_all=True)
        store.claim([parcel.submission_id], "g")
        store.record([Outcome(parcel.submission_id, state, receipt=b"{}")], DAY_ONE)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Vault]:
    with a_vault(tmp_path / "v") as made:
        fill(made, GONE, OWNER)
        fill(made, KEPT, "Hà Văn Khác")
        yield made


def dump(path: Path, key: bytes) -> bytes:
    """Every value of every table of a database, the index's own tables too, folded."""
    connection = connect(path, key, "ro")
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [repr(row) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608
    finally:
        connection.close()
    text = "\n".join(rows)
    return (text + fold(text)).encode()


def traces(path: Path, key: bytes) -> list[str]:
    """Which words of the erased person, and which of the dossier's secrets, a database still holds."""
    content = dump(path, key)
    return [word for word in (OWNER, "xuyen", NUMBER) if word.encode() in content]


def key_of(opened: vault.Vault, dossier_id: str) -> bytes:
    with opened._database.reading() as connection:
        query = "SELECT key FROM dossier_keys WHERE scope = ?"
        key: bytes = connection.exec_driver_sql(query, (dossier_id,)).scalar_one()
    return key


# --- here ------------------------------------------------------------------------------------------------------------


def test_nothing_of_the_dossier_is_left_and_the_other_one_is_whole(opened: vault.Vault) -> None:
    assert traces(opened.folder / "vault.db", opened._data_key) == [OWNER, "xuyen", NUMBER]
    key = key_of(opened, GONE.dossier_id)
    with opened.write() as unit:
        unit.dossiers.update(KEPT.dossier_id, owner_number="", hamlet="")
    certificate = opened.erase([GONE.dossier_id], "asked")
    assert (certificate.papers, certificate.is_log_truncated) == (1, True)
    assert (opened.folder / "vault.db-wal").stat().st_size == 0
    assert len(list((opened.folder / "papers").iterdir())) == 1
    assert traces(opened.folder / "vault.db", opened._data_key) == []
    assert repr(key).encode() not in dump(opened.folder / "vault.db", opened._data_key)
    with opened.read() as unit:
        with refused("unknown-dossier"):
            unit.dossiers.get(GONE.dossier_id)
        assert [row.owner for row in unit.dossiers.page().rows] == ["Hà Văn Khác"]
        assert unit.dossiers.page(find="xuyen").rows == ()
        assert unit.papers.read(unit.papers.list(KEPT.dossier_id)[0]).startswith("Hà".encode())
    assert opened.check() == ()


def test_freed_pages_hold_nothing(opened: vault.Vault) -> None:
    def words_of(opened: vault.Vault) -> bytes:
        with opened._database.reading() as connection:
            return b"".join(connection.exec_driver_sql("SELECT block FROM dossier_words_data").scalars())

    assert b"giang" in words_of(opened)
    opened.erase([GONE.dossier_id], "asked")
    assert b"giang" not in words_of(opened)
    with opened._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
        config = connection.exec_driver_sql("SELECT k, v FROM dossier_words_config").all()
    assert ("secure-delete", 1) in [tuple(row) for row in config]


def test_every_table_that_names_a_dossier_is_erased() -> None:
    """A new table cannot be forgotten: whatever has a dossier in it is among those that erasing knows."""
    from app.storage import erasing

    known = {table.name for table in (*erasing._BY_DOSSIER, *erasing._BY_SUBMISSION)} | {"person_dossiers"}
    remembered = {"erasures", "dossiers", "dossier_keys", "journal", "set_aside_records"}
    for table in metadata.sorted_tables:
        if {"dossier_id", "submission_id", "scope"} & set(table.c.keys()):
            assert table.name in known | remembered, table.name


def test_the_journal_says_that_and_by_whom_and_its_chain_holds(opened: vault.Vault) -> None:
    opened.erase([GONE.dossier_id], "asked")
    with opened.read() as unit:
        entries = unit.journal.entries(GONE.dossier_id)
        assert [(entry.kind, dict(entry.details)) for entry in entries] == [
            ("finalized", {}),
            ("erased", {"by": USER, "papers": 1, "reason": "asked"}),
        ]
        assert unit.journal.first_broken_link() is None
        [erasure] = unit.erasures.list()
        assert (erasure.dossier_id, erasure.erased_by, erasure.reason) == (GONE.dossier_id, USER, "asked")


def test_only_who_agreed_to_be_counted_leaves_a_figure(opened: vault.Vault) -> None:
    opened.outbox_store().apply_changes(
        [Change(1, KEPT.dossier_id, "s", "status", MORNING, {"status": 9}, "c1")], epoch="e", cursor=1
    )
    with opened.write() as unit:
        unit.consents.add(GONE.dossier_id, replace(AGREED, purposes=frozenset({Purpose.KEEP})))
    opened.erase([GONE.dossier_id, KEPT.dossier_id], "asked")
    with opened.read() as unit:
        [figure] = unit.erasures.figures()
    assert (figure.month, figure.procedure, figure.outcome, figure.count) == ("2026-03", "1.014027", "status-9", 1)


def test_what_was_erased_does_not_come_back_from_the_gateway(opened: vault.Vault) -> None:
    opened.erase([GONE.dossier_id], "asked")
    body = {"status": 5, "note": OWNER, "office_number": "000.99"}
    change = Change(1, GONE.dossier_id, GONE.submission_id, "status", MORNING, body, "c1")
    opened.outbox_store().apply_changes([change], epoch="e", cursor=1)
    with opened.read() as unit:
        assert unit.events.list(GONE.dossier_id) == []


def put_in_state(opened: vault.Vault, dossier_id: str, state: OutboxState) -> None:
    with opened._database.writing() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = ? WHERE dossier_id = ?", (state, dossier_id))


@pytest.mark.parametrize("state", sorted(OutboxState))
def test_what_may_still_leave_is_not_erased_but_withdrawn_first(opened: vault.Vault, state: OutboxState) -> None:
    put_in_state(opened, GONE.dossier_id, state)
    open_states = {OutboxState.HELD, OutboxState.WAITING, OutboxState.SENDING, OutboxState.UNCERTAIN}
    if state in open_states:
        with refused("still-on-its-way"):
            opened.erase([KEPT.dossier_id, GONE.dossier_id], "asked")
    else:
        opened.erase([GONE.dossier_id], "asked")
    with opened.read() as unit:
        assert len(unit.dossiers.page().rows) == (2 if state in open_states else 1)


def test_an_unknown_dossier_cannot_be_erased(opened: vault.Vault) -> None:
    with refused("unknown-dossier"):
        opened.erase([GONE.dossier_id, "nobody"], "asked")
    with opened.read() as unit:
        assert len(unit.dossiers.page().rows) == 2


def test_a_reader_that_looks_on_is_told_of_by_the_certificate(
    opened: vault.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.database.BUSY_SECONDS", 0.01)
    with reopened(opened.folder, read_only=True) as reader, reader.read() as unit:
        unit.dossiers.get(GONE.dossier_id)
        opened._database.checkpoint()
        certificate = opened.erase([GONE.dossier_id], "asked")
        assert not certificate.is_log_truncated
    opened.checkpoint()


# --- in backups ------------------------------------------------------------------------------------------------------


def test_every_backup_in_reach_loses_the_key_and_the_rows(opened: vault.Vault, tmp_path: Path) -> None:
    with opened.write() as unit:
        unit.dossiers.update(KEPT.dossier_id, owner_number="", hamlet="")
    opened.back_up()
    opened.back_up(tmp_path / "stick")
    opened.back_up_to_file(tmp_path / "one.hsl")
    certificate = opened.erase([GONE.dossier_id], "asked")
    assert len(certificate.copies_cleaned) == 3
    assert certificate.copies_not_reached == ()
    opened.close()
    for number, source in enumerate((opened.folder / "backups", tmp_path / "stick", tmp_path / "one.hsl")):
        folder = tmp_path / f"again{number}"
        with vault.restore(source, folder, vault.ByPassphrase(USER, WORDS), clock=FixedClock()) as restored:
            with restored.read() as unit:
                assert [row.owner for row in unit.dossiers.page().rows] == ["Hà Văn Khác"]
            assert traces(folder / restored._database.path.name, restored._data_key) == []
            assert restored.check() == ()
            assert len(list((folder / "papers").iterdir())) == 1
    for place in (opened.folder / "backups", tmp_path / "stick"):
        root = root_of(place, opened.vault_id)
        assert len(list((root / "papers").iterdir())) == 1
        assert not list(root.rglob("*-wal"))


def test_who_locks_in_the_middle_of_an_erasure_waits_for_its_end(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up(tmp_path / "stick")
    closing = Thread(target=opened.close)

    def told(stage: str, _done: int, _total: int) -> None:
        if stage == "erase":
            closing.start()
            closing.join(0.1)  # it would be through by then if it did not wait

    certificate = opened.erase([GONE.dossier_id], "asked", OnLooker(told, lambda: False))
    closing.join()
    assert (len(certificate.copies_cleaned), certificate.copies_not_reached) == (1, ())


def test_a_stick_that_is_away_is_named_and_cleaned_when_it_comes_back(opened: vault.Vault, tmp_path: Path) -> None:
    copy = opened.back_up(tmp_path / "stick").copy
    shutil.move(tmp_path / "stick", tmp_path / "elsewhere")
    certificate = opened.erase([GONE.dossier_id], "asked")
    assert certificate.copies_not_reached == (copy,)
    shutil.move(tmp_path / "elsewhere", tmp_path / "stick")
    opened.back_up(tmp_path / "stick")
    root = root_of(tmp_path / "stick", opened.vault_id)
    assert len(list(root.glob("*/vault.db"))) == 2
    connection = connect(root / copy.name / "vault.db", opened._data_key, "ro")
    assert connection.execute("SELECT count(*) FROM dossier_keys").fetchone()[0] == 2
    connection.close()


def test_a_copy_under_an_older_key_is_named_until_the_next_backup_drops_it(opened: vault.Vault, tmp_path: Path) -> None:
    opened.users.add("Lan", "mùa gặt nắng vàng", cost=vault.KdfCost(64, 1, 1))
    copy = opened.back_up(tmp_path / "stick").copy
    opened.users.remove("Lan")
    assert opened.erase([GONE.dossier_id], "asked").copies_not_reached == (copy,)
    assert opened.back_up(tmp_path / "stick").dropped == (copy.name,)


def test_a_vault_kept_aside_loses_the_key_too(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up_to_file(tmp_path / "one.hsl")
    opened.close()
    way_in = vault.ByPassphrase(USER, WORDS)
    with vault.restore(tmp_path / "one.hsl", opened.folder, way_in, clock=FixedClock(), replace=True) as restored:
        with restored.write() as unit:
            unit.dossiers.update(KEPT.dossier_id, owner_number="", hamlet="")
            restored_key = restored._data_key
        put_in_state(restored, KEPT.dossier_id, OutboxState.UNCERTAIN)
        with pytest.raises(Refusal, match="on its way"):
            restored.erase([KEPT.dossier_id], "asked")
        certificate = restored.erase([GONE.dossier_id], "asked")
        assert certificate.copies_not_reached == ()
    [aside] = vault.replaced(opened.folder)
    connection = connect(aside / "vault.db", restored_key, "ro")
    assert connection.execute("SELECT count(*) FROM dossiers").fetchone()[0] == 1
    connection.close()
