"""The gateway over HTTP: each route one short function onto the room that does the work."""

import base64
import hashlib
import ipaddress
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, FastAPI, Header, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from forms.refusal import NotNow, Refusal
from sync.encoding import unb64
from sync.gateway import (
    access,
    bundles,
    changes,
    handover,
    holdings,
    intake,
    offers,
    paper_codes,
    problems,
    results,
    rotation,
    tracking,
    uploads,
    wire,
    withdrawals,
)
from sync.gateway.declarations import Draw
from sync.gateway.device import Device
from sync.gateway.figures import MEDIA_TYPE, Figures, is_well
from sync.gateway.limits import Bucket
from sync.gateway.middleware import BodyGate, Door
from sync.gateway.office_routes import add_office
from sync.gateway.opening import Gateway
from sync.gateway.openrosa import add_openrosa
from sync.gateway.problems import Problem

log = logging.getLogger("hosolang.gateway")

_Taken = TypeVar("_Taken")

PROTOCOL = 1
"""The protocol that this server speaks; a laptop below ``OLDEST_PROTOCOL`` must be updated."""
OLDEST_PROTOCOL = 1

_HTTP_ERRORS = {
    400: ("bad-request", "The body is not JSON in UTF-8."),
    404: ("no-such-address", "There is nothing at this address."),
    405: ("no-such-method", "This address does not take that method."),
}

TUS = {"Tus-Resumable": "1.0.0"}
TUS_OPTIONS = {
    **TUS,
    "Tus-Version": "1.0.0",
    "Tus-Extension": "creation,checksum,expiration,termination",
    "Tus-Max-Size": str(wire.FILE_BYTES),
    "Tus-Checksum-Algorithm": ",".join(uploads.CHECKSUMS),
}


def create_app(gateway: Gateway, *, workers: int = 1, draw: Draw | None = None) -> FastAPI:
    """The application on an open gateway; whoever opened the gateway closes it.

    With several ``workers`` each counts tries for itself and allows its share of them. ``draw`` makes declarations.
    """
    app = FastAPI(title="Hồ Sơ Làng gateway", version="1", docs_url=None, redoc_url=None)
    figures = Figures(gateway)
    app.state.gateway = gateway
    app.state.by_device = Bucket(gateway.clock, burst=3000, per_minute=1200, share=workers)
    _add_greetings(app, gateway, workers)
    _add_dossiers(app, gateway, figures)
    _add_withdrawals(app, gateway)
    _add_packs(app, gateway)
    _add_bundles(app, gateway)
    _add_paper(app, gateway)
    _add_files(app, gateway)
    _add_tracking(app, gateway, workers)
    _add_watching(app, gateway, figures)
    add_office(app, gateway, workers=workers, draw=draw)
    add_openrosa(app, gateway, workers=workers)
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_bad_shape)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_middleware(GZipMiddleware, minimum_size=300, compresslevel=9)
    app.add_middleware(BodyGate, streams=("/v1/files", "/v1/bundles", "/v1/office/results/"))
    app.add_middleware(Door, gateway_id=gateway.id, figures=figures)
    return app


def _current_device(request: Request, authorization: Annotated[str | None, Header()] = None) -> Device:
    gateway: Gateway = request.app.state.gateway
    device = access.device_of(gateway, authorization)
    by_device: Bucket = request.app.state.by_device
    by_device.take(device.id)
    return device


CurrentDevice = Annotated[Device, Depends(_current_device)]


def _add_greetings(app: FastAPI, gateway: Gateway, workers: int) -> None:
    tries = Bucket(gateway.clock, burst=30, per_minute=30, share=workers)
    calls = Bucket(gateway.clock, burst=1200, per_minute=600, share=workers)

    @app.get("/v1/ping", response_model=wire.Ping)
    def ping() -> Response:
        return JSONResponse(
            {
                "gateway": gateway.id,
                "name": gateway.name,
                "epoch": gateway.epoch,
                "time": gateway.now,
                "nonce": access.nonce(gateway),
                "key": gateway.keys.key_id,
                "oldest_protocol": OLDEST_PROTOCOL,
                "limits": {
                    "batch_bytes": wire.BATCH_BYTES,
                    "request_bytes": wire.REQUEST_BYTES,
                    "plain_bytes": wire.PLAIN_BYTES,
                    "file_bytes": wire.FILE_BYTES,
                    "bundle_bytes": wire.BUNDLE_BYTES,
                    "batch_items": wire.BATCH_ITEMS,
                    "query_ids": wire.QUERY_IDS,
                },
            }
        )

    @app.get("/v1/keys", response_model=wire.Keys)
    def keys() -> Response:
        return JSONResponse({"gateway": gateway.id, "announcements": rotation.announced(gateway)})

    @app.post("/v1/enroll", response_model=wire.Enrolled)
    def enroll(request: Request, body: wire.EnrolRequest) -> Response:
        tries.take(_address(request))
        return JSONResponse(access.enrol(gateway, body))

    @app.post("/v1/session", response_model=wire.Session)
    def session(request: Request, body: wire.SessionRequest) -> Response:
        calls.take(_address(request))
        return JSONResponse(access.open_session(gateway, body))


def _add_dossiers(app: FastAPI, gateway: Gateway, figures: Figures) -> None:
    @app.post("/v1/dossiers", response_model=wire.Results)
    def take(body: wire.Batch, carrier: CurrentDevice) -> Response:
        answer = intake.accept(gateway, carrier, body.dossiers)
        _note_outcomes(figures, answer["results"])
        return JSONResponse(answer)

    @app.post("/v1/dossiers/query", response_model=wire.Results)
    def query(body: wire.Ids, author: CurrentDevice) -> Response:
        return JSONResponse(holdings.standing(gateway, author, body.ids, complete=False))

    @app.post("/v1/dossiers/held", response_model=wire.HeldList)
    def held(body: wire.Ids, author: CurrentDevice) -> Response:
        return JSONResponse({"held": holdings.revisions(gateway, author, body.ids)})

    @app.post("/v1/handover", response_model=wire.Handover)
    def hand_over(body: wire.HandoverRequest, heir: CurrentDevice) -> Response:
        return JSONResponse(handover.take_over(gateway, heir, body))

    @app.post("/v1/receipts", response_model=wire.Results)
    def receipts(body: wire.Ids, author: CurrentDevice) -> Response:
        return JSONResponse(holdings.standing(gateway, author, body.ids, complete=True))

    @app.put("/v1/forms/{form_hash}", status_code=204)
    async def put_form(form_hash: wire.Sha256, request: Request, _author: CurrentDevice) -> Response:
        await run_in_threadpool(intake.put_form, gateway, form_hash, await request.body())
        return Response(status_code=204)

    @app.get("/v1/changes", response_model=wire.Changes)
    def get_changes(
        author: CurrentDevice,
        since: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
        epoch: Annotated[str | None, Query(max_length=64)] = None,
    ) -> Response:
        return JSONResponse(changes.page(gateway, author, since, epoch))

    @app.get("/v1/results/{sha256}")
    def get_result(sha256: wire.Sha256, author: CurrentDevice) -> Response:
        found = results.find(gateway, author, sha256)
        content: Iterator[bytes] = results.read(gateway, found)
        return StreamingResponse(content, media_type=found.media_type, headers={"Content-Length": str(found.size)})


def _note_outcomes(figures: Figures, results: Sequence[Mapping[str, Any]]) -> None:
    """Count what became of a batch, and log why something was not taken; neither names anything."""
    for one in results:
        figures.judged(one["outcome"])
    why = Counter(one["reason"] for one in results if "reason" in one)
    if why:
        log.info("not taken: %s", ", ".join(f"{count} {reason}" for reason, count in sorted(why.items())))


def _add_withdrawals(app: FastAPI, gateway: Gateway) -> None:
    @app.post("/v1/withdrawals", response_model=wire.WithdrawalsKept)
    def withdraw(body: wire.Withdrawals, author: CurrentDevice) -> Response:
        return JSONResponse({"kept": withdrawals.keep(gateway, author, body.withdrawals)})


def _add_packs(app: FastAPI, gateway: Gateway) -> None:
    @app.get("/v1/packs/{sha256}")
    def get_pack(sha256: wire.Sha256, _laptop: CurrentDevice) -> Response:
        size, content = offers.find(gateway, sha256)
        return StreamingResponse(content, media_type="application/octet-stream", headers={"Content-Length": str(size)})


def _add_bundles(app: FastAPI, gateway: Gateway) -> None:
    @app.post("/v1/bundles")
    async def take_bundle(request: Request, carrier: CurrentDevice) -> Response:
        with bundles.spool(gateway) as file:
            size = 0
            async for chunk in request.stream():
                size += len(chunk)
                if size > wire.BUNDLE_BYTES:
                    raise Problem(413, "too-large", "A bundle has at most 1 GiB; export it in parts.")
                await run_in_threadpool(file.write, chunk)
            file.seek(0)
            taken = await run_in_threadpool(_refused_in_words, lambda: bundles.take(gateway, file, carrier))
        return Response(taken.reply, media_type="application/octet-stream")

    @app.post("/v1/bundles/{upload_id}")
    def take_uploaded_bundle(upload_id: str, carrier: CurrentDevice) -> Response:
        taken = _refused_in_words(lambda: bundles.take_uploaded(gateway, carrier, upload_id))
        return Response(taken.reply, media_type="application/octet-stream")


def _add_paper(app: FastAPI, gateway: Gateway) -> None:
    @app.post("/v1/paper", response_model=wire.PaperTaken)
    def take_paper(body: wire.PaperCode, carrier: CurrentDevice) -> Response:
        try:
            code = unb64(body.code)
        except ValueError as error:
            raise Problem(422, "damaged-code", "The code is not base64; scan the paper again.") from error
        taken = _refused_in_words(lambda: paper_codes.take(gateway, code, carrier))
        return JSONResponse({name: taken[name] for name in ("outcome", "missing_files")})


def _refused_in_words(take: Callable[[], _Taken]) -> _Taken:
    """What was taken, or 422 for what can never be; a trouble of the gateway's own must not set a bundle aside."""
    try:
        return take()
    except Refusal as refusal:
        if isinstance(refusal, NotNow) or refusal.code.startswith("gateway-"):
            raise
        raise Problem(422, refusal.code, str(refusal)) from refusal


def _add_files(app: FastAPI, gateway: Gateway) -> None:
    @app.options("/v1/files", status_code=204)
    def options() -> Response:
        return Response(status_code=204, headers=TUS_OPTIONS)

    @app.post("/v1/files", status_code=201, dependencies=[Depends(_tus)])
    def create(
        author: CurrentDevice,
        upload_length: Annotated[str | None, Header()] = None,
        upload_metadata: Annotated[str, Header(max_length=1000)] = "",
    ) -> Response:
        upload = uploads.create(gateway, author, upload_length, upload_metadata)
        return Response(status_code=201, headers={**TUS, **upload.headers, "Location": f"/v1/files/{upload.id}"})

    @app.head("/v1/files/{upload_id}", dependencies=[Depends(_tus)])
    def head(upload_id: str, author: CurrentDevice) -> Response:
        upload = uploads.find(gateway, author, upload_id)
        facts = {"Upload-Length": str(upload.size), "Upload-Metadata": upload.metadata}
        return Response(status_code=200, headers={**TUS, **upload.headers, **facts})

    @app.patch("/v1/files/{upload_id}", status_code=204, dependencies=[Depends(_tus)])
    async def patch(
        upload_id: str,
        request: Request,
        author: CurrentDevice,
        upload_offset: Annotated[str | None, Header()] = None,
        upload_checksum: Annotated[str | None, Header(max_length=200)] = None,
    ) -> Response:
        if request.headers.get("content-type", "") != "application/offset+octet-stream":
            raise Problem(415, "bad-type", "A block has Content-Type: application/offset+octet-stream.")
        upload = await run_in_threadpool(uploads.find, gateway, author, upload_id)
        if upload_offset != str(upload.received):
            raise Problem(409, "offset-moved", "Upload-Offset is not where the upload stands; ask for its offset.")
        stream: AsyncIterator[bytes] = request.stream()
        now = await uploads.patch(gateway, author, upload, upload_checksum, stream)
        return Response(status_code=204, headers={**TUS, **now.headers})

    @app.delete("/v1/files/{upload_id}", status_code=204, dependencies=[Depends(_tus)])
    def delete(upload_id: str, author: CurrentDevice) -> Response:
        uploads.remove(gateway, author, upload_id)
        return Response(status_code=204, headers=TUS)


def _add_tracking(app: FastAPI, gateway: Gateway, workers: int) -> None:
    by_address = Bucket(gateway.clock, burst=20, per_minute=20, share=workers)
    by_code = Bucket(gateway.clock, burst=10, per_minute=2, share=workers)
    script = base64.b64encode(hashlib.sha256(tracking.SCRIPT.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'unsafe-inline'; connect-src 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )

    @app.get("/t/{public_code}", include_in_schema=False)
    def page(public_code: str) -> Response:  # noqa: ARG001 - the page's script reads it from its own address
        return HTMLResponse(
            tracking.PAGE, headers={"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
        )

    @app.post("/v1/track", response_model=wire.Tracked)
    def track(request: Request, body: wire.TrackRequest) -> Response:
        by_address.take(_address(request))
        by_code.take(body.code.strip().upper())
        return JSONResponse({"words": tracking.words(gateway, body.code, body.secret)})


def _add_watching(app: FastAPI, gateway: Gateway, figures: Figures) -> None:
    @app.get("/health", include_in_schema=False)
    def health() -> Response:
        well = is_well(gateway)
        return JSONResponse({"ok": well}, status_code=200 if well else 503)

    @app.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        """For a watcher on the same machine; a proxy that passes others on says so in its headers."""
        is_passed_on = {"forwarded", "x-forwarded-for"} & set(request.headers.keys())
        if is_passed_on or not _is_loopback(_address(request)):
            raise HTTPException(404)
        return Response(figures.text(), media_type=MEDIA_TYPE)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _tus(tus_resumable: Annotated[str | None, Header()] = None) -> None:
    if tus_resumable != "1.0.0":
        raise Problem(412, "bad-version", "This server speaks tus 1.0.0.", {"Tus-Version": "1.0.0"})


def _address(request: Request) -> str:
    return request.client.host if request.client else "-"


async def _on_problem(request: Request, problem: Exception) -> Response:
    answer = problems.answer(cast("Problem", problem), request.scope)
    if request.url.path.startswith("/v1/files"):
        answer.headers["Tus-Resumable"] = "1.0.0"
    return answer


async def _on_bad_shape(request: Request, error: Exception) -> Response:
    """Names the places that are wrong, never what stood there."""
    places = sorted(
        {".".join(str(step) for step in one["loc"][:3]) for one in cast("RequestValidationError", error).errors()}
    )[:5]
    return problems.answer(Problem(422, "bad-request", "Not understood: " + ", ".join(places)), request.scope)


async def _on_http_error(request: Request, error: Exception) -> Response:
    refusal = cast("HTTPException", error)
    code, sentence = _HTTP_ERRORS.get(refusal.status_code, ("refused", "The request was refused."))
    return problems.answer(Problem(refusal.status_code, code, sentence, refusal.headers), request.scope)
