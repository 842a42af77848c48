"""Files that somebody dragged here or copied in the file manager."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def local_files(content: QMimeData | None) -> list[Path]:
    """Those that lie on this machine, in the order in which they were given."""
    return [] if content is None else [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
