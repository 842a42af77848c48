"""After a loss: who is to be told, with what finds them and nothing of what their dossiers are about."""

import csv
import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services import give_out, tell_after_loss
from app.services.desk import Desk
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.breach_list import Affected, table
from forms.dossier import Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.desks import a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "vault")
    consent = given(made, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    start(made, PENSION, consent, cards=[("owner", read_card(PENSIONER_CARD))], answers=PENSION_ANSWERS, sure=True)
    yield made
    made.vault.close()


def test_everybody_is_listed_with_covered_numbers_and_without_the_matter(desk: Desk) -> None:
    found = tell_after_loss.look(desk)
    number = read_card(PENSIONER_CARD).number
    [person] = [one for one in found.people if one.number.endswith(number[-3:])]
    assert person.dossiers == 1
    assert found.dossiers == 1
    rows = list(csv.reader(io.StringIO(tell_after_loss.csv(desk).decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == [one.name for one in found.people]
    assert number not in str(rows)
    assert desk.catalogue.get(PENSION).title not in str(rows)
    assert tell_after_loss.pdf(desk).startswith(b"%PDF-")
    with desk.vault.read() as unit:
        assert [entry.kind for entry in unit.journal.entries()].count("list-after-loss") == 2


def test_a_helper_gets_no_such_list(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(desk.vault), "role", "helper")
    with pytest.raises(Refusal) as refused:
        tell_after_loss.csv(desk)
    assert refused.value.code == "role"


def test_no_cell_of_the_table_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(table([Affected("=HYPERLINK()", "•••019", "", 1)]).decode("utf-8-sig"))))
    assert rows[1][1] == "'=HYPERLINK()"


def test_a_full_stick_leaves_the_file_of_before_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.csv"
    give_out.write(file, b"before")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.storage.durable.os.fsync", full)
    with pytest.raises(Refusal) as refused:
        give_out.write(file, b"after", b"second page")
    assert refused.value.code == "bad-output"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["list.csv"]
    assert file.read_bytes() == b"before"
