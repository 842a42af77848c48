"""The gateway that this laptop is enrolled with; how far its changes were read is the runner's to write."""

import json
from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.storage.tables.office import bindings, sync_positions
from app.storage.transaction import Transaction
from sync.ports import Binding

_ONLY = 1


class Bindings:
    """Writer: enrolment, and the runner for the position."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def set(self, binding: Binding) -> None:
        """Bind to a gateway, in the place of any other. Its epoch and cursor count only until the first sync."""
        fields = asdict(binding) | {"keys": {key_id: key.hex() for key_id, key in binding.keys.items()}}
        row = {"id": _ONLY, "content": json.dumps(fields, ensure_ascii=False)}
        self._tx.connection.execute(insert(bindings).on_conflict_do_update(["id"], set_=row), row)

    def get(self) -> Binding | None:
        """The enrolment with its newest epoch and cursor, or None before it."""
        content = self._tx.connection.execute(select(bindings.c.content)).scalar_one_or_none()
        if content is None:
            return None
        binding = binding_of(content)
        query = select(sync_positions).where(sync_positions.c.gateway_id == binding.gateway_id)
        position = self._tx.connection.execute(query).one_or_none()
        if position is None:
            return binding
        return replace(binding, epoch=position.epoch, cursor=position.cursor)

    def move(self, epoch: str, cursor: int) -> None:
        """Say how far the changes were read (the runner's code alone)."""
        binding = self.get()
        row = {"gateway_id": binding.gateway_id if binding else "", "epoch": epoch, "cursor": cursor}
        self._tx.connection.execute(insert(sync_positions).on_conflict_do_update(["gateway_id"], set_=row), row)


def binding_of(content: str) -> Binding:
    """The value of a stored enrolment."""
    fields = json.loads(content)
    return Binding(**fields | {"keys": {key_id: bytes.fromhex(key) for key_id, key in fields["keys"].items()}})
