"""How much memory this process holds, as the system says; it imports nothing that would be measured as well."""

import math
from pathlib import Path


def resident_mib(kind: str = "VmRSS") -> float:
    """Resident memory in MiB, all of it or ``RssFile``; NaN where ``/proc`` does not exist."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return math.nan
    line = next(one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith(f"{kind}:"))
    return int(line.split()[1]) / 1024
