"""Clients that others wrote, against the real gateway: tuspy uploads a file, schemathesis tries the schema."""

from io import BytesIO
from typing import Any

import pytest

from sync.gateway import office
from sync.submission import sign
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet

CONTENT = bytes(range(256)) * 1500

tusclient = pytest.importorskip("tusclient.client")
schemathesis = pytest.importorskip("schemathesis")


def test_tuspy_uploads_a_file_in_blocks(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    parcel = a_packet(1, files=[CONTENT]).parcel
    with gateway.line(laptop) as line, BytesIO(CONTENT) as file:
        line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        client = tusclient.TusClient(f"{gateway.url}/v1/files", {"Authorization": f"Bearer {line._token}"})
        facts = {"submission": parcel.submission_id, "sha256": parcel.files[0].sha256}
        client.uploader(file_stream=file, chunk_size=100_000, metadata=facts, upload_checksum=True).upload()
        assert line.ask([parcel.submission_id]).items[0].outcome == "received"


def test_no_request_that_the_schema_allows_or_forbids_breaks_the_gateway(gateway: LiveGateway) -> None:
    from hypothesis import HealthCheck, given, settings

    schema = schemathesis.openapi.from_dict(gateway.raw("GET", "/openapi.json").json())
    schema.config.update(base_url=gateway.url)
    token, key = gateway.token(gateway.laptop(1)), office.office_key(gateway.place, "Tỉnh")["key"]
    broken: list[str] = []
    for operation in schema.get_all_operations():
        case_of = operation.ok().as_strategy()

        @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def tried(case: Any) -> None:
            shown = key if case.path.startswith("/v1/office") else token
            answer = case.call(headers={"Authorization": f"Bearer {shown}", "Tus-Resumable": "1.0.0"})
            if answer.status_code >= 500:
                broken.append(f"{case.method} {case.path} {answer.status_code}")

        given(case=case_of)(tried)()
    assert broken == []
