"""A file that leaves the vault for where a person says: wholly there or not at all, and for this account alone."""

from pathlib import Path

from app.storage import durable
from forms.refusal import Refusal


def write(file: Path, *contents: bytes) -> tuple[Path, ...]:
    """Write one file, or several: each after the first has its number behind its name. Returns them.

    Raises:
        Refusal: ``bad-output`` where the disk is full, pulled out or takes no writing; a file of before is as it was.
    """
    names = _names(file, len(contents))
    try:
        for name, content in zip(names, contents, strict=True):
            durable.replace(name, content)
    except OSError as why:
        raise Refusal("bad-output", f"{file} cannot be written: {why.strerror}.", file=str(file)) from why
    return names


def _names(file: Path, count: int) -> tuple[Path, ...]:
    """``x.png``, ``x-2.png``, ``x-3.png`` and so on."""
    return tuple(
        file if number == 1 else file.with_name(f"{file.stem}-{number}{file.suffix}") for number in range(1, count + 1)
    )
