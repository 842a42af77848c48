"""What needs no key: where a villager sees the dossier, and where a watcher on the machine looks."""

import base64
import hashlib
import ipaddress

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from sync.gateway import tracking, wire
from sync.gateway.callers import address_of
from sync.gateway.figures import MEDIA_TYPE, Figures, is_well
from sync.gateway.limits import Bucket
from sync.gateway.opening import Gateway


def add_tracking(app: FastAPI, gateway: Gateway, workers: int) -> None:
    """The villager's page and the words that it asks for."""
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
        by_address.take(address_of(request))
        by_code.take(body.code.strip().upper())
        return JSONResponse({"words": tracking.words(gateway, body.code, body.secret)})


def add_watching(app: FastAPI, gateway: Gateway, figures: Figures) -> None:
    """Whether it is well, and its figures."""

    @app.get("/health", include_in_schema=False)
    def health() -> Response:
        well = is_well(gateway)
        return JSONResponse({"ok": well}, status_code=200 if well else 503)

    @app.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        """For a watcher on the same machine; a proxy that passes others on says so in its headers."""
        is_passed_on = {"forwarded", "x-forwarded-for"} & set(request.headers.keys())
        if is_passed_on or not _is_loopback(address_of(request)):
            raise HTTPException(404)
        return Response(figures.text(), media_type=MEDIA_TYPE)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
