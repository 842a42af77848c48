"""A process that owns a vault until its standard input ends: `FOLDER taking|deaf`; it says "owned" when it does."""

import sys
from contextlib import nullcontext
from pathlib import Path

from app.cli.handing import taking_requests
from tests.support.desks import the_desk_again

desk = the_desk_again(Path(sys.argv[1]))
with desk.vault, taking_requests(desk) if sys.argv[2] == "taking" else nullcontext():
    print("owned", flush=True)
    sys.stdin.read()
