"""Files in blocks, from where they stand: tus 1.0.0 over ``/v1/files``."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from sync.gateway import uploads, wire
from sync.gateway.callers import CurrentDevice
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem

TUS = {"Tus-Resumable": "1.0.0"}
TUS_OPTIONS = {
    **TUS,
    "Tus-Version": "1.0.0",
    "Tus-Extension": "creation,checksum,expiration,termination",
    "Tus-Max-Size": str(wire.FILE_BYTES),
    "Tus-Checksum-Algorithm": ",".join(uploads.CHECKSUMS),
}


def _tus(tus_resumable: Annotated[str | None, Header()] = None) -> None:
    if tus_resumable != "1.0.0":
        raise Problem(412, "bad-version", "This server speaks tus 1.0.0.", {"Tus-Version": "1.0.0"})


def add_files(app: FastAPI, gateway: Gateway) -> None:
    """Create, look, send on, take away; each for the device that calls alone."""

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
