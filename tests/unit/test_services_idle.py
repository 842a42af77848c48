"""When nobody waits: a backup if the last is old, and after an unclean exit every paper is read through in pieces."""

from pathlib import Path

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services.attach_paper import attach
from app.services.desk import Desk
from app.services.idle_work import IdleWork
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.dossier import Purpose
from forms.identity import read_card
from tests.support.desks import a_desk

PICTURE = b"\x89PNG\r\n\x1a\n" + b"x" * 2000


def with_papers(desk: Desk, count: int) -> None:
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    card = ("owner", read_card(PENSIONER_CARD))
    paper = desk.catalogue.get(PENSION).papers[0].id
    for _ in range(count):
        attach(desk, start(desk, PENSION, consent, cards=[card], answers=PENSION_ANSWERS).id, paper, PICTURE)


def test_after_a_clean_exit_there_is_only_the_backup(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault")
    work = IdleWork(desk)
    assert not work.has_papers_to_read
    assert work.next() is not None
    assert work.next() is None
    desk.vault.close()
    assert work.next() is None


def test_after_an_unclean_exit_the_papers_are_read_through_piece_by_piece(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "vault")
    with_papers(desk, 3)
    desk.vault.was_unclean = True
    harmed = sorted((tmp_path / "vault" / "papers").iterdir())[1]
    content = bytearray(harmed.read_bytes())
    content[len(content) // 2] ^= 1
    harmed.write_bytes(content)
    found, after = desk.vault.check_papers("", 2)
    assert (len(found), after is not None) == (1, True)
    work = IdleWork(desk)
    standing = [work.has_papers_to_read]
    work.next()
    standing.append(work.has_papers_to_read)
    assert standing == [True, False]
    assert [finding.code for finding in work.findings] == ["damaged-paper"]
    desk.vault.close()
