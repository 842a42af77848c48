"""What the window does not keep: no source texts, no pages of a paper that is no longer shown."""

import subprocess
import sys

_NAMES_SOURCES = """
import linecache, app.main, app.ui.pages.unlock, app.storage.vault
print(*[name for name in linecache.cache if "unlock" in name or "vault" in name or "sqlalchemy" in name])
"""


def test_no_source_text_is_kept_for_the_sake_of_pysides_features() -> None:
    done = subprocess.run([sys.executable, "-c", _NAMES_SOURCES], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
