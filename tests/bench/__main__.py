"""`python -m tests.bench [part…]`: every figure of the design beside its floor; it prints and never judges."""

import importlib
import sys

from tests.bench.figures import HEADER

PARTS = (
    "start_of_window",
    "window",
    "memory",
    "durability",
    "dossiers",
    "form",
    "engine",
    "search",
    "sheets",
    "sync_of_a_hundred",
    "client_memory",
    "thin_line",
    "gateway",
)


def main(wanted: list[str]) -> int:
    print(HEADER)
    broken = 0
    for part in wanted or PARTS:
        try:
            for figure in importlib.import_module(f"tests.bench.{part}").measure():
                print(figure.row(), flush=True)
        except Exception as error:  # noqa: BLE001 - one part that cannot be measured must not hide the others
            broken += 1
            print(f"{part}: not measured, {type(error).__name__}: {error}", flush=True)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
