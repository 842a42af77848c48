"""The index of all cards in one SQLite file (FTS5), built from public packs alone and kept until a card changes.

The file is plain; the vault's SQLite reads it, so that no second one stands in memory beside it.
"""

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import sqlcipher3.dbapi2 as sqlcipher

from forms.catalogue import Catalogue
from forms.onlooker import NOBODY, OnLooker
from forms.search.entries import Entry, beginning, neighbours, phrases_of, spoken_text, telling
from forms.search.speech import FILLERS, GAP, SPOKEN, plains

_FORMAT = "5"
"""Of the file; another one is built when it changes."""
_MOST_ENTRIES = 40
"""Cards that are looked at closely for one query."""
_MOST_BEARERS = 60
_MOST_IN_MEMORY = 500
"""Cards read from the file that are kept, about 15 kB each."""
_BEARERS = """
SELECT card FROM phrase WHERE begins IN (SELECT value FROM json_each(?)) ORDER BY length(begins) DESC, card LIMIT ?
"""
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE card (id INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL, name TEXT NOT NULL, said BLOB);
CREATE TABLE code (code TEXT PRIMARY KEY, present TEXT NOT NULL, note TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE phrase (begins TEXT, card INTEGER, PRIMARY KEY (begins, card)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, cards INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pair (pair TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE spoken USING fts5(words, content='', detail=none, tokenize='ascii');
"""


@dataclass(frozen=True)
class Told:
    """A code that somebody named: the present one, and what became of the old one ("" when it is the present one)."""

    said: str
    present: str
    note: str


class Index:
    """One open index; safe for several threads."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        self.size = int(self._ask("SELECT value FROM about WHERE name = 'cards'")[0][0])
        self._entries: dict[int, Entry] = {}

    def _ask(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return found

    def code(self, code: str) -> Told | None:
        """What a code means today; None for one that no card and no list of old codes knows."""
        rows = self._ask("SELECT present, note FROM code WHERE code = ?", [code])
        return Told(code, *rows[0]) if rows else None

    def named(self, code: str) -> Entry | None:
        """The card of a present code."""
        rows = self._ask("SELECT id FROM card WHERE code = ?", [code])
        return self._entry(rows[0][0]) if rows else None

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many cards each word stands; words that no card has are left out."""
        return dict(self._among("SELECT word, cards FROM word WHERE word IN", sorted({*words})))

    def pairs(self, pairs: Iterable[str]) -> set[str]:
        """Those of these neighbours ("khai sinh") that stand side by side in some card."""
        return {row[0] for row in self._among("SELECT pair FROM pair WHERE pair IN", sorted({*pairs}))}

    def candidates(self, words: Sequence[str]) -> list[Entry]:
        """The cards worth a close look: those with a phrase that begins here, and those that share rare words."""
        said = telling(words)
        begun = {" ".join(said[at:end]) for at in range(len(said)) for end in range(at + 1, min(at + 9, len(said) + 1))}
        bearers = self._ask(_BEARERS, [json.dumps(sorted(begun)), _MOST_BEARERS])
        ids = dict.fromkeys(card for (card,) in bearers)
        rare = [word for word in dict.fromkeys(words) if word not in FILLERS]
        if rare:
            query = " OR ".join(f'"{word}"' for word in rare)
            sql = "SELECT rowid FROM spoken WHERE spoken MATCH ? ORDER BY rank, rowid LIMIT ?"
            ids |= dict.fromkeys(row[0] for row in self._ask(sql, [query, _MOST_ENTRIES]))
        return [self._entry(each) for each in ids]

    def _among(self, sql: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
        return self._ask(f"{sql} ({','.join('?' * len(values))})", values)

    def _entry(self, card: int) -> Entry:
        known = self._entries.get(card)
        if known:
            return known
        code, title, name, spoken = self._ask("SELECT code, title, name, said FROM card WHERE id = ?", [card])[0]
        entry = Entry(code, title, name, zlib.decompress(spoken).decode())
        if len(self._entries) >= _MOST_IN_MEMORY:
            self._entries = {}
        self._entries[card] = entry
        return entry


_OPEN: WeakKeyDictionary[Catalogue, dict[Path | None, Index]] = WeakKeyDictionary()
"""An index lives as long as its catalogue, and does not hold thousands of cards in memory after it."""


def open_index(catalogue: Catalogue, cache: Path | None = None, looker: OnLooker = NOBODY) -> Index:
    """The index of a catalogue: from the file in ``cache`` while no card has changed, else built (and kept there).

    A folder that cannot be written or a file that cannot be read costs the time of building it, nothing else. Building
    is told as the stage ``index``, card by card.

    Raises:
        NotNow: ``stopped``; the next search builds it.
    """
    ready = ready_index(catalogue, cache)
    if ready is None:
        ready = _made(_file_of(catalogue, cache), catalogue, _stamp(catalogue), looker)
        _OPEN[catalogue][cache] = ready
    return ready


def ready_index(catalogue: Catalogue, cache: Path | None = None) -> Index | None:
    """The index where it need not be built; None where thousands of cards would have to be read first."""
    opened = _OPEN.setdefault(catalogue, {})
    if cache not in opened and (kept := _from_file(_file_of(catalogue, cache), _stamp(catalogue))):
        opened[cache] = kept
    return opened.get(cache)


def _stamp(catalogue: Catalogue) -> str:
    return hashlib.sha256(f"{_FORMAT} {catalogue.stamp()}".encode() + SPOKEN.read_bytes()).hexdigest()


def _file_of(catalogue: Catalogue, cache: Path | None) -> Path | None:
    name = f"words-{hashlib.sha256(catalogue.place.encode()).hexdigest()[:12]}.sqlite"
    return None if cache is None else cache / name


def _from_file(file: Path | None, stamp: str) -> Index | None:
    if file is None or not file.is_file():
        return None
    try:
        connection = sqlcipher.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        known = connection.execute("SELECT value FROM about WHERE name = 'stamp'").fetchone()
        if known and known[0] == stamp:
            return Index(connection)
        connection.close()
    except sqlcipher.Error:
        pass
    return None


def _made(file: Path | None, catalogue: Catalogue, stamp: str, looker: OnLooker) -> Index:
    """Written beside it and moved into place whole, so that a program that reads at the same time never sees half."""
    if file is None:
        return Index(_built(":memory:", catalogue, stamp, looker))
    with suppress(OSError, sqlcipher.Error):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix="words-", suffix=".new")
        os.close(handle)
        fresh = Path(name)
        try:
            _built(name, catalogue, stamp, looker).close()
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
        kept = _from_file(file, stamp)
        if kept:
            return kept
    return Index(_built(":memory:", catalogue, stamp, looker))


def _built(place: str, catalogue: Catalogue, stamp: str, looker: OnLooker) -> sqlcipher.Connection:
    connection = sqlcipher.connect(place, check_same_thread=False)
    try:
        _fill(connection, catalogue, stamp, looker)
    except BaseException:
        connection.close()  # Windows takes no file away that is open
        raise
    return connection


def _fill(connection: sqlcipher.Connection, catalogue: Catalogue, stamp: str, looker: OnLooker) -> None:
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    how_often: dict[str, int] = {}
    pairs: set[str] = set()
    count = 0
    cards = catalogue.all()
    done = looker.counting("index", len(cards))
    for count, card in enumerate(cards, 1):
        done(1)
        phrases = [*phrases_of([card.name, card.title], "name"), *phrases_of(card.words, "words")]
        others = phrases_of(card.other_words, "words")
        row = (count, card.code, card.title, card.name, zlib.compress(spoken_text(phrases, others).encode()))
        connection.execute("INSERT INTO card VALUES (?, ?, ?, ?, ?)", row)
        begins = {" ".join(beginning(phrase.words)) for phrase in phrases}
        connection.executemany("INSERT INTO phrase VALUES (?, ?)", [(one, count) for one in sorted(begins) if one])
        spoken = [word for phrase in phrases for word in plains(phrase.words) if word != GAP]
        connection.execute("INSERT INTO spoken (rowid, words) VALUES (?, ?)", (count, " ".join(spoken)))
        for word in {*spoken, *(word for other in others for word in plains(other.words))}:
            how_often[word] = how_often.get(word, 0) + 1
        pairs.update(pair for phrase in phrases for pair in neighbours(plains(phrase.words)))
    connection.executemany("INSERT INTO word VALUES (?, ?)", sorted(how_often.items()))
    connection.executemany("INSERT INTO pair VALUES (?)", [(pair,) for pair in sorted(pairs)])
    connection.executemany("INSERT OR REPLACE INTO code VALUES (?, ?, ?)", list(_codes(catalogue, connection)))
    connection.executemany("INSERT INTO about VALUES (?, ?)", [("stamp", stamp), ("cards", str(count))])
    connection.execute("INSERT INTO spoken(spoken) VALUES ('optimize')")
    connection.commit()


def _codes(catalogue: Catalogue, connection: sqlcipher.Connection) -> Iterator[tuple[str, str, str]]:
    yield from ((code, code, "") for (code,) in connection.execute("SELECT code FROM card").fetchall())
    yield from ((old, alias.code, alias.note) for old, alias in catalogue.changed_codes().items())
