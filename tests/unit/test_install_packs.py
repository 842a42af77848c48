import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services import install_packs
from app.services.desk import open_shelf
from app.services.fill_dossier import Draft
from app.services.recordings import recording_of
from app.services.usable_pack import account_in
from app.storage import pack_store
from forms.authoring import check_packs
from forms.authoring.pack_folder import SecretKey, with_signed_accounts
from forms.catalogue import PACKS, Catalogue
from forms.life_events import EVENTS, event
from forms.recordings import name_of
from forms.refusal import Refusal
from forms.search import find
from tests.support.clocks import SetClock
from tests.support.packs import COMMUNE, Office, a_card, a_key, local, put

OFFICE = Office()
CLOCK = SetClock(datetime(2026, 11, 21, 1, 0, tzinfo=UTC))
MARRIAGE, DEATH = "1.000894", "1.000656"


def _install(data: Path, content: bytes) -> install_packs.Outcome:
    return install_packs.install(data, content, CLOCK, OFFICE.root.key)


def _refused(data: Path, content: bytes) -> str:
    before = sorted(path for path in data.rglob("*") if path.is_file())
    with pytest.raises(Refusal) as why:
        _install(data, content)
    assert sorted(path for path in data.rglob("*") if path.is_file()) == before
    return why.value.code


def _title(data: Path, code: str = MARRIAGE) -> str:
    return open_shelf(CLOCK, data).catalogue.get(code).title


def test_an_installed_card_lies_over_the_shipped_one_and_what_changes_is_told(tmp_path: Path) -> None:
    done = _install(tmp_path, OFFICE.pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE, title="Cưới nhau")}))
    assert (done.changed, done.codes) == (True, (MARRIAGE,))
    assert done.lines == ("1.000894: sửa tên gọi.",)
    assert _title(tmp_path) == "Cưới nhau"
    assert open_shelf(CLOCK).catalogue.get(MARRIAGE).title != "Cưới nhau"
    assert [one.version for one in pack_store.installed(tmp_path)] == ["2026.12.1"]


def test_the_same_pack_again_changes_nothing_and_an_older_one_is_refused(tmp_path: Path) -> None:
    def card(title: str) -> dict[str, bytes]:
        return {f"{MARRIAGE}/card.json": a_card(MARRIAGE, title=title)}

    newest = OFFICE.pack(card("Bản hai"), "2026.12.10")
    _install(tmp_path, OFFICE.pack(card("Bản một"), "2026.12.9"))
    assert _install(tmp_path, newest).changed
    assert not _install(tmp_path, newest).changed
    assert _refused(tmp_path, OFFICE.pack(card("Bản một"), "2026.12.9")) == "older-pack"
    assert _refused(tmp_path, OFFICE.pack(card("Bản hai khác"), "2026.12.10")) == "older-pack"
    assert _title(tmp_path) == "Bản hai"
    assert len([path for path in (tmp_path / "packs").iterdir() if path.is_dir()]) == 1


def test_a_card_that_was_checked_before_the_one_in_force_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path, OFFICE.pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE, "2020-01-01")})) == "older-card"


def test_a_newer_program_is_not_held_back_by_an_older_pack(tmp_path: Path) -> None:
    _install(tmp_path, OFFICE.pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE, title="Bản cũ")}))
    installed = next((tmp_path / "packs").glob("*/1.000894/card.json"))
    card = json.loads(installed.read_text(encoding="utf-8")) | {"checked_on": "2020-01-01"}
    installed.write_text(json.dumps(card), encoding="utf-8")
    assert _title(tmp_path) == open_shelf(CLOCK).catalogue.get(MARRIAGE).title


def test_an_untrusted_pack_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not trusted"):
        install_packs.install(tmp_path, OFFICE.pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE)}), CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_reasons_and_old_codes_of_several_packs_count_together(tmp_path: Path) -> None:
    def rules(**messages: str) -> bytes:
        shipped = json.loads((PACKS / "return_rules.json").read_bytes())["rules"][0]
        rows = [shipped | {"code": code.replace("_", "-"), "message": text} for code, text in messages.items()]
        return json.dumps({"rules": rows}, ensure_ascii=False).encode()

    def codes(old: str) -> bytes:
        row = {"old": old, "new": MARRIAGE, "mark": "uncertain", "note": "mã cũ bịa để thử"}
        return json.dumps({"source": "bịa", "checked_on": "2026-11-21", "codes": [row]}, ensure_ascii=False).encode()

    before = {one.code: one.message for one in Catalogue.load().return_rules}
    one = {"return_rules.json": rules(card_expired="Thẻ hết hạn (gói một).", ours="Riêng của gói một.")}
    two = {"return_rules.json": rules(ours="Gói hai nói khác."), "changed_codes.json": codes("9.000002")}
    _install(tmp_path, OFFICE.pack(one | {"changed_codes.json": codes("9.000001")}, name="mot"))
    _install(tmp_path, OFFICE.pack(two, name="hai"))
    catalogue = open_shelf(CLOCK, tmp_path).catalogue
    told = {one.code: one.message for one in catalogue.return_rules}
    assert told == before | {"card-expired": "Thẻ hết hạn (gói một).", "ours": "Gói hai nói khác."}
    known = catalogue.changed_codes()
    assert {"9.000001", "9.000002", *Catalogue.load().changed_codes()} <= set(known)


def test_a_struck_signer_cannot_come_back_with_an_old_list(tmp_path: Path) -> None:
    other = a_key("national", name="Người kế tiếp")
    newer = OFFICE.list_of(2, other)
    _install(tmp_path, OFFICE.pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE)}, by=other, signers=newer))
    assert _refused(tmp_path, OFFICE.pack({f"{DEATH}/card.json": a_card(DEATH)}, "2027.1.1")) == "untrusted-key"


def _with_form(code: str, **changed: bytes) -> dict[str, bytes]:
    names = ("form.md", "form.xml", "declaration.json")
    files = {f"{code}/{name}": (PACKS / code / name).read_bytes() for name in names}
    return files | {f"{code}/card.json": a_card(code)} | {f"{code}/{name}": each for name, each in changed.items()}


def test_a_form_with_a_circle_or_an_unknown_function_is_refused(tmp_path: Path) -> None:
    xml = (PACKS / DEATH / "form.xml").read_text(encoding="utf-8")
    bind = next(line for line in xml.splitlines() if "/data/matter/papers_case" in line and "calculate" in line)
    told = []
    for formula in ("/data/matter/papers_case", "no-such-function(1)"):
        spoilt = bind.split('calculate="', maxsplit=1)[0] + f'calculate="{formula}"/>'
        content = OFFICE.pack(_with_form(DEATH, **{"form.xml": xml.replace(bind, spoilt).encode()}))
        assert _refused(tmp_path, content) == "bad-pack"
        with pytest.raises(Refusal) as why:
            _install(tmp_path, content)
        told.append((why.value.facts["why"], why.value.facts["procedure"], why.value.facts.get("function")))
    assert told == [("cycle", DEATH, None), ("function", DEATH, "no-such-function")]


@pytest.mark.parametrize(
    "files",
    [
        {f"{MARRIAGE}/card.json": b"[]"},
        {f"{MARRIAGE}/card.json": b"{"},
        {f"{MARRIAGE}/card.json": b'{"code": "1.000894", "checked_on": "2026-12-01"}'},
        {f"{MARRIAGE}/card.json": b"[" * 5000},
        {"9.999999/form.xml": b"<x/>"},
        _with_form(DEATH, **{"declaration.json": b'{"blocks": [{"kind": "field"}]}'}),
        {"_forms/ct01/form.xml": (PACKS / "_forms" / "ct01" / "form.xml").read_bytes()},
    ],
)
def test_a_card_or_form_that_cannot_be_used_is_refused_in_words(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert _refused(tmp_path, OFFICE.pack(files)) == "bad-pack"


def test_local_data_of_another_commune_or_without_a_source_is_refused(tmp_path: Path) -> None:
    for spoilt in (local("00004"), local(source=""), local(hotline="gọi anh Ba"), local(more="x"), b"[]"):
        content = OFFICE.pack({f"local/{COMMUNE}.json": spoilt}, by=OFFICE.province)
        assert _refused(tmp_path, content) == "bad-pack"


def test_a_cut_before_the_list_is_written_installs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(install_packs.pack_store, "discard", lambda _: None)
    monkeypatch.setattr(install_packs.pack_store, "commit", power_cut)
    content = OFFICE.pack({f"{MARRIAGE}/card.json": a_card(MARRIAGE, title="Dở dang")})
    with pytest.raises(KeyboardInterrupt):
        _install(tmp_path, content)
    assert _title(tmp_path) != "Dở dang"
    monkeypatch.undo()
    assert _install(tmp_path, content).changed
    assert len([path for path in (tmp_path / "packs").iterdir() if path.is_dir()]) == 1


def test_a_pack_brings_a_form_and_one_begun_before_keeps_its_own(tmp_path: Path) -> None:
    before = Draft.unkept(open_shelf(CLOCK, tmp_path), DEATH)
    xml = (PACKS / DEATH / "form.xml").read_bytes().replace("Ghi rõ quan hệ".encode(), "Là gì của người mất".encode())
    _install(tmp_path, OFFICE.pack(_with_form(DEATH, **{"form.xml": xml})))
    labels = {view.label for view in Draft.unkept(open_shelf(CLOCK, tmp_path), DEATH).questions()}
    assert "Là gì của người mất" in labels
    assert "Ghi rõ quan hệ" in {view.label for view in before.questions()}


def test_a_card_alone_keeps_the_shipped_form(tmp_path: Path) -> None:
    _install(tmp_path, OFFICE.pack({f"{DEATH}/card.json": a_card(DEATH, title="Báo người mất")}))
    catalogue = open_shelf(CLOCK, tmp_path).catalogue
    assert (catalogue.get(DEATH).title, catalogue.get(DEATH).has_form) == ("Báo người mất", True)
    assert catalogue.form(DEATH).hash == open_shelf(CLOCK).catalogue.form(DEATH).hash


def test_a_spoilt_list_leaves_what_came_with_the_program_and_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "installed.json").write_text("{", encoding="utf-8")
    assert _title(tmp_path) == open_shelf(CLOCK).catalogue.get(MARRIAGE).title
    with pytest.raises(Refusal, match="install them anew"):
        pack_store.installed(tmp_path)


ACCOUNT = {
    "bank": "970436",
    "account": "0123456789",
    "holder": "UBND XA THU",
    "first_day": "2026-01-01",
    "last_day": "2026-12-31",
}


def _with_account(unit: str, by: SecretKey) -> bytes:
    files = with_signed_accounts({f"local/{unit}.json": local(unit, account=ACCOUNT)}, by)
    return OFFICE.pack(files, by=by)


def test_an_account_comes_signed_by_the_commune_or_its_province(tmp_path: Path) -> None:
    _install(tmp_path, _with_account(COMMUNE, OFFICE.province))
    said = open_shelf(CLOCK, tmp_path).catalogue.local(COMMUNE)
    assert said is not None
    assert said.account is not None
    found = account_in(said.account, (OFFICE.province.key,), COMMUNE, CLOCK.now().date())
    assert (found.account, found.key) == ("0123456789", OFFICE.province.key)


def test_an_account_without_its_signature_or_by_another_key_is_refused(tmp_path: Path) -> None:
    plain = OFFICE.pack({f"local/{COMMUNE}.json": local(account=ACCOUNT)}, by=OFFICE.commune)
    assert _refused(tmp_path, plain) == "unsigned"
    others = with_signed_accounts({f"local/{COMMUNE}.json": local(account=ACCOUNT)}, OFFICE.national)
    assert _refused(tmp_path, OFFICE.pack(others, by=OFFICE.commune)) == "untrusted-key"
    swapped = with_signed_accounts({f"local/{COMMUNE}.json": local(account=ACCOUNT)}, OFFICE.province)
    said = json.loads(swapped[f"local/{COMMUNE}.json"]) | {"unit": "00004"}
    moved = {"local/00004.json": json.dumps(said).encode()}
    assert _refused(tmp_path, OFFICE.pack(moved, by=OFFICE.province)) == "other-unit"


def test_life_events_words_and_recordings_of_a_pack_are_used(tmp_path: Path) -> None:
    birth = json.loads((EVENTS / "birth.json").read_text(encoding="utf-8"))
    sentence = "Bà con khai họ tên như trên thẻ."
    files = {
        "events/birth.json": json.dumps(birth | {"title": "Nhà có em bé mới"}).encode(),
        "words/mien-trung.tsv": f"code\twords\n{MARRIAGE}\tra phường lấy dấu rể\n".encode(),
        f"audio/{name_of(sentence)}.ogg": b"an invented voice",
    }
    before = find(open_shelf(CLOCK).catalogue, "ra phường lấy dấu rể", 1)
    _install(tmp_path, OFFICE.pack(files))
    catalogue = open_shelf(CLOCK, tmp_path).catalogue
    assert event("birth", catalogue).title == "Nhà có em bé mới"
    assert event("birth").title != "Nhà có em bé mới"
    assert [one.code for one in find(catalogue, "ra phường lấy dấu rể", 1)] == [MARRIAGE]
    assert [one.code for one in before] != [MARRIAGE]
    said = recording_of(tmp_path, f"  {sentence} ")
    assert said is not None
    assert said.read_bytes() == b"an invented voice"
    assert recording_of(tmp_path, "Bà con khai họ tên.") is None
    said.write_bytes(b"another voice")
    assert recording_of(tmp_path, sentence) is None


def test_a_broken_life_event_and_a_broken_word_list_are_refused(tmp_path: Path) -> None:
    circle = json.loads((EVENTS / "birth.json").read_text(encoding="utf-8"))
    for question in circle["questions"].values():
        question["choices"][0]["go"] = circle["first"]
    assert _refused(tmp_path, OFFICE.pack({"events/birth.json": json.dumps(circle).encode()})) == "bad-pack"
    assert _refused(tmp_path, OFFICE.pack({"words/x.tsv": b"code\twords\nkhong-phai-ma\tx\n"})) == "bad-pack"
    places = {
        path.place for path in check_packs(put(tmp_path / "f", {"events/birth.json": json.dumps(circle).encode()}))
    }
    assert places == {"events/birth.json"}
