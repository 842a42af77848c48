"""A pack that the gateway offers comes with a sync, is installed by who signed it, and counts from the next day."""

from pathlib import Path

import pytest

from app.practice import PENSION
from app.services import bring_packs, install_packs
from app.services.enroll_laptop import enroll_laptop
from app.services.fill_dossier import Draft
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from app.storage import pack_store
from forms.catalogue import PACKS
from forms.dossier import Purpose
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.desks import a_desk, the_desk_again
from tests.support.packs import Office, a_card

OFFICE = Office()


def _offer(gateway: RunningGateway, folder: Path, content: bytes, name: str) -> None:
    (folder / "x.pack").write_bytes(content)
    office.offer(gateway.place, folder / "x.pack", procedure=name, version="1")


def test_an_offered_pack_comes_by_sync_and_an_open_draft_keeps_its_form(
    tmp_path: Path, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_packs, "shipped_root", lambda: OFFICE.root.key)
    desk = a_desk(tmp_path / "vault")
    enroll_laptop(desk, gateway.url, office.enroll(gateway.place, "Máy 1")["code"])
    draft = start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id
    begun_with = desk.catalogue.form(PENSION).hash
    names = ("form.md", "form.xml", "declaration.json")
    files = {f"{PENSION}/{name}": (PACKS / PENSION / name).read_bytes() for name in names}
    files[f"{PENSION}/form.xml"] += b"\n"
    files[f"{PENSION}/card.json"] = a_card(PENSION, title="Trợ cấp người già")
    _offer(gateway, tmp_path, OFFICE.pack(files), "quoc-gia")
    _offer(gateway, tmp_path, Office().pack({f"{PENSION}/card.json": a_card(PENSION, title="Giả mạo")}), "gia-mao")
    sync(desk)
    assert [one.name for one in pack_store.installed(tmp_path / "vault")] == ["thu"]
    assert bring_packs.wanted(desk) == []
    desk.vault.close()
    again = the_desk_again(tmp_path / "vault")
    assert again.catalogue.get(PENSION).title == "Trợ cấp người già"
    with again.vault.read() as unit:
        kept = unit.dossiers.get(draft).form_hash
        assert {entry.kind for entry in unit.journal.entries()} >= {"pack-installed", "pack-refused"}
    assert kept == begun_with != again.catalogue.form(PENSION).hash
    assert Draft.look(again, draft).questions()
    again.vault.close()
