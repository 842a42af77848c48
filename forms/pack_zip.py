"""A pack's outer shell: a zip of known kinds of files, read within limits and written with the same bytes each time."""

import io
import re
import stat
import zipfile
from collections.abc import Mapping

from forms.refusal import Refusal
from forms.tongues import FILE as TONGUE_FILE
from forms.tongues import PDF

LARGEST_PACK = 20 * 1024 * 1024
"""Bytes of a pack, as a gateway offers it at most."""
LARGEST_FILE = 8 * 1024 * 1024
LARGEST_WHOLE = 64 * 1024 * 1024
MOST_FILES = 3000
HIGHEST_RATIO = 120
"""Unpacked to packed; the longest of our own forms stays below 40."""
_CODE = r"[0-9]\.[0-9]{4,6}"
_NAME = r"[a-z0-9][a-z0-9_-]{0,60}"
ALLOWED = re.compile(
    rf"(?:{_CODE}/(?:card\.json|form\.json|form\.md|form\.xml|declaration\.json|changes\.json)"
    rf"|_forms/{_NAME}/(?:form\.md|form\.xml|declaration\.json|changes\.json)"
    rf"|events/{_NAME}\.json|(?:changed_codes|return_rules)\.json"
    rf"|words/{_NAME}\.tsv|audio/{_NAME}\.(?:ogg|opus|mp3|wav)"
    rf"|local/[0-9]{{5}}\.json|{TONGUE_FILE})"
)
"""The only paths a pack may have: nothing absolute, nothing above its folder, no name that Windows keeps for itself."""
SHELL = ("manifest.json", "manifest.sig", "signers.json", "signers.sig")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_XML_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def write(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip with these files, the same for the same files whenever and wherever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            made.writestr(entry, files[name])
    return out.getvalue()


def read(content: bytes) -> dict[str, bytes]:
    """Every file of a pack by its path.

    Raises:
        Refusal: ``pack-too-large`` (also for a zip bomb), ``pack-bad-path`` (out of its folder, twice, no kind of file
            that packs hold), ``bad-pack`` (its fact ``why``: ``damaged`` for no zip, a damaged or an encrypted one,
            ``entities`` for XML that declares them).
    """
    if len(content) > LARGEST_PACK:
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as shell:
            entries = shell.infolist()
            _look_over(entries)
            return {entry.filename: _file(shell, entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise damaged() from error
    except (ValueError, IndexError) as error:
        raise damaged() from error


def check_files(files: Mapping[str, bytes]) -> None:
    """The limits on a pack's own files, before it is built (the refusals of :func:`read`)."""
    for name, content in files.items():
        if not ALLOWED.fullmatch(name):
            raise _bad_path(name)
        if len(content) > LARGEST_FILE:
            raise _too_large()
        _sober(name, content)
    if len(files) > MOST_FILES or sum(map(len, files.values())) > LARGEST_WHOLE:
        raise _too_large()


def damaged() -> Refusal:
    """What is told of a file that is no pack at all."""
    return Refusal("bad-pack", "This file is no pack, or it is damaged; ask for it anew.", why="damaged")


def _look_over(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise _too_large()
    for entry in entries:
        if entry.filename not in SHELL and not ALLOWED.fullmatch(entry.filename):
            raise _bad_path(entry.filename)
        if entry.file_size > max(LARGEST_FILE, 1) or entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 64):
            raise _too_large()
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if entry.flag_bits & 1 or kind not in (0, stat.S_IFREG):
            raise damaged()
    if len({name.casefold() for name in names}) != len(names):
        raise _bad_path(next(name for name in names if names.count(name) > 1 or name != name.casefold()))


def _file(shell: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The file, never more of it than its entry said."""
    with shell.open(entry) as source:
        content = source.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _too_large()
    _sober(entry.filename, content)
    return content


def _sober(name: str, content: bytes) -> None:
    """No XML of a pack declares types or entities; JSON has none; what is called a PDF is one."""
    if name.endswith(".xml") and (_XML_DECLARES.search(content) or content[:2] in (b"\xff\xfe", b"\xfe\xff")):
        told = f"{name} declares a document type or entities; a form needs neither."
        raise Refusal("bad-pack", told, file=name, why="entities")
    if name.endswith(".pdf") and not content.startswith(PDF):
        raise Refusal("bad-pack", f"{name} is no PDF.", file=name, why="damaged")


def _bad_path(name: str) -> Refusal:
    shown = name[:80].encode("ascii", "backslashreplace").decode()
    return Refusal("pack-bad-path", f"The pack has a file that packs do not have: {shown!r}. Nothing was taken.")


def _too_large() -> Refusal:
    return Refusal(
        "pack-too-large",
        f"This file is larger than a pack may be ({LARGEST_PACK // 1024 // 1024} MB, "
        f"{LARGEST_WHOLE // 1024 // 1024} MB unpacked), or it unpacks to far more than it is. Nothing was taken.",
    )
