"""`python -m tests.soak [--seeds 200] [--first 0] [--only SEED…]`: one story after another; names those that break."""

import argparse
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.soak.story import play
from tests.support.postgres import running_postgres


def main(words: list[str]) -> int:
    """Play the seeds, all of them even after a broken one; 1 when anything was lost, doubled or invented."""
    parser = argparse.ArgumentParser(description="Real processes over lines of the worst kind.")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int, nargs="+", help="these seeds and no others")
    wanted = parser.parse_args(words)
    seeds = wanted.only or range(wanted.first, wanted.first + wanted.seeds)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that its processes and disks go with it
    began, delivered, broken = time.monotonic(), 0, list[int]()
    with running_postgres() as postgres:
        for seed in seeds:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    done = play(seed, Path(folder), postgres=postgres)
                except Exception as why:  # noqa: BLE001 - whatever broke it, the other seeds have their turn
                    traceback.print_exc()
                    print(f"seed {seed}: BROKEN, {why}\nagain: python -m tests.soak --only {seed}", flush=True)
                    broken.append(seed)
                    continue
            delivered += done.delivered
            print(f"seed {seed}: {done}", flush=True)
    told = f"broken: {broken}" if broken else "0 lost, 0 doubled"
    print(f"{len(seeds)} seeds, {delivered} delivered in {time.monotonic() - began:.0f} s: {told}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
