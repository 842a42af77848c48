"""A gateway knows the forms of the packs that it offers, once its own root vouches for them."""

import json
import re
from pathlib import Path

import pytest

from app.practice import PENSION
from forms import pack_file
from forms.catalogue import PACKS
from sync.gateway import knowledge, office, openrosa_forms, paper_codes
from sync.gateway.opening import open_gateway
from tests.support.gateways import LiveGateway
from tests.support.packs import Office, a_card

NEW = "1.999999"


def _files(title: str, form: bytes) -> dict[str, bytes]:
    card = json.loads(a_card(PENSION, title=title)) | {"code": NEW, "aliases": []}
    layout = (PACKS / PENSION / "declaration.json").read_bytes()
    return {
        f"{NEW}/card.json": json.dumps(card).encode(),
        f"{NEW}/form.xml": form,
        f"{NEW}/declaration.json": layout,
    }


def test_forms_of_offered_packs_are_known_and_those_of_strangers_are_not(
    gateway: LiveGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = Office()
    monkeypatch.setattr(pack_file, "shipped_root", lambda: trusted.root.key)
    shipped = (PACKS / PENSION / "form.xml").read_bytes()
    data_id = re.search(rb'<data [^>]*id="', shipped)
    assert data_id is not None
    new, forged = (shipped.replace(data_id[0], data_id[0] + mark, 1) for mark in (b"moi-", b"gia-"))
    for maker, form, name in ((Office(), forged, "gia"), (trusted, new, "moi")):
        (tmp_path / "x.pack").write_bytes(maker.pack(_files(name, form)))
        office.offer(gateway.place, tmp_path / "x.pack", procedure=name, version="1")
    opened = open_gateway(gateway.place.db, gateway.place.data, clock=gateway.clock)
    known = knowledge.catalogue(opened)
    source = known.form(NEW)
    assert (known.get(NEW).title, source.xml, known) == ("moi", new, knowledge.catalogue(opened))
    listed = {one.form_id for one in openrosa_forms.forms(opened)}
    assert any(one.startswith("moi-") for one in listed)
    assert not any(one.startswith("gia-") for one in listed)
    assert openrosa_forms.definition(opened, source.hash) == new
    assert paper_codes._form(opened, bytes.fromhex(source.hash)[:8]) == new
    (tmp_path / "x.pack").write_bytes(Office().pack({f"{NEW}/card.json": a_card(PENSION)}))
    office.offer(gateway.place, tmp_path / "x.pack", procedure="moi", version="2")
    assert NEW not in {one.code for one in knowledge.catalogue(opened).all()}
    opened.close()
