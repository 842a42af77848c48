"""Following a dossier up: the fee paid, the office's draft confirmed, silence put off, the office told, how it went.

Each is a step of its own that says who wrote it down (``forms.follow_up``); what is to be done follows from them.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import TypedDict, Unpack

from app.services import pay_fee
from app.services.attach_paper import LARGEST, kind_of
from app.services.desk import Desk
from app.services.record_consent import require_kept
from app.services.tasks import TaskKind, tasks
from app.storage.records import FollowUp
from app.storage.vault import Unit
from forms.dossier import PortalStatus
from forms.follow_up import FollowUpKind, Satisfaction
from forms.refusal import Refusal


class _Said(TypedDict, total=False):
    words: str
    change_id: str
    until_on: date
    answer: Satisfaction
    media_type: str


LONGEST_WORDS = 1000
LONGEST_WAIT = timedelta(days=31)
"""Silence is not put off for longer at once: somebody asks again."""


def pay(desk: Desk, dossier_id: str, *, words: str = "", picture: bytes | None = None) -> FollowUp:
    """The fee that the office asked for is paid; with a picture or PDF of its receipt, where there is one.

    Raises:
        Refusal: ``fee-not-asked``, ``fee-paid``; ``unknown-file-kind``, ``too-large`` for the picture.
    """
    if picture is not None and len(picture) > LARGEST:
        raise Refusal("too-large", f"The picture of the receipt is larger than {LARGEST // 1024 // 1024} MB.")
    media_type = "" if picture is None else kind_of(picture)
    with desk.vault.write() as unit:
        amount, open_ids = pay_fee.unpaid(unit, dossier_id)
        step = _step(desk, dossier_id, FollowUpKind.FEE_PAID, words=tidy(words), media_type=media_type)
        done = _keep(unit, replace(step, change_id=open_ids[0], amount=amount), picture)
        for each in open_ids[1:]:  # the office asked, and an officer entered the sum: one payment settles both
            _keep(unit, replace(step, change_id=each, media_type=""))
    return done


def answer_draft(desk: Desk, dossier_id: str, *, right: bool, words: str = "") -> FollowUp:
    """What the villager said of the office's draft: right as it is, or not, with what is to be changed.

    Raises:
        Refusal: ``no-draft-to-confirm``; ``words-missing`` when it is not right and nothing says why.
    """
    said = tidy(words)
    if not right and not said:
        raise Refusal("words-missing", "Say what is not right in the office's draft: --wrong WORDS.")
    act = _draft_of(desk, dossier_id)
    if not act:
        raise Refusal("no-draft-to-confirm", f"The office has no draft of {dossier_id} to be confirmed now.")
    kind = FollowUpKind.CONFIRMED if right else FollowUpKind.NOT_RIGHT
    return _write(desk, dossier_id, kind, words=said, change_id=act)


def put_off(desk: Desk, dossier_id: str, until: date, reason: str) -> FollowUp:
    """The office was asked about its silence; the alarm is quiet until a day.

    Raises:
        Refusal: ``not-silent``; ``bad-date`` for a day that is not within the next 31; ``words-missing``.
    """
    said, today = tidy(reason), desk.today()
    if not said:
        raise Refusal("words-missing", "Say why it can wait, for whoever calls next: --reason WORDS.")
    if not today < until <= today + LONGEST_WAIT:
        raise Refusal("bad-date", f"It can wait until a day from tomorrow to {today + LONGEST_WAIT}.")
    if not any(one.kind is TaskKind.SILENCE for one in tasks(desk, dossier_id)):
        raise Refusal("not-silent", f"Nothing is overdue for {dossier_id} as far as this laptop knows.")
    return _write(desk, dossier_id, FollowUpKind.SNOOZED, words=said, until_on=until)


def told_office(desk: Desk, dossier_id: str, words: str = "") -> FollowUp:
    """The office was told what only a person could tell it: by telephone, at the desk, on paper.

    Raises:
        Refusal: ``nothing-to-tell``.
    """
    if not any(one.kind is TaskKind.TELL_OFFICE for one in tasks(desk, dossier_id)):
        raise Refusal("nothing-to-tell", f"There is nothing about {dossier_id} that the office still has to hear.")
    return _write(desk, dossier_id, FollowUpKind.TOLD_OFFICE, words=tidy(words), needs_consent=False)


def how_it_went(desk: Desk, dossier_id: str, answer: Satisfaction, words: str = "") -> FollowUp:
    """What the villager said once the result was in hand; asked again, the newest answer counts.

    Raises:
        Refusal: ``result-not-in-hand``; ``consent-withdrawn`` when they want no more of us.
    """
    with desk.vault.read() as unit:
        row = unit.dossiers.row(dossier_id)
        in_hand = row.portal_status == PortalStatus.RETURNED or bool(unit.results.handovers(dossier_id))
    if not in_hand:
        raise Refusal(
            "result-not-in-hand", f"Ask how it went once the result of {dossier_id} is in the villager's hand."
        )
    return _write(desk, dossier_id, FollowUpKind.HOW_IT_WENT, words=tidy(words), answer=answer)


def picture_of(desk: Desk, dossier_id: str) -> tuple[FollowUp, bytes]:
    """The newest receipt of a fee with its picture, in memory (``no-file``)."""
    with desk.vault.read() as unit:
        unit.dossiers.row(dossier_id)
        kept = [one for one in unit.follow_ups.list(dossier_id) if one.media_type]
        if not kept:
            raise Refusal("no-file", f"No receipt was photographed for {dossier_id}.")
        return kept[-1], unit.follow_ups.picture(kept[-1])


def _write(
    desk: Desk, dossier_id: str, kind: FollowUpKind, *, needs_consent: bool = True, **said: Unpack[_Said]
) -> FollowUp:
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        if needs_consent:
            require_kept(unit, dossier_id)
        return _keep(unit, _step(desk, dossier_id, kind, **said))


def _step(desk: Desk, dossier_id: str, kind: FollowUpKind, **said: Unpack[_Said]) -> FollowUp:
    return FollowUp(dossier_id, kind, desk.vault.user, desk.clock.now(), **said)


def _keep(unit: Unit, step: FollowUp, picture: bytes | None = None) -> FollowUp:
    done = unit.follow_ups.add(step, picture)
    unit.dossiers.update(step.dossier_id, updated_at=step.at)
    unit.journal.append(f"followed-{step.kind}", step.dossier_id, {"number": done.number}, step.dossier_id)
    return done


def _draft_of(desk: Desk, dossier_id: str) -> str:
    return next((one.change_id for one in tasks(desk, dossier_id) if one.kind is TaskKind.CONFIRM), "")


def tidy(words: str) -> str:
    """What somebody typed, on one line and not without end."""
    return " ".join(words.split())[:LONGEST_WORDS]
