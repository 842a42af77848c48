"""The OpenRosa face: form list, handshake and submissions of other clients of the form standard, such as ODK Collect.

Such a client signs nothing; its submissions have the key's own device as their author and count for the key's unit.
Facts of the interface: facts/portals.md 7.3.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import sqlalchemy as sa
from fastapi import FastAPI, Request, Response
from lxml import etree
from starlette.concurrency import run_in_threadpool

from forms.refusal import Refusal
from sync import submission
from sync.encoding import canonical
from sync.gateway import multipart, office_keys, openrosa_forms, schema, sealed_files, wire
from sync.gateway.limits import Bucket
from sync.gateway.multipart import Part
from sync.gateway.naming import naming
from sync.gateway.office_keys import OfficeKey
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.sealed_files import PartWriter

XML_PART = "xml_submission_file"
_ID = re.compile(r"uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", re.IGNORECASE)
_NO_FORM = "0" * 64


def add_openrosa(app: FastAPI, gateway: Gateway, *, workers: int) -> None:
    """The addresses; the path holds the key, for these clients have no other place for it."""
    calls = Bucket(gateway.clock, burst=600, per_minute=600, share=workers)

    def key_of(text: str) -> OfficeKey:
        key = office_keys.find(gateway, text, "collect")
        calls.take(key.name)
        return key

    @app.get("/openrosa/{key}/formList", include_in_schema=False)
    def form_list(key: str, request: Request) -> Response:
        key_of(key)
        return _xml(openrosa_forms.listed(openrosa_forms.forms(gateway), _base(request, key)))

    @app.get("/openrosa/{key}/forms/{form_hash}", include_in_schema=False)
    def form(key: str, form_hash: wire.Sha256) -> Response:
        key_of(key)
        return _xml(openrosa_forms.definition(gateway, form_hash))

    @app.get("/openrosa/{key}/forms/{form_hash}/manifest", include_in_schema=False)
    def manifest(key: str, form_hash: wire.Sha256, request: Request) -> Response:
        key_of(key)
        return _xml(openrosa_forms.manifest(gateway, form_hash, _base(request, key)))

    @app.get("/openrosa/{key}/media/{name}", include_in_schema=False)
    def media(key: str, name: str) -> Response:
        key_of(key)
        content = openrosa_forms.media().get(name)
        if content is None:
            raise Problem(404, "no-such-file", "The gateway has no such table.")
        return Response(content, headers=_headers(), media_type="text/csv")

    @app.head("/openrosa/{key}/submission", include_in_schema=False)
    def handshake(key: str, request: Request) -> Response:
        key_of(key)
        return Response(status_code=204, headers={**_headers(), "Location": str(request.url)})

    @app.post("/openrosa/{key}/submission", include_in_schema=False)
    async def submit(key: str, request: Request) -> Response:
        parts = multipart.parts_of(request.headers.get("content-type", ""), await request.body())
        found = await run_in_threadpool(key_of, key)
        await run_in_threadpool(take, gateway, found, parts)
        said = "<message nature='submit_success'>Đã nhận</message>"
        body = f"<OpenRosaResponse xmlns='http://openrosa.org/http/response'>{said}</OpenRosaResponse>"
        return _xml(body, status=201)


def take(gateway: Gateway, key: OfficeKey, parts: Sequence[Part]) -> None:
    """Keep a submission, or more files of one that is held; the same bytes again change nothing.

    Raises:
        Problem: 400 ``no-submission`` or ``no-instance-id``; 409 ``conflict`` for a known id with another content.
    """
    xml = next((part.content for part in parts if part.name == XML_PART), None)
    if xml is None:
        raise Problem(400, "no-submission", f"One part must be named {XML_PART}.")
    try:
        answers, named = submission.digest(xml, []), _ID.fullmatch(submission.instance_id(xml) or "")
        replaced = _ID.fullmatch(submission.deprecated_id(xml) or "")
    except Refusal as refusal:
        raise Problem(400, "no-submission", "The submission is not one well-formed document.") from refusal
    if named is None:
        raise Problem(400, "no-instance-id", "meta/instanceID must be uuid: and a UUID.")
    files = [part for part in parts if part.name != XML_PART and part.file_name]  # other fields are words of the client
    written = _written(gateway, files)
    kept = _Kept(gateway, key, named.group(1).lower(), xml, answers)
    with naming(gateway, [one.writer for one in written]) as connection:
        kept.keep(connection, replaced.group(1).lower() if replaced else None, written)


@dataclass(frozen=True)
class _Written:
    """A file that lies on the disk already; the database does not name it yet."""

    part: Part
    sha256: str
    writer: PartWriter


@dataclass(frozen=True)
class _Kept:
    """One submission on its way into the tables."""

    gateway: Gateway
    key: OfficeKey
    name: str
    xml: bytes
    digest: str

    def keep(self, connection: sa.Connection, replaced: str | None, written: Sequence[_Written]) -> None:
        """Insert it when it is new, then its files that are new."""
        table = schema.submissions
        known = connection.execute(
            sa.select(table.c.digest, table.c.author, table.c.manifest)
            .where(table.c.submission_id == self.name)
            .with_for_update()
        ).one_or_none()
        if known is None:
            manifest = self._insert(connection, replaced)
        elif (known.digest, known.author) != (self.digest, self.key.device_id):
            raise Problem(409, "conflict", "Another content is held under that instanceID.")
        else:
            manifest = json.loads(self.gateway.keys.unseal(known.manifest, f"manifest:{self.name}"))
        held = {entry["sha256"] for entry in manifest["files"]}
        for one in written:
            if one.sha256 in held:
                one.writer.discard()
                continue
            held.add(one.sha256)
            manifest["files"].append(self._add_file(connection, one))
        connection.execute(
            table.update().where(table.c.submission_id == self.name).values(manifest=self._sealed(manifest))
        )

    def _insert(self, connection: sa.Connection, replaced: str | None) -> dict[str, Any]:
        place = self._place(connection, replaced)
        root = etree.fromstring(self.xml, etree.XMLParser(resolve_entities=False, no_network=True))
        manifest: dict[str, Any] = {"form_id": root.get("id", ""), "version": root.get("version", ""), "files": []}
        if place[1] == 1:
            row = {"dossier_id": place[0], "author": self.key.device_id, "unit": self.key.unit or ""}
            connection.execute(schema.dossiers.insert().values(**row, created_at=self.gateway.now))
        connection.execute(
            schema.submissions.insert().values(
                submission_id=self.name,
                dossier_id=place[0],
                revision=place[1],
                replaces=replaced if place[1] > 1 else None,
                author=self.key.device_id,
                carrier=self.key.device_id,
                procedure=root.get("id", "")[:50],
                route="officer",
                office=self.key.unit or "",
                form_hash=_NO_FORM,
                digest=self.digest,
                public_code=f"OR-{self.name[:8].upper()}",
                tracking_hash="",
                signature=b"",
                manifest=self._sealed(manifest),
                payload=self.gateway.keys.seal(self.xml, f"payload:{self.name}"),
                created_at=self.gateway.now,
                received_at=self.gateway.now,
            )
        )
        return manifest

    def _place(self, connection: sa.Connection, replaced: str | None) -> tuple[str, int]:
        """Its dossier and revision: what it replaces has them, else it begins a dossier under its own id."""
        table = schema.submissions
        if replaced is not None:
            before = connection.execute(
                sa.select(table.c.dossier_id).where(
                    table.c.submission_id == replaced, table.c.author == self.key.device_id
                )
            ).scalar_one_or_none()
            if before is not None:
                last = sa.select(sa.func.max(table.c.revision)).where(table.c.dossier_id == before)
                return before, connection.execute(last).scalar_one() + 1
        return self.name, 1

    def _add_file(self, connection: sa.Connection, one: _Written) -> dict[str, Any]:
        stored, size = one.writer.name, len(one.part.content)
        connection.execute(schema.file_parts.insert().values(stored=stored, start=0, part=stored))
        connection.execute(
            schema.submission_files.insert().values(
                submission_id=self.name, sha256=one.sha256, size=size, media_type=one.part.media_type, stored=stored
            )
        )
        paper = re.split(r"[/\\\\]", one.part.file_name or one.part.name)[-1][:200]
        return {"paper": paper, "sha256": one.sha256, "size": size, "media_type": one.part.media_type}

    def _sealed(self, manifest: dict[str, Any]) -> bytes:
        return self.gateway.keys.seal(canonical(manifest), f"manifest:{self.name}")


def _written(gateway: Gateway, files: Sequence[Part]) -> list[_Written]:
    """All files stored, or none."""
    written: list[_Written] = []
    try:
        for part in files:
            writer = sealed_files.whole(gateway.keys, gateway.files, part.content)
            written.append(_Written(part, hashlib.sha256(part.content).hexdigest(), writer))
    except BaseException:
        for one in written:
            one.writer.discard()
        raise
    return written


def _base(request: Request, key: str) -> str:
    """The address that this client reached us by, up to its key."""
    return str(request.url).partition("?")[0].partition(f"/openrosa/{key}/")[0] + f"/openrosa/{key}"


def _xml(content: str | bytes, *, status: int = 200) -> Response:
    return Response(content, status_code=status, headers=_headers(), media_type="text/xml")


def _headers() -> dict[str, str]:
    """What every OpenRosa answer carries; the date is the machine's own, as clients of ODK compare it with theirs."""
    return {
        "X-OpenRosa-Version": "1.0",
        "X-OpenRosa-Accept-Content-Length": str(wire.REQUEST_BYTES),
        "Date": format_datetime(datetime.now(UTC), usegmt=True),
    }
