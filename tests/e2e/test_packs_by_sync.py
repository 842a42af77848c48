"""A pack that the gateway offers comes with a sync, is installed by who signed it, and counts from the next day."""

import json
from pathlib import Path

import pytest

from app.practice import PENSION
from app.services import bring_packs, install_packs, restore_vault, tend_packs
from app.services.enroll_laptop import enroll_laptop
from app.services.fill_dossier import Draft
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from app.storage import pack_store
from app.storage.vault import ByPassphrase
from forms.catalogue import PACKS
from forms.dossier import Purpose
from forms.refusal import Refusal
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.desks import STILL, a_desk, the_desk_again
from tests.support.packs import Office, a_card
from tests.support.vaults import USER, WORDS

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
    stages: list[str] = []
    sync(desk, progress=lambda told: stages.append(told.stage))
    assert {"pack", "index"} <= {*stages}  # who waits for the run sees why it takes so long
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


def test_a_draft_of_a_packs_own_procedure_opens_from_a_backup_on_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_packs, "shipped_root", lambda: OFFICE.root.key)
    new = "1.999999"
    card = json.loads(a_card(PENSION, title="Thủ tục mới")) | {"code": new, "aliases": []}
    files = {f"{new}/{name}": (PACKS / PENSION / name).read_bytes() for name in ("form.xml", "declaration.json")}
    files[f"{new}/card.json"] = json.dumps(card, ensure_ascii=False).encode()
    a_desk(tmp_path / "old").vault.close()
    install_packs.install(tmp_path / "old", OFFICE.pack(files), STILL)
    desk = the_desk_again(tmp_path / "old")
    draft = start(desk, new, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id
    [row] = tend_packs.state(desk).rows
    with pytest.raises(Refusal) as refusal:
        tend_packs.put_aside(desk, row.identity)
    assert (refusal.value.code, row.in_use, row.counts) == ("pack-in-use", True, True)
    desk.vault.back_up(tmp_path / "stick")
    desk.vault.back_up_to_file(tmp_path / "one.hslbackup")
    desk.vault.close()
    by_words = ByPassphrase(USER, WORDS)
    for source, target in ((tmp_path / "stick", tmp_path / "a"), (tmp_path / "one.hslbackup", tmp_path / "b")):
        restore_vault.restore(source, target, by_words, clock=STILL)
        again = the_desk_again(target)
        assert Draft.look(again, draft).procedure.title == "Thủ tục mới"
        again.vault.close()
        with pytest.raises(Refusal) as refusal:  # what came with the backup holds against a rollback too
            install_packs.install(target, OFFICE.pack(files, version="2026.1"), STILL)
        assert refusal.value.code == "older-pack"
    for sealed in (tmp_path / "stick").rglob("packs.sealed"):
        assert "Thủ tục mới".encode() not in sealed.read_bytes()


def test_a_pack_put_aside_stays_so_through_a_backup_and_holds_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_packs, "shipped_root", lambda: OFFICE.root.key)
    a_desk(tmp_path / "old").vault.close()
    card = {f"{PENSION}/card.json": a_card(PENSION, title="Tên mới")}
    install_packs.install(tmp_path / "old", OFFICE.pack(card), STILL)
    desk = the_desk_again(tmp_path / "old")
    tend_packs.put_aside(desk, pack_store.installed(tmp_path / "old")[0].identity)
    desk.vault.back_up(tmp_path / "stick")
    desk.vault.close()
    restore_vault.restore(tmp_path / "stick", tmp_path / "new", ByPassphrase(USER, WORDS), clock=STILL)
    again = the_desk_again(tmp_path / "new")
    assert again.catalogue.get(PENSION).title != "Tên mới"
    assert [one.in_use for one in tend_packs.state(again).rows] == [False]
    again.vault.close()
    with pytest.raises(Refusal) as refusal:
        install_packs.install(tmp_path / "new", OFFICE.pack(card, version="2026.1"), STILL)
    assert refusal.value.code == "older-pack"


def test_a_draft_is_printed_as_its_own_form_after_a_pack_brought_another_form_and_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_packs, "shipped_root", lambda: OFFICE.root.key)
    desk = a_desk(tmp_path / "vault")
    draft = start(desk, PENSION, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id
    before = Draft.look(desk, draft).declaration_layout()
    desk.vault.close()
    form = (PACKS / PENSION / "form.xml").read_bytes()
    layout = json.loads((PACKS / PENSION / "declaration.json").read_bytes())
    layout["name"] = "Mẫu đã đổi"
    files = {
        f"{PENSION}/form.xml": form + b"\n",
        f"{PENSION}/declaration.json": json.dumps(layout, ensure_ascii=False).encode(),
        f"{PENSION}/card.json": a_card(PENSION),
    }
    install_packs.install(tmp_path / "vault", OFFICE.pack(files), STILL)
    again = the_desk_again(tmp_path / "vault")
    assert Draft.look(again, draft).declaration_layout() == before
    fresh = start(again, PENSION, given(again, [Purpose.PREPARE, Purpose.KEEP], "Mai")).id
    assert Draft.look(again, fresh).declaration_layout()["name"] == "Mẫu đã đổi"
    again.vault.close()
