"""A thief who reads every file of the data directory finds no word of a citizen, no passphrase and no code."""

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.storage.records import DraftEntry, OfficeReport, SubmissionRecord
from app.storage.tables import metadata
from forms.dossier import Consent, ConsentMeans, Purpose
from forms.wording import fold
from sync.ports import Change
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import MORNING, USER, WORDS, a_dossier, a_vault_and_code, reopened

OWNER, FILER, WITNESS = "Giàng Thị Xuyến", "Sùng A Phủ", "Thào Mí Lử"
NUMBER, PHONE, NOTE = "017199000123", "0987654321", "thiếu chữ ký của bà"
WORDS_OF_PEOPLE = [OWNER, *OWNER.split(), FILER, WITNESS, NUMBER, PHONE, NOTE, "ảnh của bà Xuyến"]


def ways_to_write(text: str) -> set[bytes]:
    forms = {text, unicodedata.normalize("NFD", text), text.upper(), fold(text), fold(text).upper()}
    return {form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be")}


def clear_words(folder: Path, texts: list[str]) -> list[tuple[str, str]]:
    """Which texts of four letters or more stand somewhere below a folder, in contents or names."""
    found = []
    for path in folder.rglob("*"):
        content = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found += [
            (str(path), text) for text in texts if len(text) >= 4 and any(way in content for way in ways_to_write(text))
        ]
    return found


def live_a_day(folder: Path) -> str:
    """Everything that a vault can hold about a person, written, changed and partly deleted; returns the code."""
    opened, code = a_vault_and_code(folder)
    parcel = replace(a_parcel(), xml=f"<data><n>{OWNER}</n><id>{NUMBER}</id></data>".encode())
    dossier_id = parcel.dossier_id
    with opened.write() as unit:
        unit.dossiers.add(a_dossier(parcel, owner=OWNER, filer=FILER))
        unit.consents.add(
            dossier_id,
            Consent(frozenset(Purpose), USER, ConsentMeans.THUMB, "1", MORNING, WITNESS),
        )
        unit.drafts.save_snapshot(dossier_id, parcel.xml, {"/data/n": "scanned"})
        for answer in (OWNER, NUMBER, PHONE):
            unit.drafts.append(dossier_id, [DraftEntry("set", "/data/n", answer)])
        unit.journal.append("answered", dossier_id, {"text": NOTE}, dossier_id)
    with opened.write() as unit:
        paper = unit.papers.attach(dossier_id, "photo", "ảnh của bà Xuyến ".encode() * 50, "image/png")
        unit.submissions.add(
            SubmissionRecord(
                parcel.submission_id, dossier_id, 1, None, parcel.digest, "h", parcel.xml, (paper,), DAY_ONE
            )
        )
        unit.outbox.enqueue(parcel.submission_id, None)
        unit.drafts.discard(dossier_id)
        unit.reports.add(OfficeReport(dossier_id, "000.1", date(2026, 3, 2), None, "phone", USER, MORNING))
    change = Change(1, dossier_id, parcel.submission_id, "status", MORNING, {"status": 5, "note": NOTE})
    opened.outbox_store().apply_changes([change], epoch="e", cursor=1)
    with opened.read() as unit:
        assert [row.owner for row in unit.dossiers.page(find="xuyen").rows] == [OWNER]
    assert (folder / "vault.db-wal").stat().st_size > 0
    assert clear_words(folder, [*WORDS_OF_PEOPLE, WORDS, code]) == []
    opened.close()
    return code


def test_no_word_of_a_person_stands_in_clear(tmp_path: Path, own_home: Path) -> None:
    code = live_a_day(tmp_path / "v")
    assert clear_words(tmp_path, [*WORDS_OF_PEOPLE, WORDS, code, *code.split("-")]) == []
    assert clear_words(own_home, [*WORDS_OF_PEOPLE, WORDS, code]) == []
    with reopened(tmp_path / "v") as opened, opened.read() as unit:
        assert unit.dossiers.row(a_parcel().dossier_id).owner == OWNER


def test_the_search_would_find_a_word_that_stands_in_clear(tmp_path: Path) -> None:
    (tmp_path / "leak.bin").write_bytes(b"\x00\x01" + f"… {OWNER} …".encode("utf-16-le"))
    assert {text for _, text in clear_words(tmp_path, WORDS_OF_PEOPLE)} == {OWNER, "Giàng", "Xuyến"}


def test_inside_the_database_only_lists_know_names(tmp_path: Path) -> None:
    """Whoever has the data key but not a dossier's key (after an erasure) reads no answer of it."""
    live_a_day(tmp_path / "v")
    with reopened(tmp_path / "v") as opened, opened._database.reading() as connection:
        dump = b"\n".join(
            repr(row).encode()
            for table in metadata.sorted_tables
            if table.name not in {"dossier_names", "finding_facts"}
            for row in connection.execute(select(table))
        )
    assert len(dump) > 1000
    for text in WORDS_OF_PEOPLE:
        assert not any(way in dump for way in ways_to_write(text)), text


def test_exceptions_hold_no_values(tmp_path: Path) -> None:
    live_a_day(tmp_path / "v")
    texts: list[str] = []
    with reopened(tmp_path / "v") as opened:
        try:
            with opened.write() as unit:
                unit.dossiers.add(a_dossier(owner=OWNER, filer=FILER))
        except Exception as failure:  # noqa: BLE001 - whatever it is, it must not speak of people
            texts = [str(failure), str(failure.__cause__), str(failure.__context__)]
    assert texts
    assert not any(word in text for text in texts for word in WORDS_OF_PEOPLE)
