"""One run against every way in which a line can break: nothing lost, nothing doubled, nothing invented."""

import random
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from forms.dossier import OutboxState
from sync import decisions, receipt
from sync.ports import Answer, FilePart, ItemAnswer, LineFault, OutboxRow
from sync.report import Progress, RunReport
from sync.runner import run_once
from sync.submission import sign
from sync.transports.answers import wire_item
from sync.transports.http import packed
from sync.transports.tus import FIRST_BLOCK, LARGEST_BLOCK, SMALLEST_BLOCK, block_size
from tests.support.clocks import SetClock
from tests.support.flaky_line import Script, Weather, cut, fine, lines
from tests.support.memory_gateway import MemoryGateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import FORM, FORM_HASH, Packet, a_packet, same_place
from tests.support.signers import MemorySigner


@dataclass
class Laptop:
    """A laptop with its outbox, bound to a gateway in memory."""

    gateway: MemoryGateway = field(default_factory=MemoryGateway)
    signer: MemorySigner = field(default_factory=lambda: MemorySigner(1))
    clock: SetClock = field(default_factory=SetClock)
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = MemoryOutbox(self.gateway.binding(self.signer.device_id), {FORM_HASH: FORM})

    def put(self, *packets: Packet) -> None:
        for packet in packets:
            self.store.put(packet.parcel, files=packet.files)

    def run(self, weather: Weather = fine, *, release_all: bool = True, **choices: object) -> RunReport:
        return run_once(
            self.store,
            lines(self.gateway, self.signer, weather, self.calls),
            self.clock,
            self.signer,
            release_all=release_all,
            rng=random.Random(1),  # noqa: S311 - jitter, not a secret
            **choices,  # type: ignore[arg-type]  # passed on as they are
        )

    def states(self) -> list[OutboxState]:
        return [row.state for row in self.store.rows()]

    def is_all_delivered_once(self) -> bool:
        proved = all(
            receipt.verify(
                self.store.receipts[row.submission_id],
                self.store.parcels([row.submission_id])[0],
                self.gateway.binding("").keys,
            )
            for row in self.store.rows()
        )
        return proved and sorted(self.gateway.taken) == sorted(row.submission_id for row in self.store.rows())


@pytest.fixture
def laptop() -> Laptop:
    laptop = Laptop()
    laptop.put(*(a_packet(number) for number in range(1, 6)))
    return laptop


def test_a_fair_day_delivers_everything_with_receipts_and_gives_the_form_once(laptop: Laptop) -> None:
    report = laptop.run()
    assert (report.sent, report.waiting, report.uncertain, report.connection) == (5, 0, 0, "ok")
    assert laptop.is_all_delivered_once()
    assert laptop.calls == ["open", "send", "put_form", "changes", "close"]
    assert {one.state for one in report.per_dossier} == {"delivered"}


def test_a_second_run_sends_nothing_again(laptop: Laptop) -> None:
    laptop.run()
    laptop.calls.clear()
    report = laptop.run()
    assert (report.sent, laptop.calls) == (0, ["open", "changes", "close"])


def test_without_enrolment_everything_waits_and_says_so() -> None:
    store, signer = MemoryOutbox(), MemorySigner(1)
    store.put(a_packet(1).parcel)
    report = run_once(store, lines(MemoryGateway(), signer), SetClock(), signer)
    assert (report.connection, report.waiting, report.per_dossier[0].reason) == ("not-enrolled", 1, "not-enrolled")


@pytest.mark.parametrize(
    "kind",
    ["none", "captive", "wrong-server", "tls-expired", "tls-not-yet-valid", "tls-untrusted", "revoked", "too-old"],
)
def test_when_no_gateway_is_found_everything_waits_untried_with_the_reason(laptop: Laptop, kind: str) -> None:
    report = laptop.run(Script(("open", "before", LineFault(kind))))
    assert (report.sent, report.waiting, report.uncertain, report.connection) == (0, 5, 0, kind)
    assert {one.reason for one in report.per_dossier} == {kind}
    assert all(one.sentence for one in report.per_dossier)
    assert [row.attempts for row in laptop.store.rows()] == [0] * 5
    assert laptop.run().sent == 5


def test_what_a_busy_gateway_put_off_waits_until_the_next_try(laptop: Laptop) -> None:
    report = laptop.run(Script(("send", "before", LineFault("busy"))))
    assert (report.waiting, report.uncertain, report.connection) == (5, 0, "busy")
    assert all(row.next_try_at is not None and row.next_try_at > laptop.clock.now() for row in laptop.store.rows())
    assert laptop.run(release_all=False).sent == 0
    laptop.clock.pass_(minutes=1)
    assert laptop.run(release_all=False).sent == 5


def test_what_only_the_line_put_off_goes_as_soon_as_a_line_stands(laptop: Laptop) -> None:
    report = laptop.run(Script(("send", "before", cut("before"))))
    assert (report.waiting, report.uncertain, report.connection) == (5, 0, "cut")
    assert laptop.run(release_all=False).sent == 5
    assert laptop.is_all_delivered_once()


def test_a_person_who_asks_does_not_wait_for_the_next_try(laptop: Laptop) -> None:
    laptop.run(Script(("send", "before", cut("before"))))
    assert laptop.run().sent == 5
    assert laptop.is_all_delivered_once()


@pytest.mark.parametrize("point", ["during", "after"])
def test_cut_once_bytes_had_left_asks_before_repeating_in_the_same_run(laptop: Laptop, point: str) -> None:
    report = laptop.run(Script(("send", point, cut(point))))
    assert (report.sent, report.uncertain, report.connection) == (5, 0, "ok")
    assert laptop.calls.index("ask") < len(laptop.calls) - 1
    assert laptop.calls.count("send") == (1 if point == "after" else 2)
    assert laptop.is_all_delivered_once()


def test_lost_answer_and_no_network_after_it_stay_uncertain_until_the_gateway_answers(laptop: Laptop) -> None:
    broken = Script(("send", "after", cut("after")), ("open", "before", LineFault("none")))
    report = laptop.run(broken)
    assert (report.uncertain, report.waiting, report.connection) == (5, 0, "none")
    assert {one.reason for one in report.per_dossier} == {"cut"}
    laptop.calls.clear()
    assert laptop.run().sent == 5
    assert "send" not in laptop.calls


@pytest.mark.parametrize("kind", ["nonsense", "server-error", "captive", "timeout", "wrong-server"])
def test_an_answer_that_cannot_be_trusted_is_never_a_delivery(laptop: Laptop, kind: str) -> None:
    report = laptop.run(
        Script(("send", "after", LineFault(kind, body_left=True)), ("ask", "before", LineFault("none")))
    )
    assert report.sent == 0
    assert set(laptop.states()) == {OutboxState.UNCERTAIN}
    laptop.run()
    assert laptop.is_all_delivered_once()


def test_a_full_or_busy_gateway_ends_the_run_and_is_left_in_peace_as_long_as_it_asked(laptop: Laptop) -> None:
    report = laptop.run(Script(("send", "before", LineFault("busy", retry_after=3600))))
    assert (report.connection, report.waiting) == ("busy", 5)
    assert laptop.calls.count("send") == 1
    laptop.clock.pass_(minutes=59)
    assert laptop.run(release_all=False).sent == 0
    laptop.clock.pass_(minutes=2)
    assert laptop.run(release_all=False).sent == 5


def test_one_dossier_that_breaks_the_gateway_does_not_stop_the_others(laptop: Laptop) -> None:
    poison = laptop.store.rows()[2].submission_id

    class Breaks(MemoryGateway):
        def take(self, author, parcels):  # noqa: ANN001, ANN202
            if any(parcel.submission_id == poison for parcel in parcels):
                raise LineFault("server-error", body_left=True)
            return super().take(author, parcels)

    laptop.gateway = Breaks()
    for _ in range(4):
        report = laptop.run()
    assert report.waiting + report.uncertain == 1
    assert [state for state in laptop.states() if state is OutboxState.DELIVERED] == [OutboxState.DELIVERED] * 4


def test_a_batch_that_is_refused_as_a_whole_is_halved_until_the_one_to_blame_stands_alone(laptop: Laptop) -> None:
    bad = laptop.store.rows()[3].submission_id

    class Picky(MemoryGateway):
        def take(self, author, parcels):  # noqa: ANN001, ANN202
            if any(parcel.submission_id == bad for parcel in parcels):
                raise LineFault("too-large")
            return super().take(author, parcels)

    laptop.gateway = Picky()
    report = laptop.run()
    assert (report.sent, report.refused, report.waiting, report.uncertain) == (4, 1, 0, 0)
    assert laptop.store.row(bad).last_error == "too-large"


def test_a_conflict_is_refused_with_its_reason_and_the_others_go_on(laptop: Laptop) -> None:
    other = same_place(a_packet(2), a_packet(2, name="Tên khác"))
    laptop.gateway.take(laptop.signer.device_id, [other.parcel])
    report = laptop.run()
    assert (report.sent, report.refused) == (4, 1)
    assert laptop.store.row(other.parcel.submission_id).last_error == "conflict:other-content"


def test_a_second_revision_one_of_a_known_dossier_is_never_a_new_dossier(laptop: Laptop) -> None:
    laptop.run()
    laptop.put(a_packet(77, dossier=1))
    assert laptop.run().refused == 1
    assert len(laptop.gateway.held) == 5


def test_the_same_submission_sent_twice_is_one_dossier(laptop: Laptop) -> None:
    laptop.gateway.take(laptop.signer.device_id, [a_packet(1).parcel])
    assert laptop.run().sent == 5
    assert laptop.is_all_delivered_once()


def test_a_submission_that_cannot_be_read_is_set_aside_and_the_others_go_on(laptop: Laptop) -> None:
    laptop.store.spoil(laptop.store.rows()[0].submission_id)
    report = laptop.run()
    assert (report.sent, report.set_aside) == (4, 1)


def test_a_submission_that_is_no_text_is_set_aside_before_it_breaks_a_batch(laptop: Laptop) -> None:
    laptop.store.put(replace(a_packet(9).parcel, xml=b"\xff\xfe"))
    report = laptop.run()
    assert (report.sent, report.set_aside, report.connection) == (5, 1, "ok")


def test_an_uncertain_submission_that_cannot_be_read_is_set_aside_too(laptop: Laptop) -> None:
    laptop.run(Script(("send", "after", cut("after")), ("open", "before", LineFault("none"))))
    laptop.store.spoil(laptop.store.rows()[0].submission_id)
    report = laptop.run()
    assert (report.sent, report.set_aside, report.uncertain) == (4, 1, 0)


def test_a_receipt_by_another_key_delivers_nothing(laptop: Laptop) -> None:
    honest = laptop.gateway.signer
    laptop.gateway.signer = MemorySigner(99)
    report = laptop.run()
    assert (report.sent, report.uncertain) == (0, 5)
    assert {one.reason for one in report.per_dossier} == {"bad-receipt"}
    assert laptop.calls.count("ask") <= 4
    laptop.gateway.signer = honest
    assert laptop.run().sent == 5
    assert laptop.is_all_delivered_once()


def test_one_bad_receipt_harms_only_itself(laptop: Laptop) -> None:
    bad = laptop.store.rows()[1].submission_id

    class Forgets(MemoryGateway):
        def take(self, author, parcels):  # noqa: ANN001, ANN202
            super().take(author, parcels)
            self.held[bad] = replace(self.held[bad], parcel=replace(self.held[bad].parcel, digest="0" * 64))
            return self.ask(author, [parcel.submission_id for parcel in parcels])

    laptop.gateway = Forgets()
    report = laptop.run()
    assert (report.sent, report.uncertain) == (4, 1)
    assert laptop.store.row(bad).state is OutboxState.UNCERTAIN


def test_an_answer_that_leaves_one_out_leaves_it_uncertain() -> None:
    one, two = a_packet(1).parcel, a_packet(2).parcel
    answer = Answer((ItemAnswer(one.submission_id, "created", "2026-03-02T01:00:00Z"),))
    outcomes = decisions.after_answer([one, two], answer, {one.submission_id: b"proved"}, _no_time)
    assert [outcome.state for outcome in outcomes] == [OutboxState.DELIVERED, OutboxState.UNCERTAIN]


@pytest.mark.parametrize("word", ["unknown", "delivered", "", "CREATED"])
def test_a_word_that_does_not_belong_there_proves_nothing(word: str) -> None:
    parcel = a_packet(1).parcel
    (outcome,) = decisions.after_answer([parcel], Answer((ItemAnswer(parcel.submission_id, word),)), {}, _no_time)
    assert outcome.state is OutboxState.UNCERTAIN


def test_the_program_killed_in_the_middle_leaves_nothing_that_looks_unsent(laptop: Laptop) -> None:
    with pytest.raises(KeyboardInterrupt):
        laptop.run(Script(("send", "after", KeyboardInterrupt())))
    assert set(laptop.states()) == {OutboxState.UNCERTAIN}
    laptop.run()
    assert laptop.is_all_delivered_once()


def test_a_run_that_is_stopped_leaves_the_rest_waiting(laptop: Laptop) -> None:
    report = laptop.run(should_stop=lambda: "open" in laptop.calls)
    assert (report.connection, report.sent, report.waiting) == ("stopped", 0, 5)
    assert laptop.run().sent == 5


@pytest.mark.parametrize(("stage", "call"), [("sending", "send"), ("files", "block")])
def test_who_is_told_how_far_it_is_and_says_stop_lets_nothing_more_leave(
    with_files: Laptop, stage: str, call: str
) -> None:
    told: list[int] = []

    def tell(progress: Progress) -> None:
        if progress.stage == stage:
            told.append(with_files.calls.count(call))

    report = with_files.run(progress=tell, should_stop=lambda: bool(told))
    assert report.connection == "stopped"
    assert told == [with_files.calls.count(call)]
    assert with_files.run().connection == "ok"
    assert with_files.is_all_delivered_once()


def test_rows_bound_to_another_gateway_are_never_asked_for_here(laptop: Laptop) -> None:
    laptop.run(Script(("send", "after", cut("after")), ("open", "before", LineFault("none"))))
    other = MemoryGateway(201)
    other.id = "0" * 31 + "2"
    laptop.gateway = other
    laptop.store.enroll(other.binding(laptop.signer.device_id))
    report = laptop.run()
    assert (report.sent, report.uncertain, other.held) == (0, 5, {})


def test_held_rows_stay_held_when_nobody_asks(laptop: Laptop) -> None:
    assert laptop.run(release_all=False).sent == 0
    laptop.store.request(laptop.store.rows()[0].submission_id, "release")
    assert laptop.run(release_all=False).sent == 1


def test_long_queues_go_in_batches_of_at_most_64_kb() -> None:
    laptop = Laptop()
    laptop.put(*(a_packet(number) for number in range(1, 251)))
    assert laptop.run().sent == 250
    assert laptop.calls.count("send") >= 3
    assert laptop.is_all_delivered_once()


# -- files ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def with_files() -> Laptop:
    laptop = Laptop()
    laptop.put(a_packet(1, files=[b"first photo", b"second photo"]), a_packet(2), a_packet(3, files=[b"third"]))
    return laptop


def test_all_texts_go_before_any_file(with_files: Laptop) -> None:
    assert with_files.run().sent == 3
    assert with_files.calls.index("block") > max(i for i, call in enumerate(with_files.calls) if call == "send")
    assert with_files.is_all_delivered_once()


def test_a_dossier_without_its_files_is_not_delivered_and_its_text_is_not_sent_again(with_files: Laptop) -> None:
    with_files.run(Script(("block", "before", LineFault("none"))))
    rows = with_files.store.rows()
    assert [row.state for row in rows] == [OutboxState.WAITING, OutboxState.DELIVERED, OutboxState.WAITING]
    assert {row.last_error for row in rows if row.state is OutboxState.WAITING} == {"files-missing"}
    with_files.calls.clear()
    assert with_files.run().sent == 2
    assert "send" not in with_files.calls
    assert with_files.is_all_delivered_once()


@pytest.mark.parametrize("point", ["before", "during", "after"])
def test_a_cut_in_a_file_is_mended_in_the_same_run(with_files: Laptop, point: str) -> None:
    weather = Script(("block", "before", cut("before")), ("block", point, cut(point)))
    report = with_files.run(weather)
    report = report if report.connection == "ok" else with_files.run()
    assert (report.connection, with_files.is_all_delivered_once()) == ("ok", True)


def test_a_file_that_cannot_be_read_sets_its_dossier_aside_and_the_others_go_on(with_files: Laptop) -> None:
    lost = with_files.store.rows()[0].submission_id
    original = with_files.store.open_file

    def open_file(submission_id: str, sha256: str):  # noqa: ANN202
        if submission_id == lost:
            raise OSError
        return original(submission_id, sha256)

    with_files.store.open_file = open_file  # type: ignore[method-assign]  # a disk that fails
    report = with_files.run()
    assert (report.sent, report.set_aside) == (2, 1)
    assert with_files.store.row(lost).last_error == "file-unreadable"


@pytest.mark.parametrize(
    ("kind", "state"), [("file-unreadable", OutboxState.SET_ASIDE), ("not-accepted", OutboxState.WAITING)]
)
def test_a_file_that_the_gateway_refuses_stops_only_its_own_dossier(
    with_files: Laptop, kind: str, state: OutboxState
) -> None:
    report = with_files.run(Script(("block", "during", LineFault(kind))))
    assert (report.sent, report.connection) == (2, "ok")
    assert [row.state for row in with_files.store.rows()] == [state, OutboxState.DELIVERED, OutboxState.DELIVERED]


def test_a_dossier_that_waits_for_files_and_cannot_be_read_is_set_aside(with_files: Laptop) -> None:
    with_files.run(Script(("block", "before", LineFault("none"))))
    with_files.store.spoil(with_files.store.rows()[0].submission_id)
    with_files.store.spoil(with_files.store.rows()[2].submission_id)
    report = with_files.run()
    assert (report.set_aside, report.connection) == (2, "ok")


def test_a_form_that_the_gateway_refuses_stops_nothing(laptop: Laptop) -> None:
    report = laptop.run(Script(("put_form", "during", LineFault("too-large"))))
    assert (report.sent, report.connection) == (5, "ok")


def test_progress_speaks_of_texts_files_and_changes(with_files: Laptop) -> None:
    seen: list[Progress] = []
    with_files.run(progress=seen.append)
    assert seen[0].stage == "sending"
    assert {one.stage for one in seen} == {"sending", "files", "changes"}
    assert all(one.done <= one.total for one in seen)


def test_one_withdrawn_while_others_are_sent_is_not_sent_and_not_called_unreadable(laptop: Laptop) -> None:
    name = laptop.store.rows()[0].submission_id
    laptop.store.apply_requests(laptop.clock.now(), release_all=True)
    asked = []

    def ask_once(call: str, _point: str) -> None:
        if call == "open" and not asked:
            asked.append(name)
            laptop.store.request(name, "withdraw")

    report = laptop.run(ask_once)
    assert (report.sent, report.set_aside) == (4, 0)
    assert laptop.store.row(name).state is OutboxState.WITHDRAWN
    assert name not in laptop.gateway.held


# -- changes and epochs --------------------------------------------------------------------------------------------


def test_changes_come_home_in_pages_and_only_once(laptop: Laptop) -> None:
    laptop.run()
    for row, status in zip(laptop.store.rows(), (2, 4, 5, 9, 10), strict=True):
        laptop.gateway.act(row.dossier_id, status)
    assert laptop.run().events == 5
    assert [event.body["status"] for event in laptop.store.events] == [2, 4, 5, 9, 10]
    assert laptop.run().events == 0


def test_a_gateway_restored_from_a_backup_is_asked_for_all_and_given_what_it_forgot(laptop: Laptop) -> None:
    laptop.run()
    laptop.gateway.act(laptop.store.rows()[0].dossier_id, 2)
    laptop.run()
    laptop.gateway.restore([row.submission_id for row in laptop.store.rows()[3:]])
    report = laptop.run()
    assert report.sent == 2
    assert len(laptop.gateway.held) == 5
    assert len(laptop.store.events) == 1
    assert laptop.store.binding().epoch == laptop.gateway.epoch  # type: ignore[union-attr]  # enrolled above


def test_a_gateway_that_came_back_with_half_of_a_dossier_is_given_its_papers_again(laptop: Laptop) -> None:
    packet = a_packet(9, files=[b"a photograph"])
    laptop.store.put(packet.parcel, files=packet.files)
    assert laptop.run().sent == 6
    held = laptop.gateway.held[packet.parcel.submission_id]
    missing = frozenset(part.sha256 for part in packet.parcel.files)
    laptop.gateway.restore([])
    laptop.gateway.held[packet.parcel.submission_id] = replace(held, received_at=None, missing=missing)
    assert laptop.run().sent == 1
    assert laptop.gateway.held[packet.parcel.submission_id].received_at is not None


def test_the_nearest_deadline_goes_first_whatever_is_older(laptop: Laptop) -> None:
    names = [row.submission_id for row in laptop.store.rows()]
    for name, day in ((names[4], 20), (names[2], 10)):
        laptop.store._rows[name] = replace(laptop.store.row(name), deadline=date(2026, 3, day))
    laptop.run()
    assert laptop.gateway.taken[:2] == [names[2], names[4]]


# -- decisions -----------------------------------------------------------------------------------------------------


def test_batches_keep_order_and_room_and_put_the_suspect_alone() -> None:
    parcels = [a_packet(number).parcel for number in range(6)]
    weights = dict(zip((one.submission_id for one in parcels), (30_000, 30_000, 30_000, 1, 90_000, 1), strict=True))
    suspect = frozenset({parcels[3].submission_id})
    groups = decisions.batches(parcels, suspect, lambda: lambda one: weights[one.submission_id])
    assert [len(group) for group in groups] == [2, 1, 1, 1, 1]
    assert [one for group in groups for one in group] == parcels


def test_a_row_unknown_to_the_gateway_goes_again_at_once_unless_it_broke_the_gateway() -> None:
    parcel = a_packet(1).parcel
    answer = Answer((ItemAnswer(parcel.submission_id, "unknown"),))
    clock = SetClock()
    for error, waits in (("cut", False), ("server-error", True), ("nonsense", True), (None, False)):
        row = OutboxRow(parcel.submission_id, parcel.dossier_id, OutboxState.UNCERTAIN, last_error=error)
        (outcome,) = decisions.after_answer(
            [parcel], answer, {}, lambda _name, _wait: clock.now(), {parcel.submission_id: row}
        )
        assert outcome.state is OutboxState.WAITING
        assert (outcome.next_try_at is not None) is waits


def test_blocks_follow_the_measured_rate_within_bounds() -> None:
    assert block_size(FIRST_BLOCK, 8.0) == FIRST_BLOCK
    assert block_size(FIRST_BLOCK, 0.0) == 2 * FIRST_BLOCK
    assert block_size(LARGEST_BLOCK, 0.1) == LARGEST_BLOCK
    assert block_size(FIRST_BLOCK, 600.0) == SMALLEST_BLOCK


@pytest.mark.parametrize("count", [1, 7, 100])
def test_a_batch_weighs_what_travels_and_hardly_more(count: int) -> None:
    signer, part = MemorySigner(1), FilePart("1" * 64, 1, "image/png", "photo")
    parcels = [replace(a_packet(number).parcel, files=(part,)) for number in range(count)]
    items = [wire_item(parcel, sign(signer, parcel, "g1"), "g1", signer.device_id) for parcel in parcels]
    scale = decisions.scale_for("g1")
    weight = sum(scale(parcel) for parcel in parcels)
    assert len(packed({"dossiers": items})) <= weight + 100
    assert weight <= 1.5 * len(packed({"dossiers": items})) + 100


def _no_time(_name: str, _wait: float | None) -> None:
    raise AssertionError("no next try belongs here")
