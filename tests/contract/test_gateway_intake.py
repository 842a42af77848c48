"""What a gateway takes in and what it never does, one bad item or one bad request at a time."""

import errno
import gzip
import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from sync.gateway import access, intake, office
from sync.gateway.wire import PLAIN_BYTES, REQUEST_BYTES
from sync.messages import MARKER
from sync.ports import LineFault
from sync.submission import sign
from sync.transports.answers import wire_item
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner

MEMBERS = [
    "dossiers",
    "ids",
    "manifest",
    "submission",
    "dossier",
    "files",
    "sha256",
    "author",
    "xml",
    "device",
    "nonce",
    "signature",
    "locator",
    "proof",
    "device_key",
    "code",
    "secret",
]
Item = dict[str, Any]
Shared = tuple[LiveGateway, tuple[MemorySigner, Any], str]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """One gateway for requests that change nothing."""
    with live_gateway(tmp_path_factory.mktemp("shared")) as gateway:
        laptop = gateway.laptop(1)
        yield gateway, laptop, gateway.token(laptop)


def item(laptop: tuple[MemorySigner, Any], number: int = 1, **changes: Any) -> Item:
    """A well-formed item of a batch, its parcel changed before it is signed."""
    signer, binding = laptop
    parcel = replace(a_packet(number).parcel, **changes)
    return wire_item(parcel, sign(signer, parcel, binding.gateway_id), binding.gateway_id, signer.device_id)


def results(gateway: LiveGateway, token: str, *items: Any) -> list[dict[str, Any]]:
    answer = gateway.raw("POST", "/v1/dossiers", token=token, body={"dossiers": list(items)})
    assert answer.status_code == 200, answer.text
    return answer.json()["results"]  # type: ignore[no-any-return]


SPOILT: dict[str, tuple[Callable[[Item], Item], str]] = {
    "no manifest": (lambda _one: {"xml": "<d/>"}, "shape"),
    "manifest is text": (lambda one: one | {"manifest": "x"}, "shape"),
    "procedure with path parts": (
        lambda one: one | {"manifest": one["manifest"] | {"procedure": "../../etc"}},
        "shape",
    ),
    "route of dots": (lambda one: one | {"manifest": one["manifest"] | {"route": ".."}}, "shape"),
    "code with a line end": (lambda one: one | {"manifest": one["manifest"] | {"public_code": "PC\n1"}}, "shape"),
    "id with path parts": (lambda one: one | {"manifest": one["manifest"] | {"submission": "../" * 12}}, "shape"),
    "revision nought": (lambda one: one | {"manifest": one["manifest"] | {"revision": 0}}, "shape"),
    "revision as text": (lambda one: one | {"manifest": one["manifest"] | {"revision": "1"}}, "shape"),
    "ten thousand files": (lambda one: one | {"manifest": one["manifest"] | {"files": [{}] * 10_000}}, "shape"),
    "another office": (lambda one: one | {"manifest": one["manifest"] | {"office": "Xã Khác"}}, "signature"),
    "another author": (lambda one: one | {"author": "0" * 32}, "author-unknown"),
    "no signature": (lambda one: one | {"signature": ""}, "signature"),
    "another gateway": (lambda one: one | {"manifest": one["manifest"] | {"gateway": "x"}}, "other-gateway"),
    "another answer": (lambda one: one | {"xml": one["xml"].replace("1940", "1941")}, "digest"),
    "another instance id": (lambda one: one | {"xml": one["xml"].replace("uuid:018f", "uuid:018a")}, "instance-id"),
    "no XML": (lambda one: one | {"xml": "not XML"}, "unreadable"),
    "an entity": (lambda one: one | {"xml": "<!DOCTYPE d [<!ENTITY e 'x'>]>" + one["xml"]}, "unreadable"),
    "half a character": (lambda one: one | {"xml": one["xml"] + "\ud800"}, "shape"),
    "half a character in an id": (lambda one: one | {"manifest": {"submission": "\ud800" * 36}}, "shape"),
    "half a character aside": (lambda one: one | {"manifest": one["manifest"] | {"new": "\ud800"}}, "shape"),
    "no number aside": (lambda one: one | {"manifest": one["manifest"] | {"new": float("nan")}}, "shape"),
}


def test_a_bad_item_is_invalid_with_its_reason_and_touches_no_other(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    batch = []
    for number, (spoil, _reason) in enumerate(SPOILT.values()):
        batch += [item(laptop, 2 * number), spoil(item(laptop, 2 * number + 1))]
    said = results(gateway, gateway.token(laptop), *batch)
    assert {one["outcome"] for one in said[::2]} == {"created"}
    assert {one["outcome"] for one in said[1::2]} == {"invalid"}
    assert dict(zip(SPOILT, (one["reason"] for one in said[1::2]), strict=True)) == {
        how: reason for how, (_spoil, reason) in SPOILT.items()
    }


def test_an_author_who_was_revoked_brings_nothing_by_another_carrier(gateway: LiveGateway) -> None:
    author, carrier = gateway.laptop(1), gateway.laptop(2)
    carried = item(author, 1)
    assert results(gateway, gateway.token(carrier), carried)[0]["outcome"] == "created"
    office.revoke(gateway.place, author[0].device_id)
    said = results(gateway, gateway.token(carrier), item(author, 2))
    assert (said[0]["outcome"], said[0]["reason"]) == ("invalid", "author-revoked")


def test_what_another_carries_belongs_to_its_author_and_the_authors_unit(gateway: LiveGateway) -> None:
    author, carrier = gateway.laptop(1, unit="Xã A"), gateway.laptop(2, unit="Xã B")
    results(gateway, gateway.token(carrier), item(author, 1))
    assert [one["unit"] for one in office.dossiers(gateway.place)] == ["Xã A"]
    with gateway.line(author) as line:
        assert line.ask([a_packet(1).parcel.submission_id]).items[0].outcome == "received"
    with gateway.line(carrier) as line:
        assert line.ask([a_packet(1).parcel.submission_id]).items[0].outcome == "unknown"


def test_the_same_batch_from_many_sides_at_once_is_taken_once(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    token = gateway.token(laptop)
    batch = [item(laptop, number) for number in range(20)]
    with ThreadPoolExecutor(6) as sides:
        answers = list(sides.map(lambda _: results(gateway, token, *batch), range(6)))
    for place in range(20):
        said = [answer[place] for answer in answers]
        assert sorted(one["outcome"] for one in said) == ["created"] + ["same"] * 5
        assert len({one["received_at"] for one in said}) == 1
    assert len(office.dossiers(gateway.place)) == 20


def test_batches_may_come_compressed(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    body = gzip.compress(json.dumps({"dossiers": [item(laptop)]}).encode())
    answer = gateway.raw(
        "POST",
        "/v1/dossiers",
        token=gateway.token(laptop),
        headers={"Content-Encoding": "gzip", "Content-Type": "application/json"},
        body=body,
    )
    assert answer.json()["results"][0]["outcome"] == "created"


BAD_REQUESTS: dict[str, tuple[dict[str, str], bytes, int]] = {
    "a compression bomb": ({"Content-Encoding": "gzip"}, gzip.compress(b" " * (PLAIN_BYTES + 1)), 413),
    "half a gzip": ({"Content-Encoding": "gzip"}, gzip.compress(b'{"ids": []}')[:-6], 400),
    "no gzip": ({"Content-Encoding": "gzip"}, b"plain", 400),
    "two gzips": ({"Content-Encoding": "gzip"}, gzip.compress(b"{}") * 2, 400),
    "an unknown encoding": ({"Content-Encoding": "br"}, b"x", 415),
    "no JSON": ({"Content-Type": "application/json"}, b"{", 422),
    "a list": ({"Content-Type": "application/json"}, b"[]", 422),
    "nothing": ({"Content-Type": "application/json"}, b"", 422),
    "an empty batch": ({"Content-Type": "application/json"}, b'{"dossiers": []}', 422),
    "too many": ({"Content-Type": "application/json"}, json.dumps({"dossiers": [{}] * 501}).encode(), 422),
    "deep nesting": ({"Content-Type": "application/json"}, b'{"dossiers":' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
    "not UTF-8": ({"Content-Type": "application/json"}, b'{"dossiers": ["\xff"]}', 400),
    "too long": ({"Content-Type": "application/json"}, b" " * (REQUEST_BYTES + 1), 413),
}


@pytest.mark.parametrize("how", BAD_REQUESTS)
def test_bad_requests_get_a_code_and_a_sentence_and_our_marker(shared: Shared, how: str) -> None:
    gateway, laptop, token = shared
    headers, body, status = BAD_REQUESTS[how]
    answer = gateway.raw("POST", "/v1/dossiers", token=token, headers=headers, body=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers[MARKER] == laptop[1].gateway_id
    assert {"type", "title", "status", "code"} <= answer.json().keys()


def test_a_refusal_never_echoes_what_was_sent(shared: Shared) -> None:
    gateway, _, token = shared
    for body in ({"dossiers": "Lò Thị Bí Mật"}, {"dossiers": [{"manifest": "Lò Thị Bí Mật"}]}):
        assert "Bí Mật" not in gateway.raw("POST", "/v1/dossiers", token=token, body=body).text
    assert "Bi-Mat" not in gateway.raw("GET", "/v1/Bi-Mat?name=Bi-Mat").text


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/v1/ping", 405)])
def test_even_a_wrong_address_is_answered_by_us(shared: Shared, method: str, path: str, status: int) -> None:
    answer = shared[0].raw(method, path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert MARKER in answer.headers


def test_a_form_must_be_what_its_address_says(shared: Shared) -> None:
    gateway, _, token = shared
    answer = gateway.raw("PUT", "/v1/forms/" + "0" * 64, token=token, body=b"<form/>")
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong-hash")


def test_cursors_of_another_epoch_or_never_given_are_refused(shared: Shared) -> None:
    gateway, laptop, token = shared
    said = gateway.raw("GET", "/v1/changes?epoch=old&since=0", token=token)
    assert (said.status_code, said.json()["code"]) == (409, "other-epoch")
    assert gateway.raw("GET", "/v1/changes?since=0", token=token).json()["epoch"] == laptop[1].epoch
    said = gateway.raw("GET", f"/v1/changes?epoch={laptop[1].epoch}&since=5", token=token)
    assert (said.status_code, said.json()["code"]) == (409, "bad-cursor")
    assert gateway.raw("GET", f"/v1/changes?epoch={laptop[1].epoch}&since=-1", token=token).status_code == 422


def test_the_gateway_describes_itself(shared: Shared) -> None:
    gateway = shared[0]
    said = gateway.raw("GET", "/v1/ping").json()
    assert said["time"] == "2026-03-02T01:00:00Z"
    assert said["limits"]["batch_bytes"] == 65536
    document = gateway.raw("GET", "/openapi.json").json()
    assert {"/v1/ping", "/v1/session", "/v1/enroll", "/v1/dossiers", "/v1/changes", "/v1/files"} <= document[
        "paths"
    ].keys()
    names = re.findall(r'"\$ref": "#/components/schemas/(\w+)"', json.dumps(document))
    assert set(names) <= document["components"]["schemas"].keys()
    assert "#/$defs" not in json.dumps(document)


@pytest.mark.logs("hosolang.gateway: failed ZeroDivisionError at ")
def test_a_mistake_of_our_own_is_a_plain_500_and_its_text_is_not_logged(
    gateway: LiveGateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Lò Thị Bí Mật")

    monkeypatch.setattr(access, "nonce", broken)
    answer = gateway.raw("GET", "/v1/ping")
    assert (answer.status_code, answer.json()["code"]) == (500, "server-error")
    assert MARKER in answer.headers
    assert "Bí Mật" not in answer.text + caplog.text


@pytest.mark.logs("hosolang.gateway: failed ")
@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (OSError(errno.ENOSPC, "no space"), 507, "full"),
        (OSError(getattr(errno, "EDQUOT", errno.ENOSPC), "quota exceeded"), 507, "full"),
        (OperationalError("", {}, Exception("database or disk is full")), 507, "full"),
        (OperationalError("", {}, Exception("database is locked")), 503, "busy"),
        (OperationalError("", {}, Exception("no such table")), 500, "server-error"),
        (OSError(errno.EIO, "broken"), 500, "server-error"),
    ],
)
def test_no_room_and_busy_are_told_from_a_mistake(
    shared: Shared, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, kind: str
) -> None:
    gateway, laptop, token = shared

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(intake, "accept", broken)
    answer = gateway.raw("POST", "/v1/dossiers", token=token, body={"dossiers": [{}]})
    assert (answer.status_code, answer.json()["code"]) == (status, kind)
    with gateway.line(laptop) as line, pytest.raises(LineFault) as fault:
        line.send([a_packet(1).parcel], [b""])
    assert (fault.value.kind, fault.value.body_left) == (kind, status == 500)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(MEMBERS) | st.text(), inner, max_size=6)
    ),
    max_leaves=25,
)


@settings(max_examples=60)
@given(
    address=st.sampled_from(["dossiers", "dossiers/query", "receipts", "session", "enroll", "track"]),
    body=JSON,
    batch=st.booleans(),
)
def test_no_body_however_odd_breaks_the_gateway(shared: Shared, address: str, body: Any, batch: bool) -> None:  # noqa: FBT001
    gateway, _, token = shared
    sent = {"dossiers": [body, {"manifest": body}]} if batch else body
    answer = gateway.raw("POST", f"/v1/{address}", token=token, body=sent)
    assert answer.status_code < 500, answer.text
    assert MARKER in answer.headers


@settings(max_examples=40)
@given(path=st.text(max_size=30), query=st.text(max_size=30))
def test_no_address_however_odd_breaks_the_gateway(shared: Shared, path: str, query: str) -> None:
    gateway, _, token = shared
    where = f"{quote(path, safe='/', errors='replace')}?since={quote(query, errors='replace')}&epoch=x"
    for prefix in ("/", "/v1/changes/", "/v1/changes", "/v1/results/", "/t/"):
        assert gateway.raw("GET", prefix + where, token=token).status_code < 500
    for method in ("HEAD", "DELETE", "PATCH"):
        head = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
        assert gateway.raw(method, "/v1/files/" + where, token=token, headers=head).status_code < 500
