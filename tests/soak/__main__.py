"""`python -m tests.soak [--seeds 200] [--first 0]`: many stories, one after another; names the seed that breaks one."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.story import Broken, play


def main(words: list[str]) -> int:
    """Play the seeds; 1 as soon as something was lost, doubled or invented."""
    parser = argparse.ArgumentParser(description="Real processes over a line of the worst kind.")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args(words)
    began, total = time.monotonic(), 0
    for seed in range(wanted.first, wanted.first + wanted.seeds):
        with tempfile.TemporaryDirectory() as folder:
            try:
                done = play(seed, Path(folder))
            except Broken as why:
                print(f"seed {seed}: {why}\nagain: python -m tests.soak --first {seed} --seeds 1", flush=True)
                return 1
        total += done.submissions
        print(f"seed {seed}: {done}", flush=True)
    print(f"{wanted.seeds} seeds, {total} submissions in {time.monotonic() - began:.0f} s: 0 lost, 0 doubled")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
