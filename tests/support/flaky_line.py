"""A line to a gateway in memory that breaks where a test says: before a byte left, during a call, or after it acted."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

from sync.ports import (
    Answer,
    Binding,
    ChangesPage,
    FilePart,
    GatewayState,
    Line,
    LineFactory,
    LineFault,
    Parcel,
    Signer,
)
from tests.support.memory_gateway import MemoryGateway

T = TypeVar("T")
Weather = Callable[[str, str], None]
"""Called as (call, point) with the point ``before``, ``during`` or ``after``; it raises what goes wrong there."""

BLOCK = 4


class FlakyLine:
    """A :class:`sync.ports.Line`; every call is told in ``calls``."""

    def __init__(self, gateway: MemoryGateway, signer: Signer, weather: Weather, calls: list[str]) -> None:
        self._gateway = gateway
        self._device = signer.device_id
        self._weather = weather
        self._calls = calls
        self.bytes_moved = 0

    def open(self) -> GatewayState:
        return self._call("open", lambda: GatewayState(self._gateway.id, self._gateway.epoch))

    def send(self, parcels: Sequence[Parcel], signatures: Sequence[bytes]) -> Answer:
        assert len(parcels) == len(signatures)
        return self._call("send", lambda: self._gateway.take(self._device, parcels))

    def ask(self, submission_ids: Sequence[str]) -> Answer:
        return self._call("ask", lambda: self._gateway.ask(self._device, submission_ids))

    def hand_over(self, former: Signer) -> None:
        self._call("hand_over", lambda: self._gateway.heirs.add((self._device, former.device_id)))

    def put_form(self, form_hash: str, xml: bytes) -> None:
        del xml
        self._call("put_form", lambda: self._gateway.forms.add(form_hash))

    def upload(self, submission_id: str, part: FilePart, source: BinaryIO, progress: Callable[[int], None]) -> None:
        offset = 0
        while block := source.read(BLOCK):
            offset += len(block)
            is_last = offset == part.size
            action = (lambda: self._gateway.put_file(self._device, submission_id, part.sha256)) if is_last else _nothing
            self._call("block", action)
            progress(offset)

    def changes(self, since: int) -> ChangesPage:
        return self._call("changes", lambda: self._gateway.changes(self._device, since))

    def close(self) -> None:
        self._calls.append("close")

    def _call(self, name: str, action: Callable[[], T]) -> T:
        self._calls.append(name)
        self._weather(name, "before")
        self.bytes_moved += 1
        self._weather(name, "during")
        answer = action()
        self._weather(name, "after")
        return answer


class Script:
    """Weather from a list: ``("send", "after", fault)`` happens at the first such point, once, in the list's order."""

    def __init__(self, *events: tuple[str, str, BaseException]) -> None:
        self._events = list(events)

    def __call__(self, call: str, point: str) -> None:
        if self._events and self._events[0][:2] == (call, point):
            raise self._events.pop(0)[2]

    @property
    def is_over(self) -> bool:
        return not self._events


def fine(_call: str, _point: str) -> None:
    """Good weather."""


def cut(point: str, kind: str = "cut") -> LineFault:
    """The fault that a broken line gives at a point."""
    return LineFault(kind, body_left=point != "before")


def lines(
    gateway: MemoryGateway, signer: Signer, weather: Weather = fine, calls: list[str] | None = None
) -> LineFactory:
    """A factory of such lines."""
    told = [] if calls is None else calls

    def factory(_binding: Binding) -> Line:
        return FlakyLine(gateway, signer, weather, told)

    return factory


def _nothing() -> None:
    """A block that is not the last."""
