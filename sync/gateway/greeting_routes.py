"""What a laptop calls before it has a session: ping, keys, enrolment, log-in."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from sync.gateway import access, rotation, wire
from sync.gateway.callers import address_of
from sync.gateway.limits import Bucket
from sync.gateway.opening import Gateway

OLDEST_PROTOCOL = 1
"""A laptop that speaks an older protocol must be updated."""


def add_greetings(app: FastAPI, gateway: Gateway, workers: int) -> None:
    """The addresses that need no session; tries are counted by address."""
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
        tries.take(address_of(request))
        return JSONResponse(access.enrol(gateway, body))

    @app.post("/v1/session", response_model=wire.Session)
    def session(request: Request, body: wire.SessionRequest) -> Response:
        calls.take(address_of(request))
        return JSONResponse(access.open_session(gateway, body))
