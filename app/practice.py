"""Invented people to practise on, and the practice vault and gateway that are filled with them.

Nothing here is anybody: the numbers fit their holders' sex and year of birth and belong to no card that we know of, the
names say "sample" (Mẫu, Thử), and every page and paper of a practice vault carries the word "Tập làm".
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.paths import practice_vault
from app.services import record_consent
from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.finalize_dossier import finalize
from app.services.list_dossiers import page
from app.services.start_dossier import start
from app.services.sync_now import sync
from app.services.unlock_vault import create, unlock
from app.storage import vault
from forms.dossier import Consent, Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway
from sync.ports import Clock

USER = "Tập làm"
PASSPHRASE = "tập làm hồ sơ làng"  # noqa: S105 - practice opens for everybody; it holds invented people only
LAPTOP = "Máy tập làm"

PENSION, BIRTH = "1.014027", "1.001193"

PENSIONER_CARD = (
    "001140000019||Nguyễn Thị Ệ|1940|Nữ|Tổ 5, Thị trấn Liên Quan, Huyện Thạch Thất, Thành phố Hà Nội|01062022"
)
"""Born "1940", no day and no month; an address of before the merger."""
MOTHER_CARD = "001198000027||Lò Thị Mẫu|12031998|Nữ|Thôn 3, Xã Thạch Thất, Thành phố Hà Nội|15082025"
FATHER_CARD = "001095000031||Vì Văn Mẫu|05091995|Nam|Thôn 3, Xã Thạch Thất, Thành phố Hà Nội|15082025"
NEIGHBOUR_CARD = "010048000053||Giàng A Mẫu|1948|Nam|Thôn Sả Séng, Xã Tả Phìn, Thị xã Sa Pa, Tỉnh Lào Cai|20072021"
"""Somebody of whom no sample dossier is there yet."""
CARDS = (NEIGHBOUR_CARD, PENSIONER_CARD, MOTHER_CARD, FATHER_CARD)
"""What may be scanned in practice, where no card of anybody's is to be held before the camera."""

PENSION_ANSWERS: Mapping[str, str | None] = {
    "/data/request/request_kind": "new",
    "/data/request/filing_for": "owner",
    "/data/owner/owner_ethnic": "01",
    "/data/home/owner_has_phone": "none",
    "/data/income/has_pension": "no",
    "/data/payment/pay_how": "cash",
    "/data/office/office_province": "01",
    "/data/office/office_commune": "09955",
    "/data/office/result_delivery": "office",
}
"""What the pensioner's card does not say; with the card the form is complete."""


def child_answers(name: str, sex: str, born: date) -> dict[str, str | None]:
    """What is the child's own: born in the district's hospital, with a certificate on paper."""
    return {
        "/data/child/child_name": name,
        "/data/child/child_born": born.isoformat(),
        "/data/child/child_sex": sex,
        "/data/child/child_ethnic": "03",
        "/data/child/birth_place_kind": "facility",
        "/data/birth_place/birth_facility": "Bệnh viện đa khoa Mẫu",
        "/data/birth_place/birth_province": "01",
        "/data/birth_place/birth_commune": "09955",
        "/data/certificate/certificate_kind": "paper",
        "/data/certificate/certificate_facility": "Bệnh viện đa khoa Mẫu",
    }


FAMILY_ANSWERS: Mapping[str, str | None] = {
    "/data/matter/relation": "mother",
    "/data/matter/child_case": "ordinary",
    "/data/matter/parents_married": "yes",
    "/data/origin/origin_of": "father",
    "/data/origin/origin_province": "01",
    "/data/origin/origin_commune": "09955",
    "/data/mother/mother_ethnic": "03",
    "/data/father/father_ethnic": "03",
    "/data/office/office_province": "01",
    "/data/office/office_commune": "09955",
    "/data/office/result_delivery": "office",
    "/data/office/copies_wanted": "no",
}
"""What the parents' cards do not say; shared by their children."""


@dataclass(frozen=True)
class Practice:
    """A practice vault beside its running gateway; ``folder`` opens for ``USER`` with ``PASSPHRASE``."""

    folder: Path
    gateway: RunningGateway


@contextmanager
def practice_place(
    folder: Path, *, clock: Clock | None = None, cost: vault.KdfCost | None = None
) -> Iterator[Practice]:
    """Prepare the practice vault under ``folder``, made on first use, and serve its gateway until the block ends."""
    with running_gateway(folder / "gateway") as gateway:
        place = Practice(practice_vault(folder), gateway)
        prepare_practice(place, clock=clock, cost=cost)
        yield place


def prepare_practice(place: Practice, *, clock: Clock | None = None, cost: vault.KdfCost | None = None) -> None:
    """Make the vault when there is none, bind it to the gateway's present address, add the invented people once."""
    desk = _opened(place.folder, clock, cost)
    try:
        enroll_here(desk, place.gateway)
        if not page(desk, limit=1).rows:
            add_samples(desk, place.gateway)
    finally:
        desk.vault.close()


def enroll_here(desk: Desk, gateway: RunningGateway) -> None:
    """Bind the laptop to a gateway of this machine with a fresh code."""
    code = office.enroll(gateway.place, LAPTOP, "Xã Thạch Thất (tập làm)")["code"]
    enroll_laptop(desk, gateway.url, code)


def add_samples(desk: Desk, gateway: RunningGateway) -> None:
    """A pension in the middle of its form; twins, one accepted by the office and one to be finished."""
    agreed = consent(desk)
    start(desk, PENSION, agreed, cards=[("owner", read_card(PENSIONER_CARD))])
    born = desk.today() - timedelta(days=20)
    first = start(
        desk,
        BIRTH,
        agreed,
        cards=[("mother", read_card(MOTHER_CARD)), ("father", read_card(FATHER_CARD))],
        answers={**FAMILY_ANSWERS, **child_answers("Vì Thị Song", "female", born)},
    )
    start(desk, BIRTH, agreed, source=first.id)
    finalize(desk, first.id, accept=("paper-missing",))
    sync(desk)
    office.status(gateway.place, first.id, 2, note="Đã nhận đủ giấy tờ (tập làm).", number="TAPLAM-0001")
    sync(desk)


def consent(desk: Desk) -> Consent:
    """An invented villager's agreement to everything."""
    return record_consent.given(desk, list(Purpose), read_by=USER)


def _opened(folder: Path, clock: Clock | None, cost: vault.KdfCost | None) -> Desk:
    try:
        return unlock(folder, USER, PASSPHRASE, clock)
    except Refusal as refusal:
        if refusal.code != "no-vault":
            raise
    return create(folder, USER, PASSPHRASE, clock, cost, practice=True)[0]
