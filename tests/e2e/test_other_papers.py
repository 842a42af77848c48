"""The papers beside a dossier's own, by command line as a helper prints them."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.practice import BIRTH, PENSION
from app.services.unlock_vault import create
from forms.trust import PREFIX, canonical
from sync.keys import device_id
from tests.print import reading
from tests.support.command_line import CommandLine
from tests.support.stories import a_pension
from tests.support.vaults import WEAK, WORDS

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


def test_a_poster_of_a_life_event_names_what_may_be_needed_and_says_that_nobody_does_all(
    helper: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "to.pdf"
    assert helper.does("print", "poster", "--event", "death", "--audience", "Gia đình", "-o", out)["pages"] == 1
    said, spoken = reading.text(out.read_bytes()), (tmp_path / "to-loa.txt").read_text(encoding="utf-8")
    for words in ("Nhà có người mất", "Không phải làm hết", "Khai tử cho người đã mất"):
        assert words in said
        assert words in spoken
    assert "Dành cho: Gia đình" in said
    assert len(spoken.splitlines()) < 30
    assert (
        helper.refuses("print", "poster", "--event", "party", "-o", out).json["problems"][0]["code"] == "unknown-event"
    )


def test_each_page_of_a_poster_is_a_picture_for_zalo(helper: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "to.pdf"
    codes = ("1.001193", "1.000656", "1.004222", "1.001776", "2.000635")
    printed = helper.does("print", "poster", "--procedure", *codes, "--title", "Việc " * 40, "-o", out)
    assert len([file for file in printed["files"] if "-zalo" in file]) == printed["pages"]


def test_a_session_is_one_file_dossier_by_dossier(helper: CommandLine, tmp_path: Path) -> None:
    ids, out = [a_pension(helper), a_pension(helper)], tmp_path / "buoi.pdf"
    helper.does("print", "batch", "--dossier", *ids, "--kinds", "declaration", "consent", "-o", out)
    marks = [title.split(" · ") for title, _page in reading.bookmarked(out.read_bytes())]
    assert [mark for _title, mark in marks] == [
        code for one in ids for code in [helper.does("dossier", one)["public_code"]] * 2
    ]
    assert helper.refuses("print", "batch", "-o", out).json["problems"][0]["code"] == "nothing-to-print"


def test_copies_to_be_certified_are_counted_and_folded(helper: CommandLine, tmp_path: Path) -> None:
    helper.passphrase = None
    listed, out = tmp_path / "sao.json", tmp_path / "phieu.pdf"
    listed.write_text(json.dumps([{"name": "Bằng tốt nghiệp", "pages": 3, "copies": 2}]), encoding="utf-8")
    about = ("print", "preparation", "--procedure", "2.000815", "--copies", listed, "-o", out)
    helper.does(*about)
    assert "Tổng lệ phí 10.000 đồng, cho 2 bản" in reading.text(out.read_bytes())
    helper.does(*about, "--a5")
    assert reading.sizes(out.read_bytes()) == {(842, 595)}
    wrong = helper.refuses("print", "guidance", *about[2:])
    assert wrong.json["problems"][0]["code"] == "no-copies-here"
    listed.write_text('[{"name": "Bằng", "pages": 0, "copies": 2}]', encoding="utf-8")
    assert helper.refuses(*about).json["problems"][0]["code"] == "bad-copies"


@pytest.mark.parametrize("kind", ["leaflet", "infographic", "reference", "online-list"])
def test_papers_that_speak_of_nobody_need_no_vault(helper: CommandLine, tmp_path: Path, kind: str) -> None:
    helper.passphrase = None
    about = () if kind in ("reference", "online-list") else ("--procedure", PENSION)
    assert helper.does("print", kind, *about, "-o", tmp_path / "paper.png")["pages"] >= 1


@pytest.mark.parametrize("kind", ["guidance", "blank", "leaflet", "poster"])
def test_papers_of_nobody_say_that_the_vault_is_for_practising_though_it_stays_shut(
    helper: CommandLine, tmp_path: Path, kind: str
) -> None:
    practising = CommandLine(tmp_path / "practice", helper.capsys, helper.monkeypatch, passphrase=None)
    create(practising.folder, "Mai", WORDS, cost=WEAK, practice=True)[0].vault.close()
    out = tmp_path / "paper.pdf"
    practising.does("print", kind, "--procedure", PENSION, "-o", out)
    assert "TẬP LÀM" in reading.text(out.read_bytes())
    helper.does("print", kind, "--procedure", PENSION, "-o", out)
    assert "TẬP LÀM" not in reading.text(out.read_bytes())


def test_what_was_taken_along_is_noted_until_it_comes_back(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    (lent,) = helper.does("lend", dossier, "Sổ hộ khẩu cũ", "--what", "original", "--count", "2")["lent"]
    assert (lent["name"], lent["returned_on"]) == ("Sổ hộ khẩu cũ", "")
    assert (lent["is_original"], lent["count"]) == (True, 2)
    (lent,) = helper.does("lend", dossier, "Sổ hộ khẩu cũ", "--back", "--to", "Nguyễn Thị Ệ")["lent"]
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
