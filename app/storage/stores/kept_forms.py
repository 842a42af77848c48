"""The form versions that dossiers were begun with, so that an update of the program never changes an open draft."""

import hashlib
import zlib
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.storage.moments import stamp
from app.storage.tables.house import form_attachments, form_files, kept_forms
from app.storage.transaction import Transaction
from forms.refusal import Refusal


class KeptForms:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def keep(self, form_hash: str, xml: bytes, attachments: Mapping[str, bytes]) -> None:
        """Keep a form and the files it refers to; a form that is kept already stays as it is."""
        kept = self._tx.connection.execute(
            insert(kept_forms).on_conflict_do_nothing(),
            {"form_hash": form_hash, "xml": zlib.compress(xml), "kept_at": stamp(self._tx.clock.now())},
        )
        if kept.rowcount == 0:
            return
        for url, content in attachments.items():
            sha256 = hashlib.sha256(content).digest()
            file = {"sha256": sha256, "content": zlib.compress(content)}
            self._tx.connection.execute(insert(form_files).on_conflict_do_nothing(), file)
            link = {"form_hash": form_hash, "url": url, "sha256": sha256}
            self._tx.connection.execute(insert(form_attachments), link)

    def get(self, form_hash: str) -> tuple[bytes, dict[str, bytes]]:
        """The form's XML and its attachments by their ``jr://`` address.

        Raises:
            Refusal: ``unknown-form``.
        """
        links = select(form_attachments.c.url, form_files.c.content).join(form_files)
        rows = self._tx.connection.execute(links.where(form_attachments.c.form_hash == form_hash))
        return self.xml(form_hash), {url: zlib.decompress(content) for url, content in rows}

    def attachment(self, form_hash: str, url: str) -> bytes | None:
        """One file of a kept form, None where it has none of that address."""
        found = select(form_files.c.content).join(form_attachments)
        row = found.where(form_attachments.c.form_hash == form_hash, form_attachments.c.url == url)
        content = self._tx.connection.execute(row).scalar_one_or_none()
        return None if content is None else zlib.decompress(content)

    def xml(self, form_hash: str) -> bytes:
        """The form's XML alone.

        Raises:
            Refusal: ``unknown-form``.
        """
        query = select(kept_forms.c.xml).where(kept_forms.c.form_hash == form_hash)
        found = self._tx.connection.execute(query).scalar_one_or_none()
        if found is None:
            raise Refusal("unknown-form", f"This vault keeps no form version {form_hash[:12]}….", form=form_hash)
        return zlib.decompress(found)
