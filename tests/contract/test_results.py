"""A result paper comes home whole, capped, proved by its hash, and to its author alone."""

from pathlib import Path
from random import Random

import pytest

from forms.refusal import NotNow, Refusal
from sync import results
from sync.gateway import office
from sync.submission import sign
from tests.support.bad_proxy import Trouble, bad_proxy
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet

PAPER = b"%PDF-1.7\n" + Random(1).randbytes(76_800)  # noqa: S311 - packed it stays as long, so that a cut hits it


def announced(gateway: LiveGateway, laptop: object, folder: Path) -> dict[str, object]:
    signer, binding = laptop  # type: ignore[misc]  # what LiveGateway.laptop gives
    file = folder / "giay.pdf"
    file.write_bytes(PAPER)
    parcel = a_packet(1).parcel
    with gateway.line(laptop) as line:  # type: ignore[arg-type]  # the same
        line.send([parcel], [sign(signer, parcel, binding.gateway_id)])
        office.result(gateway.place, "PC01-TEST", file, note="Trích lục")
        (change,) = (one for one in line.changes(0).changes if one.kind == "result")
    return dict(change.body)


def test_the_author_gets_the_paper_that_the_change_announced(gateway: LiveGateway, tmp_path: Path) -> None:
    laptop, stranger = gateway.laptop(1), gateway.laptop(2)
    body = announced(gateway, laptop, tmp_path)
    paper = results.fetch(laptop[1], laptop[0], body)
    assert (paper.content, paper.media_type) == (PAPER, "application/pdf")
    assert paper.name.endswith(".pdf")
    with pytest.raises(Refusal) as refusal:
        results.fetch(stranger[1], stranger[0], body)
    assert refusal.value.code == "no-such-result"


@pytest.mark.parametrize(
    "change",
    [{"sha256": "../../etc"}, {"sha256": None}, {"size": 10**9}, {"size": "1"}, {"media_type": "text/html"}],
)
def test_a_message_that_names_no_paper_is_not_followed(
    gateway: LiveGateway, tmp_path: Path, change: dict[str, object]
) -> None:
    laptop = gateway.laptop(1)
    body = announced(gateway, laptop, tmp_path) | change
    with pytest.raises(Refusal) as refusal:
        results.fetch(laptop[1], laptop[0], body)
    assert refusal.value.code == "bad-result"


def test_a_cut_in_the_middle_is_not_now(gateway: LiveGateway, tmp_path: Path) -> None:
    with bad_proxy(gateway.url) as proxy:
        laptop = gateway.laptop(1, url=proxy.url)
        body = announced(gateway, laptop, tmp_path)
        proxy.trouble = Trouble(b"GET /v1/results", down=5000)
        with pytest.raises(NotNow):
            results.fetch(laptop[1], laptop[0], body)
        assert results.fetch(laptop[1], laptop[0], body).content == PAPER
