import io
import json
import stat
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from forms import pack_zip
from forms.pack_file import Pack, opened, version_key
from forms.refusal import Refusal
from tests.support.packs import COMMUNE, DAY, OTHER_COMMUNE, Office, a_card, a_key, local

OFFICE = Office()
FILES = {"1.000894/card.json": a_card("1.000894")}


def _open(content: bytes, **given: object) -> Pack:
    return opened(content, **({"root": OFFICE.root.key, "today": DAY} | given))  # type: ignore[arg-type]


def _refused(content: bytes, **given: object) -> str:
    with pytest.raises(Refusal) as why:
        _open(content, **given)
    return why.value.code


def _changed(content: bytes, name: str, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as shell:
        files = {one: shell.read(one) for one in shell.namelist()}
    return pack_zip.write(files | {name: new})


def _zip(name: str, content: bytes = b"{}", mode: int = stat.S_IFREG) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = (mode | 0o644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        made.writestr(entry, content)
    return out.getvalue()


def test_what_was_signed_is_what_is_opened_and_the_same_files_give_the_same_bytes() -> None:
    content = OFFICE.pack(FILES)
    pack = _open(content)
    assert (pack.files, pack.signer, pack.label.version) == (FILES, OFFICE.national.key, "2026.12.1")
    assert OFFICE.pack(dict(reversed(FILES.items()))) == content


def test_a_commune_and_its_province_sign_the_communes_own_data() -> None:
    for by in (OFFICE.commune, OFFICE.province):
        assert list(_open(OFFICE.pack({f"local/{COMMUNE}.json": local()}, by=by)).files) == [f"local/{COMMUNE}.json"]


@pytest.mark.parametrize(
    ("by", "path"),
    [
        (OFFICE.commune, "1.000894/card.json"),
        (OFFICE.province, "return_rules.json"),
        (OFFICE.commune, f"local/{OTHER_COMMUNE}.json"),
        (OFFICE.province, "local/26734.json"),
        (OFFICE.national, f"local/{COMMUNE}.json"),
        (OFFICE.province, "local/99999.json"),
    ],
)
def test_nobody_signs_what_is_not_theirs(by: object, path: str) -> None:
    with pytest.raises(Refusal) as why:
        OFFICE.pack({path: b"{}"}, by=by)  # type: ignore[arg-type]
    assert why.value.code == "wrong-scope"


def test_a_forged_scope_is_refused_at_opening_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.pack_file.check_scope", lambda *_: None)
    forged = OFFICE.pack({f"local/{OTHER_COMMUNE}.json": local(OTHER_COMMUNE)}, by=OFFICE.commune)
    monkeypatch.undo()
    assert _refused(forged) == "wrong-scope"


def test_a_changed_file_or_signature_is_refused() -> None:
    content = OFFICE.pack(FILES)
    assert _refused(_changed(content, "1.000894/card.json", a_card("1.000894", title="Khác"))) == "wrong-signature"
    assert _refused(_changed(content, "1.000656/card.json", b"{}")) == "wrong-signature"
    signature = json.dumps({"key": OFFICE.national.key.id, "signature": "00" * 64}).encode()
    assert _refused(_changed(content, "manifest.sig", signature)) == "wrong-signature"
    assert _refused(_changed(content, "manifest.sig", b"[1]")) == "bad-pack"
    assert _refused(pack_zip.write(FILES)) == "unsigned"


def test_another_root_or_an_unlisted_signer_counts_for_nothing() -> None:
    assert _refused(Office().pack(FILES)) == "untrusted-key"
    stranger = a_key("national", name="Người lạ")
    with pytest.raises(Refusal, match="not in the list"):
        OFFICE.pack(FILES, by=stranger)
    content = _changed(OFFICE.pack(FILES), "signers.json", OFFICE.list_of(9, OFFICE.province).statement)
    assert _refused(content) == "wrong-signature"


def test_a_signer_struck_from_a_newer_list_or_past_its_days_counts_for_nothing() -> None:
    content = OFFICE.pack(FILES)
    newer = OFFICE.list_of(2, OFFICE.commune)
    assert _refused(content, newest=newer) == "untrusted-key"
    assert _refused(content, today=date(2028, 1, 1)) == "untrusted-key"
    assert _open(content, newest=OFFICE.signers).signers.number == 1


@pytest.mark.parametrize(
    "name",
    [
        "../card.json",
        "/etc/passwd",
        "1.000894/../../card.json",
        "1.000894\\card.json",
        "C:/card.json",
        "1.000894/card.yaml",
        "1.000894/con",
        "audio/a.exe",
        "_forms/../x/form.xml",
        "local/0.json",
        "1.000894/",
    ],
)
def test_a_path_out_of_its_folder_or_a_strange_file_is_refused(name: str) -> None:
    assert _refused(_zip(name)) == "pack-bad-path"


def test_a_link_is_refused() -> None:
    assert _refused(_zip("1.000894/card.json", b"/etc/passwd", stat.S_IFLNK)) == "bad-pack"


def test_a_zip_bomb_and_a_hundred_megabytes_are_refused() -> None:
    assert _refused(_zip("1.000894/card.json", b"0" * (7 * 1024 * 1024))) == "pack-too-large"
    assert _refused(_zip("1.000894/card.json", b"0" * (70 * 1024 * 1024))) == "pack-too-large"
    assert _refused(bytes(100 * 1024 * 1024)) == "pack-too-large"


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(_zip("1.000894/card.json", b"a" * 5000))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (4000).to_bytes(4, "little")
    assert _refused(bytes(content)) in ("pack-too-large", "bad-pack")


def test_xml_that_declares_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert _refused(_zip("1.000656/form.xml", bomb)) == "bad-pack"
    with pytest.raises(Refusal, match="entities"):
        OFFICE.pack({"1.000656/form.xml": bomb})


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x03\x04" + bytes(40)])
def test_what_is_no_pack_is_refused(content: bytes) -> None:
    assert _refused(content) == "bad-pack"


def test_a_pack_for_a_newer_program_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.pack_file.FORMAT", 2)
    content = OFFICE.pack(FILES)
    monkeypatch.undo()
    assert _refused(content) == "newer-pack"


def test_versions_stand_in_the_order_of_their_numbers() -> None:
    assert version_key("2026.9") < version_key("2026.10") < version_key("2026.10.1")
    for bad in ("", "1..2", "v1", "1.2.3.4.5", "-1"):
        with pytest.raises(Refusal):
            version_key(bad)


def test_identity_is_the_signers_so_that_nobody_takes_anothers_name() -> None:
    national = _open(OFFICE.pack(FILES))
    local_pack = _open(OFFICE.pack({f"local/{COMMUNE}.json": local()}, by=OFFICE.commune))
    assert national.identity == "national-vn-thu"
    assert local_pack.identity == f"commune-{COMMUNE}-thu"
    assert replace(national, signer=OFFICE.commune.key).identity != national.identity
