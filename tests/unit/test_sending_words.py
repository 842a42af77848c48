"""Every way in which a connection or a submission can stand has words of its own for the helper."""

import pytest

from app.ui import words
from app.ui.errors import tell
from forms.refusal import NotNow
from sync.reasons import SENTENCES

FAULTS = sorted(code for code in SENTENCES if code.startswith("tls-"))


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - {"ok", "not-enrolled", "restored"}))
def test_the_reason_of_a_row_is_said(code: str) -> None:
    if code not in {"no-gateway", "not-accepted", "bad-request", "unknown-key"}:
        assert f"“{code}”" not in words.reason(code)


def test_the_faults_of_a_certificate_are_told_apart() -> None:
    said = {tell(NotNow(code, "")).what for code in FAULTS}
    assert len(said) == len(FAULTS) == 4
