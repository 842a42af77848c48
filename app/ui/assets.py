"""Where the program's own pictures, letters and words lie, beside the code and inside a bundle."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "assets"


def icon_file(name: str) -> Path:
    """The drawing of one icon."""
    return ROOT / "icons" / f"{name}.svg"


def font_files() -> tuple[Path, ...]:
    """The letters of the screen: Noto Sans, plain and bold."""
    return tuple(ROOT / "fonts" / f"NotoSans-{weight}.ttf" for weight in ("Regular", "Bold"))


def translation_file() -> Path:
    """The compiled Vietnamese words."""
    return ROOT / "translations" / "vi.qm"


def help_files() -> tuple[Path, ...]:
    """The pages of the helper's guide, in their order."""
    found = (ROOT.parent / "docs" / "huong-dan").glob("[0-9]*.md")
    return tuple(sorted(found, key=lambda file: int(file.name.split("-")[0])))


def style_file() -> Path:
    """The style sheet with its placeholders."""
    return ROOT / "styles" / "hosolang.qss"
