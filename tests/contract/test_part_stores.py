"""Where sealed files lie: a folder and S3-compatible storage keep the same promises, under the same names."""

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forms.refusal import NotNow, Refusal
from sync.gateway import figures, keyring, office, part_stores, sealed_files
from sync.gateway.office import Place, opened
from sync.gateway.part_stores import FolderStore, PartStore
from sync.gateway.s3_signing import EMPTY_SHA256, Credentials, Scope, signed_headers
from sync.gateway.s3_store import S3Store
from sync.gateway.sealed_files import PartWriter
from sync.ports import LineFault
from sync.submission import sign
from tests.support import s3
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.parcels import a_packet
from tests.support.s3 import FakeS3, running_s3

NAME = "ab" * 16
PHOTO = "Giấy khai sinh – ".encode() * 40_000


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeS3]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3.KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", s3.SECRET)
    with running_s3() as running:
        yield running


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> PartStore:
    if request.param == "folder":
        return FolderStore(tmp_path / "files")
    storage: FakeS3 = request.getfixturevalue("storage")
    return S3Store(storage.url, tmp_path / "incoming")


# -- what both promise -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"x", b"0123456789" * 300_000])
def test_what_was_finished_is_read_back_and_can_be_removed(store: PartStore, content: bytes) -> None:
    store.probe()
    part = store.begin(NAME)
    for start in range(0, len(content), 1_000_000):
        part.write(content[start : start + 1_000_000])
    part.finish()
    with store.open(NAME) as file:
        assert file.read(4) == content[:4]
        assert file.read() == content[4:]
        assert file.read(4) == b""
    store.remove(NAME)
    with pytest.raises(FileNotFoundError):
        store.open(NAME)
    store.remove(NAME)


def test_what_was_discarded_was_never_there(store: PartStore) -> None:
    for is_whole in (False, True):
        part = store.begin(NAME)
        part.write(b"x" * 3_000_000)
        if is_whole:
            part.finish()
        part.discard()
        with pytest.raises(FileNotFoundError):
            store.open(NAME)


def test_papers_are_sealed_at_rest_and_open_only_whole(store: PartStore, tmp_path: Path) -> None:
    keys = keyring.create(tmp_path / "keys")
    part = PartWriter(keys, store)
    for start in range(0, len(PHOTO), 70_000):
        part.write(PHOTO[start : start + 70_000])
    part.finish()
    assert b"".join(sealed_files.read(keys, store, [part.name])) == PHOTO
    assert sealed_files.sha256(keys, store, [part.name]) == hashlib.sha256(PHOTO).hexdigest()
    with store.open(part.name) as file:
        raw = file.read()
    assert b"khai sinh" not in raw
    store.remove(part.name)
    with pytest.raises(Refusal) as refusal:
        list(sealed_files.read(keys, store, [part.name]))
    assert refusal.value.code == "gateway-damaged"
    spoilt = store.begin(part.name)
    spoilt.write(raw[:-1] + bytes([raw[-1] ^ 1]))
    spoilt.finish()
    with pytest.raises(Refusal) as refusal:
        list(sealed_files.read(keys, store, [part.name]))
    assert refusal.value.code == "gateway-damaged"


# -- a gateway on each -----------------------------------------------------------------------------------------------


@pytest.fixture(params=["folder", "s3"])
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveGateway]:
    place = Place(f"sqlite:///{(tmp_path / 'gateway.db').as_posix()}", tmp_path / "gateway.data")
    if request.param == "s3":
        office.keep_files_in(place, request.getfixturevalue("storage").url)
    with live_gateway(tmp_path) as running:
        yield running


def test_papers_and_results_go_the_whole_way(gateway: LiveGateway, tmp_path: Path) -> None:
    laptop, packet = gateway.laptop(1), a_packet(1, files=[PHOTO])
    name = packet.parcel.submission_id
    with gateway.line(laptop) as line:
        line.send([packet.parcel], [sign(laptop[0], packet.parcel, laptop[1].gateway_id)])
        line.upload(name, packet.parcel.files[0], io.BytesIO(PHOTO), lambda _: None)
        assert line.ask([name]).items[0].outcome == "received"
        paper = tmp_path / "giay.pdf"
        paper.write_bytes(b"%PDF-1.7 result")
        said = office.result(gateway.place, "PC01-TEST", paper)
        assert line.result(said["sha256"]) == b"%PDF-1.7 result"
    key = office.office_key(gateway.place, "Một cửa")["key"]
    digest = packet.parcel.files[0].sha256
    assert gateway.raw("GET", f"/v1/office/dossiers/PC01-TEST/files/{digest}", token=key).content == PHOTO
    assert gateway.raw("GET", "/health").status_code == 200
    papers = tmp_path / "gateway.data" / "files"
    lies_here = "files.json" not in {one.name for one in (tmp_path / "gateway.data").iterdir()}
    assert papers.is_dir() == lies_here
    assert not (tmp_path / "gateway.data" / "incoming").is_dir() or not list(papers.parent.glob("incoming/*"))


# -- what only storage elsewhere can do ------------------------------------------------------------------------------


@pytest.mark.logs("hosolang.gateway: failed (NotNow|OSError|Refusal) at ")
@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        ((503, "SlowDown"), "busy"),
        ((507, "XMinioStorageFull"), "full"),
        ((403, "QuotaExceeded"), "full"),
        ((403, "AccessDenied"), "server-error"),
    ],
)
def test_storage_in_trouble_is_said_and_nothing_is_half_stored(
    storage: FakeS3, tmp_path: Path, trouble: tuple[int, str], kind: str
) -> None:
    place = Place(f"sqlite:///{(tmp_path / 'gateway.db').as_posix()}", tmp_path / "gateway.data")
    office.keep_files_in(place, storage.url)
    with live_gateway(tmp_path) as gateway:
        laptop, packet = gateway.laptop(1), a_packet(1, files=[PHOTO])
        name, part = packet.parcel.submission_id, packet.parcel.files[0]
        with gateway.line(laptop) as line:
            line.send([packet.parcel], [sign(laptop[0], packet.parcel, laptop[1].gateway_id)])
            storage.trouble = trouble
            with pytest.raises(LineFault) as fault:
                line.upload(name, part, io.BytesIO(PHOTO), lambda _: None)
            assert fault.value.kind == kind
            assert gateway.raw("GET", "/health").status_code == 503
            storage.trouble = None
            assert storage.objects == {}
            line.upload(name, part, io.BytesIO(PHOTO), lambda _: None)
            assert line.ask([name]).items[0].outcome == "received"
        assert list((tmp_path / "gateway.data" / "incoming").iterdir()) == []


def test_an_answer_cut_in_the_middle_is_not_now_and_never_a_short_paper(storage: FakeS3, tmp_path: Path) -> None:
    keys, store = keyring.create(tmp_path / "keys"), S3Store(storage.url, tmp_path / "incoming")
    part = sealed_files.whole(keys, store, PHOTO)
    storage.cut_after = 100_000
    with pytest.raises(NotNow) as away:
        list(sealed_files.read(keys, store, [part.name]))
    assert away.value.code == "files-unreachable"


def test_storage_that_is_away_is_not_now(storage: FakeS3, tmp_path: Path) -> None:
    url = storage.url.replace(f":{storage.port}", ":9")
    with pytest.raises(NotNow):
        S3Store(url, tmp_path).probe()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda url: url.replace("s3://hoso", "s3://"), "bad-files-url"),
        (lambda url: url.replace("s3://", "https://"), "bad-files-url"),
        (lambda url: url.replace("http://127.0.0.1", "http://storage.invalid"), "bad-files-url"),
        (lambda url: url.replace("http://127.0.0.1", "http://user:pw@127.0.0.1"), "bad-files-url"),
        (lambda url: url.partition("?")[0], "bad-files-url"),
        (lambda url: url.replace("s3://hoso", "s3://other"), "files-refused"),
        (lambda url: url.replace("vn-north-1", "elsewhere"), "files-refused"),
    ],
)
def test_a_place_that_cannot_be_used_is_not_remembered(
    storage: FakeS3, tmp_path: Path, change: Callable[[str], str], code: str
) -> None:
    place = Place(f"sqlite:///{(tmp_path / 'gateway.db').as_posix()}", tmp_path / "data")
    with pytest.raises(Refusal) as refusal:
        office.keep_files_in(place, change(storage.url))
    assert refusal.value.code == code
    with opened(place) as gateway:
        assert isinstance(gateway.files, FolderStore)


def test_a_wrong_key_pair_is_refused_and_none_is_named(
    storage: FakeS3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another secret")
    store = S3Store(storage.url, tmp_path)
    with pytest.raises(Refusal) as refusal:
        store.probe()
    assert "secret" not in f"{refusal.value} {store._who!r}"
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(Refusal) as refusal:
        S3Store(storage.url, tmp_path)
    assert refusal.value.code == "files-refused"


def test_where_files_lie_is_said_once_and_never_changed_by_mistake(storage: FakeS3, tmp_path: Path) -> None:
    place = Place(f"sqlite:///{(tmp_path / 'gateway.db').as_posix()}", tmp_path / "data")
    with opened(place) as gateway:
        sealed_files.whole(gateway.keys, gateway.files, b"x")
    with pytest.raises(Refusal) as refusal:
        office.keep_files_in(place, storage.url)
    assert refusal.value.code == "files-elsewhere"
    (tmp_path / "data" / "files").rename(tmp_path / "moved")
    for _ in range(2):
        office.keep_files_in(place, storage.url)
    with pytest.raises(Refusal) as refusal:
        office.keep_files_in(place, storage.url.replace("/cong", "/khac"))
    assert refusal.value.code == "files-elsewhere"
    with opened(place) as gateway:
        sealed_files.whole(gateway.keys, gateway.files, b"y")
        assert figures.is_well(gateway, free=lambda _: 2**40)
    (name,) = storage.objects
    assert name.startswith("cong/")
    (tmp_path / "data" / "files.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refusal):
        part_stores.store_of(tmp_path / "data")


# -- signatures ------------------------------------------------------------------------------------------------------


def test_signatures_are_those_of_the_public_examples() -> None:
    """The example GET of the S3 documentation and ``get-vanilla`` of the Signature Version 4 test suite."""
    said = signed_headers(
        "GET",
        "https://examplebucket.s3.amazonaws.com/test.txt",
        {"Range": "bytes=0-9", "x-amz-content-sha256": EMPTY_SHA256},
        Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        Scope("us-east-1"),
        datetime(2013, 5, 24, tzinfo=UTC),
    )
    assert said["Authorization"].endswith("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    said = signed_headers(
        "GET",
        "https://example.amazonaws.com/",
        {},
        Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        Scope("us-east-1", "service"),
        datetime(2015, 8, 30, 12, 36, tzinfo=UTC),
    )
    assert said["Authorization"].endswith("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
