"""Paper carries the dossier: printed after finalizing, read by the office, carried by any laptop, never twice."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from app.imaging import page_count, read_own_codes
from forms import vietqr
from forms.trust import PREFIX, canonical
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway
from sync.keys import device_id
from tests.print import reading
from tests.support.command_line import CommandLine
from tests.support.desks import the_desk_again
from tests.support.stories import a_finalized_pension, a_pension, enrolled

COMMUNE, PROVINCE = "09955", "01"


@pytest.fixture
def other(tmp_path: Path, helper: CommandLine) -> CommandLine:
    line = CommandLine(tmp_path / "other", helper.capsys, helper.monkeypatch)
    line.make_vault()
    return line


def printed(helper: CommandLine, dossier: str, out: Path) -> Path:
    helper.does("print", "declaration", "--dossier", dossier, "-o", out)
    return out


def folder_of(gateway: RunningGateway, tmp_path: Path) -> tuple[str | Path, ...]:
    return "--db", gateway.place.db, "--data", tmp_path / "gateway" / "gateway.data"


def test_the_office_takes_the_dossier_from_its_copy_before_any_network(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    copy = printed(helper, dossier, tmp_path / "copy.pdf")
    at = folder_of(gateway, tmp_path)
    taken = helper.does("gateway", "import", copy, *at)
    assert (taken["outcome"], taken["id"]) == ("created", dossier)
    assert ["/data/owner/owner_name", "Nguyễn Thị Ệ"] in taken["answers"]
    assert helper.does("gateway", "import", copy, *at)["outcome"] == "same"
    assert helper.does("dossier", dossier)["outbox"] == "held"
    assert helper.does("sync")["sent"] == 1
    assert helper.does("dossier", dossier)["outbox"] == "delivered"
    assert helper.does("dossier", dossier)["portal_status"] is None
    assert len(office.dossiers(gateway.place)) == 1


def test_an_enrolment_of_before_offices_had_keys_learns_its_offices_key_from_the_list_of_laptops(
    helper: CommandLine, other: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    for number, line in enumerate((helper, other)):
        line.does("enroll", gateway.url, office.enroll(gateway.place, f"Máy {number}", "Xã Thử")["code"])
    desk = the_desk_again(helper.folder)
    with desk.vault, desk.vault.write() as unit:
        binding = unit.binding.get()
        assert binding is not None
        unit.binding.set(replace(binding, office_key=""))
    dossier, at = a_finalized_pension(helper), folder_of(gateway, tmp_path)
    before = printed(helper, dossier, tmp_path / "before.pdf")
    helper.refuses("gateway", "import", before, *at)
    assert helper.does("sync")["connection"] == "ok"
    taken = helper.does("gateway", "import", printed(helper, dossier, tmp_path / "copy.pdf"), *at)
    assert (taken["outcome"], taken["id"]) == ("same", dossier)


def test_papers_that_did_not_come_keep_a_dossier_from_being_delivered(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    picture = tmp_path / "paper.png"
    Image.new("L", (400, 300), 200).save(picture)
    dossier = a_pension(helper)
    helper.does("attach", dossier, "identity", picture)
    helper.does("finalize", dossier, "--accept", "unreadable-scan")
    copy = printed(helper, dossier, tmp_path / "copy.pdf")
    taken = helper.does("gateway", "import", copy, *folder_of(gateway, tmp_path))
    assert (taken["missing_files"], taken["received_at"]) == (1, None)
    assert taken["receipt"]["statement"]["missing"]
    assert helper.does("dossier", dossier)["outbox"] != "delivered"
    assert helper.does("sync")["sent"] == 1
    assert helper.does("dossier", dossier)["outbox"] == "delivered"


def test_a_strangers_laptop_carries_it_and_can_read_nothing(
    helper: CommandLine, other: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    copy = printed(helper, dossier, tmp_path / "copy.pdf")
    assert other.refuses("scan", copy, "--carry").json["problems"][0]["code"] == "not-enrolled"
    other.does("enroll", gateway.url, office.enroll(gateway.place, "Máy 2", "Xã Khác")["code"])
    read = other.does("scan", copy, "--carry")
    assert (read["kind"], read["fields"]["carried"]) == ("dossier", "kept")
    assert "Nguyễn" not in json.dumps(read, ensure_ascii=False)
    assert other.does("scan", copy, "--carry")["fields"]["carried"] == "known"
    assert other.does("import", copy) == {"papers": 0, "known": 1}
    assert other.does("sync")["connection"] == "ok"
    (row,) = office.dossiers(gateway.place)
    assert (row["id"], row["unit"]) == (dossier, "Xã Thạch Thất")
    assert not list((tmp_path / "other" / "carried").glob("*.hsp"))


def test_pages_of_several_dossiers_are_taken_in_at_once_or_none_of_them(
    helper: CommandLine, other: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossiers = [a_finalized_pension(helper), a_finalized_pension(helper)]
    pages = [printed(helper, dossier, tmp_path / f"copy-{at}.pdf") for at, dossier in enumerate(dossiers)]
    other.does("enroll", gateway.url, office.enroll(gateway.place, "Máy 2", "Xã Khác")["code"])
    assert code_of(other.refuses("import", *pages, tmp_path / "none.hsb", code=2)) == "bad-usage"
    assert code_of(other.refuses("import", *pages, tmp_path / "no-such.pdf")) == "no-file"
    assert other.does("carried")["waiting"] == 0
    assert other.does("import", *pages) == {"papers": 2, "known": 0}
    other.does("sync")
    assert {row["id"] for row in office.dossiers(gateway.place)} == set(dossiers)


def test_a_carrier_puts_aside_what_the_gateway_will_never_take(
    helper: CommandLine, other: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    with running_gateway(tmp_path / "elsewhere") as elsewhere:
        enrolled(helper, elsewhere)
        foreign = printed(helper, a_finalized_pension(helper), tmp_path / "copy.pdf")
    other.does("enroll", gateway.url, office.enroll(gateway.place, "Máy 2", "Xã Khác")["code"])
    assert other.does("import", foreign) == {"papers": 1, "known": 0}
    assert other.does("sync")["connection"] == "ok"
    assert [file.suffix for file in (tmp_path / "other" / "carried").iterdir()] == [".refused"]
    assert not office.dossiers(gateway.place)
    assert other.does("import", foreign) == {"papers": 0, "known": 1}


def test_symbols_come_in_any_order_and_a_missing_one_is_named(
    helper: CommandLine, other: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    texts = [
        text
        for text in read_own_codes(printed(helper, a_finalized_pension(helper), tmp_path / "copy.pdf").read_bytes())
        if text.startswith("HSD1:")
    ]
    other.passphrase = None
    read = other.does("scan", *reversed(texts))
    assert (read["fields"]["count"], read["fields"]["missing"]) == (len(texts), "")
    at = folder_of(gateway, tmp_path)
    if len(texts) > 1:
        assert other.does("scan", texts[1])["warnings"] == ["parts_missing"]
        assert code_of(helper.refuses("gateway", "import", texts[1], *at, code=3)) == "parts-missing"
    assert code_of(helper.refuses("gateway", "import", texts[0][:-6], *texts[1:], *at)) == "damaged-code"
    assert code_of(helper.refuses("gateway", "import", "HSL1:ABC", *at)) == "not-a-dossier-code"
    assert not office.dossiers(gateway.place)


def test_before_finalizing_and_without_an_office_key_no_code_is_printed(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    dossier = a_finalized_pension(helper)
    plain = printed(helper, dossier, tmp_path / "plain.pdf")
    assert not [text for text in read_own_codes(plain.read_bytes()) if text.startswith("HSD")]
    enrolled(helper, gateway)
    with_codes = printed(helper, dossier, tmp_path / "codes.pdf")
    assert page_count(with_codes.read_bytes()) == page_count(plain.read_bytes()) + 1


# -- the payment code --------------------------------------------------------------------------------------------------


class Office:
    """A commune that signs."""

    def __init__(self, folder: Path, unit: str = COMMUNE, level: str = "commune") -> None:
        self.key = Ed25519PrivateKey.generate()
        self.folder = folder
        self.public = self.key.public_key().public_bytes_raw()
        self.id = device_id(self.public)
        self.said = {
            "public_key": self.public.hex(),
            "level": level,
            "unit": unit,
            "name": "UBND Xã Thạch Thất",
            "first_day": "2020-01-01",
            "last_day": "2099-12-31",
        }

    def file(self, content: Mapping[str, object], name: str = "file.json") -> Path:
        out = self.folder / name
        out.write_text(json.dumps(content), encoding="utf-8")
        return out

    def account(self, **changes: str) -> Path:
        statement = canonical(
            {
                "kind": "payment-account",
                "bank": "970415",
                "account": "0011001932418",
                "holder": "UBND XA THACH THAT",
                "unit": COMMUNE,
                "first_day": "2020-01-01",
                "last_day": "2099-12-31",
                **changes,
            }
        )
        signature = self.key.sign(PREFIX + statement).hex()
        return self.file({"statement": statement.decode(), "signature": signature, "key": self.id}, "account.json")


def code_of(said: object) -> str:
    return str(said.json["problems"][0]["code"])  # type: ignore[attr-defined]  # what ``refuses`` gives


def test_a_payment_code_comes_only_after_the_fee_and_only_from_a_confirmed_account(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier, out = a_finalized_pension(helper), tmp_path / "pay.pdf"
    commune = Office(tmp_path)
    assert code_of(helper.refuses("payment", "print", dossier, "-o", out)) == "fee-not-asked"
    helper.does("payment", "fee", dossier, "--sum", "8000", "--source", "paper")
    assert code_of(helper.refuses("payment", "print", dossier, "-o", out)) == "no-account"
    assert code_of(helper.refuses("payment", "account", commune.account())) == "untrusted-key"
    key = commune.file(commune.said, "key.json")
    assert code_of(helper.refuses("payment", "trust", key)) == "not-confirmed"
    helper.does("payment", "trust", key, "--confirm", commune.id[:12])
    assert helper.does("payment", "account", commune.account())["account"] == "0011001932418"
    assert code_of(helper.refuses("payment", "print", dossier, "-o", out)) == "no-account"
    assert code_of(helper.refuses("payment", "account", commune.account(), "--confirm", "1")) == "not-confirmed"
    helper.does("payment", "account", commune.account(), "--confirm", "0011001932418")
    helper.does("payment", "print", dossier, "-o", out)
    (text,) = read_own_codes(out.read_bytes())
    said = vietqr.read(text)
    assert (said.bank, said.account, said.amount) == ("970415", "0011001932418", 8000)
    assert helper.does("dossier", dossier)["public_code"] == said.purpose
    assert helper.does("scan", text)["fields"]["bank_name"] == "VietinBank"


def test_the_offices_own_act_asks_for_the_fee(helper: CommandLine, gateway: RunningGateway, tmp_path: Path) -> None:
    enrolled(helper, gateway)
    dossier, out, commune = a_finalized_pension(helper), tmp_path / "pay.png", Office(tmp_path)
    helper.does("sync")
    helper.does("payment", "trust", commune.file(commune.said, "key.json"), "--confirm", commune.id[:12])
    helper.does("payment", "account", commune.account(), "--confirm", "0011001932418")
    at = folder_of(gateway, tmp_path)
    helper.does("gateway", "status", dossier, "6", *at)
    helper.does("sync")
    assert code_of(helper.refuses("payment", "print", dossier, "-o", out)) == "fee-without-sum"
    helper.does("gateway", "status", dossier, "6", "--fee", "15000", *at)
    helper.does("sync")
    helper.does("payment", "print", dossier, "-o", out)
    assert vietqr.read(read_own_codes(out.read_bytes())[0]).amount == 15000
    helper.does("print", "guidance", "--dossier", dossier, "-o", sheet := tmp_path / "sheet.pdf")
    assert "Nơi nhận đã báo: 15.000 đồng." in reading.text(sheet.read_bytes())
    helper.does("gateway", "status", dossier, "9", *at)
    helper.does("sync")
    assert code_of(helper.refuses("payment", "print", dossier, "-o", out)) == "fee-not-asked"


def test_accounts_that_nobody_may_use_are_refused(helper: CommandLine, tmp_path: Path) -> None:
    commune, elsewhere = Office(tmp_path), Office(tmp_path, unit="00118")
    for one in (commune, elsewhere):
        helper.does("payment", "trust", one.file(one.said, "key.json"), "--confirm", one.id[:12])
    assert code_of(helper.refuses("payment", "account", commune.account(bank="970999"))) == "unknown-bank"
    assert code_of(helper.refuses("payment", "account", commune.account(account="12 34"))) == "bad-account"
    assert code_of(helper.refuses("payment", "account", elsewhere.account())) == "other-unit"
    changed = json.loads(commune.account().read_text(encoding="utf-8"))
    changed["statement"] = changed["statement"].replace("0011001932418", "0011001932419")
    assert code_of(helper.refuses("payment", "account", commune.file(changed))) == "wrong-signature"
    assert code_of(helper.refuses("payment", "account", commune.file({**changed, "signature": ""}))) == "unsigned"
    assert code_of(helper.refuses("payment", "account", commune.file({"statement": "{}"}))) == "unsigned"
    assert code_of(helper.refuses("payment", "account")) == "no-account"


def test_a_province_signs_for_its_communes(helper: CommandLine, tmp_path: Path) -> None:
    province = Office(tmp_path, unit=PROVINCE, level="province")
    helper.does("payment", "trust", province.file(province.said, "key.json"), "--confirm", province.id[:12])
    assert helper.does("payment", "account", province.account())["unit"] == COMMUNE


# -- the set-up code ---------------------------------------------------------------------------------------------------


def test_a_set_up_code_enrols_one_machine_once_it_is_confirmed(
    helper: CommandLine, other: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    code = office.enroll(gateway.place, "Máy 2", "Xã Thạch Thất")["code"]
    sheet = tmp_path / "setup.pdf"
    made = helper.does("setup-code", "make", code, "--point", "Nhà văn hóa", "--hotline", "0912345678", "-o", sheet)
    read = other.does("scan", sheet)
    assert (read["kind"], read["fields"]["point"], "code" in read["fields"]) == ("setup", "Nhà văn hóa", False)
    assert code_of(other.refuses("setup-code", "apply", sheet)) == "not-confirmed"
    assert other.does("point") == {"name": "", "hotline": ""}
    done = other.does("setup-code", "apply", sheet, "--confirm", made["keeper"])
    assert done["point"] == "Nhà văn hóa"
    assert other.does("point") == {"name": "Nhà văn hóa", "hotline": "0912345678"}
    again = other.refuses("setup-code", "apply", sheet, "--confirm", made["keeper"])
    assert code_of(again) == "already-enrolled"
    third = CommandLine(tmp_path / "third", helper.capsys, helper.monkeypatch)
    third.make_vault()
    assert code_of(third.refuses("setup-code", "apply", sheet, "--confirm", made["keeper"])) == "code-used"
    assert third.does("point") == {"name": "", "hotline": ""}
