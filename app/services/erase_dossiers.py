"""A person's rights: everything of one dossier or of one person erased, with a certificate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app import printing
from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage.records import ErasureCertificate, NamedIn, PersonInVault
from forms.dates import VIETNAM
from forms.names import name_key, same_name
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from forms.sheet_values import Ink, Line, Slip


@dataclass(frozen=True)
class Erased:
    """What was erased: the storage's certificate, and by which codes the person's sheets call the dossiers."""

    certificate: ErasureCertificate
    public_codes: tuple[str, ...]


def erase(desk: Desk, dossier_ids: Sequence[str], reason: str = "asked", looker: OnLooker = NOBODY) -> Erased:
    """Erase dossiers for good, here and in every backup in reach; told as ``Vault.erase`` says, and never half way.

    Raises:
        Refusal: ``role``, ``unknown-dossier``, ``still-on-its-way``; nothing was erased then.
    """
    require(desk, Act.ERASE)
    with desk.vault.read() as unit:
        codes = tuple(unit.dossiers.row(each).public_code for each in dict.fromkeys(dossier_ids))
    return Erased(desk.vault.erase(dossier_ids, reason, looker), codes)


def dossiers_of(desk: Desk, person: str) -> tuple[str, ...]:
    """The ids of all dossiers of one person, for who cannot look at a list before they are erased or given out.

    Raises:
        Refusal: as :func:`named`; ``which-person`` where the name is several persons', as far as their marks and their
            cards tell.
    """
    found = named(desk, person)
    if not "".join(person.split()).isdigit():
        found = tuple(one for one in found if same_name(one.name, person)) or found
        names, numbers = {name_key(one.name) for one in found}, {one.number for one in found if one.number}
        if max(len(names), len(numbers)) > 1:
            raise Refusal(
                "which-person",
                "Several persons bear that name: give the number of the card, or the ids of the dossiers; "
                "`hosolang persons` lists both.",
            )
    return tuple(one.dossier_id for one in found)


def named(desk: Desk, person: str) -> tuple[NamedIn, ...]:
    """The dossiers whose owner or filer is a person, given by card number or whole name.

    Raises:
        Refusal: ``role``, ``unknown-person``.
    """
    require(desk, Act.PERSONS)
    with desk.vault.read() as unit:
        found = unit.persons.named(person)
    if not found:
        raise Refusal(
            "unknown-person", "This vault holds no dossier of that person: give the number or the whole name."
        )
    return found


def persons(desk: Desk) -> list[PersonInVault]:
    """Everybody of whom this laptop holds something, to tell them after a loss (``role``)."""
    require(desk, Act.PERSONS)
    with desk.vault.read() as unit:
        return unit.persons.list()


def certificate_pdf(desk: Desk, erased: Erased) -> bytes:
    """The certificate as a slip to hand over: what was erased, when, and which copies were out of reach."""
    certificate = erased.certificate
    away = [f"{copy.place} ({_day(copy.made_at)})" for copy in certificate.copies_not_reached]
    missed = [Line(f"Bản sao chưa xóa được, sẽ xóa khi cắm lại: {place}") for place in away]
    slip = Slip(
        title="Phiếu xác nhận đã xóa thông tin",
        status_banner="",
        intro=(Line("Thông tin của các phiếu dưới đây đã xóa khỏi máy này và không mở lại được."),),
        facts=(
            ("Mã phiếu", ", ".join(erased.public_codes)),
            ("Ngày xóa", _day(certificate.erased_at)),
            ("Người hỗ trợ", certificate.erased_by),
            *_counted("Giấy tờ đính kèm đã xóa", certificate.papers),
            *_counted("Bản sao lưu đã xóa", len(certificate.copies_cleaned)),
            *_counted("Bản sao lưu chưa xóa được", len(away)),
        ),
        ticks=(),
        bring=(),
        signatures=(Ink("Người hỗ trợ", certificate.erased_by),),
        notes=(*missed, Line("Hồ sơ đã gửi hoặc đã nộp ở xã do xã giữ; phiếu này không nói về bản đó.")),
        our_code="",
        codes=(),
        practice=desk.vault.practice,
    )
    return printing.slip(slip)


def _counted(label: str, count: int) -> tuple[tuple[str, str], ...]:
    """What there was of it; a sheet for a villager lists no noughts."""
    return ((label, str(count)),) if count else ()


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}"
