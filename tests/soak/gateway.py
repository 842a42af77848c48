"""A gateway in a process of its own, whose clock is wrong by so many seconds: `FOLDER SECONDS`; prints its port."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from sync.gateway.local import running_gateway

wrong_by = timedelta(seconds=float(sys.argv[2]))
with running_gateway(Path(sys.argv[1]), clock=lambda: datetime.now(UTC) + wrong_by) as running:
    print(urlsplit(running.url).port, flush=True)
    sys.stdin.read()
