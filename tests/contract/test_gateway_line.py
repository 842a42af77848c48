"""What a line promises, held against the real gateway over HTTP and the one in memory that other tests trust."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sync import receipt
from sync.gateway import office
from sync.ports import Answer, Binding, Change, ChangesPage, Line, LineFault, Parcel
from sync.submission import sign
from tests.support.flaky_line import FlakyLine, fine
from tests.support.gateways import live_gateway
from tests.support.memory_gateway import MemoryGateway
from tests.support.parcels import FORM, FORM_HASH, a_packet, same_place
from tests.support.signers import MemorySigner


@dataclass
class Ends:
    """Two laptops' lines to one gateway, and the officer behind it."""

    signers: Sequence[MemorySigner]
    bindings: Sequence[Binding]
    lines: Sequence[Line]
    act: Callable[[str, int], object]

    def send(self, *parcels: Parcel, laptop: int = 0) -> Answer:
        signer, binding = self.signers[laptop], self.bindings[laptop]
        return self.lines[laptop].send(parcels, [sign(signer, parcel, binding.gateway_id) for parcel in parcels])

    def proved(self, answer: Answer, *parcels: Parcel, laptop: int = 0) -> set[str]:
        signer, binding = self.signers[laptop], self.bindings[laptop]
        return set(receipt.settle(parcels, answer, [signer.device_id], binding.gateway_id, binding.keys))


@pytest.fixture(params=["memory", "http"])
def ends(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ends]:
    signers = [MemorySigner(1), MemorySigner(2)]
    if request.param == "memory":
        gateway = MemoryGateway()
        bindings = [gateway.binding(signer.device_id) for signer in signers]
        yield Ends(signers, bindings, [FlakyLine(gateway, signer, fine, []) for signer in signers], gateway.act)
        return
    with live_gateway(tmp_path) as live:
        laptops = [live.laptop(1), live.laptop(2)]
        with live.line(laptops[0]) as one, live.line(laptops[1]) as two:
            bindings = [binding for _, binding in laptops]
            yield Ends(signers, bindings, [one, two], lambda name, code: office.status(live.place, name, code))


def outcomes(answer: Answer) -> list[str]:
    return [item.outcome for item in answer.items]


def test_new_ones_are_created_and_receipted_in_one_answer(ends: Ends) -> None:
    parcels = [a_packet(number).parcel for number in range(1, 8)]
    answer = ends.send(*parcels)
    assert outcomes(answer) == ["created"] * 7
    assert ends.proved(answer, *parcels) == {parcel.submission_id for parcel in parcels}


def test_the_same_again_is_the_same_with_the_same_moment(ends: Ends) -> None:
    parcel = a_packet(1).parcel
    first, again = ends.send(parcel), ends.send(parcel)
    assert outcomes(again) == ["same"]
    assert again.items[0].received_at == first.items[0].received_at
    assert ends.proved(again, parcel)


def test_the_same_id_with_another_content_is_a_conflict_and_changes_nothing(ends: Ends) -> None:
    first = a_packet(1)
    ends.send(first.parcel)
    other = same_place(first, a_packet(1, name="Tên khác")).parcel
    assert outcomes(ends.send(other)) == ["conflict"]
    answer = ends.lines[0].ask([first.parcel.submission_id])
    assert (ends.proved(answer, first.parcel), ends.proved(answer, other)) == ({first.parcel.submission_id}, set())


def test_a_second_submission_of_the_same_revision_is_a_conflict(ends: Ends) -> None:
    ends.send(a_packet(1).parcel)
    assert outcomes(ends.send(a_packet(2, dossier=1).parcel)) == ["conflict"]
    assert outcomes(ends.send(a_packet(3, dossier=1, revision=2).parcel)) == ["created"]


def test_within_one_batch_the_second_of_two_equals_is_the_same(ends: Ends) -> None:
    parcel = a_packet(1).parcel
    assert outcomes(ends.send(parcel, parcel)) == ["created", "same"]


def test_what_never_came_is_unknown(ends: Ends) -> None:
    known, never = a_packet(1).parcel, a_packet(2).parcel
    ends.send(known)
    answer = ends.lines[0].ask([never.submission_id, known.submission_id])
    assert outcomes(answer) == ["unknown", "received"]
    assert ends.proved(answer, known, never) == {known.submission_id}


def about_dossiers(page: ChangesPage) -> list[Change]:
    return [change for change in page.changes if change.dossier_id]


def test_one_laptop_never_learns_of_anothers_dossiers(ends: Ends) -> None:
    parcel = a_packet(1).parcel
    ends.send(parcel)
    ends.act(parcel.dossier_id, 2)
    assert outcomes(ends.lines[1].ask([parcel.submission_id])) == ["unknown"]
    assert outcomes(ends.send(a_packet(1).parcel, laptop=1)) == ["conflict"]
    assert about_dossiers(ends.lines[1].changes(0)) == []


def test_files_complete_a_dossier_and_only_then_it_is_receipted(ends: Ends) -> None:
    packet = a_packet(1, files=[b"first photo", b"second, larger photo" * 9000])
    answer = ends.send(packet.parcel)
    assert outcomes(answer) == ["waiting_files"]
    assert set(answer.items[0].missing_files) == {part.sha256 for part in packet.parcel.files}
    for content, part in zip(packet.files, packet.parcel.files, strict=True):
        assert ends.proved(ends.lines[0].ask([packet.parcel.submission_id]), packet.parcel) == set()
        reached: list[int] = []
        ends.lines[0].upload(packet.parcel.submission_id, part, io.BytesIO(content), reached.append)
        assert reached[-1] == part.size
    answer = ends.lines[0].ask([packet.parcel.submission_id])
    assert outcomes(answer) == ["received"]
    assert ends.proved(answer, packet.parcel) == {packet.parcel.submission_id}


def test_nobody_uploads_into_anothers_dossier(ends: Ends) -> None:
    packet = a_packet(1, files=[b"photo"])
    ends.send(packet.parcel)
    with pytest.raises(LineFault):
        ends.lines[1].upload(packet.parcel.submission_id, packet.parcel.files[0], io.BytesIO(b"photo"), _quiet)


def test_a_form_is_asked_for_until_it_is_there(ends: Ends) -> None:
    assert ends.send(a_packet(1).parcel).missing_forms == (FORM_HASH,)
    ends.lines[0].put_form(FORM_HASH, FORM)
    assert ends.send(a_packet(2).parcel).missing_forms == ()


def test_changes_are_numbered_without_a_gap_and_asked_for_by_cursor(ends: Ends) -> None:
    parcels = [a_packet(number).parcel for number in (1, 2)]
    before = ends.lines[0].changes(0).cursor  # it may have been told of its neighbours
    ends.send(*parcels)
    for parcel, status in ((parcels[0], 2), (parcels[1], 3), (parcels[0], 9)):
        ends.act(parcel.dossier_id, status)
    seen, cursor, more = [], before, True
    while more:
        page = ends.lines[0].changes(cursor)
        seen += page.changes
        cursor, more = page.cursor, page.more
    assert [(change.number, change.dossier_id, change.body["status"]) for change in seen] == [
        (before + 1, parcels[0].dossier_id, 2),
        (before + 2, parcels[1].dossier_id, 3),
        (before + 3, parcels[0].dossier_id, 9),
    ]
    assert len({change.id for change in seen}) == 3
    assert ends.lines[0].changes(before + 2).changes == (seen[2],)
    assert ends.lines[0].changes(before + 3).changes == ()


def test_the_receipt_is_about_the_files_too(ends: Ends) -> None:
    packet = a_packet(1, files=[b"photo"])
    answer = ends.send(packet.parcel)
    ends.lines[0].upload(packet.parcel.submission_id, packet.parcel.files[0], io.BytesIO(b"photo"), _quiet)
    answer = ends.lines[0].ask([packet.parcel.submission_id])
    assert ends.proved(answer, replace(packet.parcel, files=())) == set()
    assert ends.proved(answer, packet.parcel) == {packet.parcel.submission_id}


def _quiet(_offset: int) -> None:
    """Nobody watches."""
