"""The vault's own settings as JSON values; never a citizen's data."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.storage.tables.house import settings
from app.storage.transaction import Transaction


class Settings:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The value, or ``default``."""
        found = self._tx.connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar_one_or_none()
        return default if found is None else json.loads(found)

    def put(self, key: str, value: object) -> None:
        """Keep a value that JSON can hold."""
        fields = {"key": key, "value": json.dumps(value, ensure_ascii=False)}
        self._tx.connection.execute(insert(settings).on_conflict_do_update(["key"], set_=fields), fields)
