"""A pack from its maker's folder to a villager's sheet, by the commands alone, under a root of the test's own."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.print import reading
from tests.support.packs import COMMUNE, a_card, local, put

MARRIAGE, STATE = "1.000894", "1.004873"
SHEET = (
    "Mã xã,Tên xã,Nơi nhận,Địa chỉ,Số gọi hỏi,Số phản ánh,Lệ phí 1.004873,Mã ngân hàng,Số tài khoản,Chủ tài khoản,"
    "Tài khoản từ ngày,Tài khoản đến ngày,Nguồn,Ngày xem\n"
    "9955,Xã Thạch Thất,Nơi nhận bịa để thử,Thôn Thử,0240000001,0240000002,0 đồng (thử),970436,0123456789,"
    "UBND XA THU,01/01/2026,31/12/2027,bịa để thử,20/11/2026\n"
)


class Shell:
    """Runs commands on one data folder, with the keys of one root beside it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.letters = self.does("packs", "key", "Gốc thử", "--level", "root", "-o", folder / "root.json")["letters"]
        self.does("packs", "key", "Nhóm thẻ", "--level", "national", "-o", folder / "nation.json")
        self.does("packs", "key", "Hà Nội", "--level", "province", "--unit", "01", "-o", folder / "hanoi.json")
        keys = (folder / "nation.public.json", folder / "hanoi.public.json")
        out = ("-o", folder / "signers.json")
        self.does("packs", "signers", *keys, "--root", folder / "root.json", "--number", "1", *out)

    @property
    def root(self) -> tuple[str | Path, ...]:
        return ("--root", self.folder / "root.public.json", "--confirm", self.letters)

    def runs(self, *words: str | Path) -> tuple[int, Any]:
        code = main(["--data", str(self.folder / "data"), "--json", *map(str, words)])
        out = self._capsys.readouterr().out
        return code, json.loads(out) if out else None

    def does(self, *words: str | Path) -> Any:
        code, said = self.runs(*words)
        assert code == 0, said
        return said

    def refuses(self, *words: str | Path) -> str:
        code, said = self.runs(*words)
        assert code == 1, said
        return str(said["problems"][0]["code"])


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_a_card_goes_from_a_folder_to_the_shelf(shell: Shell) -> None:
    folder, pack = (
        put(shell.folder / "the", {f"{MARRIAGE}/card.json": a_card(MARRIAGE, title="Cưới nhau")}),
        shell.folder / "a.pack",
    )
    (folder / "pack.json").write_text(json.dumps({"name": "the", "title": "Thẻ", "version": "2026.12.1"}), "utf-8")
    made = shell.does("packs", "build", folder, "-o", pack, "--key", shell.folder / "nation.json", *shell.root)
    assert (made["version"], made["signed_by"], made["files"]) == ("2026.12.1", "Nhóm thẻ", [f"{MARRIAGE}/card.json"])
    first = pack.read_bytes()
    shell.does("packs", "build", folder, "-o", pack, "--key", shell.folder / "nation.json", *shell.root)
    assert pack.read_bytes() == first
    alone = (
        "packs",
        "build",
        folder / MARRIAGE,
        "-o",
        shell.folder / "one.pack",
        "--key",
        shell.folder / "nation.json",
    )
    assert shell.does(*alone, *shell.root)["files"] == [f"{MARRIAGE}/card.json"]
    assert shell.refuses("packs", "install", pack) == "untrusted-key"
    assert shell.refuses("packs", "install", pack, *shell.root[:2]) == "not-confirmed"
    assert shell.does("packs", "check", pack, *shell.root)["ok"]
    assert shell.does("packs", "diff", pack, *shell.root)["lines"] == ["1.000894: sửa tên gọi."]
    assert shell.does("show", MARRIAGE)["title"] != "Cưới nhau"
    done = shell.does("packs", "install", pack, *shell.root)
    assert (done["changed"], done["lines"]) == (True, ["1.000894: sửa tên gọi."])
    assert shell.does("show", MARRIAGE)["title"] == "Cưới nhau"
    assert [one["version"] for one in shell.does("packs", "list")] == ["2026.12.1"]
    for kind in ("poster", "leaflet", "infographic", "guidance"):  # what hangs on walls says what the pack says, too
        shell.does("print", kind, "--procedure", MARRIAGE, "-o", shell.folder / "wall.pdf")
        said = " ".join(reading.text((shell.folder / "wall.pdf").read_bytes()).split())
        assert "cưới nhau" in said.casefold(), kind
    assert "Cưới nhau" in (shell.folder / "wall-loa.txt").read_text(encoding="utf-8")
    assert shell.does("packs", "diff", pack, *shell.root)["lines"] == ["Không có gì thay đổi."]
    shell.does("packs", "unpack", pack, "-o", shell.folder / "again", *shell.root)
    assert (shell.folder / "again" / MARRIAGE / "card.json").read_bytes() == (
        folder / MARRIAGE / "card.json"
    ).read_bytes()
    assert shell.does("packs", "diff", folder, shell.folder / "again")["changes"] == []


def test_a_workbook_goes_from_a_procedure_to_a_folder_and_its_damage_is_mended(shell: Shell) -> None:
    file = shell.folder / "x.xlsx"
    shell.does("packs", "unpack", STATE, "-o", file)
    assert shell.does("packs", "check", file)["findings"] == []
    shell.does("packs", "build", file, "-o", shell.folder / "made")
    assert {path.name for path in (shell.folder / "made" / STATE).iterdir()} == {
        *("card.json", "form.md", "form.xml", "declaration.json"),
    }
    assert shell.does("packs", "diff", file)["lines"] == ["Không có gì thay đổi."]
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    book = load_workbook(file)
    book["Thẻ"]["D2"].value = 1.004873
    book.save(file)
    code, said = shell.runs("packs", "check", file, "--repair")
    assert (code, said["findings"][0]["cell"], said["repaired"]["cells"]) == (1, "D2", 1)
    assert shell.does("packs", "check", said["repaired"]["file"])["ok"]
    assert shell.refuses("packs", "diff", file) == "bad-workbook"


def test_a_shared_form_has_a_workbook_too(shell: Shell) -> None:
    shell.does("packs", "unpack", "ct01", "-o", shell.folder / "x.xlsx")
    assert shell.does("packs", "build", shell.folder / "x.xlsx", "-o", shell.folder / "made")["folder"] == "_forms/ct01"


def test_a_province_goes_from_its_sheet_to_the_villagers_paper(shell: Shell) -> None:
    sheet, pack, out = (shell.folder / name for name in ("tinh.csv", "tinh.pack", "x.pdf"))
    sheet.write_text(SHEET, encoding="utf-8")
    words = ("packs", "build", "--province", sheet, "-o", pack, "--key", shell.folder / "hanoi.json", *shell.root)
    code, said = shell.runs(*words)
    assert (code, said["findings"][0]["repair"]) == (1, "09955")
    sheet.write_text(SHEET.replace("\n9955", f"\n{COMMUNE}"), encoding="utf-8")
    assert shell.does(*words)["title"] == "Số liệu của Thành phố Hà Nội"
    done = shell.does("packs", "install", pack, *shell.root)
    assert done["lines"] == ["09955: có số liệu của xã: Nơi nhận bịa để thử, 1 mức phí."]
    shell.does("print", "guidance", "--procedure", STATE, "-o", out)
    text = " ".join(reading.text(out.read_bytes()).split())
    assert "0 đồng (thử) (bịa để thử, xem ngày 20/11/2026)" in text
    assert "Thôn Thử" in text
    assert "0240000001" in text


def test_a_signer_builds_only_what_is_theirs_and_nothing_unsound(shell: Shell) -> None:
    key = ("--key", shell.folder / "nation.json", *shell.root)
    mine = put(shell.folder / "xa", {f"local/{COMMUNE}.json": local()})
    assert shell.refuses("packs", "build", mine, "-o", shell.folder / "x.pack", *key) == "wrong-scope"
    bad = put(shell.folder / "bad", {f"{MARRIAGE}/card.json": a_card(MARRIAGE, certainty="chắc lắm")})
    code, said = shell.runs("packs", "build", bad, "-o", shell.folder / "x.pack", *key)
    assert (code, said["ok"]) == (1, False)
    assert not (shell.folder / "x.pack").exists()
    assert shell.refuses("packs", "build", mine, "-o", shell.folder / "x.pack") == "no-key"
    strange = put(shell.folder / "strange", {"run.py": b"print()"})
    assert shell.refuses("packs", "build", strange, "-o", shell.folder / "x.pack", *key) == "pack-bad-path"


def test_a_pack_and_a_procedure_are_shown_with_their_paper(shell: Shell) -> None:
    shown = shell.does("packs", "preview", STATE, "-o", shell.folder / "x.pdf")
    assert shown["cards"][0]["code"] == STATE
    assert shown["cards"][0]["questions"]
    assert "Tờ khai".upper() in reading.text((shell.folder / "x.pdf").read_bytes()).upper()
    folder = put(shell.folder / "the", {f"{MARRIAGE}/card.json": a_card(MARRIAGE, title="Cưới nhau")})
    shown = shell.does("packs", "preview", folder, "-o", shell.folder / "y.pdf")
    assert shown["cards"][0]["card"]["title"] == "Cưới nhau"
    assert "Cưới nhau" in reading.text((shell.folder / "y.pdf").read_bytes())


def test_a_secret_half_is_written_for_its_owner_alone_and_never_over_another(shell: Shell) -> None:
    assert "secret" not in json.loads((shell.folder / "nation.public.json").read_text("utf-8"))
    words = ("packs", "key", "Khác", "--level", "national", "-o", shell.folder / "nation.json")
    assert shell.refuses(*words) == "bad-output"
    assert shell.refuses("packs", "key", "Khác", "--level", "commune", "-o", shell.folder / "k.json") == "bad-key"
    nowhere = ("--level", "commune", "--unit", "99999", "-o", shell.folder / "k.json")
    assert shell.refuses("packs", "key", "Khác", *nowhere) == "unknown-commune"
