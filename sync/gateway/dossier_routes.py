"""What laptops bring and fetch: dossiers, receipts, changes, results, packs, bundles, codes from paper."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from forms.refusal import NotNow, Refusal
from sync.encoding import unb64
from sync.gateway import bundles, changes, handover, holdings, intake, offers, paper_codes, results, wire, withdrawals
from sync.gateway.callers import CurrentDevice
from sync.gateway.figures import Figures
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem

log = logging.getLogger("hosolang.gateway")

_Taken = TypeVar("_Taken")


def add_dossiers(app: FastAPI, gateway: Gateway, figures: Figures) -> None:
    """All of them; each for the device that calls alone."""
    _add_dossiers(app, gateway, figures)
    _add_answers(app, gateway)
    _add_withdrawals(app, gateway)
    _add_packs(app, gateway)
    _add_bundles(app, gateway)
    _add_paper(app, gateway)


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


def _add_answers(app: FastAPI, gateway: Gateway) -> None:
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
