"""The forms that other clients of the form standard fetch: list, definitions, and manifests of the tables they need.

Beside the definitions that laptops gave, the forms shipped with the program are there from the first day, and those of
the packs that the gateway offers (``sync.gateway.knowledge``). Tables such as ``provinces.csv`` are this program's own.
Facts of the interface: facts/portals.md 7.3.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

import sqlalchemy as sa
from lxml import etree

from forms.catalogue import Catalogue
from forms.places import Places
from sync.gateway import knowledge, schema
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem

_MEDIA = re.compile(rb"jr://file-csv/([A-Za-z0-9_.-]{1,80})")


@dataclass(frozen=True)
class KeptForm:
    """A form definition as the list shows it; ``media`` are names of tables that it needs and that are here."""

    form_hash: str
    form_id: str
    version: str
    title: str
    md5: str
    media: tuple[str, ...] = ()


def forms(gateway: Gateway) -> list[KeptForm]:
    """The newest definition of each form by its version; of one version the last that a laptop gave."""
    table = schema.forms
    with gateway.read().begin() as connection:
        rows = connection.execute(sa.select(table).order_by(table.c.created_at, table.c.form_hash)).all()
    newest: dict[str, KeptForm] = {}
    for row in rows:
        read = _read_form(row.form_hash, row.xml)
        if read is not None and (read.form_id not in newest or _age(read) >= _age(newest[read.form_id])):
            newest[read.form_id] = read
    for form, _ in known(knowledge.catalogue(gateway)).values():
        if form.form_id not in newest or _age(form) > _age(newest[form.form_id]):
            newest[form.form_id] = form
    return list(newest.values())


def definition(gateway: Gateway, form_hash: str) -> bytes:
    """A form's bytes; ``Problem`` 404 ``no-such-form``."""
    table = schema.forms
    with gateway.read().begin() as connection:
        found = connection.execute(sa.select(table.c.xml).where(table.c.form_hash == form_hash)).scalar_one_or_none()
    if found is not None:
        return bytes(found)
    ours = known(knowledge.catalogue(gateway))
    if form_hash not in ours:
        raise Problem(404, "no-such-form", "The gateway has no such form.")
    return ours[form_hash][1]


def listed(kept: Sequence[KeptForm], base: str) -> str:
    """The form list of OpenRosa; a form without tables names no manifest."""
    entries = "".join(
        f"<xform><formID>{escape(one.form_id)}</formID><name>{escape(one.title)}</name>"
        f"<version>{escape(one.version)}</version><hash>md5:{one.md5}</hash>"
        f"<downloadUrl>{escape(base)}/forms/{one.form_hash}</downloadUrl>"
        + (f"<manifestUrl>{escape(base)}/forms/{one.form_hash}/manifest</manifestUrl>" if one.media else "")
        + "</xform>"
        for one in kept
    )
    return f"<xforms xmlns='http://openrosa.org/xforms/xformsList'>{entries}</xforms>"


def manifest(gateway: Gateway, form_hash: str, base: str) -> str:
    """The tables of a form with their hashes; ``Problem`` 404 ``no-such-form``."""
    names = _media(definition(gateway, form_hash))
    entries = "".join(
        f"<mediaFile><filename>{name}</filename><hash>md5:{_md5(media()[name])}</hash>"
        f"<downloadUrl>{escape(base)}/media/{name}</downloadUrl></mediaFile>"
        for name in names
    )
    return f"<manifest xmlns='http://openrosa.org/xforms/xformsManifest'>{entries}</manifest>"


@lru_cache(maxsize=1)
def media() -> Mapping[str, bytes]:
    """The tables that forms may name, by file name."""
    return {url.rpartition("/")[2]: content for url, content in Places.load().csv_attachments().items()}


@lru_cache(maxsize=1)
def known(catalogue: Catalogue) -> Mapping[str, tuple[KeptForm, bytes]]:
    """The forms of a catalogue, by hash, with their bytes."""
    sources = [catalogue.form(procedure.code) for procedure in catalogue.all() if procedure.has_form]
    read = [(_read_form(source.hash, source.xml), source.xml) for source in sources]
    return {form.form_hash: (form, xml) for form, xml in read if form is not None}


def _age(form: KeptForm) -> tuple[int, str]:
    """Orders versions, which are numbers of a growing length (the day, then a count) in our forms."""
    return len(form.version), form.version


def _read_form(form_hash: str, xml: bytes) -> KeptForm | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    names = {"h": "http://www.w3.org/1999/xhtml", "x": "http://www.w3.org/2002/xforms"}
    found = root.xpath("h:head/x:model/x:instance[1]/*[1]", namespaces=names)
    if not isinstance(found, list) or not found or not isinstance(found[0], etree._Element):  # noqa: SLF001 - its only name
        return None
    instance = found[0]
    form_id = instance.get("id") or ""
    title = root.findtext("h:head/h:title", namespaces=names) or form_id
    version = instance.get("version") or ""
    return KeptForm(form_hash, form_id, version, title, _md5(xml), _media(xml)) if form_id else None


def _media(xml: bytes) -> tuple[str, ...]:
    return tuple(sorted({name.decode() for name in _MEDIA.findall(xml)} & media().keys()))


def _md5(content: bytes) -> str:
    """What the standard compares files by; it protects nothing."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
