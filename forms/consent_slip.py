"""The consent on paper: as it was given, or blank to be signed."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from forms import consent_text
from forms.dates import PartialDate, local_today
from forms.dossier import Consent, ConsentMeans, Purpose
from forms.dossier_facts import Helper
from forms.sheet_values import Ink, Line, Slip
from forms.sheet_words import FREE, NO_OTP, helped_by

READ_OUT = "Lời người hỗ trợ đọc cho nghe:"

_MEANS_WORDS: Mapping[ConsentMeans, str] = {
    ConsentMeans.SPOKEN: "Nói đồng ý",
    ConsentMeans.SIGNATURE: "Ký vào phiếu này",
    ConsentMeans.THUMB: "Điểm chỉ vào phiếu này",
}


def build_consent_slip(
    consent: Consent | None,
    *,
    for_whom: str = "",
    helper: Helper | None = None,
    our_code: str = "",
    practice: bool = False,
) -> Slip:
    """The consent as it was given, or a blank slip to sign. A thumb is put in ink before the named witness."""
    team = helper or Helper()
    agreed = consent.purposes if consent else frozenset[Purpose]()
    wording = consent_text.wording_of(consent.text_version) if consent else consent_text.CURRENT
    return Slip(
        title="Phiếu đồng ý cho lưu thông tin",
        status_banner="",
        intro=(Line(READ_OUT), *(Line(sentence) for sentence in wording.text.splitlines())),
        facts=tuple(_consent_facts(consent, for_whom)),
        ticks=tuple(
            (words if consent is None or purpose in agreed else f"{words} – không đồng ý", purpose in agreed)
            for purpose, words in wording.purposes.items()
        ),
        bring=(),
        signatures=tuple(_consent_signatures(consent)),
        notes=(*(Line(right) for right in wording.rights), *helped_by(team), Line(f"{FREE} {NO_OTP}")),
        our_code=our_code,
        codes=(),
        practice=practice,
    )


def _consent_facts(consent: Consent | None, for_whom: str) -> Iterator[tuple[str, str]]:
    """What is known of the consent, but for names that stand under ink; who gives it need not be the owner."""
    yield "Hồ sơ của", for_whom
    if consent is None or consent.means is ConsentMeans.SPOKEN:
        yield "Người đồng ý", ""
    yield "Ngày", _day(consent.given_at) if consent else ""
    if consent:
        yield "Cách đồng ý", _MEANS_WORDS[consent.means]
    if consent and consent.witness and consent.means is not ConsentMeans.THUMB:
        yield "Người làm chứng", consent.witness
    yield "Bản lời đọc", consent.text_version if consent else consent_text.CURRENT.version


def _day(moment: datetime) -> str:
    return PartialDate.of(local_today(moment)).vietnamese()


def _consent_signatures(consent: Consent | None) -> Iterator[Ink]:
    """Ink as the means needs it: none of the villager's where the consent was spoken, a witness for a thumb."""
    if consent is None:
        yield Ink("Người đồng ý (ký hoặc điểm chỉ)")
        yield Ink("Người làm chứng (nếu điểm chỉ)")
        yield Ink("Người đọc")
        return
    if consent.means is ConsentMeans.SIGNATURE:
        yield Ink("Người đồng ý ký")
    if consent.means is ConsentMeans.THUMB:
        yield Ink("Người đồng ý điểm chỉ")
        yield Ink("Người làm chứng", consent.witness or "")
    yield Ink("Người đọc", consent.read_by)
