"""How much memory this process holds, read from the system; nothing where the system does not say."""

import math
from pathlib import Path


def resident_mib() -> float:
    """Resident memory in MiB; NaN where ``/proc`` does not exist."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return math.nan
    line = next(one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
