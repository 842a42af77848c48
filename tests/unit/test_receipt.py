"""Nothing but the gateway's word about exactly this submission is a receipt."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.refusal import Refusal
from sync import receipt
from sync.keys import key_id
from sync.ports import Answer, FilePart, ItemAnswer, Parcel
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner

GATEWAY = MemorySigner(50)
KEY = key_id(GATEWAY.public_key)
KEYS = {KEY: GATEWAY.public_key}
AUTHOR = MemorySigner(1).device_id
AT = "2026-03-02T01:00:00Z"


def answer_for(parcels: list[Parcel], signer: MemorySigner = GATEWAY, received_at: str = AT) -> Answer:
    facts = [
        receipt.Received(
            AUTHOR,
            one.dossier_id,
            one.revision,
            one.submission_id,
            one.digest,
            tuple(part.sha256 for part in one.files),
            received_at,
        )
        for one in parcels
    ]
    message = receipt.root_message([receipt.statement(fact, "g1", KEY) for fact in facts])
    items = tuple(ItemAnswer(one.submission_id, "created", received_at) for one in parcels)
    return Answer(items, KEY, signer.sign(message))


@given(st.integers(1, 40))
def test_every_receipt_of_a_list_stands_by_itself(count: int) -> None:
    parcels = [a_packet(number).parcel for number in range(count)]
    receipts = receipt.settle(parcels, answer_for(parcels), [AUTHOR], "g1", KEYS)
    assert set(receipts) == {one.submission_id for one in parcels}
    assert all(receipt.verify(receipts[one.submission_id], one, KEYS) == AT for one in parcels)
    for one, other in pairwise(parcels):
        with pytest.raises(Refusal):
            receipt.verify(receipts[one.submission_id], other, KEYS)


def changed(parcel: Parcel, what: str) -> Parcel:
    part = FilePart("9" * 64, 1, "image/png", "photo")
    return {
        "digest": replace(parcel, digest="0" * 64),
        "revision": replace(parcel, revision=2),
        "dossier": replace(parcel, dossier_id="018e0000-0000-7000-8000-999999999999"),
        "files": replace(parcel, files=(part,)),
    }[what]


@pytest.mark.parametrize("what", ["digest", "revision", "dossier", "files"])
def test_a_receipt_for_another_content_proves_nothing(what: str) -> None:
    mine = a_packet(1).parcel
    theirs = changed(mine, what)
    assert receipt.settle([mine], answer_for([theirs]), [AUTHOR], "g1", KEYS) == {}
    kept = receipt.settle([theirs], answer_for([theirs]), [AUTHOR], "g1", KEYS)[mine.submission_id]
    with pytest.raises(Refusal) as refusal:
        receipt.verify(kept, mine, KEYS)
    assert refusal.value.code == "bad-receipt"


def test_another_key_author_gateway_or_time_proves_nothing() -> None:
    mine = [a_packet(1).parcel]
    good = answer_for(mine)
    assert receipt.settle(mine, answer_for(mine, MemorySigner(51)), [AUTHOR], "g1", KEYS) == {}
    assert receipt.settle(mine, good, [MemorySigner(2).device_id], "g1", KEYS) == {}
    assert receipt.settle(mine, good, [AUTHOR], "g2", KEYS) == {}
    assert receipt.settle(mine, good, [AUTHOR], "g1", {}) == {}
    later = replace(good, items=(replace(good.items[0], received_at="2026-03-02T02:00:00Z"),))
    assert receipt.settle(mine, later, [AUTHOR], "g1", KEYS) == {}


def test_a_receipt_for_a_submission_that_was_not_sent_spoils_the_answer() -> None:
    mine, strange = a_packet(1).parcel, a_packet(2).parcel
    assert receipt.settle([mine], answer_for([mine, strange]), [AUTHOR], "g1", KEYS) == {}


def test_items_without_receipt_do_not_disturb_the_others() -> None:
    mine, bad = a_packet(1).parcel, a_packet(2).parcel
    answer = answer_for([mine])
    answer = replace(answer, items=(ItemAnswer(bad.submission_id, "invalid"), *answer.items))
    assert set(receipt.settle([mine, bad], answer, [AUTHOR], "g1", KEYS)) == {mine.submission_id}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: {**kept, "signature": "AAAA"},
        lambda kept: {**kept, "path": kept["path"][:-1]},
        lambda kept: {**kept, "index": kept["index"] + 1},
        lambda kept: {**kept, "size": 10**9},
        lambda kept: {**kept, "statement": {**kept["statement"], "digest": "0" * 64}},
        lambda kept: {**kept, "statement": {**kept["statement"], "key": "unknown"}},
        lambda kept: {**kept, "statement": None},
        lambda _kept: [],
    ],
)
def test_a_kept_receipt_that_was_changed_is_refused(spoil) -> None:  # noqa: ANN001
    parcels = [a_packet(number).parcel for number in range(5)]
    kept = receipt.settle(parcels, answer_for(parcels), [AUTHOR], "g1", KEYS)[parcels[1].submission_id]
    with pytest.raises(Refusal) as refusal:
        receipt.verify(json.dumps(spoil(json.loads(kept))).encode(), parcels[1], KEYS)
    assert refusal.value.code == "bad-receipt"


def test_bytes_that_are_no_receipt_are_refused() -> None:
    with pytest.raises(Refusal):
        receipt.verify(b"\xff\x00", a_packet(1).parcel, KEYS)


def test_a_receipt_that_names_another_author_counts_only_for_a_former_device_of_this_laptop() -> None:
    former, parcel = MemorySigner(2).device_id, a_packet(1).parcel
    fact = receipt.Received(former, parcel.dossier_id, 1, parcel.submission_id, parcel.digest, (), AT)
    message = receipt.root_message([receipt.statement(fact, "g1", KEY)])
    item = ItemAnswer(parcel.submission_id, "received", AT, author=former)
    answer = Answer((item,), KEY, GATEWAY.sign(message))
    assert receipt.settle([parcel], answer, [AUTHOR], "g1", KEYS) == {}
    kept = receipt.settle([parcel], answer, [AUTHOR, former], "g1", KEYS)
    assert receipt.verify(kept[parcel.submission_id], parcel, KEYS) == AT
