"""New parts and the transaction that names them: either both are there, or neither leaves a trace."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from sync.gateway.opening import Gateway
from sync.gateway.sealed_files import PartWriter


@contextmanager
def naming(gateway: Gateway, parts: list[PartWriter]) -> Iterator[sa.Connection]:
    """A writing transaction; the ``parts`` (more may be added meanwhile) are discarded when it does not happen.

    A server's commit whose answer was lost may have happened: then the parts stay, at worst named by nobody.
    """
    is_committing = False
    try:
        with gateway.write().begin() as connection:
            yield connection
            is_committing = gateway.engine.dialect.name != "sqlite"  # which says for certain what it did
    except BaseException:
        if not is_committing:
            for part in parts:
                part.discard()
        raise
