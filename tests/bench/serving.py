"""A gateway in a process of its own: prints its address, serves until standard input ends."""

import sys
from pathlib import Path

from sync.gateway.local import running_gateway

with running_gateway(Path(sys.argv[1])) as gateway:
    print(gateway.url, flush=True)
    sys.stdin.read()
