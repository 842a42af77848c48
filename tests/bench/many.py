"""A vault of a hundred thousand dossiers and three hundred thousand papers' rows, made once and kept in ``build/``.

The rows are written past the stores, many at a time, but as the stores write them: every sealed value opens.
"""

import hashlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from app.storage import envelope, sealing
from app.storage.moments import stamp
from app.storage.vietnamese_order import order_key
from forms.wording import fold
from tests.bench.figures import ROOT
from tests.bench.village import PASSPHRASE, PENSION, USER, make_vault

COUNT = 100_000
PAPERS_EACH = 3
_BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Lò", "Vì", "Quàng", "Giàng")
_MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh", "Hữu", "Xuân", "Thu", "Quốc")
_GIVEN = (
    *("An", "Ánh", "Bình", "Châu", "Chi", "Cúc", "Dũng", "Đào", "Đạt", "Giang", "Hà", "Hạnh", "Hiền", "Hòa", "Hoa"),
    *("Huệ", "Hùng", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Ngân", "Nhung", "Oanh", "Phúc", "Phương"),
    *("Quang", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Trang", "Tuấn", "Uyên", "Vân", "Việt", "Yến", "Ệ", "Ước", "Ửng"),
)
_HAMLETS = (*(f"Thôn {number}" for number in range(1, 40)), "Bản Phiêng Ban", "Xóm Đồi", "Tổ dân phố 5")
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


def full_vault() -> Path:
    """The folder of the vault, made when it is not there or the schema has changed."""
    place = ROOT / "build" / f"many-{_version()}"
    if not place.exists():
        for old in (ROOT / "build").glob("many-*"):
            shutil.rmtree(old)
        making = place.with_name(f"{place.name}.unfinished")
        shutil.rmtree(making, ignore_errors=True)
        _make(making)
        making.rename(place)
    return place


def _version() -> str:
    from app.storage.migrations import MIGRATIONS

    said = repr([migration.statements for migration in MIGRATIONS]).encode() + Path(__file__).read_bytes()
    return hashlib.sha256(said).hexdigest()[:12]


def _make(folder: Path) -> None:
    desk = make_vault(folder)
    database = desk.vault._database
    connection = database.raw()
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    lot = Random(1)  # noqa: S311 - invented people, the same on every machine
    for first in range(0, COUNT, 5000):
        _put(connection, [_rows(number, lot) for number in range(first + 1, first + 5001)])
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()
    desk.vault.close()


def _put(connection: sqlcipher.Connection, dossiers: list[dict[str, list[dict[str, Any]]]]) -> None:
    for table in dossiers[0]:
        rows = [row for dossier in dossiers for row in dossier[table]]
        for names in {tuple(row) for row in rows}:
            places = ", ".join(f":{name}" for name in names)
            statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - our own names
            connection.executemany(statement, (row for row in rows if tuple(row) == names))


def _rows(number: int, lot: Random) -> dict[str, list[dict[str, Any]]]:
    """The rows of one dossier by table: one in ten a draft, the others sent, half with an act of the office."""
    key = lot.randbytes(sealing.KEY_BYTES)
    dossier_id, submission_id = f"0193-{number:032x}", f"0194-{number:032x}"
    at = stamp(_BEGAN + timedelta(minutes=4 * number))
    owner = f"{lot.choice(_FAMILIES)} {lot.choice(_MIDDLES)} {lot.choice(_GIVEN)}"
    card, code, hamlet = f"{lot.randrange(10**12):012}", f"HSL{number:08}", lot.choice(_HAMLETS)
    is_draft = number % 10 == 0
    office_number = f"H26.25-{number:06}" if number % 2 else None

    def sealed(content: bytes, *where: object) -> bytes:
        return sealing.seal(key, content, sealing.place(dossier_id, *where))

    names = (code, owner, "", card, "", hamlet, *filter(None, (office_number if not is_draft else None,)))
    rows: dict[str, list[dict[str, Any]]] = {
        "dossiers": [
            {
                "number": number,
                "id": dossier_id,
                "case_id": dossier_id,
                "procedure": PENSION,
                "form_hash": "h",
                "form_version": "1",
                "route": "desk",
                "office": "Xã Thạch Thất, Thành phố Hà Nội",
                "helper": USER,
                "state": "draft" if is_draft else "finalized",
                "revision": 1,
                "public_code": code,
                "sealed": sealed(envelope.pack({"tracking_secret": "s"}), "dossiers"),
                "created_at": at,
                "updated_at": at,
            }
        ],
        "dossier_keys": [{"scope": dossier_id, "key": key}],
        "dossier_names": [{"dossier_id": dossier_id, "owner": owner, "filer": ""}],
        "finding_facts": [
            {
                "dossier_id": dossier_id,
                "owner_number": card,
                "filer_number": "",
                "hamlet": hamlet,
                "name_order": order_key(owner),
            }
        ],
        "dossier_words": [{"rowid": number, "words": " ".join(fold(name) for name in names if name)}],
        "papers": [
            {
                "id": f"{number:x}-{paper}",
                "dossier_id": dossier_id,
                "paper": f"paper-{paper}",
                "state": "have",
            }
            for paper in range(PAPERS_EACH)
        ],
        "submissions": [],
        "outbox": [],
        "portal_events": [],
    }
    if not is_draft:
        frozen = sealed(_submission(), "submissions", submission_id, f"{number:064x}")
        rows |= _sent(number, dossier_id, submission_id, at, frozen)
        if office_number is not None:
            rows["portal_events"] = [_act(number, dossier_id, submission_id, office_number, at, sealed)]
    return rows


def _submission() -> bytes:
    """As ``Submissions.add`` seals it, without papers."""
    about = {"procedure": PENSION, "route": "desk", "office": "", "public_code": "", "tracking_secret_hash": ""}
    return envelope.pack(about | {"files": [], "segments": {}}, b"<data/>")


def _sent(number: int, dossier_id: str, submission_id: str, at: str, sealed: bytes) -> dict[str, list[dict[str, Any]]]:
    submission = {
        "number": number,
        "id": submission_id,
        "dossier_id": dossier_id,
        "revision": 1,
        "digest": f"{number:064x}",
        "form_hash": "h",
        "sealed": sealed,
        "finalized_at": at,
    }
    row = {
        "submission_id": submission_id,
        "dossier_id": dossier_id,
        "dossier_number": number,
        "state": "waiting" if number % 1000 == 1 else "delivered",
        "attempts": 1,
        "paused": 0,
        "requests_done": 0,
        "finalized_at": at,
    }
    return {"submissions": [submission], "outbox": [row]}


def _act(number: int, dossier_id: str, submission_id: str, office_number: str, at: str, sealed: Any) -> dict[str, Any]:
    return {
        "number": number,
        "change_id": f"c{number}",
        "epoch": "e",
        "change_number": number,
        "scope": dossier_id,
        "dossier_id": dossier_id,
        "submission_id": submission_id,
        "kind": "status",
        "status": 5 if number % 500 == 3 else 2,
        "office_number": office_number,
        "at": at,
        "sealed": sealed(envelope.pack({}), "portal_events", f"c{number}"),
    }


def for_the_floor(place: Path) -> list[Any]:
    """Owner, words, outbox state, the office's status and number of every dossier, for the floor's own tables."""
    from app.services.unlock_vault import unlock

    query = (
        "SELECT n.owner, w.words, o.state, e.status, e.office_number FROM dossiers d "
        "JOIN dossier_names n ON n.dossier_id = d.id JOIN dossier_words w ON w.rowid = d.number "
        "LEFT JOIN outbox o ON o.dossier_id = d.id LEFT JOIN portal_events e ON e.dossier_id = d.id ORDER BY d.number"
    )
    desk = unlock(place, USER, PASSPHRASE, read_only=True)
    try:
        with desk.vault._database.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]
    finally:
        desk.vault.close()
