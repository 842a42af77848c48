"""What goes into the vault comes out as it was, in one transaction or not at all."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.storage import vault
from app.storage.records import DraftEntry, OfficeReport, SubmissionRecord
from forms.dossier import Consent, ConsentMeans, DossierState, OutboxState, Purpose, Route
from forms.refusal import Refusal
from forms.sheet_values import PaperState
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import MORNING, USER, FixedClock, a_dossier, a_vault, reopened

DOSSIER = a_dossier()
ID = DOSSIER.id
CONSENT = Consent(frozenset({Purpose.PREPARE, Purpose.KEEP}), USER, ConsentMeans.THUMB, "1", MORNING, "Vàng A Thử")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Vault]:
    with a_vault(tmp_path / "v") as made:
        with made.write() as unit:
            unit.dossiers.add(DOSSIER)
        yield made


def a_submission(number: int = 1, *, revision: int = 1, replaces: str | None = None) -> SubmissionRecord:
    parcel = a_parcel(number)
    return SubmissionRecord(
        parcel.submission_id, ID, revision, replaces, parcel.digest, parcel.form_hash, parcel.xml, (), DAY_ONE
    )


def refusal_code(unit: object, name: str, *arguments: object) -> str:
    with pytest.raises(Refusal) as refusal:
        getattr(unit, name)(*arguments)
    return refusal.value.code


# --- one transaction -------------------------------------------------------------------------------------------------


def test_a_unit_is_all_or_nothing(opened: vault.Vault) -> None:
    with suppress(ZeroDivisionError), opened.write() as unit:
        unit.settings.put("a", 1)
        unit.papers.attach(ID, "photo", b"x" * 1000, "image/png")
        unit.journal.append("kind", ID, {})
        raise ZeroDivisionError
    with opened.read() as unit:
        assert unit.settings.get("a") is None
        assert unit.papers.list(ID) == []
        assert unit.journal.entries() == []
    assert list((opened.folder / "papers").iterdir()) == []


# --- dossiers --------------------------------------------------------------------------------------------------------


def test_a_dossier_comes_back_whole(opened: vault.Vault) -> None:
    with opened.read() as unit:
        assert unit.dossiers.get(ID) == DOSSIER


def test_a_dossier_changes_field_by_field(opened: vault.Vault) -> None:
    changes = {"state": DossierState.FINALIZED, "revision": 2, "route": Route.POST, "owner": "Lò Văn Mới"}
    with opened.write() as unit:
        unit.dossiers.update(ID, **changes)
    with opened.read() as unit:
        assert unit.dossiers.get(ID) == replace(DOSSIER, **changes)  # type: ignore[arg-type]


def test_what_never_changes_cannot_be_changed(opened: vault.Vault) -> None:
    with opened.write() as unit:
        for field in ("id", "public_code", "tracking_secret", "created_at", "colour"):
            with pytest.raises(ValueError, match=field):
                unit.dossiers.update(ID, **{field: "x"})


def test_an_unknown_dossier_is_named(opened: vault.Vault) -> None:
    with opened.write() as unit:
        for store, name, rest in (
            (unit.dossiers, "get", ()),
            (unit.dossiers, "row", ()),
            (unit.dossiers, "update", ()),
            (unit.drafts, "load", ()),
            (unit.drafts, "append", ([],)),
            (unit.drafts, "save_snapshot", (b"", {})),
            (unit.consents, "add", (CONSENT,)),
            (unit.papers, "attach", ("photo", b"", "image/png")),
            (unit.papers, "set_state", ("photo", PaperState.HAVE)),
        ):
            assert refusal_code(store, name, "nobody", *rest) == "unknown-dossier", name


def test_an_id_and_a_public_code_are_taken_once(opened: vault.Vault) -> None:
    for double in (DOSSIER, replace(a_dossier(a_parcel(2)), public_code=DOSSIER.public_code)):
        with pytest.raises(Refusal) as refusal, opened.write() as unit:
            unit.dossiers.add(double)
        assert refusal.value.code == "dossier-exists"


# --- drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_its_snapshot_and_the_answers_since(opened: vault.Vault) -> None:
    xml = '<data><t>Nguyễn Thị Ệ "\n"</t></data>'.encode()
    steps = [DraftEntry("set", "/data/a", "một"), DraftEntry("add", "/data/r"), DraftEntry("set", "/data/a", None)]
    with opened.write() as unit:
        unit.drafts.save_snapshot(ID, xml, {"/data/t": "scanned"})
        assert unit.drafts.append(ID, steps[:2]) == 2
        assert unit.drafts.append(ID, steps[2:]) == 3
        assert unit.drafts.append(ID, []) == 3
    with opened.read() as unit:
        draft = unit.drafts.load(ID)
    assert (draft.snapshot, draft.origins, draft.entries) == (xml, {"/data/t": "scanned"}, tuple(steps))


def test_a_new_snapshot_takes_the_answers_in(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.drafts.save_snapshot(ID, b"<a/>", {})
        unit.drafts.append(ID, [DraftEntry("set", "/a", "1")])
        unit.drafts.save_snapshot(ID, b"<b/>", {})
        assert unit.drafts.append(ID, [DraftEntry("set", "/b", "2")]) == 1
        assert [entry.ref for entry in unit.drafts.load(ID).entries] == ["/b"]


def test_without_a_draft_there_is_nothing_to_answer(opened: vault.Vault) -> None:
    with opened.write() as unit:
        assert refusal_code(unit.drafts, "append", ID, []) == "no-draft"
        unit.drafts.save_snapshot(ID, b"<a/>", {})
        unit.drafts.discard(ID)
        unit.drafts.discard(ID)
        assert refusal_code(unit.drafts, "load", ID) == "no-draft"


# --- consents --------------------------------------------------------------------------------------------------------


def test_the_newest_consent_counts_and_the_older_ones_stay(opened: vault.Vault) -> None:
    withdrawn = replace(CONSENT, purposes=frozenset(), means=ConsentMeans.SPOKEN, witness=None)
    with opened.write() as unit:
        assert unit.consents.latest(ID) is None
        unit.consents.add(ID, CONSENT)
        unit.consents.add(ID, withdrawn)
    with opened.read() as unit:
        assert unit.consents.latest(ID) == withdrawn
        assert unit.consents.history(ID) == [CONSENT, withdrawn]


# --- papers ----------------------------------------------------------------------------------------------------------


def test_papers_stand_on_the_check_list_with_and_without_a_file(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.papers.set_state(ID, "photo", PaperState.LATER, date(2026, 4, 1))
        [later] = unit.papers.list(ID)
        assert (later.paper, later.state, later.later_on, later.sha256) == (
            "photo",
            PaperState.LATER,
            date(2026, 4, 1),
            "",
        )
        attached = unit.papers.attach(ID, "photo", b"jpeg", "image/jpeg")
        assert unit.papers.list(ID) == [attached]
        assert (attached.state, attached.size, attached.media_type) == (PaperState.HAVE, 4, "image/jpeg")
        unit.papers.set_state(ID, "photo", PaperState.MISSING)
        assert [paper.state for paper in unit.papers.list(ID)] == [PaperState.MISSING]
    with opened.read() as unit:
        assert unit.papers.read(attached) == b"jpeg"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_a_file_of_any_size_comes_back(opened: vault.Vault, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    with opened.write() as unit:
        attached = unit.papers.attach(ID, "photo", content, "image/png")
    with opened.read() as unit:
        assert unit.papers.read(attached) == content
        with unit.papers.open(attached) as stream:
            stream.seek(size // 2)
            assert stream.read() == content[size // 2 :]


def test_a_detached_file_goes_after_the_commit_and_a_frozen_one_stays(opened: vault.Vault) -> None:
    with opened.write() as unit:
        loose = unit.papers.attach(ID, "loose", b"1", "image/png")
        frozen = unit.papers.attach(ID, "frozen", b"2", "image/png")
        unit.submissions.add(replace(a_submission(), files=(frozen,)))
        unit.papers.detach(loose.id)
        unit.papers.detach(frozen.id)
        assert len(list((opened.folder / "papers").iterdir())) == 2
        assert refusal_code(unit.papers, "detach", loose.id) == "unknown-paper"
    assert len(list((opened.folder / "papers").iterdir())) == 1
    opened.close()
    with reopened(opened.folder) as again, again.outbox_store().open_file(a_submission().id, frozen.sha256) as stream:
        assert stream.read() == b"2"


def test_a_paper_beyond_the_limit_is_refused_with_the_limit(
    opened: vault.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.segments.LARGEST", 1024 * 1024)
    with opened.write() as unit, pytest.raises(Refusal, match="1 MB") as refusal:
        unit.papers.attach(ID, "photo", bytes(1024 * 1024 + 1), "image/png")
    assert refusal.value.code == "too-large"


def test_files_that_no_row_names_are_swept_after_an_unclean_exit(opened: vault.Vault) -> None:
    with opened.write() as unit:
        kept = unit.papers.attach(ID, "photo", b"kept", "image/png")
    (opened.folder / "papers" / f"{'0' * 32}.seg").write_bytes(b"left by a kill")
    (opened.folder / "papers" / "note.txt").write_bytes(b"not ours")
    opened.close()
    (opened.folder / "vault.lock").write_bytes(b"open  ")
    with reopened(opened.folder) as again, again.read() as unit:
        assert unit.papers.read(kept) == b"kept"
    assert len(list((opened.folder / "papers").glob("*.seg"))) == 1
    assert (opened.folder / "papers" / "note.txt").exists()


@pytest.mark.parametrize("harm", ["flip", "cut", "cut a chunk", "swap chunks", "gone", "another's"])
def test_a_changed_file_is_never_read_as_another(opened: vault.Vault, harm: str) -> None:
    with opened.write() as unit:
        attached = unit.papers.attach(ID, "photo", bytes(200_000), "image/png")
        [path] = (opened.folder / "papers").iterdir()
        unit.papers.attach(ID, "other", bytes(200_000), "image/png")
        [other] = set((opened.folder / "papers").iterdir()) - {path}
    raw = path.read_bytes()
    body = 40 + 65_552
    harmed = {
        "flip": raw[:100_000] + bytes([raw[100_000] ^ 1]) + raw[100_001:],
        "cut": raw[:-1],
        "cut a chunk": raw[:body],
        "swap chunks": raw[:40] + raw[body : body + 65_552] + raw[40:body] + raw[body + 65_552 :],
        "another's": other.read_bytes(),
    }
    path.unlink() if harm == "gone" else path.write_bytes(harmed[harm])
    with opened.read() as unit:
        assert refusal_code(unit.papers, "read", attached) == "damaged-record"
    assert [finding.code for finding in opened.check()] == ["damaged-paper"]


# --- submissions and outbox ------------------------------------------------------------------------------------------


def test_a_submission_is_frozen_with_what_the_dossier_was_then(opened: vault.Vault) -> None:
    first = a_submission()
    with opened.write() as unit:
        paper = unit.papers.attach(ID, "photo", b"jpeg", "image/jpeg")
        unit.papers.set_state(ID, "birth", PaperState.LATER, date(2026, 4, 1))
        first = replace(first, files=tuple(unit.papers.list(ID)))
        assert paper in first.files
        unit.submissions.add(first)
        unit.outbox.enqueue(first.id, MORNING)
        unit.dossiers.update(ID, office="Xã Khác", route=Route.POST)
    with opened.read() as unit:
        assert unit.submissions.get(first.id) == unit.submissions.latest(ID) == first
    [parcel] = opened.outbox_store().parcels([first.id])
    assert (parcel.office, parcel.route, [part.paper for part in parcel.files]) == ("Xã Thử", "desk", ["photo"])
    assert parcel.tracking_secret_hash == a_parcel().tracking_secret_hash


def test_a_revision_is_finalized_once_unless_it_was_withdrawn(opened: vault.Vault) -> None:
    first, again = a_submission(1), a_submission(2)
    with opened.write() as unit:
        unit.submissions.add(first)
        unit.outbox.enqueue(first.id, None)
        assert refusal_code(unit.submissions, "add", again) == "already-finalized"
        unit.outbox.request(first.id, "withdraw")
    opened.outbox_store().apply_requests(MORNING, release_all=False)
    with opened.write() as unit:
        unit.submissions.add(again)
        unit.outbox.enqueue(again.id, None)
        assert [each.id for each in unit.submissions.all(ID)] == [first.id, again.id]
        assert [row.state for row in unit.outbox.rows()] == [OutboxState.WITHDRAWN, OutboxState.HELD]
        assert [row.submission_id for row in unit.outbox.rows({OutboxState.HELD})] == [again.id]


def test_unknown_submissions_are_named(opened: vault.Vault) -> None:
    with opened.write() as unit:
        assert refusal_code(unit.submissions, "get", "nobody") == "unknown-submission"
        assert refusal_code(unit.outbox, "enqueue", "nobody", None) == "unknown-submission"
        assert refusal_code(unit.outbox, "row", "nobody") == "unknown-submission"
        assert refusal_code(unit.outbox, "request", "nobody", "retry") == "unknown-submission"
        assert unit.submissions.latest(ID) is None
        assert unit.outbox.receipt("nobody") is None


# --- the rest --------------------------------------------------------------------------------------------------------


def test_reports_stay_in_their_order(opened: vault.Vault) -> None:
    first = OfficeReport(ID, "000.01", date(2026, 3, 2), None, "phone", USER, MORNING)
    second = replace(first, number="000.02", due_on=date(2026, 3, 16), source="paper")
    with opened.write() as unit:
        unit.reports.add(first)
        unit.reports.add(second)
    with opened.read() as unit:
        assert unit.reports.list(ID) == [first, second]


def test_settings_hold_what_json_holds(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.settings.put("shown", {"tabs": ["Hôm nay"], "size": 1.5})
        unit.settings.put("shown", {"tabs": []})
        assert unit.settings.get("shown") == {"tabs": []}
        assert unit.settings.get("other", 7) == 7


def test_a_kept_form_never_changes(opened: vault.Vault) -> None:
    places = {"jr://file-csv/communes.csv": "name,label\n1,Xã Thử".encode()}
    with opened.write() as unit:
        unit.forms.keep("h1", b"<form/>", places)
        unit.forms.keep("h1", b"<other/>", {})
        unit.forms.keep("h2", b"<second/>", places | {"jr://images/a.png": b"png"})
    with opened.read() as unit:
        assert unit.forms.get("h1") == (b"<form/>", places)
        assert unit.forms.get("h2") == (b"<second/>", places | {"jr://images/a.png": b"png"})
        assert refusal_code(unit.forms, "get", "h3") == "unknown-form"


# --- journal ---------------------------------------------------------------------------------------------------------


def written_journal(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.journal.append("opened", USER, {"a": 1})
        unit.journal.append("finalized", ID, {"revision": 1}, ID)
        unit.journal.append("printed", ID, {"kind": "guidance"}, ID)


def test_the_journal_tells_what_happened(opened: vault.Vault) -> None:
    written_journal(opened)
    with opened.read() as unit:
        entries = unit.journal.entries()
        assert [(entry.number, entry.kind, entry.details) for entry in entries] == [
            (1, "opened", {"a": 1}),
            (2, "finalized", {"revision": 1}),
            (3, "printed", {"kind": "guidance"}),
        ]
        assert unit.journal.entries(ID) == entries[1:]
        assert unit.journal.head() == (3, bytes.fromhex(entries[-1].hash))
    assert opened.check() == ()


@pytest.mark.parametrize(
    ("harm", "link"),
    [
        ("UPDATE journal SET kind = 'other' WHERE number = 2", 2),
        ("UPDATE journal SET at = at || '0' WHERE number = 1", 1),
        ("UPDATE journal SET sealed = zeroblob(40) WHERE number = 3", 3),
        ("DELETE FROM journal WHERE number = 2", 2),
        ("UPDATE journal SET number = 9 WHERE number = 3", 3),
    ],
)
def test_the_first_broken_link_is_named(opened: vault.Vault, harm: str, link: int) -> None:
    written_journal(opened)
    with opened._database.writing() as connection:
        connection.exec_driver_sql(harm)
    [finding] = [finding for finding in opened.check() if finding.code == "journal-broken"]
    assert finding.where == str(link)


def test_the_journal_outlives_a_destroyed_key(opened: vault.Vault) -> None:
    written_journal(opened)
    with opened._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM dossier_keys WHERE scope = ?", (ID,))
    with opened.read() as unit:
        assert [entry.details for entry in unit.journal.entries()] == [{"a": 1}, {}, {}]
        assert unit.journal.first_broken_link() is None


# --- sealed records --------------------------------------------------------------------------------------------------


def test_a_sealed_value_cannot_be_carried_to_another_place(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.drafts.save_snapshot(ID, b"<a/>", {})
        unit.drafts.append(ID, [DraftEntry("set", "/a", "1"), DraftEntry("set", "/a", "2")])
    with opened._database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE draft_entries SET sealed = (SELECT sealed FROM draft_entries WHERE number = 1) WHERE number = 2"
        )
    with opened.read() as unit:
        assert refusal_code(unit.drafts, "load", ID) == "damaged-record"
    assert [(finding.code, finding.where) for finding in opened.check()] == [("damaged-record", ID)]


def test_one_dossier_that_cannot_be_read_does_not_stop_the_list(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.dossiers.add(a_dossier(a_parcel(2)))
    with opened._database.writing() as connection:
        connection.exec_driver_sql("UPDATE dossiers SET sealed = zeroblob(50) WHERE id = ?", (ID,))
    with opened.read() as unit:
        assert refusal_code(unit.dossiers, "get", ID) == "damaged-record"
        assert len(unit.dossiers.page().rows) == 2
        assert unit.dossiers.get(a_parcel(2).dossier_id).owner == "Lò Thị Thử"


def test_composed_text_is_not_changed_on_its_way(opened: vault.Vault) -> None:
    owner = unicodedata.normalize("NFD", "Nguyễn Thị Ệ")
    with opened.write() as unit:
        unit.dossiers.update(ID, owner=owner, updated_at=MORNING + timedelta(days=1))
        assert unit.dossiers.get(ID).owner == owner
        assert unit.dossiers.row(ID).updated == MORNING + timedelta(days=1)


def test_a_time_without_a_zone_is_refused(opened: vault.Vault) -> None:
    with opened.write() as unit, pytest.raises(ValueError, match="zone"):
        unit.dossiers.update(ID, updated_at=MORNING.replace(tzinfo=None))


def test_checkpoints_can_be_asked_for_at_any_time(opened: vault.Vault) -> None:
    log = opened.folder / "vault.db-wal"
    assert log.stat().st_size > 0
    with opened.read() as unit:
        unit.dossiers.get(ID)
    opened.checkpoint()
    assert log.stat().st_size == 0
    with opened.read() as unit:
        assert unit.dossiers.get(ID) == DOSSIER


def test_a_clock_belongs_to_the_vault(tmp_path: Path) -> None:
    clock = FixedClock()
    with a_vault(tmp_path / "clock", clock=clock) as opened:
        clock.move(timedelta(hours=3))
        with opened.write() as unit:
            unit.journal.append("kind", "subject", {})
            assert unit.journal.entries()[0].at == MORNING + timedelta(hours=3)
