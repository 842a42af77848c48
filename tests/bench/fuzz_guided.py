"""Hostile forms led by coverage: ``python -m tests.bench.fuzz_guided CORPUS_FOLDER -max_total_time=SECONDS``.

Needs ``atheris`` (libFuzzer for Python; Linux only), which is no dependency of the project: install it aside and put it
on ``PYTHONPATH``. Each input is a form as it stands, or three expressions for a small form; what is not refused is
filled, drafted and restored. libFuzzer stops at the first thing that is neither, and keeps it.
"""

import importlib
import random
import sys
from pathlib import Path
from typing import Any

atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["forms.engine"]):
    from forms.engine import FormError, load
    from forms.engine.xpath.functions import FUNCTIONS
    from tests.bench.fuzz import drive, seeds
    from tests.unit.engine.writing import bind, inputs, written

WORDS = (
    "/data/a",
    "../b",
    "position(..)",
    "instance('t')/root/item",
    "[",
    "]",
    "::",
    "ancestor",
    "today()",
    "jr:itext(",
)


def one_input(data: bytes) -> None:
    """The first byte says whether the rest is a form or expressions."""
    if not data:
        return
    rng = random.Random(len(data))  # noqa: S311 - the same input does the same
    if data[0] % 2:
        drive(rng, data[1:])
        return
    texts = [part.decode("utf-8", "replace") for part in data[1:].split(b"\n", 2)]
    texts += [""] * (3 - len(texts))
    plain = ["".join(one for one in text if one.isprintable()) for text in texts]
    rules = bind("/data/a", relevant=plain[0], constraint=plain[1]) + bind("/data/r/x", calculate=plain[2])
    body = inputs("/data/a", "/data/b") + '<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>'
    xml = written("<a>1</a><b/><r><x/></r><r><x/></r>", rules, body)
    try:
        load(xml)
    except FormError:
        return
    drive(rng, xml)


def main() -> None:
    """Writes a corpus of the seeds and a dictionary of the language, then leaves the rest to libFuzzer."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, xml in enumerate(seeds()):
        (folder / f"form{number}").write_bytes(b"\x01" + xml)
    for number, name in enumerate(sorted(FUNCTIONS)):
        (folder / f"call{number}").write_bytes(
            f"\x00{name}(/data/a)\n{name}(., 1)\n{name}(/data/r, ../x, 'a')".encode()
        )
    words = folder.with_suffix(".words")
    quoted = [word.replace("\\", "\\\\").replace('"', '\\"') for word in (*FUNCTIONS, *WORDS)]
    words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="utf-8")
    atheris.Setup([sys.argv[0], f"-dict={words}", "-timeout=60", *sys.argv[1:]], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
