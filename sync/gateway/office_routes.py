"""``/v1/office``: where a province's own system lists and fetches dossiers and gives numbers, statuses and results."""

import base64
import binascii
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from forms.refusal import Refusal
from sync.gateway import cabinet, declarations, office_keys, wire
from sync.gateway.cabinet import Act
from sync.gateway.declarations import Draw
from sync.gateway.limits import Bucket
from sync.gateway.office_keys import OfficeKey
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem

_MOST = 500
_NAME = Query(max_length=40)
_STATUS_OF = {"unknown-dossier": 404, "unknown-paper": 404, "no-form": 404, "unknown-procedure": 404}


def add_office(app: FastAPI, gateway: Gateway, *, workers: int, draw: Draw | None) -> None:
    """The office's addresses; each needs an office key and shows the key's unit alone."""
    calls = Bucket(gateway.clock, burst=1200, per_minute=1200, share=workers)

    def office(authorization: Annotated[str | None, Header()] = None) -> OfficeKey:
        scheme, _, text = (authorization or "").partition(" ")
        key = office_keys.find(gateway, text if scheme.lower() == "bearer" else "", "office")
        calls.take(key.name)
        return key

    Office = Annotated[OfficeKey, Depends(office)]  # noqa: N806 - a type, known only here

    @app.get("/v1/office/dossiers", response_model=list[wire.OfficeRow])
    def listed(
        key: Office,
        status: Annotated[int | None, Query(ge=0, le=99)] = None,
        after: wire.Id | None = None,
        limit: Annotated[int, Query(ge=1, le=_MOST)] = 100,
    ) -> Response:
        return JSONResponse(cabinet.page(gateway, unit=key.unit, status=status, limit=limit, after=after))

    @app.get("/v1/office/dossiers/{name}", response_model=wire.OfficeDossier)
    def whole(name: str, key: Office) -> Response:
        return JSONResponse(_said(lambda: cabinet.whole(gateway, name, unit=key.unit)))

    @app.get("/v1/office/dossiers/{name}/xml")
    def xml(name: str, key: Office) -> Response:
        return Response(_said(lambda: cabinet.payload(gateway, name, unit=key.unit)), media_type="application/xml")

    @app.get("/v1/office/dossiers/{name}/pdf")
    def pdf(name: str, key: Office) -> Response:
        content: bytes = _said(lambda: declarations.pdf(gateway, draw, name, unit=key.unit))
        return Response(content, media_type="application/pdf")

    @app.get("/v1/office/dossiers/{name}/files/{sha256}")
    def file(name: str, sha256: wire.Sha256, key: Office) -> Response:
        found: cabinet.Paper = _said(lambda: cabinet.paper(gateway, name, sha256, unit=key.unit))
        length = {"Content-Length": str(found.size)}
        return StreamingResponse(cabinet.content(gateway, found), media_type=found.media_type, headers=length)

    @app.post("/v1/office/dossiers/{name}/status", response_model=wire.OfficeStatus)
    def status(name: str, body: wire.OfficeAct, key: Office) -> Response:
        due_on = date.fromisoformat(body.due_on) if body.due_on else None
        act = Act(body.status, body.note, body.office_number, due_on, body.act, body.fee)
        return JSONResponse(_said(lambda: cabinet.record(gateway, name, act, unit=key.unit)))

    @app.post("/v1/office/results/{name}", response_model=wire.OfficeResult)
    async def result(
        name: str,
        request: Request,
        key: Office,
        content_type: Annotated[str, Header(max_length=100)] = "",
        result_note: Annotated[str, Header(max_length=4000)] = "",
    ) -> Response:
        content, note = await _body(request), _note(result_note)
        media_type = content_type.partition(";")[0].strip().lower()
        return JSONResponse(
            await run_in_threadpool(
                _said, lambda: cabinet.give(gateway, name, content, media_type, note=note, unit=key.unit)
            )
        )


def _said(ask: Any) -> Any:  # noqa: ANN401 - whatever the cabinet gives
    """The cabinet's answer; its refusals as problems."""
    try:
        return ask()
    except Refusal as refusal:
        status = 500 if refusal.code == "gateway-damaged" else _STATUS_OF.get(refusal.code, 422)
        raise Problem(status, refusal.code, str(refusal)) from refusal


async def _body(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > cabinet.RESULT_BYTES:
            raise Problem(413, "too-large", "A result has at most 20 MB.")
    return bytes(content)


def _note(header: str) -> str:
    try:
        return base64.b64decode(header, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Problem(422, "bad-request", "Result-Note must be base64 of UTF-8 text.") from error
