"""The papers beside a dossier's own, by command line as a helper prints them."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.practice import BIRTH, PENSION
from forms.trust import PREFIX, canonical
from sync.keys import device_id
from tests.print import reading
from tests.support.command_line import CommandLine
from tests.support.stories import a_pension

COMMUNE = "04939"


@pytest.mark.parametrize("kind", ["handover", "todo", "recipient"])
def test_lists_of_dossiers(helper: CommandLine, tmp_path: Path, kind: str) -> None:
    dossier = a_pension(helper)
    helper.does("print", kind, "--dossier", dossier, "-o", tmp_path / "paper.pdf")
    assert "Nguyễn Thị Ệ" in reading.text((tmp_path / "paper.pdf").read_bytes())


def test_a_poster_comes_with_words_for_the_loudspeaker_and_a_picture(helper: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "to.pdf"
    printed = helper.does("print", "poster", "--procedure", PENSION, BIRTH, "--title", "Nhà có việc", "--a3", "-o", out)
    assert [Path(file).name for file in printed["files"]] == ["to.pdf", "to-loa.txt", "to-zalo.png"]
    assert "Nhà có việc." in (tmp_path / "to-loa.txt").read_text(encoding="utf-8")
    assert (tmp_path / "to-zalo.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["leaflet", "infographic", "reference", "online-list"])
def test_papers_that_speak_of_nobody_need_no_vault(helper: CommandLine, tmp_path: Path, kind: str) -> None:
    helper.passphrase = None
    about = () if kind in ("reference", "online-list") else ("--procedure", PENSION)
    assert helper.does("print", kind, *about, "-o", tmp_path / "paper.png")["pages"] >= 1


def test_what_was_taken_along_is_noted_until_it_comes_back(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    (lent,) = helper.does("lend", dossier, "Sổ hộ khẩu cũ")["lent"]
    assert (lent["name"], lent["returned_on"]) == ("Sổ hộ khẩu cũ", "")
    (lent,) = helper.does("lend", dossier, "Sổ hộ khẩu cũ", "--back")["lent"]
    assert lent["returned_on"]


def test_a_month_is_counted_and_printed(helper: CommandLine, tmp_path: Path) -> None:
    a_pension(helper)
    counted = helper.does("report")
    assert set(counted) >= {"month", "dossiers", "by_hamlet", "by_procedure", "by_state", "returned", "median_minutes"}
    assert helper.does("print", "report", "-o", tmp_path / "thang.pdf")["pages"] == 1
    assert helper.refuses("report", "--month", "nay").json["problems"][0]["code"] == "bad-month"


def test_a_badge_comes_only_from_the_commune(helper: CommandLine, tmp_path: Path) -> None:
    key, out = Ed25519PrivateKey.generate(), tmp_path / "the.pdf"
    public = key.public_key().public_bytes_raw()
    days = {"first_day": "2020-01-01", "last_day": "2099-12-31"}
    trusted = {"public_key": public.hex(), "level": "commune", "unit": COMMUNE, "name": "UBND Xã Thạch Thất", **days}
    statement = canonical(
        {
            "kind": "helper-badge",
            "name": "Lò Thị Hoa",
            "team": "Tổ công nghệ số",
            "commune": "Xã Thạch Thất",
            "unit": COMMUNE,
            "number": "07",
            **days,
        }
    )

    def signed(signature: bytes) -> Path:
        file = tmp_path / "badge.json"
        content = {"statement": statement.decode(), "signature": signature.hex(), "key": device_id(public)}
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    def refused(*more: str | Path) -> str:
        return str(helper.refuses("print", "badge", "-o", out, *more).json["problems"][0]["code"])

    good = key.sign(PREFIX + statement)
    assert refused() == "unsigned"
    assert refused("--signed", signed(good)) == "untrusted-key"
    (tmp_path / "key.json").write_text(json.dumps(trusted), encoding="utf-8")
    helper.does("payment", "trust", tmp_path / "key.json", "--confirm", device_id(public)[:12])
    assert refused("--signed", signed(bytes(64))) == "wrong-signature"
    helper.does("print", "badge", "--signed", signed(good), "-o", out)
    assert "Lò Thị Hoa" in reading.text(out.read_bytes())


def test_a_form_is_previewed_from_its_code_and_from_its_file(helper: CommandLine, tmp_path: Path) -> None:
    helper.passphrase = None
    assert helper.does("forms", "preview", PENSION, "-o", tmp_path / "form.png")["pages"] == 2
    layout = tmp_path / "declaration.json"
    layout.write_text(
        json.dumps({"name": "Đơn", "drawn_from": "picture", "cover_lines": [], "blocks": [{"kind": "motto"}]}),
        encoding="utf-8",
    )
    assert helper.does("forms", "preview", layout, "-o", tmp_path / "form.pdf")["pages"] == 1
    layout.write_text("{", encoding="utf-8")
    assert (
        helper.refuses("forms", "preview", layout, "-o", tmp_path / "form.pdf").json["problems"][0]["code"]
        == "bad-pack"
    )
