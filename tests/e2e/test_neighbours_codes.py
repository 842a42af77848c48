"""The code on an office's copy that a neighbour's laptop signed: checked by the key that the gateway told of."""

from pathlib import Path

from app.imaging import read_codes
from forms.codes import CheckCode, check_message
from sync.enrolment import enroll
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.clocks import SetClock
from tests.support.command_line import CommandLine
from tests.support.signers import MemorySigner
from tests.support.stories import a_finalized_pension, enrolled


def test_a_neighbours_signature_is_known_after_the_next_sync(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    helper.does("print", "declaration", "--dossier", dossier, "-o", tmp_path / "copy.pdf")
    own = next(text for text in read_codes((tmp_path / "copy.pdf").read_bytes()) if helper_signed(text))
    code = CheckCode.decode(own)
    neighbour, stranger = MemorySigner(7), MemorySigner(8)
    join = office.enroll(gateway.place, "Máy 2", "Xã Thạch Thất")["code"]
    enroll(gateway.url, join, neighbour, SetClock())

    def agreement(signer: MemorySigner, *, digest: bytes = code.digest16, forged: bool = False) -> str:
        signature = signer.sign(check_message(code.dossier_id, code.revision, digest))
        signature = bytes(64) if forged else signature
        text = CheckCode(code.dossier_id, code.revision, digest, bytes.fromhex(signer.device_id), signature).encode()
        return str(helper.does("scan", text)["fields"]["agreement"])

    assert agreement(neighbour) == "unknown"
    assert helper.does("sync")["events"] == 0  # a list of laptops is no news of a dossier
    assert agreement(neighbour) == "agrees"
    assert agreement(neighbour, digest=bytes(16)) == "differs"
    assert agreement(neighbour, forged=True) == "differs"
    assert agreement(stranger) == "unknown"
    assert helper.does("scan", own)["fields"]["agreement"] == "agrees"


def helper_signed(text: str) -> bool:
    """Whether a symbol of the copy is the check code."""
    try:
        CheckCode.decode(text)
    except Exception:  # noqa: BLE001 - any other symbol
        return False
    return True
